"""What is undone, in this order: the encoding that was put on last comes off first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.cleaning.characters import blanks, combining_accents, forms, invisible_characters
from inquit.cleaning.encodings import c1_controls, mojibake
from inquit.cleaning.escapes import csv_marks, json_escapes
from inquit.cleaning.lost_marks import lost_marks
from inquit.cleaning.markdown import bullets, markdown
from inquit.cleaning.prefixes import quote_prefixes, time_stamps
from inquit.cleaning.references import html_references
from inquit.cleaning.spacing import stray_blanks
from inquit.cleaning.tags import html_tags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inquit.cleaning.cleaned import Cleaned, Edit

UNDOINGS: tuple[Callable[[str], Iterable[Edit]], ...] = (
    json_escapes,
    csv_marks,
    html_tags,
    html_references,
    mojibake,
    mojibake,
    c1_controls,
    lost_marks,
    invisible_characters,
    blanks,
    forms,
    combining_accents,
    stray_blanks,
    quote_prefixes,
    markdown,
    bullets,
    time_stamps,
)


def undo(cleaned: Cleaned) -> Cleaned:
    """Return the text without encodings and markup."""
    for undoing in UNDOINGS:
        cleaned = cleaned.edited(undoing(cleaned.text))
    return cleaned
