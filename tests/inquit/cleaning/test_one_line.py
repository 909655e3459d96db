"""Where paragraphs end in an article that came on one line."""

from __future__ import annotations

import pytest

from inquit.cleaning.one_line import LEAST_LENGTH, one_line
from tests.inquit.cleaning.undone import undone

SENTENCE = "The ferry sails on Monday and comes back on Tuesday with the mail. "
LONG = SENTENCE * (LEAST_LENGTH // len(SENTENCE) + 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{LONG}“The hall was cold. “Then it burned,” she said.",
            f"{LONG}“The hall was cold. \n\n“Then it burned,” she said.",
        ),
        (
            f'{LONG}Berg said: "We waited. Nobody came. "Then they did," he added.',
            f'{LONG}Berg said: "We waited. Nobody came. \n\n"Then they did," he added.',
        ),
        (
            "They met. BERG: Who pays? MOSS: You do. BERG: Never. MOSS: Then nobody does.",
            "They met. \n\nBERG: Who pays? \n\nMOSS: You do. \n\nBERG: Never. \n\nMOSS: Then nobody does.",
        ),
        (
            "“It is cold.” — Ada Moss “It is dear.”– Tom Berg, baker “It is ours.” — Per Dahl",
            "“It is cold.” — Ada Moss \n\n“It is dear.”– Tom Berg, baker \n\n“It is ours.” — Per Dahl",
        ),
        (f"{LONG}“It is late.” The mayor left.", f"{LONG}“It is late.” \n\nThe mayor left."),
        (f"{LONG}“It is late.” “It is not.”", f"{LONG}“It is late.” \n\n“It is not.”"),
    ],
)
def test_paragraphs_end(text: str, expected: str) -> None:
    assert undone(one_line, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“The hall was cold. “Then it burned,” she said.",
        "“It is late.” The mayor left. “It is not,” said Ada Moss.",
        "“It is late,” she said. “It is too late.” Tom Berg left.",
        "“She called it ‘a farce’. I agree,” he said. WARNING: Stay in port.",
        "“It is cold.” — Ada Moss “It is dear.”",
        '"He called it “a farce” and left," she said.',
        f"“It was cold. “Then it burned,” she said.\n{LONG}“It is late.” The mayor left.",
        f"{LONG}“It is late,” said Ada Moss. The mayor left.",
    ],
)
def test_other_texts_stay(text: str) -> None:
    assert undone(one_line, text) == text
