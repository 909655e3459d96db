"""The project's own articles: the answers to a part of them are those kept, and what changed is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from benchmarks.accuracy import KEPT, read_articles, report
from inquit.evaluation.runs import differences, format_difference, read_run

if TYPE_CHECKING:
    from inquit import Engine

GOLD = read_articles()
ANSWERS = read_run(KEPT)
SAMPLE = sorted(GOLD)[::5]


def test_answers_are_kept_of_every_article() -> None:
    assert set(ANSWERS) == set(GOLD)


@pytest.mark.parametrize("name", SAMPLE)
def test_same_answers(engine: Engine, name: str) -> None:
    """Where other answers are meant: ``python -m benchmarks.accuracy --keep``, and read what it prints."""
    now = {name: engine.attribute(GOLD[name].text)}
    found = differences({name: ANSWERS[name]}, now)
    assert [format_difference(difference) for difference in found] == []


def test_nothing_is_told_where_nothing_differs() -> None:
    assert report(GOLD, ANSWERS, ANSWERS).endswith("No answer differs from those kept.")


def test_an_answer_that_became_wrong_is_told_with_its_words() -> None:
    name = "seeds/gym-bear"
    before = ANSWERS[name]
    first = replace(before.quotes[0], speaker_id=None)
    worse = {**ANSWERS, name: replace(before, quotes=(first, *before.quotes[1:]))}
    last = report(GOLD, ANSWERS, worse).splitlines()[-1]
    assert last.startswith(f"right → wrong | {name}@206 | Delbert Yancey")
    assert "He wiped his feet" in last
