"""Paragraphs of an article, found on characters."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from inquit.types import CharSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_WORD = re.compile(r"\S+")
_SENTENCE_END = frozenset(".!?:;…")

_WRAP_WIDTHS = range(40, 101)
"""Widths that people hard-wrap text to; a longer line is a paragraph of its own."""


def paragraphs(text: str) -> tuple[CharSpan, ...]:
    """Split ``text`` into paragraphs, in text order, trimmed of white space, none empty.

    A blank line always ends a paragraph. A single line break does too, unless it only wraps the line: the
    text is filled to a fixed width and the next word had no room, or the next line goes on in lower case
    after a line that ended no sentence.
    """
    lines = _lines(text)
    width = _wrap_width(text, lines)
    found: list[CharSpan] = []
    for previous, line in pairwise([CharSpan(0, 0), *lines]):
        if not line:
            continue
        if previous and (_runs_on(text, previous, line) or _is_full(text, previous, line, width)):
            found[-1] = CharSpan(found[-1].start, line.end)
        else:
            found.append(line)
    return tuple(found)


def _lines(text: str) -> list[CharSpan]:
    """Return every line, trimmed of white space; a blank line has length zero."""
    breaks = [match.span() for match in _LINE_BREAK.finditer(text)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(text)]
    return [_trimmed(text, start, end) for start, end in zip(starts, ends, strict=True)]


def _trimmed(text: str, start: int, end: int) -> CharSpan:
    """Return the span without the white space at both ends."""
    line = text[start:end].rstrip()
    return CharSpan(start + len(line) - len(line.lstrip()), start + len(line))


def _runs_on(text: str, line: CharSpan, following: CharSpan) -> bool:
    """Tell whether ``following`` goes on in lower case with the sentence of ``line``."""
    return text[following.start].islower() and text[line.end - 1] not in _SENTENCE_END


def _is_full(text: str, line: CharSpan, following: CharSpan, width: int) -> bool:
    """Tell whether the first word of the following line had no room left on ``line``; width 0 is no limit."""
    word = _WORD.match(text, following.start)
    return word is not None and len(line) <= width < len(line) + 1 + len(word.group())


def _wrap_width(text: str, lines: Sequence[CharSpan]) -> int:
    """Return the width in characters that the text is filled to, 0 when it is not hard-wrapped."""
    lengths = [len(line) for line in lines if line]
    narrow = [length for length in lengths if length in _WRAP_WIDTHS]
    wide = sum(length >= _WRAP_WIDTHS.stop for length in lengths)
    if not narrow or wide * 10 > len(lengths):
        return 0
    width = max(narrow)
    adjacent = [(line, following) for line, following in pairwise(lines) if line and following]
    full = sum(_is_full(text, line, following, width) for line, following in adjacent)
    return width if full >= 2 and full * 2 >= len(adjacent) else 0
