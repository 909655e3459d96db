"""A text on its way from received to read, with the place of every character in the text as received."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Self

from inquit.types import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Edit(NamedTuple):
    """Replace ``text[start:end]`` by ``new``; both may be empty."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text, and for each of its code points where it starts and ends in the text as received.

    ``starts`` and ``ends`` never decrease. What was received as several characters (an entity) starts and ends with all
    of them; what was put in (a paragraph's end) starts and ends at one place. ``length`` is that of the text as
    received.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    length: int

    @classmethod
    def of(cls, text: str) -> Self:
        """Return ``text`` as it was received: every character stands for itself."""
        return cls(text, range(len(text)), range(1, len(text) + 1), len(text))

    def edited(self, edits: Iterable[Edit]) -> Cleaned:
        """Return the text with ``edits`` made, which are sorted and do not overlap."""
        edits = tuple(edits)
        if not edits:
            return self
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for start, end, new in edits:
            words += (self.text[at:start], new)
            place = self.received(CharSpan(start, end))
            starts += self.starts[at:start]
            ends += self.ends[at:start]
            starts += [place.start] * len(new)
            ends += [place.end] * len(new)
            at = end
        words.append(self.text[at:])
        starts += self.starts[at:]
        ends += self.ends[at:]
        return Cleaned("".join(words), starts, ends, self.length)

    def received(self, span: CharSpan) -> CharSpan:
        """Return where ``span`` of this text stands in the text as received."""
        if span.start < span.end:
            return CharSpan(self.starts[span.start], self.ends[span.end - 1])
        place = self.starts[span.start] if span.start < len(self.starts) else self.length
        return CharSpan(place, place)
