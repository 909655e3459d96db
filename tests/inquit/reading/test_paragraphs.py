"""Where paragraphs begin and end."""

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
        ("", []),
        (" \n\n \n", []),
    ],
)
def test_blank_lines_part_paragraphs(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in paragraphs(text)] == expected


LONG_LINE = "The council met in the old customs house and voted by seven to two against the plan; " * 2 + "all left."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council met.\nIt voted no.", ["The council met.", "It voted no."]),
        ("Council votes no\nAmina Holt reports", ["Council votes no", "Amina Holt reports"]),
        ("The plan:\n - a tunnel\n - a bridge", ["The plan:", "- a tunnel", "- a bridge"]),
        (f"{LONG_LINE}\n{LONG_LINE}\n{LONG_LINE}", [LONG_LINE] * 3),
    ],
)
def test_a_single_line_break_parts_paragraphs(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in paragraphs(text)] == expected


WRAPPED = (
    "The council met in the old customs house on Tuesday night.\n"
    "Seven members voted against the harbour plan, and two for\n"
    "it, with Mayor Amina Holt staying away.\n"
    "\n"
    "“We will come back,” said Piet Vaarle, who drew the plans.\n"
    "He has until May."
)


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    assert [span.of(WRAPPED)[-5:] for span in paragraphs(WRAPPED)] == ["away.", " May."]


def test_a_short_line_ends_a_hard_wrapped_paragraph() -> None:
    text = WRAPPED.replace("away.\n\n", "away.\n")
    assert [span.of(text)[-5:] for span in paragraphs(text)] == ["away.", " May."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Residents saw\nwater in the street.", ["Residents saw\nwater in the street."]),
        ("“We saw,\nand we ran,” he said.", ["“We saw,\nand we ran,” he said."]),
        ("Residents saw.\nwater in the street.", ["Residents saw.", "water in the street."]),
    ],
)
def test_a_line_going_on_in_lower_case_belongs_to_its_paragraph(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in paragraphs(text)] == expected
