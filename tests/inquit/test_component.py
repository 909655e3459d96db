"""The spaCy component: quotations and speakers on a Doc."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from spacy import displacy
from spacy.tokens import Doc

from inquit.component import DISPLACY_COLORS

if TYPE_CHECKING:
    from spacy.language import Language

    from inquit import Engine

TEXT = "“We open on Monday,” said Ida Holm. She called it “a good day”."


@pytest.fixture(scope="module")
def pipeline() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("inquit", config={"min_confidence": 0.4})
    return nlp


def test_quotations_and_speakers_stand_on_the_doc(pipeline: Language) -> None:
    doc = pipeline(TEXT)
    first, second = doc._.quotations
    assert (first["type"], first["words"]) == ("direct", "We open on Monday,")
    assert TEXT[second["span"]["start"] : second["span"]["end"]] == "“a good day”"
    assert [speaker["name"] for speaker in doc._.speakers] == ["Ida Holm"]


def test_spans_have_type_speaker_and_id(pipeline: Language) -> None:
    doc = pipeline(TEXT)
    assert [(span.text, span.label_, span.kb_id_, span.id_) for span in doc.spans["quotations"]] == [
        ("“We open on Monday,”", "DIRECT", "s1", "q1"),
        ("“a good day”", "MIXED", "s1", "q2"),
    ]


def test_answers_are_those_of_the_engine(pipeline: Language, engine: Engine) -> None:
    answer = engine.attribute(TEXT)
    assert [quote["confidence"] for quote in pipeline(TEXT)._.quotations] == [
        quote.confidence for quote in answer.quotes
    ]


def test_a_doc_is_stored_and_loaded(pipeline: Language) -> None:
    doc = pipeline(TEXT)
    loaded = Doc(pipeline.vocab).from_bytes(doc.to_bytes())
    assert loaded._.quotations == doc._.quotations
    assert [span.id_ for span in loaded.spans["quotations"]] == ["q1", "q2"]


def test_many_docs_in_a_pipe(pipeline: Language) -> None:
    docs = list(pipeline.pipe([TEXT, "Nothing is said here.", "", TEXT]))
    assert [len(doc._.quotations) for doc in docs] == [2, 0, 0, 2]


def test_displacy_shows_the_spans_in_their_colours(pipeline: Language) -> None:
    options = {"spans_key": "quotations", "colors": DISPLACY_COLORS}
    page = displacy.render(pipeline(TEXT), style="span", options=options)
    assert DISPLACY_COLORS["DIRECT"] in page


def test_an_unknown_model_is_said() -> None:
    with pytest.raises(OSError, match="no_such_model"):
        spacy.blank("en").add_pipe("inquit", config={"model": "no_such_model"})
