"""HTML tags left in a text: those that end a block end a line, the others leave no trace."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inquit.cleaning.cleaned import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 2
"""An article about HTML may show a tag; markup has more than one, or a ``<br>``."""

_BLOCK = (
    "address|article|aside|blockquote|body|br|caption|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form"
    "|h[1-6]|head|header|hr|html|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|title|tr|ul"
)
_INLINE = (
    "a|abbr|acronym|b|bdi|bdo|big|button|cite|code|data|del|dfn|em|embed|font|i|iframe|img|input|ins|kbd|label|link"
    "|mark|meta|picture|q|s|samp|small|source|span|strike|strong|sub|sup|svg|time|tt|u|var|video|wbr"
)
_ATTRIBUTES = r"""(?:\s[^<>]{0,1000})?"""
_TAG = re.compile(rf"</?(?:(?P<block>{_BLOCK})|{_INLINE}){_ATTRIBUTES}/?>", re.IGNORECASE)
_HIDDEN = re.compile(r"<!--|<(?:script|style|noscript)\b", re.IGNORECASE)
"""What opens a stretch that no reader of a page sees."""
_LINES = frozenset({"br", "li", "td", "th", "tr", "dd", "dt"})
"""Blocks that end a line and no paragraph."""
_CLOSING = re.compile(rf"</(?:{_BLOCK}|{_INLINE})\s*>|<br\s*/?>|<p>", re.IGNORECASE)


def html_tags(text: str) -> Iterator[Edit]:
    """Undo HTML markup: tags, comments, scripts and styles."""
    if "<" not in text or ">" not in text:
        return
    hidden = tuple(_hidden(text))
    tags = list(_TAG.finditer(text))
    if len(tags) < LEAST or _CLOSING.search(text) is None:
        return
    edits = [Edit(start, end, "") for start, end in hidden]
    past = iter(hidden)
    start, end = next(past, (len(text), len(text)))
    for tag in tags:
        while tag.start() >= end:
            start, end = next(past, (len(text), len(text)))
        if tag.start() < start:
            edits.append(Edit(tag.start(), tag.end(), _line_ends(tag["block"])))
    yield from sorted(edits)


def _line_ends(block: str | None) -> str:
    if block is None:
        return ""
    return "\n" if block.lower() in _LINES else "\n\n"


def _hidden(text: str) -> Iterator[tuple[int, int]]:
    """Yield where comments, scripts and styles stand; what is opened and never closed is seen."""
    folded = text.lower()
    at = 0
    unclosed: set[str] = set()
    for opening in _HIDDEN.finditer(text):
        closing = "-->" if opening[0] == "<!--" else f"</{opening[0][1:].lower()}>"
        if opening.start() < at or closing in unclosed:
            continue
        end = folded.find(closing, opening.end())
        if end < 0 or len(folded) != len(text):
            unclosed.add(closing)
            continue
        at = end + len(closing)
        yield opening.start(), at
