"""Characters that stand for others."""

from __future__ import annotations

import pytest

from inquit.cleaning.characters import blanks, combining_accents, forms, invisible_characters
from tests.inquit.cleaning.undone import undone


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mo\xadna Lau\xadritz", "Mona Lauritz"),
        ("Lau\xad\nritz", "Lauritz"),
        ("\u200b“No,”\u200b she \u200esaid\ufeff", "“No,” she said"),
    ],
)
def test_invisible_characters_are_undone(text: str, expected: str) -> None:
    assert undone(invisible_characters, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mona Lauritz-Berg",
        "One.\n\nTwo.\tThree",
    ],
)
def test_what_only_looks_like_invisible_characters_stays(text: str) -> None:
    assert undone(invisible_characters, text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mona\xa0Lauritz\u2009said", "Mona Lauritz said"),
    ],
)
def test_blanks_are_undone(text: str, expected: str) -> None:
    assert undone(blanks, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mona  Lauritz\tsaid\n",
    ],
)
def test_what_only_looks_like_blanks_stays(text: str) -> None:
    assert undone(blanks, text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("「No」 ＂yes＂ ❝so❞ ﬁne", '“No” "yes" “so” fine'),
        ("１２ ＡＢ", "12 AB"),
    ],
)
def test_forms_are_undone(text: str, expected: str) -> None:
    assert undone(forms, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“No” ‘yes’ «so» …",
        "naïve œuvre æon",
    ],
)
def test_what_only_looks_like_forms_stays(text: str) -> None:
    assert undone(forms, text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("José Nuñez", "José Nuñez"),
    ],
)
def test_combining_accents_are_undone(text: str, expected: str) -> None:
    assert undone(combining_accents, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "José Nuñez",
        "x̵",
    ],
)
def test_what_only_looks_like_combining_accents_stays(text: str) -> None:
    assert undone(combining_accents, text) == text
