"""Each gold span beside the quotation that the engine returned for it, and each answer beside its gold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inquit.evaluation.names import names_any, shared_surnames
from inquit.types import CharSpan, QuotationType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inquit.evaluation.gold import GoldArticle, GoldQuotation
    from inquit.types import Attribution, Quotation

MATCH = 0.5
"""Least intersection over union at which a returned span is the gold one."""

_EDGE = "“”\"‘’' \n\t«»"
_MARKS = ("“", "”", '"', "''", "``", "«", "»", "„", "‘", "’", "'")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one counted gold span.

    ``quotation`` is the returned one that matches, ``name`` its speaker's; ``right`` when that is a gold
    speaker. ``overlapped`` when the engine returned something there, matching or not.
    """

    gold: GoldQuotation
    quotation: Quotation | None
    name: str | None
    right: bool
    overlapped: bool

    @property
    def source_right(self) -> bool | None:
        """Tell whether the returned source overlaps the annotated one; None when either is missing."""
        if not self.gold.source or self.quotation is None or self.quotation.source is None:
            return None
        source = self.quotation.source.span
        return any(source.overlaps(span) for span in self.gold.source)


@dataclass(frozen=True, slots=True)
class Answer:
    """A returned quotation with a speaker, unless it matches an excluded span.

    ``matched`` when some gold span matches it. ``beside_excluded`` when none does but an excluded one
    overlaps it: such an answer is left out of precision, though not of calibration.
    """

    quotation: Quotation
    name: str
    right: bool
    matched: bool
    beside_excluded: bool


@dataclass(frozen=True, slots=True)
class JudgedArticle:
    """An article with all that is known about the engine's answer to it."""

    name: str
    article: GoldArticle
    shared: frozenset[str]
    outcomes: tuple[Outcome, ...]
    answers: tuple[Answer, ...]


def judge(name: str, article: GoldArticle, attribution: Attribution) -> JudgedArticle:
    """Match the engine's quotations with the gold ones, best overlap first, and compare their speakers."""
    text = article.text
    shared = shared_surnames(article)
    speakers: dict[str | None, str] = {speaker.id: speaker.name for speaker in attribution.speakers}
    quotations = [
        quotation
        for quotation in attribution.quotes
        if quotation.type is not QuotationType.INDIRECT and (quotation.quoted or _has_marks(text, quotation.span))
    ]
    gold_spans = [_trim(text, gold.span) for gold in article.quotes]
    spans = [_trim(text, quotation.span) for quotation in quotations]
    pairs = _pair(gold_spans, spans)
    gold_of = {index: article.quotes[gold_index] for gold_index, index in pairs.items()}

    outcomes = []
    for gold_index, gold in enumerate(article.quotes):
        if gold.excluded:
            continue
        quotation = quotations[pairs[gold_index]] if gold_index in pairs else None
        answer = speakers.get(quotation.speaker_id) if quotation else None
        outcomes.append(
            Outcome(
                gold=gold,
                quotation=quotation,
                name=answer,
                right=answer is not None and names_any(answer, gold.speakers, shared),
                overlapped=_any_overlap(gold_spans[gold_index], spans),
            )
        )

    excluded = [span for span, gold in zip(gold_spans, article.quotes, strict=True) if gold.excluded]
    answers = []
    for index, quotation in enumerate(quotations):
        answer = speakers.get(quotation.speaker_id)
        match = gold_of.get(index)
        if answer is None or (match and match.excluded):
            continue
        answers.append(
            Answer(
                quotation=quotation,
                name=answer,
                right=match is not None and names_any(answer, match.speakers, shared),
                matched=match is not None,
                beside_excluded=match is None and _any_overlap(spans[index], excluded),
            )
        )
    return JudgedArticle(name, article, shared, tuple(outcomes), tuple(answers))


def intersection_over_union(one: CharSpan, other: CharSpan) -> float:
    """Return the share of the code points under either span that are under both."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (max(one.end, other.end) - min(one.start, other.start)) if common > 0 else 0.0


def _any_overlap(span: CharSpan, others: Sequence[CharSpan]) -> bool:
    return any(intersection_over_union(span, other) > 0 for other in others)


def _pair(gold: Sequence[CharSpan], returned: Sequence[CharSpan]) -> dict[int, int]:
    """Pair each gold span with at most one returned span, greedily by overlap; later spans win a tie."""
    overlaps = sorted(
        (
            (overlap, gold_index, index)
            for gold_index, gold_span in enumerate(gold)
            for index, span in enumerate(returned)
            if (overlap := intersection_over_union(gold_span, span)) >= MATCH
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, gold_index, index in overlaps:
        if gold_index not in pairs and index not in taken:
            pairs[gold_index] = index
            taken.add(index)
    return pairs


def _trim(text: str, span: CharSpan) -> CharSpan:
    """Take marks and white space off both ends, so that conventions about them do not matter."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return CharSpan(start, end)


def _has_marks(text: str, span: CharSpan) -> bool:
    """Tell whether a quotation mark stands in or right beside the span: the gold holds only marked words."""
    around = text[max(0, span.start - 1) : span.end + 1]
    return any(mark in around for mark in _MARKS)
