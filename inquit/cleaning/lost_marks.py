"""U+FFFD where a quotation mark or an apostrophe must have been."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inquit.cleaning.cleaned import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOST = re.compile("\ufffd{1,3}")
"""A mark of three bytes may have left one replacement character or three."""
_OPENING, _CLOSING, _APOSTROPHE, _DASH = "“", "”", "’", "–"


def lost_marks(text: str) -> Iterator[Edit]:
    """Put marks in the place of replacement characters, as what stands beside them tells.

    Behind a word and before a blank it may be an apostrophe (“the drivers’ union”) or a closing mark: it closes where
    a mark is open and none behind punctuation is still to come before the next one opens.
    """
    if "\ufffd" not in text:
        return
    found = [(match, _place(text, match)) for match in _LOST.finditer(text)]
    is_open = False
    closes_later = False
    later: list[bool] = []
    for _, mark in reversed(found):
        later.append(closes_later)
        if mark in {_OPENING, _CLOSING}:
            closes_later = mark == _CLOSING
    for (match, mark), closes in zip(found, reversed(later), strict=True):
        new = mark or (_CLOSING if is_open and not closes else _APOSTROPHE)
        is_open = new == _OPENING or (is_open and new != _CLOSING)
        yield Edit(*match.span(), new)


def _place(text: str, match: re.Match[str]) -> str:
    """Return the mark that stands at a place, empty where it may be either."""
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    if before.isalnum() and after.isalnum():
        return _APOSTROPHE
    blank_before, blank_after = not before or before.isspace() or before in "([—–-", not after or after.isspace()
    if blank_before:
        return _DASH if blank_after and before and after else _OPENING
    return "" if before.isalnum() else _CLOSING
