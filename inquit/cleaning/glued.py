"""Paragraphs glued together: their ends put in again where a sentence and the next one touch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inquit.cleaning.cleaned import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 2
"""Anybody may forget one blank."""

_CURLY = re.compile(
    r"(?<=[\w)’%][.!?…])(?=“)|(?<=[.!?…]”)(?=[A-Z“])|(?<=[a-z)%]{2}[.!?])(?=(?:[A-Z][a-z’']*|[A-Z]{2,})[ ,“\"])"
)
_WEAK = re.compile(r"(?<=[^\W\d_])(?=“[A-Z])")
"""A word and an opening mark: the end of a caption, where paragraphs are glued elsewhere in the text."""
_STRAIGHT = re.compile(r'"')
_BREAK = "\n\n"


def glued_paragraphs(text: str) -> Iterator[Edit]:
    """End a paragraph where one sentence ends and the next begins with nothing between, if that happens repeatedly."""
    found = {match.start() for match in _CURLY.finditer(text)} | set(_straight(text))
    if len(found) >= LEAST:
        found |= {match.start() for match in _WEAK.finditer(text)}
        for at in sorted(found):
            yield Edit(at, at, _BREAK)


def _straight(text: str) -> Iterator[int]:
    """Yield where a straight mark that touches words on both sides ends a paragraph, or begins one.

    Whether it does this or that, the mark before tells.
    """
    opened = False
    for mark in _STRAIGHT.finditer(text):
        before, after = text[max(0, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 1]
        blank_before, blank_after = not before.strip(" \n([—-"), not after.strip(" \n,.;:!?)")
        if blank_before != blank_after:
            opened = blank_before
            continue
        opened = not opened
        if opened and before in set(".!?…\"") and after.isupper():
            yield mark.start()
        elif not opened and before in set(".!?…") and after.isupper():
            yield mark.end()
