"""The summary of an answer: whose words an article quotes, by kind of speaker, named or not, and by gender."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.audit import Summary, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inquit.types import Quotation, Speaker


def quoted_words(quotation: Quotation) -> int:
    """Count the words of a quotation that stand in the speaker's own marks."""
    if quotation.quoted == (quotation.span,):
        return _count(quotation.words)
    start = quotation.span.start
    return sum(_count(quotation.text[part.start - start : part.end - start]) for part in quotation.quoted)


def _count(text: str) -> int:
    """Count what stands between blanks and has a letter or a digit."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def summarize(quotations: Sequence[Quotation], speakers: Sequence[Speaker]) -> Summary:
    """Count who is quoted in an answer, and how much."""
    return Summary(
        quotations=len(quotations),
        attributed=sum(quotation.speaker_id is not None for quotation in quotations),
        words=sum(speaker.quoted_words for speaker in speakers),
        by_type=_tallies(speakers, lambda speaker: speaker.type.value),
        by_naming=_tallies(speakers, lambda speaker: "named" if speaker.named else "unnamed"),
        by_gender=_tallies(
            speakers, lambda speaker: speaker.gender.value.value if speaker.gender is not None else None
        ),
    )


def _tallies(speakers: Sequence[Speaker], kind_of: Callable[[Speaker], str | None]) -> tuple[Tally, ...]:
    """Tally the speakers of each kind, in order of first speaking; those of no kind are left out."""
    total = sum(speaker.quoted_words for speaker in speakers)
    kinds: dict[str, list[Speaker]] = {}
    for speaker in speakers:
        kind = kind_of(speaker)
        if kind is not None:
            kinds.setdefault(kind, []).append(speaker)
    return tuple(_tally(kind, members, total) for kind, members in kinds.items())


def _tally(kind: str, members: Sequence[Speaker], total: int) -> Tally:
    words = sum(speaker.quoted_words for speaker in members)
    quotations = sum(len(speaker.quotes) for speaker in members)
    return Tally(kind, len(members), quotations, words, round(words / total, 4) if total else 0.0)
