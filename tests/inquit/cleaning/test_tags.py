"""HTML tags left in a text."""

from __future__ import annotations

import pytest

from inquit.cleaning.tags import html_tags
from tests.inquit.cleaning.undone import undone


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>Ada <b>Moss</b> said “no”.</p><p>He left.</p>", "\n\nAda Moss said “no”.\n\n\n\nHe left.\n\n"),
        ("One.<br>Two.<br/>", "One.\nTwo.\n"),
        ('<a href="/x" title="x">Ada</a> said', "Ada said"),
        ('<p>One.<!-- no --></p><script>let a = "<b>";</script>', "\n\nOne.\n\n"),
    ],
)
def test_html_tags_are_undone(text: str, expected: str) -> None:
    assert undone(html_tags, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The <b> tag makes words bold.",
        "He wrote 3 < 4 and 5 > 2.",
        "“I <3 you,” she said. <Ada> left.",
    ],
)
def test_what_only_looks_like_html_tags_stays(text: str) -> None:
    assert undone(html_tags, text) == text
