"""How fast articles were read lately, and so how long one will take."""

from __future__ import annotations

# What a first article is thought to be read at; news takes about that on one core.
_CHARACTERS_PER_SECOND = 25_000.0
# What is expected counts as if it had been measured once, on so many characters.
_FIRST_CHARACTERS = 5_000.0
# What was measured weighs half after so many articles.
_HALF_LIFE = 20
_DECAY = 0.5 ** (1 / _HALF_LIFE)


class Pace:
    """Seconds spent on so many characters, those of long ago forgotten bit by bit."""

    def __init__(self) -> None:
        self._characters = _FIRST_CHARACTERS
        self._seconds = _FIRST_CHARACTERS / _CHARACTERS_PER_SECOND

    def learn(self, characters: int, seconds: float) -> None:
        """Add one article that was read."""
        self._characters = self._characters * _DECAY + characters
        self._seconds = self._seconds * _DECAY + seconds

    def seconds_for(self, characters: int) -> float:
        """Return the seconds that so many characters are expected to take."""
        return characters * self._seconds / self._characters
