"""What a line that is read is taken for: the article, a heading of it, or a quotation pulled out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.types import LineKind

if TYPE_CHECKING:
    from inquit.types import CharSpan

MAX_HEADING = 120
MAX_PULLED = 400
_MARKS = "“”\"‘’'«» "
_SENTENCE_END = (".", "!", "?", ":", "…", "”", '"', ",", ";")


def kind_of_read(text: str, span: CharSpan) -> LineKind:
    """Return what the line at ``span`` is taken for, without the blanks around it.

    A pull quote has no words but quoted ones that stand in the text again; a heading ends no sentence.
    """
    line = span.of(text)
    words = line.strip(_MARKS)
    if len(line) <= MAX_PULLED and words != line and text.count(words) > 1 and " " in words:
        return LineKind.PULL_QUOTE
    if len(line) <= MAX_HEADING and not line.endswith(_SENTENCE_END):
        return LineKind.HEADING
    return LineKind.ARTICLE
