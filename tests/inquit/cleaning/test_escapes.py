"""Escapes of JSON and CSV."""

from __future__ import annotations

import pytest

from inquit.cleaning.escapes import csv_marks, json_escapes
from tests.inquit.cleaning.undone import undone


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('\\"No,\\" she said.', '"No," she said.'),
        ('She said:\\n\\n\\"No.\\"\\nHe left.', 'She said:\n\n"No."\nHe left.'),
        ("\\u201cNo,\\u201d she said.", "“No,” she said."),
        ("\\ud83d\\ude00 and \\u201cNo\\u201d", "😀 and “No”"),
    ],
)
def test_json_escapes_are_undone(text: str, expected: str) -> None:
    assert undone(json_escapes, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The path C:\\new is full.",
        "The escape \\u201c stands for a mark.",
        '"No," she said of the escape \\" in "Java", "Go" and "C".',
    ],
)
def test_what_only_looks_like_json_escapes_stays(text: str) -> None:
    assert undone(json_escapes, text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Ada said: ""No."" He left, ""now""."', 'Ada said: "No." He left, "now".'),
        ('Ada said: ""No."" He left.', 'Ada said: "No." He left.'),
    ],
)
def test_csv_marks_are_undone(text: str, expected: str) -> None:
    assert undone(csv_marks, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'Ada said: "No." He left.',
        '"" is an empty field.',
        '"No," she said. ""Never"" was "his" word.',
    ],
)
def test_what_only_looks_like_csv_marks_stays(text: str) -> None:
    assert undone(csv_marks, text) == text
