"""The articles that wait for the engine: short ones first, and nobody for ever."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service.execution import Signal
    from service.turns import Turn


@dataclass(slots=True, order=True)
class Waiting:
    """An article in the queue; once it may be read, ``turn`` is there and ``called`` is set."""

    rank: float
    number: int
    characters: int = field(compare=False)
    called: Signal = field(compare=False)
    turn: Turn | None = field(default=None, compare=False)


class Queue:
    """Articles in the order in which they should be read.

    An article that is expected to take ``s`` seconds stands behind those that come up to ``s`` seconds after it and
    take no time, but never behind one that comes ``patience`` seconds after it. So short ones overtake long ones, and
    whoever has waited long is overtaken by nobody.
    """

    def __init__(self, *, places: int, most_characters: int, patience: float) -> None:
        self._places = places
        self._most_characters = most_characters
        self._patience = patience
        self._waiting: list[Waiting] = []
        self._arrivals = 0
        self.characters = 0

    def __len__(self) -> int:
        return len(self._waiting)

    def is_full_for(self, characters: int) -> bool:
        """Tell whether an article of so many characters finds no place: too many wait, or too much text."""
        return len(self._waiting) >= self._places or (
            bool(self._waiting) and self.characters + characters > self._most_characters
        )

    def add(self, characters: int, seconds: float, arrived: float, called: Signal) -> Waiting:
        """Put an article in its place; ``seconds`` is what it is expected to take."""
        self._arrivals += 1
        waiting = Waiting(arrived + min(seconds, self._patience), self._arrivals, characters, called)
        insort(self._waiting, waiting)
        self.characters += characters
        return waiting

    def pop(self) -> Waiting | None:
        """Take out the article that comes next; None where nobody waits."""
        if not self._waiting:
            return None
        waiting = self._waiting.pop(0)
        self.characters -= waiting.characters
        return waiting

    def remove(self, waiting: Waiting) -> None:
        """Take out an article that waits no longer."""
        self._waiting.remove(waiting)
        self.characters -= waiting.characters
