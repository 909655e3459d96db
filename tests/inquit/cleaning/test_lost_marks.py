"""Marks lost to U+FFFD."""

from __future__ import annotations

import pytest

from inquit.cleaning.lost_marks import lost_marks
from tests.inquit.cleaning.undone import undone


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("�No,� she said.", "“No,” she said."),
        ("She was �sad�. It�s late.", "She was “sad”. It’s late."),
        ("the drivers� union said. �No.�", "the drivers’ union said. “No.”"),
        ("�The drivers� union is gone,� he said.", "“The drivers’ union is gone,” he said."),
        ("��No,��� she said.", "“No,” she said."),
        ("It rained � hard.", "It rained – hard."),
    ],
)
def test_lost_marks_are_undone(text: str, expected: str) -> None:
    assert undone(lost_marks, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“No,” she said.",
    ],
)
def test_what_only_looks_like_lost_marks_stays(text: str) -> None:
    assert undone(lost_marks, text) == text
