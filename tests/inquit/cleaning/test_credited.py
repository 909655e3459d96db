"""Lines that name who speaks above or below."""

from __future__ import annotations

import pytest

from inquit.cleaning.cleaned import Cleaned
from inquit.cleaning.credited import credited_quotations


def credited(text: str) -> str:
    cleaned = Cleaned.of(text)
    return cleaned.edited(credited_quotations(cleaned)).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "What they said:\n\nAda Moss, baker\n\n“It is late.”\n\nTom Berg\n\n“It is dear.”\n\nThe hall closed.",
            "What they said:\n\nAda Moss, baker: “It is late.”\n\nTom Berg: “It is dear.”\n\nThe hall closed.",
        ),
        (
            'What they said:\n"It is late."\nAda Moss (Lundvik)\n"It is dear."\nIda van der Berg, of Tide Capital\n',
            'What they said:\n"It is late." — Ada Moss (Lundvik)\n"It is dear." — Ida van der Berg, of Tide Capital\n',
        ),
    ],
)
def test_a_line_goes_with_the_quotation_of_its_speaker(text: str, expected: str) -> None:
    assert credited(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ada Moss\n\n“It is late.”",
        "“It is late.”\n\nAda Moss, baker\n\n“It is dear.”",
        "The hall closed\n\n“It is late.”\n\nNobody came\n\n“It is dear.”",
        "Ada Moss, baker\n\n“It is late,” she said.\n\nTom Berg, pilot\n\n“It is dear,” he said.",
        "Ferries Sail Again\n\n“It is late.”\n\nTickets Cost Less\n\n“It is dear.”",
        "Ada Moss, baker.\n\n“It is late.”\n\nTom Berg, pilot.\n\n“It is dear.”",
    ],
)
def test_other_lines_stay(text: str) -> None:
    assert credited(text) == text
