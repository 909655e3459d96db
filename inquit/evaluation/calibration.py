"""How far confidence tells accuracy: reliability bins and the expected calibration error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inquit.evaluation.ratios import ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

BIN_COUNT = 10


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """The answers with a confidence in [low, high): their number, mean confidence and share right."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


def reliability_bins(answers: Sequence[tuple[float, bool]]) -> tuple[ReliabilityBin, ...]:
    """Sort answers, each a confidence and whether it is right, into ten bins of equal width."""
    sorted_in: list[list[tuple[float, bool]]] = [[] for _ in range(BIN_COUNT)]
    for confidence, right in answers:
        sorted_in[min(BIN_COUNT - 1, int(BIN_COUNT * confidence))].append((confidence, right))
    return tuple(
        ReliabilityBin(
            low=index / BIN_COUNT,
            high=(index + 1) / BIN_COUNT,
            count=len(inside),
            confidence=ratio(sum(confidence for confidence, _ in inside), len(inside)),
            accuracy=ratio(sum(right for _, right in inside), len(inside)),
        )
        for index, inside in enumerate(sorted_in)
    )


def calibration_error(bins: Sequence[ReliabilityBin]) -> float:
    """Return the expected calibration error, NaN without answers (Naeini et al., AAAI 2015).

    It is the mean over the answers of abs(confidence - accuracy) in their bin.
    """
    gaps = (bin_.count * abs(bin_.confidence - bin_.accuracy) for bin_ in bins if bin_.count)
    return ratio(sum(gaps), sum(bin_.count for bin_ in bins))
