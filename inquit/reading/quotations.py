"""Quotations: marks paired into spans.

Of all ways to read the marks of a paragraph (this one opens, that one closes, another is an apostrophe) the cheapest is
found by dynamic programming over the stack of open marks (Viterbi, with a beam). So a lost or slipped mark costs its
own quotation and does not turn the rest of the paragraph inside out. Time is linear in the length of the text.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from inquit.deadline import Deadline
from inquit.reading.marks import LOST, Mark, find_marks
from inquit.types import CharSpan, QuotedSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_MATES = frozenset({
    ("“", "”"), ("‟", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("»", "«"), ('"', '"'), ("＂", "＂"),
    ("``", "''"), ("``", '"'), ("''", "''"), ("‘‘", "’’"),
    ("‘", "’"), ("‛", "’"), ("‚", "‘"), ("‚", "’"), ("'", "'"), ("`", "'"), ("‹", "›"), ("›", "‹"),
})  # fmt: skip

# Costs, as negative log-likelihoods, of what a well-kept text does not have. Set by hand.
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
_MAX_DEPTH = 3
_BEAM = 6

_ATTRIBUTE = re.compile(r"[\w-]=")


class _Found(NamedTuple):
    """An outermost quotation of a path, linked to the ones before it; ``close`` None: it stops at ``end``."""

    open: Mark
    close: Mark | None
    end: int
    earlier: _Found | None


class _Path(NamedTuple):
    """A reading of the marks so far: its cost, the marks still open, outermost first, and what was found."""

    cost: float
    stack: tuple[Mark, ...]
    found: _Found | None


_COST = attrgetter("cost")


def find_quotations(
    text: str, paragraphs: Sequence[CharSpan], deadline: Deadline | None = None
) -> tuple[QuotedSpan, ...]:
    """Find the outermost spans between quotation marks, double and single, in text order, never overlapping.

    ``paragraphs`` are spans of ``text``, sorted and disjoint; a quotation never leaves its paragraph. One
    whose closing mark is missing ends where its paragraph does or before the mark that opens the next one.
    When the next paragraph reopens the marks (the convention for a speech of several paragraphs), or closes
    marks that it never opened, the spans are linked by ``continues``, an index into the result; where such
    paragraphs were run together, the speech is one span. Marks around nothing, inch marks, apostrophes and
    the attributes of markup are left out. Raises OutOfTime.
    """
    deadline = deadline or Deadline()
    marks = [list(deadline.watch(find_marks(text, paragraph))) for paragraph in paragraphs]
    spans: list[QuotedSpan] = []
    unfinished: Mark | None = None
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


def _best_reading(
    marks: Sequence[Mark],
    paragraph: CharSpan,
    reopening: Mark | None,
    unfinished: Mark | None,
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
        resumed = Mark(paragraph.start, paragraph.start, unfinished.glyph, 0.0, 0.0, 0.0, unfinished.single)
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


def _readings(path: _Path, mark: Mark) -> Iterator[_Path]:
    """Yield what ``mark`` can be after ``path``: nothing, an opening mark, a closing mark, a fresh start."""
    cost, stack, found = path
    within = _LOST_WITHIN if stack and stack[-1].single == mark.single and mark.ignored >= LOST else 0.0
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
        if opened.single == mark.single or mark.ignored >= LOST:
            closed = found if depth else _Found(opened, mark, mark.end, found)
            yield _Path(cost + mark.closes + _mismatch(opened, mark) + abandoned, stack[:depth], closed)
        abandoned += _unclosed(opened)
    if outermost.single == mark.single and outermost.start < outermost.end:
        restarted = _Found(outermost, None, mark.start, found)
        yield _Path(cost + mark.opens + _nesting((), mark) + abandoned, (mark,), restarted)


def _mismatch(opened: Mark, closing: Mark) -> float:
    """Return the cost of two marks that are no pair."""
    if opened.single != closing.single:
        return _SLIPPED
    return 0.0 if (opened.glyph, closing.glyph) in _MATES else _UNMATED


def _nesting(stack: tuple[Mark, ...], mark: Mark) -> float:
    """Return the cost of opening ``mark`` inside the quotations of ``stack``, outermost first."""
    if not stack:
        return _OUTER_SINGLE if mark.single else 0.0
    return _NESTED_IN_SAME if stack[-1].single == mark.single else _NESTED


def _unclosed(opened: Mark) -> float:
    """Return the cost of a mark that is never closed."""
    return _UNCLOSED_SINGLE if opened.single else _UNCLOSED


def _finished(path: _Path, paragraph: CharSpan, reopening: Mark | None) -> _Path:
    """Return a path with the quotations closed that are open at the end of the paragraph."""
    if not path.stack:
        return path
    outermost, *inner = path.stack
    speech_goes_on = reopening is not None and reopening.glyph == outermost.glyph and reopening.opens < reopening.closes
    cost = _REOPENED if speech_goes_on else _unclosed(outermost)
    cost += sum(_unclosed(opened) for opened in inner)
    if outermost.start == outermost.end:
        cost += LOST
    return _Path(path.cost + cost, (), _Found(outermost, None, paragraph.end, path.found))


def _quoted_span(text: str, found: _Found, paragraph: int, continues: int | None) -> QuotedSpan | None:
    """Return the span of a quotation, None when it has no words or is the value of an attribute of markup."""
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
