"""What is passed over: lines that are furniture, labels before a line, credits behind one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inquit.cleaning.cleaned import Edit
from inquit.cleaning.credits import credit_at_end
from inquit.cleaning.furniture import kind_of
from inquit.cleaning.lines import lines_of
from inquit.types import CharSpan, LineKind, PassedOver
from inquit.words.lexicon import role_nouns

if TYPE_CHECKING:
    from inquit.cleaning.cleaned import Cleaned
    from inquit.cleaning.lines import Line

_LABEL = re.compile(r"[A-Z][A-Z’'&-]{2,}(?:\s[A-Z0-9&’'-]+){0,3}:\s+(?=[^\s“\"‘'])")
"""A label in capitals before a sentence."""
_WORD = re.compile(r"[A-Z][A-Z’'-]+")
_NAME = re.compile(r"(?<=[a-z,]\s)[A-Z][a-z]\w+")
"""A name, as it stands within a sentence."""
MAX_LABELLED = 2_000
"""Only lines up to this length are looked at for a credit at their end."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a clean text that is not read, up to the next one that is."""

    edit: Edit
    words: CharSpan
    kind: LineKind

    def in_received(self, cleaned: Cleaned, received: str) -> PassedOver:
        """Return the stretch as it stands in the text as received."""
        span = cleaned.received(self.words)
        return PassedOver(span, span.of(received), self.kind)


def pass_over(cleaned: Cleaned) -> tuple[Stretch, ...]:
    """Return the stretches of a text that are no article, in text order."""
    text = cleaned.text
    lines = lines_of(cleaned)
    labels = _labels(text, lines)
    found: list[Stretch] = []
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        kind = kind_of(line.of(text))
        if kind is not None:
            edit = Edit(line.start, following.begin if following is not None else line.end, "")
            found.append(Stretch(edit, CharSpan(line.start, line.end), kind))
            continue
        if line.start in labels:
            found.append(_stretch(line.start, labels[line.start], LineKind.LABEL))
        credit = credit_at_end(line.of(text)) if line and line.end - line.start < MAX_LABELLED else None
        if credit is not None:
            found.append(_stretch(line.start + credit, line.end, LineKind.CREDIT))
    return tuple(found)


def _stretch(start: int, end: int, kind: LineKind) -> Stretch:
    return Stretch(Edit(start, end, ""), CharSpan(start, end), kind)


def _labels(text: str, lines: list[Line]) -> dict[int, int]:
    """Return where labels in capitals begin and end that name nobody.

    Who speaks in a transcript is somebody whom the article names, a role, or comes more than once.
    """
    found = [match for line in lines if (match := _LABEL.match(text, line.start, line.end))]
    if not found:
        return {}
    times = Counter(match[0] for match in found)
    known = {name.upper() for name in _NAME.findall(text)} | {role.upper() for role in role_nouns()}
    return {
        match.start(): match.end()
        for match in found
        if times[match[0]] == 1 and known.isdisjoint(_WORD.findall(match[0]))
    }
