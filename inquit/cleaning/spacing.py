"""Blanks that tokenizers and removed markup leave before punctuation and inside curly marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inquit.cleaning.cleaned import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 2
"""Anybody may mistype one blank."""

_STRAY = re.compile(
    r"(?<=[\w)\]”’\"'%])[ ]+(?=[,;:.?!](?:[\s”\"’'),]|$))"
    r"|(?:(?<=[\s(\[]“)|(?<=^“))[ ]+(?=\S)|(?<=\S)[ ]+(?=”(?:[\s,.;:!?)]|$))"
    r"|(?<=\w)[ ](?=[’'](?:s|ll|re|ve|d|m)\b)"
    r"|(?<=\w)[ ](?=n[’']t\b)"
)
_BLANK_AT_MARK = re.compile(r" (?:[,;:.?!”]|n?[’'])|“ ")
"""A quick look for any of them."""


def stray_blanks(text: str) -> Iterator[Edit]:
    """Take the blanks away that no editor sets: before a comma, a full stop or ’s, behind “ and before ”."""
    if _BLANK_AT_MARK.search(text) is None:
        return
    found = list(_STRAY.finditer(text))
    if len(found) >= LEAST:
        for match in found:
            yield Edit(*match.span(), "")
