"""Pages of every template keep the speakers of the plain article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.pages import ARTICLES, TEMPLATES, compare, saved_pages
from inquit.pages import decode, extract

if TYPE_CHECKING:
    from benchmarks.pages import SavedPage
    from inquit import Engine

PAGES = list(saved_pages(ARTICLES, len(list(TEMPLATES.glob("*.html")))))


def test_each_template_is_there_once() -> None:
    assert len({page.template for page in PAGES}) == len(PAGES) >= 10


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.template)
def test_speakers_are_those_of_the_plain_article(engine: Engine, page: SavedPage) -> None:
    kept = compare(page, engine)
    assert kept.quotations > 5
    assert kept.same >= 0.95 * kept.quotations


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.template)
def test_text_begins_with_the_headline(page: SavedPage) -> None:
    lines = extract(decode(page.body)).text.split("\n\n")
    assert page.plain.split("\n\n")[0] in lines[:2]
