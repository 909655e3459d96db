"""Offsets in the unit in which a caller's language counts."""

from __future__ import annotations

from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_OFFSETS = frozenset({"start", "end", "text_length"})


class OffsetUnit(StrEnum):
    """What offsets count."""

    CODEPOINT = "codepoint"
    """Unicode code points: Python."""
    UTF16 = "utf16"
    """Code units of UTF-16: JavaScript, Java, C#."""
    UTF8 = "utf8"
    """Bytes of UTF-8: Go, Rust."""


def in_unit(payload: dict[str, Any], text: str, unit: OffsetUnit) -> dict[str, Any]:
    """Return an answer for ``text`` whose offsets count in ``unit``; those of ``payload`` count code points."""
    width = _WIDTHS[unit]
    if width is None:
        return payload
    places = [0, *accumulate(map(width, text))]
    if places[-1] == len(text):
        return payload  # every character is one unit long
    changed: dict[str, Any] = _translated(payload, places)
    return changed


def _translated(value: Any, places: Sequence[int]) -> Any:
    if isinstance(value, dict):
        return {
            key: places[inner] if key in _OFFSETS and isinstance(inner, int) else _translated(inner, places)
            for key, inner in value.items()
        }
    return [_translated(inner, places) for inner in value] if isinstance(value, list) else value


def _utf16_width(char: str) -> int:
    return 2 if ord(char) > 0xFFFF else 1


def _utf8_width(char: str) -> int:
    return len(char.encode())


_WIDTHS: dict[OffsetUnit, Callable[[str], int] | None] = {
    OffsetUnit.CODEPOINT: None,
    OffsetUnit.UTF16: _utf16_width,
    OffsetUnit.UTF8: _utf8_width,
}
