"""Paragraphs glued together."""

from __future__ import annotations

import pytest

from inquit.cleaning.glued import glued_paragraphs
from tests.inquit.cleaning.undone import undone


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada said no.“We left,” she said.Tom stayed. “Why?”",
            "Ada said no.\n\n“We left,” she said.\n\nTom stayed. “Why?”",
        ),
        (
            'Ada said no."We left," she said."I stayed."Tom agreed.',
            'Ada said no.\n\n"We left," she said.\n\n"I stayed."\n\nTom agreed.',
        ),
        (
            "Berg runs the AMB.Ada Moss left.“No,” he said.",
            "Berg runs the AMB.\n\nAda Moss left.\n\n“No,” he said.",
        ),
        (
            "Berg runs the bank (AMB).The mayor left.“No,” he said.",
            "Berg runs the bank (AMB).\n\nThe mayor left.\n\n“No,” he said.",
        ),
        (
            "Berg calls it 'a farce'The mayor left.'It’s drivers' day,' she said.'Stay.'Nobody did.",
            "Berg calls it 'a farce'\n\nThe mayor left.\n\n'It’s drivers' day,' she said.\n\n'Stay.'\n\nNobody did.",
        ),
        (
            "Ferries to sail again- Tickets cost less- Berg saysThe ferries sail.“We are glad,” Berg said.She left.",
            "Ferries to sail again\n\n- Tickets cost less\n\n- Berg says\n\nThe ferries sail.\n\n“We are glad,” "
            "Berg said.\n\nShe left.",
        ),
        ("She left.“Now.”He stayed at home.", "She left.\n\n“Now.”\n\nHe stayed at home."),
    ],
)
def test_glued_paragraphs_are_undone(text: str, expected: str) -> None:
    assert undone(glued_paragraphs, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ada said no.“We left,” she said.",
        "The U.S.Senate and Node.js and Parse.ly",
        "“No,”he said. “Yes,”she said.",
        "She said: “No.” He left. “Why?”",
    ],
)
def test_what_only_looks_like_glued_paragraphs_stays(text: str) -> None:
    assert undone(glued_paragraphs, text) == text
