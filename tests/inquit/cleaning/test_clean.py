"""The whole way from the text as received to the text as read."""

from __future__ import annotations

import timeit
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inquit.cleaning.clean import clean

SLOWER = 8.0
"""Four times the text may take this many times as long; quadratic time would take sixteen."""
_PIECES = st.sampled_from(
    [
        *"“”\"'’>*_[]()<>&;\\\u00ad\u200b\ufffd\x93\r\n\t-•#|",
        "\n\n",
        "**",
        "&ldquo;",
        "&amp;quot;",
        "&#8217;",
        "â€œ",
        "â€\x9d",
        "\\n",
        "\\u201c",
        '""',
        "<b>",
        "</b>",
        "<p>",
        "<!--",
        "-->",
        "[Ada Moss](https://example.org)",
        "> ",
        "By Ada Moss\n",
        "READ MORE: Tom",
        "Photo: Tom Berg/NPA",
        "MARKETS: ",
        "10:42 ",
        " said Ada Moss. ",
        "He left.",
        "No",
        "\u0301",
        "ﬁ",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.one_of(_PIECES, st.text(max_size=6)), max_size=60).map("".join))
_CLEAN_WORDS = st.sampled_from(
    [
        "Ada Moss said the ferry sails in May",
        "“We asked for eight minutes,” Tom Berg said",
        "Nobody came",
        "He called it “a farce”",
    ]
)
CLEAN_TEXTS = st.lists(
    st.lists(_CLEAN_WORDS, min_size=1, max_size=4).map(lambda sentences: ". ".join(sentences) + "."), max_size=8
).map("\n\n".join)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_every_character_has_its_place(text: str) -> None:
    cleaned = clean(text).cleaned
    assert len(cleaned.starts) == len(cleaned.ends) == len(cleaned.text)
    assert list(cleaned.starts) == sorted(cleaned.starts)
    assert list(cleaned.ends) == sorted(cleaned.ends)
    assert all(0 <= start <= end <= len(text) for start, end in zip(cleaned.starts, cleaned.ends, strict=True))


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_what_is_passed_over_slices_back(text: str) -> None:
    assert all(passed.span.of(text) == passed.text for passed in clean(text).furniture)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_nothing_grows_faster_than_the_text(text: str) -> None:
    assert len(clean(text).text) <= 3 * len(text) + 3


@given(text=CLEAN_TEXTS)
def test_a_clean_text_stays(text: str) -> None:
    result = clean(text)
    assert result.text == text
    assert not result.furniture


@pytest.mark.parametrize(
    ("received", "read"),
    [
        (
            "> &ldquo;We asked for eight minutes,&rdquo; said **Ada Moss\n> from Bergen**, a driver.\n>\n> She left.",
            "“We asked for eight minutes,” said Ada Moss from Bergen, a driver.\n\nShe left.",
        ),
        (
            "<p>â€œNo,â€\x9d said <b>A\u00adda</b>.</p><p>Share on Facebook</p><p>He left.</p>",
            "“No,” said Ada.\n\nHe left.",
        ),
        ("“We came.\n\nAdvertisement\n\n“We left.”", "“We came.\n\n“We left.”"),
        ("MARKETS: Shares fell.\n\n“No,” he said.", "Shares fell.\n\n“No,” he said."),
        ("ADA: No.\n\nTOM: Yes.\n\nADA: No.\n\nHe knew Tom.", "ADA: No.\n\nTOM: Yes.\n\nADA: No.\n\nHe knew Tom."),
        ("“No,” said Ada. Photo: Per Dahl/NPA", "“No,” said Ada."),
    ],
)
def test_several_things_are_undone_at_once(received: str, read: str) -> None:
    lines = [line for line in clean(received).text.split("\n") if line.strip()]
    assert [line.strip() for line in lines] == [line for line in read.split("\n") if line]


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "![",
        "[a](",
        "*a ",
        "**",
        "_a _",
        "<a ",
        "<!--",
        "<script>",
        "&",
        "&amp;",
        "\\",
        '""',
        "\ufffd",
        "â€",
        "> ",
        "- \n",
        "a-\n",
        "“a\n",
        '"a\n',
        "A: b\n",
        "LABEL: b\n",
        "Photo: ",
        "By A ",
        "(A/B ",
        "x.“Y",
        'x."Y',
        "\u00ad\n",
        "12:30 ",
        "# ",
        "a\u0301",
        "Read more ",
        "contributed to this report ",
        "[1]: x\n",
        "=-",
        "~~a",
    ],
)
def test_time_is_linear(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        return min(timeit.repeat(lambda: clean(text), timer=process_time, number=1, repeat=5))

    assert seconds(20_000) < SLOWER * seconds(5_000) + 0.05
