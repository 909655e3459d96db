"""The figures for indirect quotations, worked by hand."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

import pytest

from inquit import Attribution, CharSpan, EngineInfo, Mention, MentionType, Quotation, QuotationType
from inquit.evaluation import MarkedContent, evaluate_contents, format_contents

if TYPE_CHECKING:
    from inquit.evaluation import ContentFigures

TEXT = "Ida Holm said the old pier is safe. Tom Berg, who said it was “a trap”, denied it."


def span(words: str) -> CharSpan:
    start = TEXT.index(words)
    return CharSpan(start, start + len(words))


def returned(words: str, source: str) -> Quotation:
    mention = Mention(span(source), source, MentionType.NAME, source)
    return Quotation(
        "q", QuotationType.INDIRECT, span(words), words, words, span(words), None, mention, None, (), 0.5, ""
    )


def marked(words: str, source: str | None = None) -> MarkedContent:
    return MarkedContent((span(words),), (span(source),) if source else ())


def figures(quotes: list[Quotation], contents: list[MarkedContent]) -> ContentFigures:
    answer = Attribution(len(TEXT), tuple(quotes), (), EngineInfo("1", "m"))
    return evaluate_contents(lambda _text: answer, [(TEXT, contents)])


@pytest.mark.parametrize(
    ("quotes", "contents", "words", "mean"),
    [
        pytest.param(["the old pier is safe"], ["the old pier is safe"], (1, 1), (1, 1), id="the same"),
        pytest.param(["old pier"], ["the old pier is"], (1, 0.5), (2 / 3, 2 / 3), id="too short"),
        pytest.param(["the old pier is"], ["old pier"], (0.5, 1), (2 / 3, 2 / 3), id="too long"),
        pytest.param(["Ida", "old pier"], ["old pier"], (2 / 3, 1), (0.5, 1), id="one too many"),
        pytest.param(["the old pier", "old pier"], ["old pier"], (0.4, 1), (0.5, 1), id="one to one"),
        pytest.param(["said it was “a trap”"], ["it was “a trap”"], (None, None), (None, None), id="marks in it"),
        pytest.param([], ["old pier"], (None, 0), (None, 0), id="nothing returned"),
    ],
)
def test_overlap(
    quotes: list[str],
    contents: list[str],
    words: tuple[float | None, float | None],
    mean: tuple[float | None, float | None],
) -> None:
    found = figures([returned(quote, "Ida Holm") for quote in quotes], [marked(content) for content in contents])
    for value, expected in zip(
        (found.precision, found.recall, found.mean_precision, found.mean_recall), (*words, *mean), strict=True
    ):
        assert isnan(value) if expected is None else value == pytest.approx(expected)


@pytest.mark.parametrize(
    ("source", "gold", "right"),
    [
        ("Ida Holm", "Holm", 1.0),
        ("Ida Holm", "Tom Berg", 0.0),
        ("who", "who", 1.0),
        ("Tom Berg", "who", 0.0),
        ("Tom Berg", None, None),
    ],
)
def test_source(source: str, gold: str | None, right: float | None) -> None:
    found = figures([returned("old pier", source)], [marked("old pier", gold)]).source
    assert isnan(found) if right is None else found == right


def test_nothing_right_is_zero() -> None:
    found = figures([returned("Ida", "Ida Holm")], [marked("old pier")])
    assert (found.f1, found.mean_f1) == (0.0, 0.0)


def test_report_has_all_figures() -> None:
    lines = format_contents(figures([returned("old pier", "Ida Holm")], [marked("old pier", "Ida Holm")])).splitlines()
    assert [line.split()[0] for line in lines] == ["contents", "words", "attributions", "source"]
    assert lines[1].split()[1:] == ["P", "1.000", "R", "1.000", "F1", "1.000"]
