"""Quotation marks paired on characters.

Tokenizers glue marks to their neighbours (``said:"No``, ``Stop,"he``), so marks are read off the text. Every
mark is weighed by what stands before and after it, and the cheapest reading of a whole paragraph is found by
dynamic programming over the stack of open marks (Viterbi, with a beam): a lost or slipped mark costs its own
quotation and does not turn the rest of the paragraph inside out. The evidence for the direction of a straight
mark is that of SmartyPants (Gruber 2003), made graded. Time is linear in the length of the text.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from inquit.deadline import NO_DEADLINE
from inquit.types import CharSpan, QuotedSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inquit.deadline import Deadline

_GLYPHS = re.compile(r"\"+|'+|`+|‘‘|’’|[“”„‟«»＂‘’‚‛‹›]")
"""Equal straight marks are one match, because ``''`` is a double mark and ``''''`` none."""
_RUN = re.compile(r"[\"'`“”„‟«»＂‘’‚‛‹›]+")
_LONGEST_RUN = 6
"""More marks than this in a row mark nothing."""
_SINGLES = frozenset("'‘’‚‛‹›`")
_DOUBLES = frozenset('"“”„‟«»＂')
_MATES = frozenset({
    ("“", "”"), ("‟", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("»", "«"), ('"', '"'), ("＂", "＂"),
    ("``", "''"), ("``", '"'), ("''", "''"), ("‘‘", "’’"),
    ("‘", "’"), ("‛", "’"), ("‚", "‘"), ("‚", "’"), ("'", "'"), ("`", "'"), ("‹", "›"), ("›", "‹"),
})  # fmt: skip

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
_LOST = 6.0
"""A mark read as no quotation mark, against its looks."""
_LOST_WITHIN = 1.0
"""Added inside a quotation: the mark rather closes it, and a later closing mark has lost its mate."""
_UNCLOSED = 4.0
_UNCLOSED_SINGLE = 6.0
_REOPENED = 0.5
"""An unclosed quotation when the next paragraph begins with an opening mark."""
_RESTATED = 1.5
"""An opening mark after a sentence inside a quotation: a speech of several paragraphs, set as one."""
_RESUMED = 2.0
"""A quotation going on from an unclosed one in the paragraph before without reopening its marks."""
_CREDIT_LENGTH = 60
"""A paragraph no longer than this (characters) that ends with the one mark in it is the credit of a pull quote."""
_UNMATED = 1.5
_SLIPPED = 3.5
"""A double mark closed by a single one after a full stop, or the other way round."""
_NESTED = 0.3
_NESTED_IN_SAME = 3.0
_OUTER_SINGLE = 1.0
_ELIDED = 1.0
"""A mark before ’em, ’90s … read as opening a quotation."""

_DOUBLED = 2.0
"""A double mark beside another, typed twice."""
_INCHES = 1.5
"""A double mark after a number, read as inches or seconds."""
_ELISIONS = {"‘": 5.0, "’": 1.5, "`": 3.0}
"""A single mark before a word, read as an apostrophe; by glyph."""

_MAX_DEPTH = 3
_BEAM = 6

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
_ATTRIBUTE = re.compile(r"[\w-]=")
_LOOKBACK = 12


@dataclass(frozen=True, slots=True)
class _Mark:
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


class _Found(NamedTuple):
    """An outermost quotation of a path, linked to the ones before it; ``close`` None: it stops at ``end``."""

    open: _Mark
    close: _Mark | None
    end: int
    earlier: _Found | None


class _Path(NamedTuple):
    """A reading of the marks so far: its cost, the marks still open, outermost first, and what was found."""

    cost: float
    stack: tuple[_Mark, ...]
    found: _Found | None


_COST = attrgetter("cost")


def find_quotations(
    text: str, paragraphs: Sequence[CharSpan], deadline: Deadline = NO_DEADLINE
) -> tuple[QuotedSpan, ...]:
    """Find the outermost spans between quotation marks, double and single, in text order, never overlapping.

    ``paragraphs`` are spans of ``text``, sorted and disjoint; a quotation never leaves its paragraph. One
    whose closing mark is missing ends where its paragraph does or before the mark that opens the next one.
    When the next paragraph reopens the marks (the convention for a speech of several paragraphs), or closes
    marks that it never opened, the spans are linked by ``continues``, an index into the result; where such
    paragraphs were run together, the speech is one span. Marks around nothing, inch marks, apostrophes and
    the attributes of markup are left out. Raises OutOfTime.
    """
    marks = [list(deadline.watch(_marks(text, paragraph))) for paragraph in paragraphs]
    spans: list[QuotedSpan] = []
    unfinished: _Mark | None = None
    for index, paragraph in enumerate(paragraphs):
        following = marks[index + 1] if index + 1 < len(paragraphs) else []
        reopening = following[0] if following and following[0].start == paragraphs[index + 1].start else None
        found = _best_reading(marks[index], paragraph, reopening, unfinished, deadline)
        before, unfinished = unfinished, None
        for quotation in deadline.watch(found):
            resumes = (
                before is not None
                and quotation.open.start == paragraph.start
                and quotation.open.single == before.single
            )
            span = _quoted_span(text, quotation, index, len(spans) - 1 if resumes else None)
            if span is not None:
                spans.append(span)
                if quotation.close is None and quotation.end == paragraph.end:
                    unfinished = quotation.open
    return tuple(spans)


def _marks(text: str, paragraph: CharSpan) -> Iterator[_Mark]:
    """Yield the possible quotation marks of a paragraph; an apostrophe inside a word is none.

    Marks that touch are judged by what stands beyond all of them, so that ``"'No`` is two opening marks.
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
    """Cut straight marks into single and double marks; what can only be empty marks gives none."""
    start, end = glyphs.span()
    opening, closing = _BEFORE[context.before] > 0, _AFTER[context.after] < 0
    if glyphs.group() == "'''":
        cut = start + 2 if opening else start + 1
        return [CharSpan(start, cut), CharSpan(cut, end)]
    if glyphs.group() == '""' and opening == closing:
        return [] if opening else [CharSpan(start, start + 1), CharSpan(start + 1, end)]
    return [CharSpan(start, end)] if end - start <= 2 else []


def _kind(text: str, position: int, paragraph: CharSpan) -> str:
    """Name what stands beside a mark, as a key of the evidence."""
    if not paragraph.start <= position < paragraph.end:
        return "edge"
    char = text[position]
    if char.isspace():
        return "space"
    return _KINDS.get(char) or ("lower" if char.islower() else "other")


def _weigh(text: str, span: CharSpan, context: _Context) -> _Mark | None:
    """Weigh what the mark at ``span`` may be; None for an apostrophe inside a word."""
    glyph = span.of(text)
    if glyph == '""':
        glyph = '"'
    evidence = _GLYPH.get(glyph, 0.0) + context.evidence
    opens, closes = _softplus(-evidence), _softplus(evidence)
    single = glyph in _SINGLES
    if not single:
        ignored = _double_ignored(text, span, context)
    elif context.after_word and context.before_word:
        return None
    elif context.before_word and _ELISION.match(text, span.end):
        opens, ignored = opens + _ELIDED, 0.0
    else:
        ignored = _single_ignored(text, glyph, context)
    return _Mark(span.start, span.end, glyph, opens, closes, ignored, single, context.after_sentence)


def _double_ignored(text: str, span: CharSpan, context: _Context) -> float:
    """Return the cost of a double mark that is no quotation mark: low for inches, seconds and ditto marks."""
    if context.after_word and text[context.left].isdigit() and not context.before_word:
        return 0.0 if _FEET.search(text, max(0, span.start - _LOOKBACK), span.start) else _INCHES
    if _COLUMN_GAP.fullmatch(text, max(0, span.start - 2), span.start) and _COLUMN_GAP.match(text, span.end):
        return 0.0
    beside = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    return _LOST if _DOUBLES.isdisjoint(beside) else _DOUBLED


def _single_ignored(text: str, glyph: str, context: _Context) -> float:
    """Return the cost of a single mark that is no quotation mark: low where English has an apostrophe."""
    if context.before_word or context.after == "symbol":
        return _ELISIONS.get(glyph, 4.0)
    if not context.after_word:
        return 1.0 if context.before == "space" else _LOST
    if _AND.match(text, context.left - 1):
        return 0.0
    last = text[context.left]
    if last in "sSzZxX" or last.isdigit() or _DROPPED_G.match(text, context.left - 1):
        return 0.6
    return 2.5


def _softplus(x: float) -> float:
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def _best_reading(
    marks: Sequence[_Mark],
    paragraph: CharSpan,
    reopening: _Mark | None,
    unfinished: _Mark | None,
    deadline: Deadline,
) -> list[_Found]:
    """Return the outermost quotations of the cheapest reading of a paragraph's marks, in text order.

    ``reopening`` is the mark that the next paragraph begins with, ``unfinished`` the mark of a quotation that
    the paragraph before left open.
    """
    paths = [_Path(0.0, (), None)]
    reopened = bool(marks) and marks[0].start == paragraph.start
    credit = len(marks) == 1 and marks[0].end == paragraph.end and len(paragraph) <= _CREDIT_LENGTH
    if unfinished is not None and not reopened and not credit:
        resumed = _Mark(paragraph.start, paragraph.start, unfinished.glyph, 0.0, 0.0, 0.0, unfinished.single)
        paths.append(_Path(_RESUMED, (resumed,), None))
    for mark in deadline.watch(marks):
        cheapest: dict[str, _Path] = {}
        for path in paths:
            for reading in _readings(path, mark):
                key = " ".join([opened.glyph for opened in reading.stack])
                rival = cheapest.get(key)
                if rival is None or reading.cost < rival.cost:
                    cheapest[key] = reading
        paths = sorted(cheapest.values(), key=_COST)[:_BEAM]
    best = min((_finished(path, paragraph, reopening) for path in paths), key=_COST)
    found: list[_Found] = []
    last = best.found
    while last is not None:
        found.append(last)
        last = last.earlier
    return found[::-1]


def _readings(path: _Path, mark: _Mark) -> Iterator[_Path]:
    """Yield what ``mark`` can be after ``path``: nothing, an opening mark, a closing mark, a fresh start."""
    cost, stack, found = path
    within = _LOST_WITHIN if stack and stack[-1].single == mark.single and mark.ignored >= _LOST else 0.0
    yield _Path(cost + mark.ignored + within, stack, found)
    if len(stack) < _MAX_DEPTH:
        yield _Path(cost + mark.opens + _nesting(stack, mark), (*stack, mark), found)
    if not stack:
        return
    outermost, innermost = stack[0], stack[-1]
    if mark.after_sentence and innermost.single == mark.single:
        yield _Path(cost + mark.opens + _RESTATED, stack, found)
    abandoned = 0.0
    for depth in range(len(stack) - 1, -1, -1):
        opened = stack[depth]
        if opened.single == mark.single or mark.ignored >= _LOST:
            closed = found if depth else _Found(opened, mark, mark.end, found)
            yield _Path(cost + mark.closes + _mismatch(opened, mark) + abandoned, stack[:depth], closed)
        abandoned += _unclosed(opened)
    if outermost.single == mark.single and outermost.start < outermost.end:
        restarted = _Found(outermost, None, mark.start, found)
        yield _Path(cost + mark.opens + _nesting((), mark) + abandoned, (mark,), restarted)


def _mismatch(opened: _Mark, closing: _Mark) -> float:
    if opened.single != closing.single:
        return _SLIPPED
    return 0.0 if (opened.glyph, closing.glyph) in _MATES else _UNMATED


def _nesting(stack: tuple[_Mark, ...], mark: _Mark) -> float:
    if not stack:
        return _OUTER_SINGLE if mark.single else 0.0
    return _NESTED_IN_SAME if stack[-1].single == mark.single else _NESTED


def _unclosed(opened: _Mark) -> float:
    return _UNCLOSED_SINGLE if opened.single else _UNCLOSED


def _finished(path: _Path, paragraph: CharSpan, reopening: _Mark | None) -> _Path:
    """Close a path at the paragraph's end."""
    if not path.stack:
        return path
    outermost, *inner = path.stack
    speech_goes_on = reopening is not None and reopening.glyph == outermost.glyph and reopening.opens < reopening.closes
    cost = _REOPENED if speech_goes_on else _unclosed(outermost)
    cost += sum(_unclosed(opened) for opened in inner)
    if outermost.start == outermost.end:
        cost += _LOST
    return _Path(path.cost + cost, (), _Found(outermost, None, paragraph.end, path.found))


def _quoted_span(text: str, found: _Found, paragraph: int, continues: int | None) -> QuotedSpan | None:
    """Measure a quotation; None when it has no words or is the value of an attribute of markup."""
    end = found.close.start if found.close else found.end
    inside = text[found.open.end : end]
    if not any(char.isalnum() for char in inside) or _ATTRIBUTE.search(
        text, max(0, found.open.start - 2), found.open.start
    ):
        return None
    start = found.open.end + len(inside) - len(inside.lstrip())
    content = CharSpan(start, start + len(inside.strip()))
    span = CharSpan(found.open.start, found.close.end if found.close else content.end)
    return QuotedSpan(span, content, paragraph, closed=found.close is not None, continues=continues)
