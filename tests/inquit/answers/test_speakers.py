"""From decisions to the answer: names, descriptions, antecedents, sieves and what continues what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inquit import SpeakerType
from inquit.answers.phrases import description_of
from inquit.answers.statements import _SIEVES
from inquit.reading.reports import CueKind

if TYPE_CHECKING:
    from inquit import Engine, Speaker
    from tests.conftest import SceneOf


def only_speaker(engine: Engine, text: str) -> Speaker:
    (speaker,) = engine.attribute(text).speakers
    return speaker


DESCRIPTIONS = [
    ("noun alone", "“No,” the mayor said.", "the mayor"),
    ("what it is of", "“No,” said a spokesman for the ministry.", "a spokesman for the ministry"),
    ("several phrases", "“No,” said the head of the council in Karlsby.", "the head of the council in Karlsby"),
    ("up to a comma", "“No,” said a man from Karlsby, who left.", "a man from Karlsby"),
    ("modifiers", "“No,” said an angry old fisherman.", "an angry old fisherman"),
    ("owner", "“No,” said Tom Berg’s lawyer.", "Tom Berg’s lawyer"),
    ("relative clause stays outside", "“No,” said the man who saw him.", "the man"),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in DESCRIPTIONS], ids=[row[0] for row in DESCRIPTIONS])
def test_description(scene_of: SceneOf, text: str, expected: str) -> None:
    scene = scene_of(text)
    source = scene.source_of(scene.reports[0])
    assert description_of(scene, source) == expected


def test_description_ends_before_a_preposition_without_its_noun(scene_of: SceneOf) -> None:
    scene = scene_of("“It is safe,” said a man with “no name”.")
    assert description_of(scene, scene.phrases[0]) == "a man"


SPEAKERS = [
    ("name", "“We left,” Tom Berg said.", "Tom Berg", SpeakerType.PERSON, None),
    ("no title", "“We left,” Mr Berg said.", "Berg", SpeakerType.PERSON, None),
    ("fullest name", "“We left,” Berg said. Tom Berg slept.", "Tom Berg", SpeakerType.PERSON, None),
    (
        "appositive",
        "“No,” said Tom Berg, the mayor of Karlsby.",
        "Tom Berg",
        SpeakerType.PERSON,
        "the mayor of Karlsby",
    ),
    ("no name", "“No,” said a neighbour of hers.", "a neighbour of hers", SpeakerType.UNNAMED, None),
    (
        "full name in an utterance",
        "“I saw Tom Berg,” she said. “Stop,” Berg said.",
        "Tom Berg",
        SpeakerType.PERSON,
        None,
    ),
    (
        "middle name in an utterance",
        "Mr Berg said: “Ask Captain Tom X. Berg about it.”",
        "Tom X. Berg",
        SpeakerType.PERSON,
        None,
    ),
    ("another name in an utterance", "Berg said: “Ask Tom Bergman.”", "Berg", SpeakerType.PERSON, None),
    ("no first name in an utterance", "Berg said: “Ask Dear Berg.”", "Berg", SpeakerType.PERSON, None),
    ("organisation", "“No,” the Harbour Council said.", "Harbour Council", SpeakerType.ORGANIZATION, None),
    ("country", "“We are ready,” Norway said.", "Norway", SpeakerType.ORGANIZATION, None),
    ("group", "“We are ready,” the fishermen said.", "the fishermen", SpeakerType.GROUP, None),
    ("document", "“It is not safe,” the report said.", "the report", SpeakerType.DOCUMENT, None),
]


@pytest.mark.parametrize(
    ("text", "name", "type_", "description"), [row[1:] for row in SPEAKERS], ids=[row[0] for row in SPEAKERS]
)
def test_speaker(engine: Engine, text: str, name: str, type_: SpeakerType, description: str | None) -> None:
    speaker = only_speaker(engine, text)
    assert (speaker.name, speaker.type, speaker.description) == (name, type_, description)


def test_speakers_are_numbered_as_they_begin_to_speak(engine: Engine) -> None:
    text = "Anna Holm met Tom Berg. “We left,” Tom Berg said. “No,” Anna Holm said. “We did,” Tom Berg said."
    answer = engine.attribute(text)
    assert [(speaker.id, speaker.name, speaker.quotes) for speaker in answer.speakers] == [
        ("s1", "Tom Berg", ("q1", "q3")),
        ("s2", "Anna Holm", ("q2",)),
    ]
    assert [quote.speaker_id for quote in answer.quotes] == ["s1", "s2", "s1"]


def test_mentions_of_a_speaker(engine: Engine) -> None:
    text = "Mr Tom Berg, a sailor, left. Berg slept. “It is late,” he said."
    speaker = only_speaker(engine, text)
    assert [mention.text for mention in speaker.mentions] == ["Mr Tom Berg", "a sailor", "Berg", "he"]
    assert all(mention.span.of(text) == mention.text for mention in speaker.mentions)


ANTECEDENTS = [
    ("name needs none", "Tom Berg sat. “We left,” Tom Berg said.", []),
    ("pronoun", "Tom Berg sat. “We left,” he said.", ["Tom Berg"]),
    ("pronoun over pronoun", "Tom Berg sat. He slept. “We left,” he said.", ["Tom Berg"]),
    ("appositive", "Tom Berg, a sailor, sat. “We left,” the sailor said.", ["a sailor", "Tom Berg"]),
    ("title", "Senator Tom Berg sat. “We left,” the senator said.", ["Senator Tom Berg"]),
    ("described only", "A sailor sat. “We left,” the sailor said.", ["A sailor"]),
    ("new", "Tom Berg sat. “We left,” a sailor said.", []),
    ("nobody", "“We left,” he said.", []),
    ("noun with a name", "“We left it all,” wrote a sailor calling himself Tom Berg.", ["Tom Berg"]),
    ("noun with a handle", "“We left it all,” wrote a sailor going by the name Tom Berg.", ["Tom Berg"]),
    ("noun who calls another", "“We left it all,” wrote a sailor calling Tom Berg.", []),
    ("relative pronoun", "Tom Berg, who wrote: “We left it all”, sat.", ["Tom Berg"]),
    (
        "relative pronoun of a noun",
        "Tom Berg, a sailor, sat. The sailor, who said “no”, left.",
        ["The sailor", "a sailor", "Tom Berg"],
    ),
    ("noun before its name", "“We left,” said the mayor, Nora Lindqvist.", ["Nora Lindqvist"]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in ANTECEDENTS], ids=[row[0] for row in ANTECEDENTS])
def test_antecedents(engine: Engine, text: str, expected: list[str]) -> None:
    (quote,) = engine.attribute(text).quotes
    assert [mention.text for mention in quote.antecedents] == expected
    assert all(mention.span.of(text) == mention.text for mention in quote.antecedents)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Tom Berg, who wrote: “It is a ruin and a trap”, left.", "who pronoun"),
        ("The report, which called the pier “a trap”, is old.", "which pronoun"),
        ("Tom Berg, calling the pier “a ruin”, left.", "Tom Berg name"),
        ("The man who saw Tom Berg said the pier was “a ruin”.", "The man nominal"),
    ],
)
def test_source_is_the_mention_at_the_cue(engine: Engine, text: str, source: str) -> None:
    (quote,) = engine.attribute(text).quotes
    assert quote.source is not None
    assert f"{quote.source.text} {quote.source.type.value}" == source
    assert quote.source.span.of(text) == quote.source.text


SIEVES = [
    ("subject", "“We will rebuild,” Nora Lindqvist said.", ["reporting-verb"]),
    ("agent", "The pier was called “a ruin” by Tom Berg.", ["passive"]),
    ("according to", "The plan was “madness”, according to Tom Berg.", ["according-to"]),
    ("relative clause", "Tom Berg, who wrote: “It is a ruin and a trap”, left.", ["relative-clause"]),
    ("participle", "Tom Berg, calling the pier “a ruin”, left.", ["participle"]),
    ("label inside", "“LINDQVIST: We will rebuild the pier.”", ["transcript-label"]),
    ("signature", "“A wonderful pier, and a brave town.” — Nora Lindqvist", ["signature"]),
    ("scare quote", "The novel “The Silent Harbour” won a prize.", ["scare-quote"]),
    ("nobody", "“We left her.”", ["none"]),
    ("interrupted", "“It is a ruin,” Tom Berg said, “and a trap.”", ["reporting-verb", "interrupted"]),
    ("reopened", "Tom Berg said: “We left.\n\n“We ran.”", ["reporting-verb", "continuation"]),
]


@pytest.mark.parametrize(("text", "sieves"), [row[1:] for row in SIEVES], ids=[row[0] for row in SIEVES])
def test_sieve(engine: Engine, text: str, sieves: list[str]) -> None:
    assert [quote.sieve for quote in engine.attribute(text).quotes] == sieves


@pytest.mark.parametrize(
    ("text", "sieve"),
    [
        ("“It is safe,” Tom Berg said. “It is our home.”", "floating"),
        ("“It is safe,” said Tom Berg.\n\n“It is our home, and it always was.”", "next-paragraph"),
    ],
)
def test_sieve_of_the_same_speaker_again(engine: Engine, text: str, sieve: str) -> None:
    first, second = engine.attribute(text).quotes
    assert second.speaker_id == first.speaker_id
    assert second.sieve == sieve


def test_every_kind_of_cue_has_its_sieve() -> None:
    assert set(_SIEVES) == set(CueKind)


def test_label_is_shown_as_the_cue(engine: Engine) -> None:
    (quote,) = engine.attribute("LINDQVIST: “We will rebuild the pier.”").quotes
    assert quote.sieve == "transcript-label"
    assert quote.cue is not None


def test_continuations_form_a_chain(engine: Engine) -> None:
    answer = engine.attribute("Tom Berg said: “We left.\n\n“We ran.\n\n“We slept.”")
    assert [quote.continues for quote in answer.quotes] == [None, "q1", "q2"]
    assert {quote.speaker_id for quote in answer.quotes} == {"s1"}


def test_second_half_of_an_utterance_is_direct(engine: Engine) -> None:
    quotes = engine.attribute("“It is a ruin,” Tom Berg said, “and a trap.”").quotes
    assert [quote.type.value for quote in quotes] == ["direct", "direct"]


def test_scare_quote_has_nothing_but_its_words(engine: Engine) -> None:
    (quote,) = engine.attribute("The novel “The Silent Harbour” won a prize.").quotes
    assert (quote.speaker_id, quote.source, quote.cue, quote.antecedents, quote.via) == (None, None, None, (), ())
