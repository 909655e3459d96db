"""Shapes of articles carry the gold along."""

from __future__ import annotations

import pytest

from benchmarks.shapes import SHAPES
from inquit import CharSpan
from inquit.cleaning.clean import clean
from inquit.evaluation import GoldArticle, GoldQuotation, Label

WORDS = "“We asked for the fifth time, and nobody came,”"
TEXT = f"Harbour gets a pier\n\n{WORDS} said Ada Moss of the café.\n\nTom Berg left. He was slow.\n\nShe stayed."
START = TEXT.index(WORDS)
ARTICLE = GoldArticle(TEXT, "port", (GoldQuotation(CharSpan(START, START + len(WORDS)), Label.SPEECH),))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_quotation_has_its_words_in_every_shape(shape: str) -> None:
    shaped = SHAPES[shape](ARTICLE)
    words = clean(shaped.quotes[0].span.of(shaped.text)).text
    assert " ".join(words.split()).strip('“”"') == WORDS.strip("“”")
