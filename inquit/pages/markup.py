"""Markup: HTML as a tree that costs no more to read than it weighs."""

from __future__ import annotations

import re
from typing import Any

from inquit.pages.library import library

_MOST_ELEMENTS = 20_000
"""News pages have 1,000 to 8,000; what extracts the article takes 3 s, or so, for as many as this."""
_MOST_IN_PARAGRAPH = 300
_MOST_JSON = 500_000
_MOST_IN_ATTRIBUTE = 2_000
_CROWDED_TAG = re.compile(
    r"""<([a-zA-Z][^\s/>]{0,50}+)"""
    r"""(?:[\s/]++(?:=[^\s/>=]*+|[^\s/>=]++)(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+){60,}+"""
)
"""A tag with 60 attributes or more: libxml2 compares each with all others."""
_UNREAD = (
    "style",
    "svg",
    "template",
    "noscript",
    "iframe",
    "object",
    "select",
    "textarea",
    "canvas",
    "math",
    "nav",
    "menu",
    "button",
    "dialog",
)
_BLOCKS = ("p", "h1", "h2", "h3", "table", "article", "section", "blockquote")
_LAYOUT_CELL = 300
"""A cell with more characters than this is no datum."""


class PageTooLarge(ValueError):  # noqa: N818 - a property of the page, not a fault
    """The page has more elements than are read."""

    def __init__(self) -> None:
        super().__init__(f"The page has more than {_MOST_ELEMENTS} elements.")


def parse(html: str) -> Any:
    """Return ``html``, a page or a part of one, as an lxml tree without what nobody reads.

    Raises PageTooLarge where there are more elements than can be read in a few seconds, and PagesUnavailable.
    """
    lxml = library("lxml.html")
    source = _CROWDED_TAG.sub(r"<\1", html.replace("\x00", ""))
    parser = lxml.HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)
    try:
        tree = lxml.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except library("lxml.etree").ParserError:  # nothing in it but what is removed
        tree = lxml.document_fromstring("<p></p>")
    _drop_unread(tree)
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise PageTooLarge
    _shorten_attributes(tree)
    _flatten_paragraphs(tree)
    _undo_layout_tables(tree)
    return tree


def _drop_unread(tree: Any) -> None:
    strip = library("lxml.etree").strip_elements
    strip(tree, *_UNREAD, with_tail=False)
    for script in tree.xpath("//script"):
        if script.get("type") != "application/ld+json" or len(script.text or "") > _MOST_JSON:
            script.tag = "dropped"
    strip(tree, "dropped", with_tail=False)


def _shorten_attributes(tree: Any) -> None:
    for element in tree.iter():
        for name, value in element.items():
            if len(value) > _MOST_IN_ATTRIBUTE:
                element.set(name, value[:_MOST_IN_ATTRIBUTE])


def _flatten_paragraphs(tree: Any) -> None:
    """Leave the words alone of a paragraph that has markup in every word: reading it takes quadratic time."""
    for paragraph in tree.xpath("//p"):
        inside = [element for element in paragraph.iter() if element.tag != "br"]
        if len(inside) > _MOST_IN_PARAGRAPH and not any(element.tag == "p" for element in inside[1:]):
            for line_end in paragraph.iter("br"):
                line_end.tail = f"\n{line_end.tail or ''}"
            words, tail = paragraph.text_content(), paragraph.tail
            paragraph.clear()
            paragraph.text, paragraph.tail = words, tail


def _undo_layout_tables(tree: Any) -> None:
    """Make blocks of the tables that lay out a page: they have paragraphs or much text in a cell."""
    layout = set()
    for cell in tree.iter("td", "th"):
        if len(cell.text_content()) > _LAYOUT_CELL or any(child.tag in _BLOCKS for child in cell):
            layout |= {table for table in cell.iterancestors("table") if table not in layout}
    for table in layout:
        for part in table.iter("table", "tbody", "thead", "tfoot", "tr", "td", "th"):
            part.tag = "div"
