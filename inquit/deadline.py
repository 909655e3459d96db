"""A moment by which an article must be read; the engine looks at the clock between its steps."""

from __future__ import annotations

import math
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")


class OutOfTime(Exception):  # noqa: N818 - a limit that the caller set, not a fault
    """The deadline passed before the article was read."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment on the clock of ``time.monotonic``; unless one is named, it never comes."""

    at: float = math.inf

    @classmethod
    def after(cls, seconds: float) -> Self:
        """Return the moment that comes in so many seconds."""
        return cls(monotonic() + seconds)

    @property
    def seconds_left(self) -> float:
        """The seconds until it comes, 0 once it has."""
        return max(0.0, self.at - monotonic())

    def check(self) -> None:
        """Raise OutOfTime once it has come."""
        if monotonic() >= self.at:
            raise OutOfTime

    def watch(self, items: Iterable[T]) -> Iterator[T]:
        """Yield ``items`` as long as there is time; raises OutOfTime instead of the next one."""
        for item in items:
            self.check()
            yield item


NO_DEADLINE = Deadline()
