"""Work counted in calls of functions: unlike seconds, they are the same on every machine and however busy it is."""

from __future__ import annotations

import sys
from cProfile import Profile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType


class CallCounter:
    """Counts the calls of functions, those written in C too, while it is entered: ``calls`` are those so far."""

    def __init__(self) -> None:
        self.calls = 0

    def __enter__(self) -> CallCounter:
        sys.setprofile(self._count)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)

    def _count(self, _frame: FrameType, event: str, _arg: object) -> None:
        self.calls += event in {"call", "c_call"}


def calls_of(function: Callable[[], object]) -> int:
    """Return how many functions are called while ``function`` runs."""
    profile = Profile()
    profile.runcall(function)
    return sum(entry.callcount for entry in profile.getstats())
