"""Quotation marks as they stand in the text, each weighed by what it may be.

Tokenizers glue marks to their neighbours (``said:"No``, ``Stop,"he``), so marks are read off the characters. What
stands before and after a mark says whether it opens a quotation, closes one, or is an apostrophe or an inch mark. The
evidence for the direction of a straight mark is that of SmartyPants (Gruber 2003), made graded.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inquit.types import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

_GLYPHS = re.compile(r"\"+|'+|`+|‘‘|’’|[“”„‟«»＂‘’‚‛‹›]")
"""Equal straight marks are one match, because ``''`` is a double mark and ``''''`` none."""
_RUN = re.compile(r"[\"'`“”„‟«»＂‘’‚‛‹›]+")
_LONGEST_RUN = 6
"""More marks than this in a row mark nothing."""
SINGLE_MARKS = frozenset("'‘’‚‛‹›`")
_DOUBLES = frozenset('"“”„‟«»＂')
# Evidence, in log-odds, that a mark opens a quotation (positive) or closes one (negative). Set by hand.
_GLYPH = {
    "“": 3.0, "‟": 3.0, "”": -3.0, "„": 6.0, "«": 3.0, "»": -3.0, "``": 5.0, "‘‘": 4.0, "’’": -4.0,
    "‘": 3.0, "‛": 3.0, "’": -2.0, "‚": 4.0, "‹": 3.0, "›": -3.0, "`": 4.0,
}  # fmt: skip
_BEFORE = {
    "edge": 4.0, "space": 2.5, "opener": 3.5, "dash": 1.0, "colon": 1.0, "stop": -2.5,
    "symbol": -2.5, "lower": -2.5, "other": -2.5,
}  # fmt: skip
_AFTER = {
    "edge": -5.0, "space": -2.5, "stop": -3.0, "colon": -3.0, "dash": -1.5, "opener": 1.5, "symbol": 1.5,
    "lower": 1.0, "other": 2.0,
}  # fmt: skip
_SENTENCE_BEFORE = 1.5

# Costs, in the same unit, of what a well-kept text does not have.
LOST = 6.0
"""A mark read as no quotation mark, against its looks."""
_ELIDED = 1.0
"""A mark before ’em, ’90s … read as opening a quotation."""

_DOUBLED = 2.0
"""A double mark beside another, typed twice."""
_INCHES = 1.5
"""A double mark after a number, read as inches or seconds."""
_ELISIONS = {"‘": 5.0, "’": 1.5, "`": 3.0}
"""A single mark before a word, read as an apostrophe; by glyph."""

_KINDS = {
    char: kind
    for kind, chars in {
        "space": "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff",
        "opener": "([{<=",
        "dash": "-‐‑‒–—―/",
        "colon": ":",
        "stop": ".,;!?…)]}>",
        "symbol": "$£€¥#@&¿¡*_",
    }.items()
    for char in chars
}
_WORD = frozenset({"lower", "other"})
_LEADING_ELLIPSIS = re.compile(r"(?:…|\.\s?\.)[.…\s]{0,4}\w")
_ELISION = re.compile(
    r"(?:\d\ds?\b(?![.,]?\d|['’](?!s\b))|(?:em|im|til|till|tis|twas|twere|twill|cause|cuz|coz|cos|bout|round"
    r"|nother|nuff|neath|gainst|fore|hood|kay|bye|ello|ere|ome|ol|un)\b(?!['’])|n\b|(?:s|t|d|ll|re|ve|m)\b(?!['’-]))",
    re.IGNORECASE,
)
_DROPPED_G = re.compile(r"(?<!a)in", re.IGNORECASE)
"""The end of goin’, singin’ …, but not of again or Britain."""
_AND = re.compile(r"(?<!\S)['‘’`]n['’](?!\S)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!…]\s{1,2}$")
_FEET = re.compile(r"\d\s?['’′]\s?\d{1,2}(?:[.]\d)?$")
_COLUMN_GAP = re.compile(r"\s{2}|\t")
_LOOKBACK = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """A possible quotation mark and what each reading of it costs (negative log-likelihoods)."""

    start: int
    end: int
    glyph: str
    opens: float
    closes: float
    ignored: float
    single: bool
    after_sentence: bool = False


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands around a run of marks, and how much it speaks for opening marks.

    ``left`` is the index of the character before the run; ``before`` and ``after`` are keys of the evidence.
    """

    left: int
    before: str
    after: str
    after_sentence: bool
    evidence: float

    @classmethod
    def of(cls, text: str, paragraph: CharSpan, run: re.Match[str]) -> _Context:
        """Describe what stands around ``run``, a run of marks in a paragraph of ``text``."""
        left, right = run.start() - 1, run.end()
        before, after = _kind(text, left, paragraph), _kind(text, right, paragraph)
        if after == "stop" and _LEADING_ELLIPSIS.match(text, right, paragraph.end):
            after = "symbol"
        ended = _SENTENCE_END.search(text, max(paragraph.start, left - 2), left + 1)
        after_sentence = ended is not None and after != "space"
        evidence = _BEFORE[before] + _AFTER[after] + _SENTENCE_BEFORE * after_sentence
        return cls(left, before, after, after_sentence, evidence)

    @property
    def after_word(self) -> bool:
        return self.before in _WORD

    @property
    def before_word(self) -> bool:
        return self.after in _WORD


def find_marks(text: str, paragraph: CharSpan) -> Iterator[Mark]:
    """Yield the possible quotation marks of a paragraph, in text order, without the apostrophes inside words.

    Marks that touch are weighed by what stands around all of them, so that ``"'No`` is two opening marks.
    """
    for run in _RUN.finditer(text, paragraph.start, paragraph.end):
        if len(run.group()) > _LONGEST_RUN:
            continue
        context = _Context.of(text, paragraph, run)
        for glyphs in _GLYPHS.finditer(text, *run.span()):
            for span in _split(glyphs, context):
                mark = _weigh(text, span, context)
                if mark is not None:
                    yield mark


def _split(glyphs: re.Match[str], context: _Context) -> list[CharSpan]:
    """Return the spans of the single and double marks in a run of equal ones, none where they enclose nothing."""
    start, end = glyphs.span()
    opening, closing = _BEFORE[context.before] > 0, _AFTER[context.after] < 0
    if glyphs.group() == "'''":
        cut = start + 2 if opening else start + 1
        return [CharSpan(start, cut), CharSpan(cut, end)]
    if glyphs.group() == '""' and opening == closing:
        return [] if opening else [CharSpan(start, start + 1), CharSpan(start + 1, end)]
    return [CharSpan(start, end)] if end - start <= 2 else []


def _kind(text: str, position: int, paragraph: CharSpan) -> str:
    """Return the kind of the character beside a mark: a key of ``_BEFORE`` and ``_AFTER``."""
    if not paragraph.start <= position < paragraph.end:
        return "edge"
    char = text[position]
    if char.isspace():
        return "space"
    return _KINDS.get(char) or ("lower" if char.islower() else "other")


def _weigh(text: str, span: CharSpan, context: _Context) -> Mark | None:
    """Return the mark at ``span`` with the cost of each reading; None for an apostrophe inside a word."""
    glyph = span.of(text)
    if glyph == '""':
        glyph = '"'
    evidence = _GLYPH.get(glyph, 0.0) + context.evidence
    opens, closes = _softplus(-evidence), _softplus(evidence)
    single = glyph in SINGLE_MARKS
    if not single:
        ignored = _double_ignored(text, span, context)
    elif context.after_word and context.before_word:
        return None
    elif context.before_word and _ELISION.match(text, span.end):
        opens, ignored = opens + _ELIDED, 0.0
    else:
        ignored = _single_ignored(text, glyph, context)
    return Mark(span.start, span.end, glyph, opens, closes, ignored, single, context.after_sentence)


def _double_ignored(text: str, span: CharSpan, context: _Context) -> float:
    """Return the cost of reading a double mark as no quotation mark: low for inches, seconds and ditto marks."""
    if context.after_word and text[context.left].isdigit() and not context.before_word:
        return 0.0 if _FEET.search(text, max(0, span.start - _LOOKBACK), span.start) else _INCHES
    if _COLUMN_GAP.fullmatch(text, max(0, span.start - 2), span.start) and _COLUMN_GAP.match(text, span.end):
        return 0.0
    beside = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    return LOST if _DOUBLES.isdisjoint(beside) else _DOUBLED


def _single_ignored(text: str, glyph: str, context: _Context) -> float:
    """Return the cost of reading a single mark as no quotation mark: low where English has an apostrophe."""
    if context.before_word or context.after == "symbol":
        return _ELISIONS.get(glyph, 4.0)
    if not context.after_word:
        return 1.0 if context.before == "space" else LOST
    if _AND.match(text, context.left - 1):
        return 0.0
    last = text[context.left]
    if last in "sSzZxX" or last.isdigit() or _DROPPED_G.match(text, context.left - 1):
        return 0.6
    return 2.5


def _softplus(x: float) -> float:
    """Return log(1 + e^x), the cost of what has the log-odds -x."""
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))
