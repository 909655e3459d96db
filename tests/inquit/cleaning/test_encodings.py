"""Characters read in the wrong encoding."""

from __future__ import annotations

import pytest

from inquit.cleaning.encodings import c1_controls, mojibake
from tests.inquit.cleaning.undone import undone


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("â€œNo,â€\x9d she said. â€˜Yesâ€™", "“No,” she said. ‘Yes’"),
        ("â€œNo,â€ she said.", "“No,” she said."),
        ("â\x80\x9cNo,â\x80\x9d she said.", "“No,” she said."),
        ("JosÃ© GarcÃ\xada", "José García"),
        ("‚ÄúNo,‚Äù she said. It‚Äôs", "“No,” she said. It’s"),
    ],
)
def test_mojibake_are_undone(text: str, expected: str) -> None:
    assert undone(mojibake, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "José García, Âge and Ågren",
        "A 2 × 4 and a £5 note",
        "“No,” she said.",
        "SÃO PAULO and SÃo",
    ],
)
def test_what_only_looks_like_mojibake_stays(text: str) -> None:
    assert undone(mojibake, text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x93No,\x94 she said. It\x92s \x96 well\x85", "“No,” she said. It’s – well…"),
    ],
)
def test_c1_controls_are_undone(text: str, expected: str) -> None:
    assert undone(c1_controls, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "One.\x85Two.",
        "“No,” she said.",
    ],
)
def test_what_only_looks_like_c1_controls_stays(text: str) -> None:
    assert undone(c1_controls, text) == text
