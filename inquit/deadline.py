"""A limit on the time that an article may take: the engine tells the work it does, and the clock is looked at in turn.

A unit of work is about what a token costs: a token read, a candidate scored, a pair compared. Looking at the clock
costs as much as some units, so it is looked at once in ``UNITS_A_LOOK`` of them, wherever they arise.
"""

from __future__ import annotations

import math
from time import monotonic
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")

UNITS_A_LOOK = 500
"""The work between two looks at the clock: some ten milliseconds."""


class OutOfTime(Exception):  # noqa: N818 - a limit that the caller set, not a fault
    """The deadline passed before the article was read."""


class Deadline:
    """A moment by which one article must be read, and the work spent on it so far.

    It belongs to one article: the work told is added up.
    """

    def __init__(self, at: float = math.inf, clock: Callable[[], float] = monotonic) -> None:
        """Set the moment ``at`` on ``clock``, in seconds; unless one is named, it never comes."""
        self._at = at
        self._clock = clock
        self._next_look = 0
        self.spent = 0
        """The units of work told so far."""

    @classmethod
    def after(cls, seconds: float, clock: Callable[[], float] = monotonic) -> Self:
        """Return the moment that comes in so many seconds."""
        return cls(clock() + seconds, clock)

    @property
    def seconds_left(self) -> float:
        """The seconds until it comes, 0 once it has."""
        return max(0.0, self._at - self._clock())

    def spend(self, units: int = 1) -> None:
        """Tell that so much work is being done; raises OutOfTime once the moment has come, if it is time to look."""
        self.spent += units
        if self.spent >= self._next_look:
            self._next_look = self.spent + UNITS_A_LOOK
            if self._clock() >= self._at:
                raise OutOfTime

    def watch(self, items: Iterable[T]) -> Iterator[T]:
        """Yield ``items``, each a unit of work; raises OutOfTime instead of one once the moment has come."""
        for item in items:
            self.spend()
            yield item
