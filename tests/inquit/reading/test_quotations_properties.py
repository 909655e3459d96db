"""What holds of paragraphs and quotations whatever the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inquit.reading.paragraphs import paragraphs
from inquit.reading.quotations import find_quotations
from inquit.types import CharSpan
from tests.counting import calls_of

PIECES = st.sampled_from([
    *"\"'“”‘’„‚«»`.,:;!?…-—()[]<>= \n\t26sé",
    "''", "``", "\n\n", "Holt", "said", "farmers’", "’90s", "6'2\"", "\u00a0", "\u2029", "\r\n", "\0", "😀",
])  # fmt: skip
MARKED_TEXTS = st.lists(PIECES, max_size=60).map("".join)
TEXTS = st.one_of(st.text(), st.text(st.characters(exclude_categories=()), max_size=300), MARKED_TEXTS)


@given(TEXTS)
def test_paragraphs_cover_all_that_is_not_white_space(text: str) -> None:
    found = paragraphs(text)
    assert all(span.of(text) == span.of(text).strip() != "" for span in found)
    assert all(one.end < two.start for one, two in pairwise(found))
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())


@given(TEXTS)
@example("“\n\n“\n\n”")
@example("\"\"\"“”'''’’’a")
def test_quotations_are_sorted_apart_and_inside_their_paragraph(text: str) -> None:
    spans = paragraphs(text)
    found = find_quotations(text, spans)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
    assert all(spans[quotation.paragraph].covers(quotation.span) for quotation in found)


@given(TEXTS)
def test_the_content_is_trimmed_words_inside_the_span(text: str) -> None:
    for quotation in find_quotations(text, paragraphs(text)):
        words = quotation.content.of(text)
        assert quotation.span.covers(quotation.content)
        assert words == words.strip()
        assert any(char.isalnum() for char in words)
        assert quotation.closed == (quotation.span.end > quotation.content.end)


@given(TEXTS)
def test_only_an_unclosed_quotation_of_the_paragraph_before_is_continued(text: str) -> None:
    spans = paragraphs(text)
    found = find_quotations(text, spans)
    for index, quotation in enumerate(found):
        if quotation.continues is not None:
            continued = found[quotation.continues]
            assert quotation.continues == index - 1
            assert not continued.closed
            assert continued.paragraph == quotation.paragraph - 1
            assert quotation.span.start == spans[quotation.paragraph].start


@given(TEXTS)
def test_a_text_without_marks_has_no_quotations(text: str) -> None:
    unmarked = text.translate({ord(char): "x" for char in "\"'“”‘’„‚«»`‟‛‹›＂"})
    assert find_quotations(unmarked, paragraphs(unmarked)) == ()


@given(TEXTS)
def test_a_paragraph_that_closes_its_marks_does_not_change_the_next(text: str) -> None:
    opening = "Holt said “we won” twice."
    spans = paragraphs(text)
    shifted = [CharSpan(span.start + len(opening), span.end + len(opening)) for span in spans]
    first, *rest = find_quotations(opening + text, [CharSpan(0, len(opening)), *shifted])
    assert first.span.of(opening) == "“we won”"
    assert [quotation.span.of(opening + text) for quotation in rest] == [
        quotation.span.of(text) for quotation in find_quotations(text, spans)
    ]


def calls(text: str) -> int:
    """Return how many functions are called to find the quotations of ``text``."""
    return calls_of(lambda: find_quotations(text, paragraphs(text)))


@pytest.mark.parametrize("unit", ['"', "'", "(", "`", "“"])
def test_work_on_many_marks_grows_with_the_text(unit: str) -> None:
    # Ten times the text; work in its square would be a hundred times as much.
    assert calls(unit * 10_000) < 12 * calls(unit * 1_000)


@pytest.mark.parametrize("unit", [' "', '"a" ', "a'", " “‘a", "“a ", "a\"'", "“\n\n", "“a\n\n", "\n", " ", "a\n"])
def test_work_on_marks_and_words_grows_with_the_text(unit: str) -> None:
    # Eight times the text; work in its square would be sixty-four times as much.
    assert calls(unit * 1_600) < 10 * calls(unit * 200)
