"""Paragraphs of a clean text."""

from __future__ import annotations

import pytest

from inquit.reading.paragraphs import paragraphs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\n \t\u00a0\nTwo.", ["One.", "Two."]),
        ("\n\n  One.  \n\n\n\n\tTwo.\n\n", ["One.", "Two."]),
        ("One.\u2029Two.", ["One.", "Two."]),
        ("One\ntwo.", ["One", "two."]),
        ("", []),
        (" \n\n \n", []),
    ],
)
def test_each_line_with_words_is_one(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in paragraphs(text)] == expected
