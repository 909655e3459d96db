"""Blanks that no editor sets."""

from __future__ import annotations

import pytest

from inquit.cleaning.spacing import stray_blanks
from tests.inquit.cleaning.undone import undone


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“ No , ” said Ada .", "“No,” said Ada."),
        ("Ada 's dog , Rex , barked .", "Ada's dog, Rex, barked."),
    ],
)
def test_stray_blanks_are_undone(text: str, expected: str) -> None:
    assert undone(stray_blanks, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "„No,“ she said, ”Yes,” he said. „No,“ she said, ”Yes,” he said.",
        "He wrote : no.",
        "Well ... no. A .com firm and .5 points.",
        "“No,” said Ada.",
    ],
)
def test_what_only_looks_like_stray_blanks_stays(text: str) -> None:
    assert undone(stray_blanks, text) == text
