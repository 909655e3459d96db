"""The order of the articles that wait, and what they are expected to take."""

from __future__ import annotations

from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.pace import Pace
from service.waiting import Queue


def queue(places: int = 100, most_characters: int = 10**9) -> Queue:
    return Queue(places=places, most_characters=most_characters)


def order_of(lengths: list[int]) -> list[int]:
    waiting = queue()
    entries = [waiting.add(length, at, Event()) for at, length in enumerate(lengths)]
    return [entries.index(entry) for entry in iter(waiting.pop, None)]


@pytest.mark.parametrize(
    ("lengths", "order"),
    [
        pytest.param([5, 5, 5], [0, 1, 2], id="alike: as they came"),
        pytest.param([9, 1], [1, 0], id="short before long"),
        pytest.param([9, 8, 1, 2], [2, 0, 3, 1], id="every second turn is that of the oldest"),
    ],
)
def test_order(lengths: list[int], order: list[int]) -> None:
    assert order_of(lengths) == order


@given(st.lists(st.integers(1, 100), min_size=1, max_size=20), st.lists(st.integers(1, 100), max_size=60))
def test_nobody_waits_for_ever(before: list[int], later: list[int]) -> None:
    waiting = queue()
    last = [waiting.add(length, at, Event()) for at, length in enumerate(before)][-1]
    coming = iter(later)
    for turn in range(2 * len(before)):
        if waiting.pop() is last:
            return
        for length in (next(coming, 1), next(coming, 1)):  # they come faster than they are read
            waiting.add(length, 1_000 + turn, Event())
    pytest.fail("it still waits")


@given(st.lists(st.integers(2, 100), min_size=2, max_size=20))
def test_shortest_waits_for_one_other_at_most(others: list[int]) -> None:
    waiting = queue()
    for at, length in enumerate(others):
        waiting.add(length, at, Event())
    waiting.pop()
    short = waiting.add(1, 1_000, Event())
    assert short in (waiting.pop(), waiting.pop())


def test_places_and_text_are_bounded() -> None:
    waiting = queue(places=2, most_characters=10)
    assert not waiting.is_full_for(100)  # alone it may be as long as it likes
    entry = waiting.add(8, 0, Event())
    assert (waiting.is_full_for(2), waiting.is_full_for(3)) == (False, True)
    waiting.add(1, 0, Event())
    assert waiting.is_full_for(0)
    waiting.remove(entry)
    assert (len(waiting), waiting.characters, waiting.is_full_for(9)) == (1, 1, False)


def test_pace_follows_what_was_measured_lately() -> None:
    pace = Pace()
    for _ in range(200):
        pace.learn(1_000, 1.0)
    assert pace.seconds_for(500) == pytest.approx(0.5, rel=0.01)
    for _ in range(200):
        pace.learn(1_000, 0.1)
    assert pace.seconds_for(500) == pytest.approx(0.05, rel=0.05)
