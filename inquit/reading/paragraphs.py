"""Paragraphs of a clean text: its lines."""

from __future__ import annotations

import re

from inquit.cleaning.lines import LINE_ENDS
from inquit.types import CharSpan

_LINE = re.compile(rf"[^{LINE_ENDS}]+")


def paragraphs(text: str) -> tuple[CharSpan, ...]:
    """Return the lines of ``text`` that have words, trimmed of white space, in text order."""
    return tuple(span for line in _LINE.finditer(text) if (span := _trimmed(line)))


def _trimmed(line: re.Match[str]) -> CharSpan:
    words = line[0].rstrip()
    return CharSpan(line.start() + len(words) - len(words.lstrip()), line.start() + len(words))
