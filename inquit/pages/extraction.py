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
    if not lines:
        raise NoArticle
    headline = _headline(tree, told.title)
    if headline and not _begins_with(lines, headline):
        lines = [headline, *lines]
    article = Article(headline, told.author, told.date, told.sitename, _language(tree))
    return Page("\n\n".join(lines), article)


def _main_text(tree: Any) -> list[str]:
    """Return the paragraphs of the article; lines that are links are of menus, front pages and lists of stories."""
    has_many = sum(1 for _ in tree.iter(*_BLOCKS)) > _MANY_BLOCKS
    links = {_key(link.text_content()) for link in tree.iter("a")}
    found = library("trafilatura").bare_extraction(
        tree, fast=has_many, include_comments=False, include_formatting=False
    )
    lines = map(str.strip, found.text.splitlines() if found else ())
    return [line for line in lines if _key(line) and _key(line) not in links]


def _headline(tree: Any, title: str | None) -> str | None:
    """Return the heading that has most words of the page's title, else ``title``, which was found otherwise.

    A title may be cut, and have the name of the site; a heading may be that name alone.
    """
    headings = [" ".join(heading.text_content().split()) for heading in tree.iter("h1", "h2", "h3")]
    named = tree.findtext(".//title") or title
    if not named:
        return headings[0] if len(headings) == 1 else None
    likest = max(headings, key=lambda heading: _shared(heading, named), default="")
    return likest if _shared(likest, named) >= 0.5 else title


def _begins_with(lines: Iterable[str], headline: str) -> bool:
    key = _key(headline)
    return any(key == _key(line) for line in list(lines)[:_HEAD])


def _shared(heading: str, title: str) -> float:
    """Return the share of words that two headlines have in common, of those of the longer one."""
    one, other = _words(heading), _words(title)
    return len(one & other) / max(1, len(one), len(other))


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
