"""The engine as a whole: a text, and for each quotation its speaker and type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.language import Language

from inquit import Engine, Options

if TYPE_CHECKING:
    from spacy.tokens import Doc

Expected = list[tuple[str | None, str]]

ATTRIBUTED: list[tuple[str, str, Expected]] = [
    ("cue after", "“We will rebuild the pier,” said Nora Lindqvist.", [("Nora Lindqvist", "direct")]),
    ("source before cue", "“We will rebuild the pier,” Nora Lindqvist said.", [("Nora Lindqvist", "direct")]),
    ("colon", "Nora Lindqvist said: “We will rebuild the pier.”", [("Nora Lindqvist", "direct")]),
    (
        "appositive and addressee",
        "Nora Lindqvist, a doctor from Karlsby, told the council that “nobody was warned”.",
        [("Nora Lindqvist", "mixed")],
    ),
    (
        "interrupted",
        "“We will rebuild the pier,” Nora Lindqvist said, “and we will do it this year.”",
        [("Nora Lindqvist", "direct"), ("Nora Lindqvist", "direct")],
    ),
    (
        "short title with a full stop",
        "“We will search,” said Sgt. Nora Lindqvist. “It is cold,” Lt. Tom Berg said.",
        [("Nora Lindqvist", "direct"), ("Tom Berg", "direct")],
    ),
    ("according to", "The delay was “a scandal”, according to Tom Berg.", [("Tom Berg", "mixed")]),
    ("passive", "The family was told by Tom Berg that the house was “not safe”.", [("Tom Berg", "mixed")]),
    ("relative clause", "Tom Berg, who called the plan “madness”, left early.", [("Tom Berg", "mixed")]),
    (
        "floating",
        "“We will rebuild the pier,” Nora Lindqvist said. “It is our home.”",
        [("Nora Lindqvist", "direct"), ("Nora Lindqvist", "direct")],
    ),
    (
        "next paragraph",
        "“We will rebuild the pier,” Nora Lindqvist said.\n\n“It is our home.”",
        [("Nora Lindqvist", "direct"), ("Nora Lindqvist", "direct")],
    ),
    (
        "paragraphs that reopen",
        "Nora Lindqvist said: “We will rebuild the pier.\n\n“It is our home.”",
        [("Nora Lindqvist", "direct"), ("Nora Lindqvist", "direct")],
    ),
    (
        "pronouns by gender",
        "Nora Lindqvist met Tom Berg. “The pier is safe,” she said. “I am not so sure,” he replied.",
        [("Nora Lindqvist", "direct"), ("Tom Berg", "direct")],
    ),
    (
        "surname",
        "Nora Lindqvist leads the council. “The pier is safe,” Lindqvist said.",
        [("Nora Lindqvist", "direct")],
    ),
    (
        "role noun of an appositive",
        "Nora Lindqvist, the mayor of Karlsby, opened the pier. “It is safe,” the mayor said.",
        [("Nora Lindqvist", "direct")],
    ),
    (
        "two people with one surname",
        "Anna Holm and her brother Peter Holm own the mill. “We sell,” said Anna Holm. “We do not,” said Peter Holm.",
        [("Anna Holm", "direct"), ("Peter Holm", "direct")],
    ),
    ("transcript", "LINDQVIST: “We will rebuild the pier.”", [("LINDQVIST", "direct")]),
    ("signature", "“A wonderful pier, and a brave town.” — Nora Lindqvist", [("Nora Lindqvist", "direct")]),
    ("unnamed", "“Nobody told us,” a neighbour said.", [("a neighbour", "direct")]),
    ("organisation", "The Harbour Council said it was “ready to pay”.", [("Harbour Council", "mixed")]),
    ("straight marks", '"We will rebuild the pier," said Nora Lindqvist.', [("Nora Lindqvist", "direct")]),
    ("doubled singles", "''We will rebuild the pier,'' said Nora Lindqvist.", [("Nora Lindqvist", "direct")]),
    ("guillemets", "«We will rebuild the pier», said Nora Lindqvist.", [("Nora Lindqvist", "direct")]),
    ("nobody speaks: no quotation", "The pier is 12\" wide, and Nora Lindqvist's boat is not.", []),
    (
        "next sentence is another speaker's",
        "Nora Lindqvist spoke first. “We are ready.” But Tom Berg said the town was poor.",
        [("Nora Lindqvist", "direct")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in ATTRIBUTED], ids=[row[0] for row in ATTRIBUTED])
def test_attributes(engine: Engine, text: str, expected: Expected) -> None:
    answer = engine.attribute(text)
    names = {speaker.id: speaker.name for speaker in answer.speakers}
    assert [(names.get(quote.speaker_id or ""), quote.type.value) for quote in answer.quotes] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “expert” went home to Karlsby.",
        "She watched the film “The Long Winter” twice with Tom Berg.",
        "Karl “Lefty” Strand won the race.",
    ],
)
def test_words_that_nobody_says_have_no_speaker(engine: Engine, text: str) -> None:
    (quote,) = engine.attribute(text).quotes
    assert quote.speaker_id is None


def test_antecedents_lead_from_pronoun_to_name(engine: Engine) -> None:
    text = "Nora Lindqvist opened the pier. “It is safe,” she said."
    (quote,) = engine.attribute(text).quotes
    assert quote.source is not None
    assert quote.source.text == "she"
    assert quote.antecedents[-1].text == "Nora Lindqvist"


@pytest.mark.parametrize("min_confidence", [0.0, 0.96, 1.0])
def test_less_probable_speakers_are_left_out(engine: Engine, min_confidence: float) -> None:
    text = "Karl Strand met Tom Berg and Erik Holm. “It is safe,” Karl Strand said.\n\n“It is not,” he said."
    everybody = engine.attribute(text, Options(min_confidence=0)).quotes
    answer = engine.attribute(text, Options(min_confidence=min_confidence))
    named = {quote.id for quote in answer.quotes if quote.speaker_id is not None}
    assert named == {quote.id for quote in everybody if quote.confidence >= min_confidence}
    assert {quote for speaker in answer.speakers for quote in speaker.quotes} == named


def test_cue_is_where_it_stands(engine: Engine) -> None:
    text = "“It is safe,” Nora Lindqvist insisted."
    (quote,) = engine.attribute(text).quotes
    assert quote.cue is not None
    assert (quote.cue.text, quote.cue.lemma) == ("insisted", "insist")
    assert quote.cue.span.of(text) == "insisted"


def test_continuation_names_the_quotation_it_continues(engine: Engine) -> None:
    first, second = engine.attribute("Nora Lindqvist said: “We rebuild.\n\n“It is our home.”").quotes
    assert (first.continues, second.continues) == (None, first.id)


def test_role_tells_gender_before_the_first_name(engine: Engine) -> None:
    text = "Karl Lind met James Poe, a spokeswoman for the port. “The port is open,” she said."
    answer = engine.attribute(text)
    assert [speaker.name for speaker in answer.speakers] == ["James Poe"]


@pytest.mark.parametrize("line", ["(R)", "(R-Lund)", "(Con) (Lab)"])
def test_a_line_of_parties_alone_takes_nothing_from_the_others(engine: Engine, line: str) -> None:
    answer = engine.attribute(f"Tom Berg\n\n{line}\n\n“We left,” Tom Berg said.\n\n{line}")
    assert [speaker.name for speaker in answer.speakers] == ["Tom Berg"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [("Tom Berg wrote f(“a”,b).", ["“a”"]), ("The band(“Echo”,later “Echoes”) left.", ["“Echo”", "“Echoes”"])],
)
def test_marks_within_a_token(engine: Engine, text: str, quoted: list[str]) -> None:
    assert [quote.text for quote in engine.attribute(text).quotes] == quoted


def test_an_article_without_quotations_is_not_parsed() -> None:
    @Language.component("refuses")
    def refuse(doc: Doc) -> Doc:
        pytest.fail(f"parsed: {doc}")

    nlp = spacy.blank("en")
    nlp.add_pipe("refuses")
    text = "Nora Lindqvist opened the pier.\n\nTom Berg came late."
    answer = Engine(nlp).attribute(text)
    assert (answer.text_length, answer.quotes, answer.speakers) == (len(text), (), ())


def test_cue_is_quoted_as_it_stands_where_the_parser_sees_another_dash(engine: Engine) -> None:
    text = "“We will rebuild the pier.” ― Nora Lindqvist"
    (quote,) = engine.attribute(text).quotes
    assert quote.cue is not None
    assert quote.cue.text == quote.cue.span.of(text) == "―"
