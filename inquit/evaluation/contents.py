"""How far the indirect quotations that the engine returns are those that annotators marked.

Contents are compared as sets of words. Marked and returned contents are paired one to one, best overlap first; what is
returned and not marked counts against precision. Contents with quotation marks in them are left out on both sides.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inquit.evaluation.ratios import harmonic_mean, ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from inquit.types import Attribution, CharSpan, Quotation

MATCH = 0.5
"""Least overlap (F1 over words) at which the source of a pair is compared."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_MARK = re.compile("[“”\"«»]|''|``")


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """One content as annotated, and its source; both may be interrupted."""

    content: tuple[CharSpan, ...]
    source: tuple[CharSpan, ...]


@dataclass(frozen=True, slots=True)
class ContentFigures:
    """Figures over all articles.

    ``precision``, ``recall`` and ``f1`` count words; ``mean_…`` give every content the same weight, whatever its
    length: a pair counts its overlap. ``source`` is the share of pairs that overlap enough and have a source marked
    whose source is right: the mentions overlap, or the marked one is the relative pronoun of the returned one.
    """

    marked: int
    returned: int
    precision: float
    recall: float
    f1: float
    mean_precision: float
    mean_recall: float
    mean_f1: float
    source: float


def evaluate_contents(
    attribute: Callable[[str], Attribution], articles: Iterable[tuple[str, Sequence[MarkedContent]]]
) -> ContentFigures:
    """Attribute each article, a text and its marked contents, and compare."""
    counts: Counter[str] = Counter()
    overlaps = 0.0
    for text, marked in articles:
        overlaps += _compare(text, marked, attribute(text).quotes, counts)
    precision, recall = ratio(counts["common"], counts["said"]), ratio(counts["common"], counts["wanted"])
    mean_precision, mean_recall = ratio(overlaps, counts["returned"]), ratio(overlaps, counts["marked"])
    return ContentFigures(
        marked=counts["marked"],
        returned=counts["returned"],
        precision=precision,
        recall=recall,
        f1=harmonic_mean(precision, recall),
        mean_precision=mean_precision,
        mean_recall=mean_recall,
        mean_f1=harmonic_mean(mean_precision, mean_recall),
        source=ratio(counts["source right"], counts["source"]),
    )


def format_contents(figures: ContentFigures) -> str:
    """Return the figures as lines of text."""
    return "\n".join(
        [
            f"contents       {figures.marked} marked, {figures.returned} returned",
            f"words          P {figures.precision:.3f}  R {figures.recall:.3f}  F1 {figures.f1:.3f}",
            f"attributions   P {figures.mean_precision:.3f}  R {figures.mean_recall:.3f}  F1 {figures.mean_f1:.3f}",
            f"source         {figures.source:.3f}",
        ]
    )


def word_starts(text: str) -> list[int]:
    """Return the offsets at which the words of ``text`` start."""
    return [match.start() for match in _WORD.finditer(text)]


def words_in(starts: Sequence[int], span: CharSpan) -> range:
    """Return the indices of the words that start in ``span``."""
    return range(bisect_left(starts, span.start), bisect_left(starts, span.end))


def overlap(one: Collection[int], other: Collection[int]) -> float:
    """Return the F1 of two sets of words."""
    common = sum(word in one for word in other)
    return 2 * common / (len(one) + len(other)) if common else 0.0


def _compare(text: str, marked: Sequence[MarkedContent], quotes: Iterable[Quotation], counts: Counter[str]) -> float:
    """Add one article to ``counts``; return the sum of the overlaps of its pairs."""
    starts = word_starts(text)
    wanted = [
        (item, frozenset(word for span in item.content for word in words_in(starts, span)))
        for item in marked
        if not any(_MARK.search(span.of(text)) for span in item.content)
    ]
    wanted = [(item, words) for item, words in wanted if words]
    said = [(quote, words_in(starts, quote.content)) for quote in quotes if not _MARK.search(quote.text)]
    counts["marked"] += len(wanted)
    counts["returned"] += len(said)
    counts["wanted"] += sum(len(words) for _, words in wanted)
    counts["said"] += sum(len(words) for _, words in said)
    pairs = sorted(
        (
            (value, i, j)
            for i, (_, gold) in enumerate(wanted)
            for j, (_, words) in enumerate(said)
            if (value := overlap(gold, words)) > 0
        ),
        reverse=True,
    )
    paired: dict[int, int] = {}
    total = 0.0
    for value, i, j in pairs:
        if i in paired or j in paired.values():
            continue
        paired[i] = j
        total += value
        (item, gold), (quote, words) = wanted[i], said[j]
        counts["common"] += sum(word in gold for word in words)
        if value >= MATCH and item.source:
            counts["source"] += 1
            counts["source right"] += _is_source(quote, item.source)
    return total


def _is_source(quote: Quotation, marked: Sequence[CharSpan]) -> bool:
    return quote.source is not None and any(quote.source.span.overlaps(span) for span in marked)
