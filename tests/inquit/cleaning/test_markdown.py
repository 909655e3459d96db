"""Markdown in plain text."""

from __future__ import annotations

import pytest

from inquit.cleaning.markdown import bullets, markdown
from tests.inquit.cleaning.undone import undone


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Ada Moss](https://example.org/a) said “**no**”.", "Ada Moss said “no”."),
        ('[Ada\nMoss](/people/a "Ada"), said', "Ada\nMoss, said"),
        ("[Ada][1] said\n\n[1]: https://example.org", "Ada said\n\n"),
        ("![A boat](boat.png)\n\n# The boat\n\nIt _sank_.", "\n\nThe boat\n\nIt sank."),
        ("***“No,”*** she ~~said~~ asked.", "“No,” she said asked."),
        ("_By Ada_\n\n\\-- Tom", "By Ada\n\n-- Tom"),
        ("One.\n\n---\n\nTwo.", "One.\n\n\n\nTwo."),
    ],
)
def test_markdown_are_undone(text: str, expected: str) -> None:
    assert undone(markdown, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[The board] has no idea what its [sic] doing.",
        "2 * 3 * 4 = 24",
        "snake_case_name and __main",
        "f*** off",
        "* a footnote",
        "[applause] (laughter)",
        "Tickets #12 and #13",
    ],
)
def test_what_only_looks_like_markdown_stays(text: str) -> None:
    assert undone(markdown, text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a tunnel\n- a bridge", "a tunnel\n\na bridge"),
        ("» Fares rise", "Fares rise"),
        ("The plan\n\n1. Stop\n2. Go", "The plan\n\n\nStop\n\nGo"),
        ("• One", "One"),
    ],
)
def test_bullets_are_undone(text: str, expected: str) -> None:
    assert undone(bullets, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "- One line with a dash",
        "1. One line",
        "Two – three",
        "–5 degrees\n–6 degrees",
    ],
)
def test_what_only_looks_like_bullets_stays(text: str) -> None:
    assert undone(bullets, text) == text
