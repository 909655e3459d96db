"""Marks at the beginning of lines: the ``> `` of mails, and time stamps of transcripts and live blogs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inquit.cleaning.cleaned import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTED = re.compile(r"^[ \t]{0,3}(?:>[ \t]?){1,20}(?=.)|^[ \t]{0,3}(?:>[ \t]?){1,20}$", re.MULTILINE)
_STAMP = re.compile(
    r"^[ \t]*[\[(]?(?:\d{1,2}:)?\d{1,2}[:.]\d\d(?:[.,]\d{1,3})?\s?(?:[ap]\.?m\.?|GMT|BST|[ECP][SD]?T)?[\])]?"
    r"(?:[ \t]+[-–—|:]|[:]|(?<=[\])]))?(?:[ \t]+(?=[A-Z“\"'‘>\[])|[ \t]*$)",
    re.MULTILINE | re.IGNORECASE,
)
LEAST_STAMPS = 2
"""A line may begin with the time at which something happened; in a transcript more than one does."""


def quote_prefixes(text: str) -> Iterator[Edit]:
    """Take the ``> `` of quoted lines away, those of a quoted quotation too."""
    if ">" in text:
        for match in _QUOTED.finditer(text):
            yield Edit(*match.span(), "")


def time_stamps(text: str) -> Iterator[Edit]:
    """Take the time stamps away that lines begin with."""
    found = [match for match in _STAMP.finditer(text) if match.end() > match.start()]
    if len(found) >= LEAST_STAMPS:
        for match in found:
            yield Edit(*match.span(), "")
