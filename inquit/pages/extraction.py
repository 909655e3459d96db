"""The article of a page: its main text, and what the page tells of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inquit.deadline import UNITS_A_LOOK, Deadline
from inquit.pages.library import library
from inquit.pages.markup import parse
from inquit.types import Article

if TYPE_CHECKING:
    from collections.abc import Iterable

_MANY_BLOCKS = 3_000
"""With more blocks than this the second opinion on what is the main text is not asked for: it takes quadratic time."""
_BLOCKS = ("p", "div", "li", "td", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "article", "section")
_HEAD = 6
"""In so many lines at the beginning of the text the headline may stand."""


class NoArticle(ValueError):  # noqa: N818 - a property of the page, not a fault
    """The page has no text that could be an article."""

    def __init__(self) -> None:
        super().__init__("No article was found in the page.")


@dataclass(frozen=True, slots=True)
class Page:
    """What was found in a page: ``text``, headline first and a blank line between paragraphs, and the ``article``."""

    text: str
    article: Article


def extract(html: str, deadline: Deadline | None = None) -> Page:
    """Return the article in ``html``.

    Menus, advertisements, related links and readers' comments are left out as far as they can be told. Raises
    NoArticle, PageTooLarge, PagesUnavailable, and OutOfTime if ``deadline`` has passed when a step is done.
    """
    deadline = deadline or Deadline()
    tree = parse(html)
    deadline.spend(UNITS_A_LOOK)
    told = library("trafilatura.metadata").extract_metadata(tree, extensive=False)
    deadline.spend(UNITS_A_LOOK)
    lines = _main_text(tree)
    deadline.spend(UNITS_A_LOOK)
    if not _has_article(lines, tree):
        raise NoArticle
    headline = _headline(tree, told.title)
    if headline and not _begins_with(lines, headline):
        lines = [headline, *lines]
    article = Article(told.title, told.author, told.date, told.sitename, _language(tree))
    return Page("\n\n".join(lines), article)


def _main_text(tree: Any) -> list[str]:
    has_many = sum(1 for _ in tree.iter(*_BLOCKS)) > _MANY_BLOCKS
    found = library("trafilatura").bare_extraction(
        tree, fast=has_many, include_comments=False, include_formatting=False
    )
    return [line for line in map(str.strip, found.text.splitlines()) if line] if found else []


def _has_article(lines: list[str], tree: Any) -> bool:
    """Tell whether some line has words and is no link: what is left of a front page or a menu is links."""
    links = {_key(link.text_content()) for link in tree.iter("a")}
    return any(key and key not in links for key in map(_key, lines))


def _headline(tree: Any, title: str | None) -> str | None:
    """Return the heading that shares most words with ``title``, which may be cut or extended, else ``title``."""
    words = _words(title or "")
    headings = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    if not title:
        return headings[0] if len(headings) == 1 else None
    likest = max(headings, key=lambda heading: _overlap(_words(heading), words), default="")
    return likest if _overlap(_words(likest), words) >= 0.5 else title


def _begins_with(lines: Iterable[str], headline: str) -> bool:
    key = _key(headline)
    return any(key == _key(line) for line in list(lines)[:_HEAD])


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _key(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))


def _language(tree: Any) -> str | None:
    """Return the language that the page names, where pages name it."""
    named = tree.xpath(
        "/html/@lang | //meta[translate(@http-equiv, 'CL', 'cl')='content-language']/@content"
        " | //meta[@property='og:locale']/@content"
    )
    return next((name.strip().replace("_", "-") for name in map(str, named) if name.strip()), None)
