"""The summary of an answer, and what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inquit import Options, Tally

if TYPE_CHECKING:
    from inquit import Engine

TEXT = (
    "“The pier is closed for good,” said Mayor Nora Berg. A deckhand said: “Nobody asked us.” “We will,” Mrs Berg said."
    " They call it “the Plank”."
)


def test_words_quotations_and_shares(engine: Engine) -> None:
    summary = engine.attribute(TEXT, Options(gender=True)).summary
    assert (summary.quotations, summary.attributed, summary.words) == (4, 3, 11)
    assert summary.by_naming == (Tally("named", 1, 2, 8, 0.7273), Tally("unnamed", 1, 1, 3, 0.2727))
    assert [(tally.kind, tally.words) for tally in summary.by_gender] == [("female", 8), ("unknown", 3)]


def test_no_gender_unasked(engine: Engine) -> None:
    assert engine.attribute(TEXT).summary.by_gender == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nora Berg called it “a slow, cold day” at sea.", 4),
        ("“Well — yes,” Nora Berg said.", 2),
    ],
)
def test_only_words_in_marks_count(engine: Engine, text: str, words: int) -> None:
    (speaker,) = engine.attribute(text, Options(indirect=True)).speakers
    assert speaker.quoted_words == words


def test_namesakes_keep_their_titles(engine: Engine) -> None:
    text = "“We did nothing,” said Mr. Bennet. “They knew it,” Mrs. Bennet said."
    answer = engine.attribute(text)
    assert [speaker.name for speaker in answer.speakers] == ["Mr. Bennet", "Mrs. Bennet"]
    assert {speaker.key for speaker in answer.speakers} == {"bennet"}
