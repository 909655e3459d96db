"""The entity decoder finds what spaCy's own recognizer finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from inquit import DEFAULT_MODEL
from inquit.reading.fast_ner import can_replace, make_recognizer_fast

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TEXTS = [
    "Nora Lindqvist, 54, of the Karlsby Harbour Council met Tom Berg on Monday. Berg paid $12 million.",
    "The Bank of Northern Karlsby and the University of Karlsby Hospital Trust sued Lindqvist & Berg Ltd.",
    "Nora Lindqvist",
    "Lindqvist",
    "Nora\n\nLindqvist met   Tom \n Berg in Karlsby .\n",
    " ",
    "",
    "Nora Lindqvist. Tom Berg. Monday. Karlsby! The Harbour Council?",
    "Nora Lindqvist " * 60,
    "it was nobody at all",
]
WORDS = [
    "Nora",
    "Lindqvist",
    "the",
    "Harbour",
    "Council",
    "of",
    "Karlsby",
    ".",
    ",",
    "$",
    "12",
    "million",
    "\n",
    "said",
]


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(DEFAULT_MODEL)


@pytest.fixture(scope="module")
def decoding() -> Language:
    nlp = spacy.load(DEFAULT_MODEL)
    make_recognizer_fast(nlp)
    return nlp


def entities(doc: Doc) -> list[tuple[int, int, str]]:
    return [(entity.start, entity.end, entity.label_) for entity in doc.ents]


def test_a_batch_has_the_entities_that_spacy_finds(plain: Language, decoding: Language) -> None:
    expected = [entities(doc) for doc in plain.pipe(TEXTS)]
    assert [entities(doc) for doc in decoding.pipe(TEXTS)] == expected
    assert sum(map(len, expected)) > 10


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
@settings(max_examples=50, deadline=None)
def test_any_text_has_the_entities_that_spacy_finds(plain: Language, decoding: Language, words: list[str]) -> None:
    text = " ".join(words)
    assert entities(decoding(text)) == entities(plain(text))


def test_an_empty_text_has_none(decoding: Language) -> None:
    assert entities(decoding("")) == []


def test_a_recognizer_of_another_kind_stays() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(
        "ner",
        config={
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "ner",
                "extra_state_tokens": True,
                "hidden_width": 8,
                "maxout_pieces": 2,
                "use_upper": True,
                "tok2vec": {
                    "@architectures": "spacy.HashEmbedCNN.v2",
                    "pretrained_vectors": None,
                    "width": 8,
                    "depth": 1,
                    "embed_size": 20,
                    "window_size": 1,
                    "maxout_pieces": 2,
                    "subword_features": False,
                },
            }
        },
    )
    nlp.initialize()
    assert not can_replace(nlp.get_pipe("ner"))
    make_recognizer_fast(nlp)
    assert nlp.pipe_names == ["ner"]


def test_a_pipeline_without_recognizer_is_left_alone() -> None:
    nlp = spacy.blank("en")
    make_recognizer_fast(nlp)
    assert nlp.pipe_names == []
