"""Reports within reports: who spoke, and by whose report the article knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from inquit import Engine

NESTED = [
    ("Karl Strand said Tom Berg told him “the pier is not safe”.", "Tom Berg", ["Karl Strand"]),
    ("Karl Strand said that Tom Berg had told him: “The pier is not safe.”", "Tom Berg", ["Karl Strand"]),
    ("The Harbour Times reported that Tom Berg called the pier “a trap”.", "Tom Berg", ["Harbour Times"]),
    ("According to the Harbour Times, Tom Berg said “the pier is not safe”.", "Tom Berg", ["Harbour Times"]),
    ("“The pier is not safe,” Tom Berg said, according to the Harbour Times.", "Tom Berg", ["Harbour Times"]),
    ("The Harbour Times quoted Tom Berg as saying “the pier is not safe”.", "Tom Berg", ["Harbour Times"]),
    ("Police say Tom Berg wrote that the pier was “a trap”.", "Tom Berg", ["Police"]),
]
NOT_NESTED = [
    ("one report", "Karl Strand said the pier was “not safe”.", "Karl Strand"),
    ("his own words", "Karl Strand said he told Tom Berg “to leave the pier”.", "Karl Strand"),
    ("addressee", "“The pier is not safe,” Tom Berg told the Harbour Times.", "Tom Berg"),
    ("nobody has said it yet", "Karl Strand said Tom Berg would write that the pier was “a trap”.", "Karl Strand"),
    ("who agrees to do something", "Karl Strand said Tom Berg agreed to make “a better pier”.", "Karl Strand"),
    ("a thing says nothing", "Karl Strand said it underscored that the pier was “a trap”.", "Karl Strand"),
    ("who shows something", "Karl Strand said Tom Berg showed “great charm” at the pier.", "Karl Strand"),
    ("done besides", "Karl Strand said the ministry had added an office and was “reviewing” the pier.", "Karl Strand"),
    ("an occasion", "The trouble began when Tom Berg joked that the pier “should win a prize”.", "Tom Berg"),
    ("another sentence", "Karl Strand said no. “The pier is not safe,” according to Tom Berg.", "Tom Berg"),
    ("sentence of its own", "Karl Strand said no. Tom Berg said “the pier is not safe”.", "Tom Berg"),
]


def attributed(engine: Engine, text: str) -> tuple[str | None, list[str]]:
    answer = engine.attribute(text)
    (quote,) = answer.quotes
    names = {speaker.id: speaker.name for speaker in answer.speakers}
    return names.get(quote.speaker_id or ""), [reporter.name for reporter in quote.via]


@pytest.mark.parametrize(("text", "speaker", "via"), NESTED)
def test_reported_report(engine: Engine, text: str, speaker: str, via: list[str]) -> None:
    assert attributed(engine, text) == (speaker, via)


@pytest.mark.parametrize(("text", "speaker"), [row[1:] for row in NOT_NESTED], ids=[row[0] for row in NOT_NESTED])
def test_nobody_passed_it_on(engine: Engine, text: str, speaker: str) -> None:
    assert attributed(engine, text) == (speaker, [])


def test_what_goes_on_after_a_report_is_still_reported(engine: Engine) -> None:
    answer = engine.attribute("“I will vote in June,” Tom Berg said, according to Lund Radio. “It is time to decide.”")
    assert [speaker.name for speaker in answer.speakers] == ["Tom Berg"]
    assert [[reporter.name for reporter in quote.via] for quote in answer.quotes] == [["Lund Radio"], ["Lund Radio"]]


def test_name_that_the_recogniser_takes_for_a_title_speaks(engine: Engine) -> None:
    text = "“I will miss the noise,” Petra Lund said, according to the Karlsby Post. “It told me so.”"
    answer = engine.attribute(text)
    assert [speaker.name for speaker in answer.speakers] == ["Petra Lund"]


def test_reporter_who_speaks_too_is_one_of_the_speakers(engine: Engine) -> None:
    answer = engine.attribute("“I was there,” Karl Strand said. Strand said Tom Berg told him “the pier is not safe”.")
    (reporter,) = answer.quotes[1].via
    assert reporter.name == "Karl Strand"
    assert reporter.speaker_id == answer.quotes[0].speaker_id
    assert (reporter.source.text, reporter.cue.lemma) == ("Strand", "say")
