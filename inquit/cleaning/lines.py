"""Lines of a text: where each stands, how wide it was received, and whether one goes on in the next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from inquit.types import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inquit.cleaning.cleaned import Cleaned

LINE_ENDS = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
"""The characters that end a line, as a regular expression has them between brackets."""
_LINE_BREAK = re.compile(rf"\r\n|[{LINE_ENDS}]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line from its first word to its last; a blank line has no length.

    ``begin`` is where the whole line begins. ``indented``: blanks stand before the first word. ``width`` counts the
    characters that it was received with, from the line break before to the last that is no blank.
    """

    begin: int
    start: int
    end: int
    indented: bool
    width: int

    def __bool__(self) -> bool:
        return self.start < self.end

    def of(self, text: str) -> str:
        """Return the words of the line."""
        return text[self.start : self.end]


def lines_of(cleaned: Cleaned) -> list[Line]:
    """Return every line of a text."""
    text = cleaned.text
    breaks = [CharSpan(*match.span()) for match in _LINE_BREAK.finditer(text)]
    edges = [CharSpan(0, 0), *breaks, CharSpan(len(text), len(text))]
    return [_line(cleaned, before, after) for before, after in pairwise(edges)]


def adjacent(lines: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Yield each two lines between which no blank one stands."""
    return ((line, following) for line, following in pairwise(lines) if line and following)


def _line(cleaned: Cleaned, before: CharSpan, after: CharSpan) -> Line:
    words = cleaned.text[before.end : after.start]
    end = before.end + len(words.rstrip())
    start = min(before.end + len(words) - len(words.lstrip()), end)
    begin = cleaned.received(before).end
    width = cleaned.received(CharSpan(before.end, end)).end - begin if start < end else 0
    return Line(before.end, start, end, start > before.end, width)
