"""Contestants that take turns on every text, so that what else the machine does hits all of them alike."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Contestants = Mapping[str, Callable[[str], object]]


@dataclass(frozen=True, slots=True)
class Ratio:
    """The time of ``of`` divided by that of ``against``, taken per round."""

    of: str
    against: str
    median: float
    least: float
    greatest: float

    def __str__(self) -> str:
        return f"{self.of} ÷ {self.against}: {self.median:.3f} ({self.least:.3f} to {self.greatest:.3f})"


def alternate(contestants: Contestants, texts: Sequence[str], rounds: int) -> dict[str, tuple[float, ...]]:
    """Return the seconds that each contestant takes for all the texts, per round; a round before is not timed.

    Who goes first changes from one text to the next.
    """
    _round(contestants, texts)
    timed = [_round(contestants, texts) for _ in range(rounds)]
    return {name: tuple(seconds[name] for seconds in timed) for name in contestants}


def ratio(seconds: Mapping[str, Sequence[float]], of: str, against: str) -> Ratio:
    """Compare two contestants over the rounds."""
    ratios = [one / other for one, other in zip(seconds[of], seconds[against], strict=True)]
    return Ratio(of, against, median(ratios), min(ratios), max(ratios))


def _round(contestants: Contestants, texts: Sequence[str]) -> dict[str, float]:
    gc.collect()
    names = list(contestants)
    seconds = dict.fromkeys(names, 0.0)
    for index, text in enumerate(texts):
        first = index % len(names)
        for name in names[first:] + names[:first]:
            start = perf_counter()
            contestants[name](text)
            seconds[name] += perf_counter() - start
    return seconds
