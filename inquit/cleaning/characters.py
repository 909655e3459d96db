"""Characters that stand for others: invisible ones, blanks of other widths, marks and letters of other scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from ftfy.chardata import LIGATURES, WIDTH_MAP

from inquit.cleaning.cleaned import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

_INVISIBLE = re.compile(
    "\u00ad(?:\r?\n[ \t]*(?=[a-z]))?"
    "|[\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\x00-\x08\x0e-\x1b\x7f]+"
)
"""Soft hyphens, with the line break that one of them made; zero-width, bidirectional and control characters."""
_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_MARKS = {
    "「": "“", "」": "”", "『": "“", "』": "”", "〝": "“", "〞": "”", "〟": "”", "｢": "“", "｣": "”",
    "❝": "“", "❞": "”", "🙶": "“", "🙷": "”", "❛": "‘", "❜": "’", "‟": "“", "〃": '"', "ˮ": '"', "ʺ": '"',
    "ʼ": "’", "ʻ": "‘", "´": "’",
}  # fmt: skip
_FORMS = {**{chr(code): new for code, new in {**LIGATURES, **WIDTH_MAP}.items()}, **_MARKS}
_FORM = re.compile(f"[{''.join(_FORMS)}]")
_ACCENT = re.compile("[\u0300-\u036f]")
_COMBINED = re.compile(r"[^\W\d_][\u0300-\u036f]+")


def invisible_characters(text: str) -> Iterator[Edit]:
    """Take away what nobody sees."""
    for match in _INVISIBLE.finditer(text):
        yield Edit(*match.span(), "")


def blanks(text: str) -> Iterator[Edit]:
    """Make every kind of blank a space."""
    if not text.isascii():
        for match in _BLANK.finditer(text):
            yield Edit(*match.span(), " ")


def forms(text: str) -> Iterator[Edit]:
    """Write marks of other scripts, full-width forms and ligatures as English does."""
    if not text.isascii():
        for match in _FORM.finditer(text):
            yield Edit(*match.span(), _FORMS[match[0]])


def combining_accents(text: str) -> Iterator[Edit]:
    """Write a letter and its accent as one character."""
    if not text.isascii() and _ACCENT.search(text):
        for match in _COMBINED.finditer(text):
            composed = normalize("NFC", match[0])
            if composed != match[0]:
                yield Edit(*match.span(), composed)
