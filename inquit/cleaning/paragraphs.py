"""Paragraphs that were broken into lines: wrapped to a width, set one sentence a line, or cut within a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Self

from inquit.cleaning.cleaned import Edit
from inquit.cleaning.furniture import kind_of
from inquit.cleaning.lines import adjacent, lines_of
from inquit.types import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inquit.cleaning.cleaned import Cleaned
    from inquit.cleaning.lines import Line

_WORD = re.compile(r"\S+")
_SENTENCE_END = frozenset(".!?:;…")
_ENDED = re.compile(r"[.!?:…][”\"’')\]]*$")
_MARK = re.compile('[“”"]')
_NEXT_MARK = re.compile(r"(?:[^“”\"\n]|\n(?!\s*\n)){0,2000}(?P<mark>[“”\"])")
_UNFINISHED = re.compile(
    r"(?:(?<!\S)(?:an?|the|and|or|of|to|in|on|at|by|for|from|with|as|that|who|said|says|his|her|their|its|is|was|Mrs?|Ms|Dr)"
    r"|,[”\"’']?)$"
)
"""How no paragraph ends."""
_GOES_ON = re.compile(r"[a-z,;)]")
"""How no paragraph begins; what begins so behind a full stop is one all the same."""
_ENTRY = re.compile(r"[A-Z][^“”\"]{0,80}:\s|[QA][.:]\s|[-–—•]\s|\d+[.)]\s")
"""How an entry of a list begins, a turn of a transcript or of an interview."""
_SENTENCE_INSIDE = re.compile(r"[a-z][.!?][”\"]?\s[“\"]?[A-Z]")
_HYPHEN = re.compile(r"[^\W\d_]+-$")
_LETTERS = re.compile(r"[^\W\d_]+")

_WRAP_WIDTHS = range(20, 201)
"""Widths that text is hard-wrapped to."""
_NARROW = 40
LEAST_FULL, LEAST_NARROW = 2, 5
"""How many full lines tell a width: entries of a list are short too."""
_CANDIDATES = 3
"""How many of the widest lines may be wider than the text's own width."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a text is set: the ``width`` that lines are filled to, 0 for none; whether each line is a sentence."""

    width: int
    sentences: bool

    @classmethod
    def of(cls, cleaned: Cleaned, lines: list[Line]) -> Self:
        pairs = list(adjacent(lines))
        return cls(_wrap_width(cleaned, lines, pairs), _is_sentence_a_line(cleaned.text, lines, pairs))


@dataclass(frozen=True, slots=True)
class _Marks:
    """The double quotation marks of a paragraph so far: the latest curly one, and whether a straight one is open."""

    curly: str = ""
    straight: bool = False

    def after(self, words: str) -> _Marks:
        curly, straight = self.curly, self.straight
        for mark in _MARK.findall(words):
            if mark == '"':
                straight = not straight
            else:
                curly = mark
        return _Marks(curly, straight)


def broken_paragraphs(cleaned: Cleaned) -> Iterator[Edit]:
    """Join the lines of each paragraph by blanks; every line that stays is a paragraph of its own.

    A line goes on in the next one where it was filled to the width of the text, where the next one goes on in the
    middle of a sentence or closes a quotation, or where each line of the text is a sentence and blank lines part the
    paragraphs. Entries of lists, turns of a transcript and furniture stay apart.
    """
    text, lines = cleaned.text, lines_of(cleaned)
    if not any(adjacent(lines)):
        return
    setting = _Setting.of(cleaned, lines)
    words: frozenset[str] | None = None
    marks = _Marks()
    for line, following in pairwise(lines):
        marks = marks.after(line.of(text)) if line else _Marks()
        if not line or not following:
            continue
        if not _goes_on(cleaned, line, following, setting, marks):
            marks = _Marks()
            continue
        if _HYPHEN.search(text, line.start, line.end) and text[following.start].islower():
            words = words or frozenset(_LETTERS.findall(text))
            yield _unhyphenated(text, line, following, words)
        else:
            yield Edit(line.end, following.start, " ")


def _goes_on(cleaned: Cleaned, line: Line, following: Line, setting: _Setting, marks: _Marks) -> bool:
    text = cleaned.text
    ended = _ENDED.search(text, line.start, line.end) is not None
    if setting.width and following.indented and not line.indented:
        return False
    if ended and _ENTRY.match(text, following.start, following.end):
        return False
    if _is_full(cleaned, line, following, setting.width):
        return True
    if not (_runs_on(text, line, following) or (setting.sentences and ended) or _is_closed_by(text, following, marks)):
        return False
    return kind_of(line.of(text)) is None and kind_of(following.of(text)) is None


def _runs_on(text: str, line: Line, following: Line) -> bool:
    """Tell whether a sentence goes on in the next line."""
    goes_on = _GOES_ON.match(text, following.start) or text[following.start].islower()
    if goes_on and text[line.end - 1] not in _SENTENCE_END:
        return True
    return _UNFINISHED.search(text, max(line.start, line.end - 12), line.end) is not None


def _is_closed_by(text: str, following: Line, marks: _Marks) -> bool:
    """Tell whether an open quotation is closed further on in the lines that follow, and not opened anew."""
    if marks.curly != "“" and not marks.straight:
        return False
    found = _NEXT_MARK.match(text, following.start)
    if found is None:
        return False
    at = found.start("mark")
    if marks.curly == "“":
        return text[at] == "”"
    return text[at] == '"' and at > following.start and not text[at - 1].isspace()


def _is_full(cleaned: Cleaned, line: Line, following: Line, width: int) -> bool:
    """Tell whether the first word of the following line had no room left on ``line``; width 0 is no limit."""
    if not line.width <= width:
        return False
    word = _WORD.match(cleaned.text, following.start)
    return word is not None and width < line.width + 1 + len(cleaned.received(CharSpan(*word.span())))


def _wrap_width(cleaned: Cleaned, lines: list[Line], pairs: list[tuple[Line, Line]]) -> int:
    """Return the width in characters that the text is filled to, 0 when it is not hard-wrapped.

    A headline may be wider, and a word too long for any line.
    """
    headline = next((line for line in lines if line), None)
    filled = [pair for pair in pairs if pair[0] is not headline]
    widths = sorted({line.width for line, _ in filled if line.width in _WRAP_WIDTHS}, reverse=True)
    wide = sum(line.width >= _WRAP_WIDTHS.stop for line, _ in filled)
    if wide * 10 > len(filled):
        return 0
    for width in widths[:_CANDIDATES]:
        full = sum(_is_full(cleaned, line, following, width) for line, following in filled)
        if full >= (LEAST_FULL if width >= _NARROW else LEAST_NARROW) and full * 2 >= len(filled):
            return width
    return 0


def _is_sentence_a_line(text: str, lines: list[Line], pairs: list[tuple[Line, Line]]) -> bool:
    """Tell whether blank lines part the paragraphs of a text and line breaks the sentences in them."""
    blank_lines = sum(bool(before) and not line for before, line in pairwise(lines))
    if not blank_lines or len(pairs) < 2:
        return False
    several = sum(1 for line, _ in pairs if _SENTENCE_INSIDE.search(text, line.start, line.end))
    ended = sum(1 for line, _ in pairs if _ENDED.search(text, line.start, line.end))
    return several * 10 <= len(pairs) and ended * 10 >= len(pairs) * 9


def _unhyphenated(text: str, line: Line, following: Line, words: frozenset[str]) -> Edit:
    """Join a word that was parted at a hyphen; the hyphen goes where the text has the word without it."""
    first, second = _HYPHEN.search(text, line.start, line.end), _LETTERS.match(text, following.start)
    whole = first is not None and second is not None and first[0][:-1] + second[0] in words
    return Edit(line.end - whole, following.start, "")
