"""Lines that say who speaks in the quotation above or below them, as in lists of reactions."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from inquit.cleaning.cleaned import Edit
from inquit.cleaning.lines import lines_of
from inquit.words.genders import is_first_name
from inquit.words.lexicon import name_particles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inquit.cleaning.cleaned import Cleaned
    from inquit.cleaning.lines import Line

LEAST = 2
"""A heading may be a name; a list of quotations has more than one."""

_QUOTATION = re.compile(r"“[^“”\"]+”|\"[^“”\"]+\"")
_NAMED = re.compile(
    r"(?P<given>[^\W\d_a-z][\w’'.-]+)(?P<names>(?: [^\W\d_][\w’'.-]*){1,4})"
    r"(?P<role>, [^“”\".!?:;]{2,80}| \([^()“”\"]{1,80}\))?"
)
_LINE_OF_QUOTATION = re.compile(rf"^[ \t]*(?:{_QUOTATION.pattern})[ \t]*$", re.MULTILINE)
"""A quick look for one of them."""


def credited_quotations(cleaned: Cleaned) -> Iterator[Edit]:
    """Put each line that names a speaker in one paragraph with the quotation that it goes with.

    In a list of such lines and quotations by turns, what comes first tells: a name goes with the quotation below
    it where the list begins with a name and ends with a quotation, and with the one above it where it is the other
    way round.
    """
    text = cleaned.text
    if _LINE_OF_QUOTATION.search(text) is None:
        return
    lines = [line for line in lines_of(cleaned) if line]
    said = [_QUOTATION.fullmatch(text, line.start, line.end) is not None for line in lines]
    if sum(said) < LEAST:
        return
    named = [not quoted and _names(text, line) for quoted, line in zip(said, lines, strict=True)]
    for start, end in _runs(said, named):
        if (end - start) % 2 == 0 and end - start >= 2 * LEAST:
            between = " — " if said[start] else ": "
            for i in range(start, end, 2):
                yield Edit(lines[i].end, lines[i + 1].start, between)


def _runs(said: list[bool], named: list[bool]) -> Iterator[tuple[int, int]]:
    """Yield where quotations and names come by turns, as the first line and the one past the last."""
    start = 0
    for i, (before, after) in enumerate(pairwise(zip(said, named, strict=True)), 1):
        if not (before[0] and after[1]) and not (before[1] and after[0]):
            yield start, i
            start = i
    yield start, len(said)


def _names(text: str, line: Line) -> bool:
    """Tell whether a line has nothing but a full name, and perhaps what its bearer is."""
    match = _NAMED.fullmatch(text, line.start, line.end)
    if match is None:
        return False
    return (match["role"] is not None or is_first_name(match["given"])) and all(
        word[0].isupper() or word in name_particles() for word in match["names"].split()
    )
