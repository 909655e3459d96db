"""The article of a page: its text, what is told of it, and what bounds the cost of a hostile page."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.hostile_pages import HOSTILE
from inquit import Article, Deadline, OutOfTime
from inquit.pages import NoArticle, PagesUnavailable, PageTooLarge, extract
from inquit.pages.markup import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LEAD = "The ferry will not sail before Thursday, the harbour board said on Monday after a long look at the hull."
SAID = "“We did not like what we saw, and so she stays where she is,” said Ida Holm, who leads the board."
BODY = f"<p>{LEAD}</p><p>{SAID}</p>"


def page(body: str = BODY, head: str = "<title>Ferry stays in port</title>") -> str:
    return f"<!DOCTYPE html><html lang='en-GB'><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param(page(f"<article>{BODY}</article>"), ["Ferry stays in port", LEAD, SAID], id="title"),
        pytest.param(
            page(f"<article><h1>‘She stays’: ferry in port</h1>{BODY}</article>"),
            ["‘She stays’: ferry in port", LEAD, SAID],
            id="headline in place of the title that shares its words",
        ),
        pytest.param(
            page(f"<article><h1>Ferry stays in port</h1>{BODY}</article>", "<title>Ferry stays in port | Post</title>"),
            ["Ferry stays in port", LEAD, SAID],
            id="headline once",
        ),
        pytest.param(page(BODY, ""), [LEAD, SAID], id="no title"),
        pytest.param(SAID, [SAID], id="no tags"),
        pytest.param(f"<p>{SAID}", [SAID], id="a fragment"),
        pytest.param(
            page(
                f"<article><p>{LEAD}</p><p>“We <em>did not</em> like <a href='/h'>what</a> we saw,” she said.</p>", ""
            ),
            [LEAD, "“We did not like what we saw,” she said."],
            id="words in markup",
        ),
        pytest.param(
            page("<article><p>" + SAID.replace("“", "&ldquo;").replace("”", "&#8221;") + "</p></article>", ""),
            [SAID],
            id="references",
        ),
        pytest.param(
            page(f"<table><tr><td><a href='/1'>Front page</a></td><td>{BODY}</td></tr></table>", ""),
            [LEAD, SAID],
            id="table for layout",
        ),
        pytest.param(
            page(f"<article>{BODY}</article><div class='comments'><p>“Shame!” said everybody here.</p></div>", ""),
            [LEAD, SAID],
            id="comments",
        ),
        pytest.param(f"<?xml version='1.0' encoding='ascii'?>{page(BODY, '')}", [LEAD, SAID], id="XML declaration"),
    ],
)
def test_text_has_the_headline_and_a_paragraph_a_line(html: str, text: list[str]) -> None:
    assert extract(html).text.split("\n\n") == text


def test_article_is_told_as_the_page_tells_it() -> None:
    head = (
        "<title>Ferry stays in port - Harbour Post</title><meta name='author' content='Ane Wold'>"
        "<meta property='og:site_name' content='Harbour Post'>"
        "<meta property='article:published_time' content='2026-11-17T07:00:00Z'>"
    )
    article = extract(page(f"<article><h1>Ferry stays in port</h1>{BODY}</article>", head)).article
    assert article == Article("Ferry stays in port", "Ane Wold", "2026-11-17", "Harbour Post", "en-GB")


def test_what_a_page_does_not_tell_is_none() -> None:
    assert extract(f"<p>{SAID}</p>").article == Article(None, None, None, None, None)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("", id="nothing"),
        pytest.param("<html></html>", id="empty"),
        pytest.param(page(""), id="title alone"),
        pytest.param(page("<script>var said = '“Yes,” he said.'</script>"), id="script"),
        pytest.param(page("<ul>" + "<li><a href='/{0}'>Story of the day</a></li>" * 30 + "</ul>"), id="menu"),
        pytest.param(page("<img src='a.jpg'>"), id="picture"),
        pytest.param("<" * 1000, id="no tag"),
        pytest.param("\x00", id="NUL"),
    ],
)
def test_page_without_an_article(html: str) -> None:
    with pytest.raises(NoArticle):
        extract(html)


def test_page_with_more_elements_than_are_read() -> None:
    with pytest.raises(PageTooLarge, match="20000 elements"):
        extract(page(BODY + "<p>x</p>" * 20_001))


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml.html", None)
    with pytest.raises(PagesUnavailable, match=r"inquit\[html\]"):
        extract(page())


def test_time_limit_holds_between_steps() -> None:
    with pytest.raises(OutOfTime):
        extract(page(), Deadline(at=0))


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_hostile_page_becomes_a_bounded_tree(make: Callable[[int], str]) -> None:
    """What it costs to read is measured by benchmarks.hostile_pages; it is bounded by these."""
    try:
        elements = list(parse(make(20_000)).iter())
    except PageTooLarge:
        return
    assert len(elements) <= 20_000
    assert all(len(element.attrib) <= 60 for element in elements)
    assert all(len(value) <= 2_000 for element in elements for value in element.attrib.values())
    assert all(len(list(element.iterchildren("span", "b"))) <= 300 for element in elements if element.tag == "p")


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_hostile_page_has_an_article_or_has_not(make: Callable[[int], str]) -> None:
    with suppress(NoArticle, PageTooLarge):
        assert extract(make(2_000)).text


def _tags() -> Iterator[str]:
    for name in ("p", "div", "table", "td", "article", "h1", "a", "br", "blockquote", "script", "body", "title"):
        yield from (f"<{name}>", f"</{name}>", f"<{name} class='")


@given(st.lists(st.sampled_from([*_tags(), LEAD, SAID, "“Yes,” he said.", "&lt;", "&#0;", "<!--", "]]>", "\ud7ff"])))
def test_any_html_has_an_article_or_has_not(parts: list[str]) -> None:
    try:
        text = extract("".join(parts)).text
    except NoArticle:
        return
    assert text.strip() == text != ""
