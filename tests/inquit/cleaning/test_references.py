"""Character references of HTML."""

from __future__ import annotations

import pytest

from inquit.cleaning.references import html_references
from tests.inquit.cleaning.undone import undone


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("&ldquo;No,&rdquo; she said.", "“No,” she said."),
        ("&quot;No,&quot; she said.", '"No," she said.'),
        ("&#8220;It&#8217;s late,&#8221; she said.", "“It’s late,” she said."),
        ("&#x201C;No,&#x201d; she said.", "“No,” she said."),
        ("&#147;No,&#148; she said.", "“No,” she said."),
        ("&amp;ldquo;No,&amp;rdquo; she said.", "“No,” she said."),
        ("R&amp;B at AT&amp;T", "R&B at AT&T"),
        ("It ended.&nbsp;He left.", "It ended.\xa0He left."),
    ],
)
def test_html_references_are_undone(text: str, expected: str) -> None:
    assert undone(html_references, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Write &quot; for a mark.",
        "Write &lt; and &gt; around a tag.",
        "AT&T; R&D;",
        "The &nosuch; and &other; names",
        "Tom & Ada",
    ],
)
def test_what_only_looks_like_html_references_stays(text: str) -> None:
    assert undone(html_references, text) == text
