"""Which lines are one paragraph that was broken."""

from __future__ import annotations

import pytest

from inquit.cleaning.cleaned import Cleaned
from inquit.cleaning.paragraphs import broken_paragraphs


def joined(text: str) -> str:
    """Return a text with the lines of each paragraph in one."""
    cleaned = Cleaned.of(text)
    return cleaned.edited(broken_paragraphs(cleaned)).text


LONG_LINE = "The council met in the old customs house and voted by seven to two against the plan; " * 2 + "all left."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "One.\n\nTwo.",
        "The council met.\nIt voted no.",
        "Council votes no\nAmina Holt reports",
        "The plan:\n\n - a tunnel\n\n - a bridge",
        f"{LONG_LINE}\n{LONG_LINE}\n{LONG_LINE}",
        "Residents saw.\nwater in the street.",
        "“We came.”\n“We left.”",
        "“We came.\n“We left.”",
        "What they said:\n\nAda Moss, pilot: “No.”\nTom Berg, mate: “Yes.”\nUna Dahl: “Perhaps.”",
        "“We came,\nAdvertisement\nand we left.”",
    ],
)
def test_a_line_break_ends_a_paragraph(text: str) -> None:
    assert joined(text) == text


WRAPPED = (
    "The council met in the old customs house on Tuesday night.\n"
    "Seven members voted against the harbour plan, and two for\n"
    "it, with Mayor Amina Holt staying away.{}"
    "“We will come back,” said Piet Vaarle, who drew the plans.\n"
    "He has until May."
)


@pytest.mark.parametrize("between", ["\n\n", "\n"])
@pytest.mark.parametrize("headline", ["", "Council votes against the harbour plan that cost ninety million\n\n"])
def test_hard_wrapped_lines_are_one_paragraph(between: str, headline: str) -> None:
    lines = [line[-5:] for line in joined(headline + WRAPPED.format(between)).split("\n") if line]
    assert lines[-2:] == ["away.", " May."]
    assert len(lines) == 2 + bool(headline)


def test_an_indent_begins_a_paragraph() -> None:
    lines = [
        "    The council met in the old house on Tuesday",
        "and voted no. Seven members were against it, as",
        "Mayor Amina Holt had said that they would be on",
        "    Monday came. Nobody said why they had gone",
        "so late. Piet Vaarle, who drew the plans, asked",
        "Holt for a word.",
    ]
    assert len(joined("\n".join(lines)).split("\n")) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Residents saw\nwater in the street.", "Residents saw water in the street."),
        ("“We saw,\nand we ran,” he said.", "“We saw, and we ran,” he said."),
        ("“We saw,”\nsaid Ada Moss.", "“We saw,” said Ada Moss."),
        ("Speaking to\nThe Fjord Post\n, she left.", "Speaking to The Fjord Post , she left."),
        (
            "“The bridge is closed.\nNobody crosses it,” she said.",
            "“The bridge is closed. Nobody crosses it,” she said.",
        ),
        (
            '"The bridge is closed.\nNobody crosses it," she said.',
            '"The bridge is closed. Nobody crosses it," she said.',
        ),
        ("Mona Lau-\nritz left. Lauritz ran.", "Mona Lauritz left. Lauritz ran."),
        ("a self-\nemployed woman", "a self-employed woman"),
    ],
)
def test_what_goes_on_in_the_next_line_is_one_paragraph(text: str, expected: str) -> None:
    assert joined(text) == expected


def test_sentences_in_lines_are_paragraphs_between_blank_lines() -> None:
    text = "Ada came.\n“No,” she said.\nShe left.\n\nTom came.\nHe stayed.\n\nNobody spoke."
    assert joined(text) == "Ada came. “No,” she said. She left.\n\nTom came. He stayed.\n\nNobody spoke."
