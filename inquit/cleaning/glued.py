"""Paragraphs glued together: their ends put in again where a sentence and the next one touch."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from inquit.cleaning.cleaned import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 2
"""Anybody may forget one blank."""

_ENDS = re.compile(
    r"(?<=[\w)’%][.!?…])(?=[“‘][\w…‘'\[])|(?<=[.!?…][”’])(?=[A-Z“])"
    r"|(?<=[a-z)%][a-z)%][.!?])(?=[A-Z])|(?<=[A-Z][A-Z)][.!?])(?=[A-Z][a-z])|(?<=\d[.!?])(?=[A-Z][a-z])|(?<=[a-z][.!?][’)])(?=[A-Z])|(?<=[”’\"'][.!?])(?=[A-Z“])|(?<=’”)(?=[A-Z])|(?<=['’]\")(?=[A-Z])"
)
"""Where a sentence ends and the next begins with nothing between."""
_WEAK = re.compile(
    r"(?<=[^\W\d_])(?=[“‘][A-Z])|(?<=[a-z’'”\d]{4})(?=[A-Z]{4,}\b|(?:A|An|The|In|By|It|On|At|He|She|They|But|For)\s)"
)
"""A word and an opening mark, a word and one in capitals: the end of a caption or a headline in a glued text."""
_TWO_WORDS = re.compile(r"(?<![\w’'-])(\w+[a-z]{3}[’”]?)([A-Z][a-z]+)(?![\w])")
"""The end of a headline, unless it is a name written so (YouTube)."""
_LETTERS = re.compile(r"[^\W\d_]+")
_ENTRY = re.compile(r"(?<=[^\s-])(?=[-•] [A-Z])")
"""An entry of a list behind the one before it or a headline."""
_STRAIGHT = re.compile(r"\"|(?<!\w)'(?!(?:\d\ds?|em|til|twas)\b)|'(?!\w)|(?<=[a-z]{2})'(?=[A-Z])")
"""Straight marks, without apostrophes inside words (those of names stand behind one letter)."""
_TOUCHING = re.compile(r"[\"'](?<=[^\s(\[—-].)(?=[A-Z])")
"""A quick look for a straight mark between two words."""
_STOPS = frozenset(".!?…")
_BREAK = "\n\n"


def glued_paragraphs(text: str) -> Iterator[Edit]:
    """End a paragraph where one sentence ends and the next begins with nothing between, if that happens repeatedly."""
    straight = dict(_straight(text)) if _TOUCHING.search(text) else {}
    found = {match.start() for match in _ENDS.finditer(text)} | {at for at, sure in straight.items() if sure}
    if len(found) >= LEAST:
        weak = {match.start() for match in _WEAK.finditer(text)}
        entries = {match.start() for match in _ENTRY.finditer(text)}
        entries = entries if len(entries) >= LEAST else set()
        for at in sorted(found | weak | entries | set(_two_words(text)) | straight.keys()):
            yield Edit(at, at, _BREAK)


def _two_words(text: str) -> Iterator[int]:
    """Yield where two words touch that are no name: written so but once, and one of them alone elsewhere."""
    times = Counter(_LETTERS.findall(text))
    for pair in _TWO_WORDS.finditer(text):
        if times[pair[1] + pair[2]] <= 1 and (times[pair[1]] or times[pair[2]] or _is_long(pair)):
            yield pair.start(2)


def _is_long(pair: re.Match[str]) -> bool:
    """Tell whether two words are too long for a name that is made of both; none begins in lower case."""
    return (len(pair[1]) > 5 or pair[1][0].islower()) and len(pair[2]) > 3


def _straight(text: str) -> Iterator[tuple[int, bool]]:
    """Yield where a straight mark that touches words ends a paragraph or begins one, and if that is sure.

    Whether it does this or that, the mark of its kind before tells.
    """
    opened = {'"': False, "'": False}
    for mark in _STRAIGHT.finditer(text):
        before, after = text[max(0, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 1]
        blank_before, blank_after = not before.strip(" \n([—-"), not after.strip(" \n,.;:!?)")
        if blank_before != blank_after:
            opened[mark[0]] = blank_before
            continue
        opens = opened[mark[0]] = not opened[mark[0]]
        ended = text[max(0, mark.start() - 3) : mark.start()].rstrip("\"'")[-1:] in _STOPS
        if after.isupper() and (ended or (opens and before.isalpha())):
            yield (mark.start() if opens else mark.end()), ended
