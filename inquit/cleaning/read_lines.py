"""What a line that is read is taken for: the article, a heading of it, or a quotation pulled out of it."""

from __future__ import annotations

from inquit.types import LineKind

MAX_HEADING = 120
MAX_PULLED = 400
_MARKS = "“”\"‘’'«» "
_SENTENCE_END = (".", "!", "?", ":", "…", "”", '"', ",", ";")


def kind_of_read(text: str, start: int) -> LineKind:
    """Return what the line is taken for that has the character at ``start``.

    A pull quote has no words but quoted ones that stand in the text again; a heading ends no sentence.
    """
    begin = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    line = text[begin : end if end >= 0 else len(text)].strip()
    words = line.strip(_MARKS)
    if len(line) <= MAX_PULLED and words != line and text.count(words) > 1 and " " in words:
        return LineKind.PULL_QUOTE
    if len(line) <= MAX_HEADING and not line.endswith(_SENTENCE_END):
        return LineKind.HEADING
    return LineKind.ARTICLE
