"""Departures from the gold, each with the cause that is nearest to where the engine went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from inquit.evaluation.gold import CueType, Label
from inquit.evaluation.names import (
    is_ambiguous,
    is_pronoun,
    name_words,
    names_any,
    shares_words,
)
from inquit.types import MentionType, QuotationType, SpeakerType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inquit.evaluation.outcomes import Answer, JudgedArticle, Outcome
    from inquit.types import Quotation


class Cause(StrEnum):
    """Why an answer departs from the gold, in the order in which the engine decides."""

    SPAN_MISSED = "no quotation found there"
    SPAN_BOUNDS = "quotation found with other bounds"
    EXTRA = "speaker for a span that is no quotation"
    SCARE_AS_SPEECH = "speaker for words that are nobody's"
    SPEECH_AS_SCARE = "speech taken for a scare quote"
    NO_SOURCE = "no source found"
    SOURCE_UNRESOLVED = "source found, no speaker"
    NOT_TOLD = "speaker that the article does not tell"
    WRONG_SOURCE = "wrong source mention"
    WRONG_ANTECEDENT = "right source mention, wrong antecedent"
    WRONG_CLUSTER = "right name as source mention, wrong speaker"
    SHARED_SURNAME = "bare surname that two speakers share"
    PRONOUN_NAME = "pronoun as the speaker's name"
    NAME_FORM = "part of the right name, not enough of it"
    OTHER_SPEAKER = "another speaker of the article"
    OTHER_ENTITY = "entity that never speaks"
    SHORT_NAME = "right speaker, not the fullest name"
    OTHER_MENTION = "right speaker, other source mention"


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """One departure: what the gold says of the words at ``offset`` (code points), and what the engine gave.

    ``cue`` and ``gold`` (the speakers' full names) are the gold's; ``got`` to ``confidence`` are the
    engine's, None where it found no quotation (``source``: where it found none).
    """

    suite: str
    article: str
    cause: Cause
    offset: int
    words: str
    cue: CueType | None = None
    gold: tuple[str, ...] = ()
    got: str | None = None
    type: QuotationType | None = None
    sieve: str | None = None
    source: str | None = None
    confidence: float | None = None


def errors_of(judged: JudgedArticle) -> Iterator[Error]:
    """Yield the departures in one article: gold spans in text order, then answers that match no gold span."""
    for outcome in judged.outcomes:
        if (cause := _cause(outcome, judged)) is not None:
            yield _gold_error(outcome, cause, judged)
    for answer in judged.answers:
        if not answer.matched and not answer.beside_excluded:
            yield _extra_error(answer, judged)


def _cause(outcome: Outcome, judged: JudgedArticle) -> Cause | None:
    if outcome.gold.label is Label.OTHER:
        return Cause.SCARE_AS_SPEECH if outcome.name else None
    if not outcome.gold.speakers:
        return Cause.NOT_TOLD if outcome.name else None
    if outcome.quotation is None:
        return Cause.SPAN_BOUNDS if outcome.overlapped else Cause.SPAN_MISSED
    if outcome.name is None:
        return _cause_of_silence(outcome.quotation)
    return _cause_of_blemish(outcome, outcome.name) if outcome.right else _cause_of_miss(outcome, outcome.name, judged)


def _cause_of_silence(quotation: Quotation) -> Cause:
    if quotation.type is QuotationType.SCARE:
        return Cause.SPEECH_AS_SCARE
    return Cause.SOURCE_UNRESOLVED if quotation.source else Cause.NO_SOURCE


def _cause_of_blemish(outcome: Outcome, name: str) -> Cause | None:
    """Tell what a right answer still lacks."""
    speaker = outcome.gold.speakers[0]
    named = speaker.type in (SpeakerType.PERSON, SpeakerType.ORGANIZATION)
    if named and name_words(name) != name_words(speaker.name):
        return Cause.SHORT_NAME
    return Cause.OTHER_MENTION if outcome.source_right is False else None


def _cause_of_miss(outcome: Outcome, name: str, judged: JudgedArticle) -> Cause:
    """Tell why the speaker is not the gold one: by its name, its source mention, or whose it is."""
    if is_pronoun(name):
        return Cause.PRONOUN_NAME
    if any(is_ambiguous(name, speaker, judged.shared) for speaker in outcome.gold.speakers):
        return Cause.SHARED_SURNAME
    if outcome.source_right is False:
        return Cause.WRONG_SOURCE
    others = [
        speaker for gold in judged.article.quotes for speaker in gold.speakers if speaker not in outcome.gold.speakers
    ]
    is_another = names_any(name, others, judged.shared)
    if not is_another and any(shares_words(name, speaker) for speaker in outcome.gold.speakers):
        return Cause.NAME_FORM
    if outcome.source_right and outcome.quotation and outcome.quotation.source:
        is_name = outcome.quotation.source.type is MentionType.NAME
        return Cause.WRONG_CLUSTER if is_name else Cause.WRONG_ANTECEDENT
    return Cause.OTHER_SPEAKER if is_another else Cause.OTHER_ENTITY


def _gold_error(outcome: Outcome, cause: Cause, judged: JudgedArticle) -> Error:
    gold, quotation = outcome.gold, outcome.quotation
    return Error(
        suite=judged.article.suite,
        article=judged.name,
        cause=cause,
        offset=gold.span.start,
        words=gold.span.of(judged.article.text),
        cue=gold.cue,
        gold=tuple(speaker.name for speaker in gold.speakers),
        got=outcome.name,
        type=quotation.type if quotation else None,
        sieve=quotation.sieve if quotation else None,
        source=quotation.source.text if quotation and quotation.source else None,
        confidence=quotation.confidence if quotation else None,
    )


def _extra_error(answer: Answer, judged: JudgedArticle) -> Error:
    quotation = answer.quotation
    return Error(
        suite=judged.article.suite,
        article=judged.name,
        cause=Cause.EXTRA,
        offset=quotation.span.start,
        words=quotation.span.of(judged.article.text),
        got=answer.name,
        type=quotation.type,
        sieve=quotation.sieve,
        source=quotation.source.text if quotation.source else None,
        confidence=quotation.confidence,
    )
