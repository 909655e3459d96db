"""Marks at the beginning of lines."""

from __future__ import annotations

import pytest

from inquit.cleaning.prefixes import quote_prefixes, time_stamps
from tests.inquit.cleaning.undone import undone


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> “No,”\n> she said.\n>\n> He left.", "“No,”\nshe said.\n\nHe left."),
        (">> Ada:\n> > no", "Ada:\nno"),
    ],
)
def test_quote_prefixes_are_undone(text: str, expected: str) -> None:
    assert undone(quote_prefixes, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "5 > 3, she said.",
        "No.\nBut x > y.",
    ],
)
def test_what_only_looks_like_quote_prefixes_stays(text: str) -> None:
    assert undone(quote_prefixes, text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10:42 Ada arrives.\n10.55am “No,” she says.", "Ada arrives.\n“No,” she says."),
        ("[00:12:31] ADA: No.\n[00:12:40] TOM: Yes.", "ADA: No.\nTOM: Yes."),
    ],
)
def test_time_stamps_are_undone(text: str, expected: str) -> None:
    assert undone(time_stamps, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "10:42 Ada arrives.\nShe leaves.",
        "At 10:42 Ada arrives.\nBy 10:50 she is gone.",
        "12 people came.\n13 left.",
    ],
)
def test_what_only_looks_like_time_stamps_stays(text: str) -> None:
    assert undone(time_stamps, text) == text
