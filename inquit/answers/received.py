"""From the answer for a clean text to that for the text as received: the one place where offsets are translated."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar, cast

from inquit.cleaning.read_lines import kind_of_read
from inquit.reading.paragraphs import paragraphs
from inquit.types import CharSpan, Cue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inquit.cleaning.clean import CleanText
    from inquit.cleaning.cleaned import Cleaned
    from inquit.deadline import Deadline
    from inquit.types import Attribution, Options, Quotation

Value = TypeVar("Value")


def as_received(
    attribution: Attribution, clean_text: CleanText, received: str, options: Options, deadline: Deadline
) -> Attribution:
    """Return an answer that counts in ``received``, with what ``options`` ask for about its lines; raises OutOfTime."""
    if options.explain:
        lines = paragraphs(clean_text.text)
        quotes = tuple(_with_line(quote, clean_text.text, lines) for quote in deadline.watch(attribution.quotes))
        attribution = replace(attribution, quotes=quotes)
    if clean_text.text != received:
        attribution = replace(_translated(attribution, clean_text.cleaned, received), text_length=len(received))
    return replace(attribution, furniture=clean_text.furniture) if options.furniture else attribution


def _with_line(quote: Quotation, text: str, lines: Sequence[CharSpan]) -> Quotation:
    """Return a quotation whose explanation says what its line, one of ``lines``, was taken for."""
    if quote.explanation is None:
        return quote
    line = lines[bisect_right(lines, quote.span.start, key=_start) - 1]
    return replace(quote, explanation=replace(quote.explanation, line=kind_of_read(text, line)))


def _start(span: CharSpan) -> int:
    return span.start


def _translated(value: Value, cleaned: Cleaned, received: str) -> Value:
    """Return a value with every span in it where it stands in ``received``, and every text that is a span's anew."""
    if isinstance(value, CharSpan):
        return cast("Value", cleaned.received(value))
    if isinstance(value, tuple):
        return cast("Value", tuple(_translated(part, cleaned, received) for part in value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {
        field.name: _translated(getattr(value, field.name), cleaned, received)
        for field in fields(value)
        if not isinstance(getattr(value, field.name), str)
    }
    if hasattr(value, "text"):
        changed["text"] = changed["span"].of(received)
    if isinstance(value, Cue) and not changed["text"].strip():
        return cast("Value", None)  # a colon that cleaning put in stands for the layout
    return cast("Value", replace(value, **changed))
