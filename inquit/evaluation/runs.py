"""Runs: one engine's answers to many articles, kept as JSON Lines and compared with those of another.

A line is an answer of the HTTP API with the article's name as its ``id``. What is written here leaves out what a
comparison does not need; whole answers can be read too.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inquit.types import (
    Attribution,
    CharSpan,
    EngineInfo,
    Mention,
    MentionType,
    Quotation,
    QuotationType,
    Speaker,
    SpeakerType,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path


class RunError(ValueError):
    """A file of answers cannot be read; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What an answer decides about one quotation: its type, its speaker's name, and where its source stands."""

    type: QuotationType
    speaker: str | None
    source: CharSpan | None
    sieve: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A quotation that two runs answer differently; ``old`` or ``new`` is None where that run does not have it."""

    article: str
    span: CharSpan
    old: Decided | None
    new: Decided | None


def write_run(path: Path, answers: Mapping[str, Attribution]) -> None:
    """Write the answers to ``path``, one a line, by the names of their articles."""
    lines = (json.dumps(_record(name, answer), ensure_ascii=False) + "\n" for name, answer in answers.items())
    path.write_text("".join(lines), encoding="utf-8")


def read_run(path: Path) -> dict[str, Attribution]:
    """Read the answers of a run, by the names of their articles; raises RunError for a line that is no answer.

    What a run does not keep is empty: words, cues, antecedents, mentions.
    """
    answers: dict[str, Attribution] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            record = json.loads(line)
            answers[str(record["id"])] = _attribution(record)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise RunError(f"{path}, line {number}: this is no answer with an id ({error!r})") from error
    return answers


def differences(old: Mapping[str, Attribution], new: Mapping[str, Attribution]) -> Iterator[Difference]:
    """Yield what two runs answer differently on the articles that both have; confidence is left out."""
    for article in old:
        if article in new:
            before, after = _decided(old[article]), _decided(new[article])
            for span in sorted({*before, *after}):
                if before.get(span) != after.get(span):
                    yield Difference(article, span, before.get(span), after.get(span))


def format_difference(difference: Difference, words: str = "") -> str:
    """Write a difference as one line: article and offset, the decisions of both runs, and the ``words``, if given."""
    change = f"{_in_short(difference.old)} → {_in_short(difference.new)}"
    place = f"{difference.article}@{difference.span.start}"
    return " | ".join([place, change, words] if words else [place, change])


def only_in_one(old: Iterable[str], new: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the articles that only the first run has, and those that only the second has."""
    return sorted(set(old) - set(new)), sorted(set(new) - set(old))


def _decided(answer: Attribution) -> dict[CharSpan, Decided]:
    names: dict[str | None, str] = {speaker.id: speaker.name for speaker in answer.speakers}
    return {
        quote.span: Decided(
            quote.type, names.get(quote.speaker_id), quote.source.span if quote.source else None, quote.sieve
        )
        for quote in answer.quotes
    }


def _in_short(decided: Decided | None) -> str:
    if decided is None:
        return "not there"
    source = f" at {decided.source.start}" if decided.source is not None else ""
    return f"{decided.speaker or '-'} ({decided.type}, {decided.sieve}{source})"


def _record(name: str, answer: Attribution) -> dict[str, Any]:
    return {
        "id": name,
        "text_length": answer.text_length,
        "quotes": [
            {
                "id": quote.id,
                "type": quote.type.value,
                "start": quote.span.start,
                "end": quote.span.end,
                "speaker_id": quote.speaker_id,
                "source": {"start": quote.source.span.start, "end": quote.source.span.end} if quote.source else None,
                "confidence": quote.confidence,
                "sieve": quote.sieve,
            }
            for quote in answer.quotes
        ],
        "speakers": [
            {"id": speaker.id, "name": speaker.name, "type": speaker.type.value} for speaker in answer.speakers
        ],
        "engine": {"version": answer.engine.version, "model": answer.engine.model},
    }


def _attribution(record: dict[str, Any]) -> Attribution:
    return Attribution(
        text_length=record["text_length"],
        quotes=tuple(map(_quotation, record["quotes"])),
        speakers=tuple(
            Speaker(row["id"], row["name"], SpeakerType(row["type"]), None, (), ()) for row in record["speakers"]
        ),
        engine=EngineInfo(record["engine"]["version"], record["engine"]["model"]),
    )


def _quotation(row: dict[str, Any]) -> Quotation:
    span, source = CharSpan(row["start"], row["end"]), row["source"]
    mention = (
        Mention(CharSpan(source["start"], source["end"]), "", MentionType.NAME, "") if source is not None else None
    )
    return Quotation(
        id=row["id"],
        type=QuotationType(row["type"]),
        span=span,
        text="",
        words="",
        content=span,
        speaker_id=row["speaker_id"],
        source=mention,
        cue=None,
        antecedents=(),
        confidence=row["confidence"],
        sieve=row["sieve"],
    )
