"""The articles that wait for the engine: short ones first, and nobody for ever."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service.execution import Signal
    from service.turns import Turn

_AGE = attrgetter("arrived", "number")
_LENGTH = attrgetter("characters", "arrived", "number")


@dataclass(slots=True, eq=False)
class Waiting:
    """An article in the queue; once it may be read, ``turn`` is there and ``called`` is set."""

    characters: int
    arrived: float
    number: int
    called: Signal
    turn: Turn | None = field(default=None)


class Queue:
    """Articles that wait; their turns go by length and by age alternately.

    So the shortest waits for one other at most, and one that came after ``n`` others has one of the next ``2n + 2``
    turns, whatever comes later.
    """

    def __init__(self, *, places: int, most_characters: int) -> None:
        self._places = places
        self._most_characters = most_characters
        self._waiting: list[Waiting] = []
        self._arrivals = 0
        self._is_turn_of_oldest = False
        self.characters = 0

    def __len__(self) -> int:
        return len(self._waiting)

    def is_full_for(self, characters: int) -> bool:
        """Tell whether an article of so many characters finds no place: too many wait, or too much text."""
        return len(self._waiting) >= self._places or (
            bool(self._waiting) and self.characters + characters > self._most_characters
        )

    def add(self, characters: int, arrived: float, called: Signal) -> Waiting:
        """Let an article wait that came at ``arrived``, on any clock."""
        self._arrivals += 1
        waiting = Waiting(characters, arrived, self._arrivals, called)
        self._waiting.append(waiting)
        self.characters += characters
        return waiting

    def pop(self) -> Waiting | None:
        """Take out the article that comes next; None where nobody waits."""
        if not self._waiting:
            return None
        waiting = min(self._waiting, key=_AGE if self._is_turn_of_oldest else _LENGTH)
        self._is_turn_of_oldest = not self._is_turn_of_oldest
        self.remove(waiting)
        return waiting

    def remove(self, waiting: Waiting) -> None:
        """Take out an article that waits no longer."""
        self._waiting.remove(waiting)
        self.characters -= waiting.characters
