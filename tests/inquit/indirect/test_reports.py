"""Indirect quotations on request: clauses with their speakers, merged with the quoted fragments in them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inquit import Options

if TYPE_CHECKING:
    from inquit import Attribution, Engine

INDIRECT = Options(indirect=True)
SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))

Expected = list[tuple[str, str, str]]

REPORTED: list[tuple[str, str, Expected]] = [
    (
        "clause after the verb",
        "Nora Lindqvist said the pier would open in May.",
        [("indirect", "Nora Lindqvist", "the pier would open in May")],
    ),
    (
        "clause before the verb",
        "The pier will open in May, Nora Lindqvist said.",
        [("indirect", "Nora Lindqvist", "The pier will open in May")],
    ),
    (
        "clause around the verb",
        "The pier, Nora Lindqvist said, will open in May.",
        [("indirect", "Nora Lindqvist", "The pier, Nora Lindqvist said, will open in May")],
    ),
    (
        "according to, first",
        "According to Tom Berg, the pier is not safe.",
        [("indirect", "Tom Berg", "the pier is not safe")],
    ),
    (
        "according to, last",
        "The pier is not safe, according to Tom Berg.",
        [("indirect", "Tom Berg", "The pier is not safe")],
    ),
    (
        "belief, by a pronoun",
        "Nora Lindqvist opened the pier. She believes that the town needs it.",
        [("indirect", "Nora Lindqvist", "that the town needs it")],
    ),
    ("question", "The town asked whether the pier was safe.", [("indirect", "town", "whether the pier was safe")]),
    ("denial", "Tom Berg denied having seen the letter.", [("indirect", "Tom Berg", "having seen the letter")]),
    ("plan", "The council plans to close the pier.", [("indirect", "council", "to close the pier")]),
    (
        "fragment in its clause",
        "Tom Berg said the pier was “a trap” and should be closed.",
        [("mixed", "Tom Berg", "the pier was “a trap” and should be closed")],
    ),
    (
        "another's fragment stays apart",
        "Nora Lindqvist said that Tom Berg called the pier “a trap”.",
        [("indirect", "Nora Lindqvist", "that Tom Berg called the pier “a trap”"), ("mixed", "Tom Berg", "“a trap”")],
    ),
    (
        "another's utterance, passed on",
        "“It is safe,” Nora Lindqvist said, according to Tom Berg.",
        [("direct", "Nora Lindqvist", "“It is safe,”")],
    ),
    (
        "beside a direct quotation",
        "“It is safe,” Nora Lindqvist said. Tom Berg said it was not.",
        [("direct", "Nora Lindqvist", "“It is safe,”"), ("indirect", "Tom Berg", "it was not")],
    ),
    (
        "clause that leads up to an utterance",
        "Tom Berg told reporters that he was ill: “I cannot walk.”",
        [("indirect", "Tom Berg", "that he was ill"), ("direct", "Tom Berg", "“I cannot walk.”")],
    ),
    (
        "clause that ends before an utterance",
        "Tom Berg said that he was ill, then that he was well: “I cannot walk.”",
        [("indirect", "Tom Berg", "that he was ill"), ("direct", "Tom Berg", "“I cannot walk.”")],
    ),
    (
        "whom an utterance is told",
        "Tom Berg told Radio Karlsby: “We left the pier.”",
        [("direct", "Tom Berg", "“We left the pier.”")],
    ),
    (
        "where an utterance is written",
        "In a statement, Nora Lindqvist said: “We are sorry.”",
        [("direct", "Nora Lindqvist", "“We are sorry.”")],
    ),
    (
        "what follows an utterance",
        "“We will rebuild,” Nora Lindqvist said, to roars of approval from the crowd.",
        [("direct", "Nora Lindqvist", "“We will rebuild,”")],
    ),
    (
        "clause before a floating utterance",
        "Tom Berg said the pier was closed. “It is over.”",
        [("indirect", "Tom Berg", "the pier was closed"), ("direct", "Tom Berg", "“It is over.”")],
    ),
    (
        "word with a hyphen",
        "Nora Lindqvist hoped that she would be re-elected as a judge.",
        [("indirect", "Nora Lindqvist", "that she would be re-elected as a judge")],
    ),
]


def rows(answer: Attribution) -> Expected:
    names = {speaker.id: speaker.name for speaker in answer.speakers}
    return [(quote.type.value, names.get(quote.speaker_id or "", "-"), quote.text) for quote in answer.quotes]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in REPORTED], ids=[row[0] for row in REPORTED])
def test_reported(engine: Engine, text: str, expected: Expected) -> None:
    found = rows(engine.attribute(text, INDIRECT))
    assert [(type_, words) for type_, _, words in found] == [(type_, words) for type_, _, words in expected]
    assert all(name in speaker for (_, speaker, _), (_, name, _) in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Nora Lindqvist walked to the pier and bought an ice cream.",
        "The ferry sails at noon. It takes an hour.",
        "Tom Berg is a teacher from Karlsby.",
        "",
    ],
)
def test_nothing_is_reported(engine: Engine, text: str) -> None:
    assert engine.attribute(text, INDIRECT).quotes == ()


def test_clause_tells_which_parts_are_quoted(engine: Engine) -> None:
    text = "Nora Lindqvist warned that the pier “will fall into the sea” unless the town acts."
    (quote,) = engine.attribute(text, INDIRECT).quotes
    assert quote.content == quote.span
    assert [part.of(text) for part in quote.quoted] == ["“will fall into the sea”"]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_answers_keep_their_promises(engine: Engine, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    default, asked = engine.attribute(text), engine.attribute(text, INDIRECT)
    assert all(quote.type.value != "indirect" and quote.quoted == (quote.span,) for quote in default.quotes)
    assert [quote.id for quote in asked.quotes] == [f"q{number}" for number, _ in enumerate(asked.quotes, 1)]
    assert all(one.span.start <= other.span.start for one, other in pairwise(asked.quotes))
    for quote in asked.quotes:
        assert quote.span.of(text) == quote.text
        assert all(quote.span.covers(part) for part in quote.quoted)
        assert (quote.type.value == "indirect") is (quote.quoted == ())
    assert sorted(part for quote in asked.quotes for part in quote.quoted) == [quote.span for quote in default.quotes]


def test_indirect_quotations_are_explained(engine: Engine) -> None:
    text = "Nora Lindqvist told Tom Berg that the pier would open."
    (quote,) = engine.attribute(text, Options(indirect=True, explain=True)).quotes
    assert quote.explanation is not None
    sources = quote.explanation.sources
    assert [(option.source.text, option.chosen) for option in sources] == [
        ("Nora Lindqvist", True),
        ("Tom Berg", False),
    ]
    assert sources[0].probability > 0.5 > sources[1].probability
    assert all(option.evidence for option in sources)
    assert quote.explanation.speech.probability >= 0.5
    assert quote.explanation.speech.evidence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council seeks to prove that the pier is safe.", ["to prove that the pier is safe"]),
        ("Tom Berg wants to know whether the pier is safe.", ["to know whether the pier is safe"]),
        (
            "Tom Berg asked whether the pier was safe, but Nora Lindqvist denied that the mill was closed.",
            ["whether the pier was safe", "that the mill was closed"],
        ),
    ],
)
def test_words_are_given_to_one_cue(engine: Engine, text: str, expected: list[str]) -> None:
    assert [quote.text for quote in engine.attribute(text, INDIRECT).quotes] == expected
