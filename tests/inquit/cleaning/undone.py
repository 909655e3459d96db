"""What tests of an undoing share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.cleaning.cleaned import Cleaned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inquit.cleaning.cleaned import Edit


def undone(undoing: Callable[[str], Iterable[Edit]], text: str) -> str:
    """Return a text without what ``undoing`` takes away."""
    return Cleaned.of(text).edited(undoing(text)).text
