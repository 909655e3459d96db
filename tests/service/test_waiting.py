"""The order of the articles that wait, and what they are expected to take."""

from __future__ import annotations

from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.pace import Pace
from service.waiting import Queue

PATIENCE = 2.5


def queue(places: int = 100, most_characters: int = 10**9) -> Queue:
    return Queue(places=places, most_characters=most_characters, patience=PATIENCE)


@pytest.mark.parametrize(
    ("arrivals", "order"),
    [
        pytest.param([(0, 1), (1, 1), (2, 1)], [0, 1, 2], id="alike: as they came"),
        pytest.param([(0, 2), (1, 0.1)], [1, 0], id="short before long"),
        pytest.param([(0, 2), (2.5, 0.1)], [0, 1], id="long has waited its due"),
        pytest.param([(0, 30), (2, 0.1), (2.6, 0.1)], [1, 0, 2], id="none waits for ever"),
    ],
)
def test_order(arrivals: list[tuple[float, float]], order: list[int]) -> None:
    waiting = queue()
    entries = [waiting.add(1, seconds, at, Event()) for at, seconds in arrivals]
    assert [entries.index(entry) for entry in iter(waiting.pop, None)] == order


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), max_size=30))
def test_nobody_is_overtaken_by_who_comes_much_later(arrivals: list[tuple[float, float]]) -> None:
    waiting = queue()
    came = {waiting.add(1, seconds, at, Event()).number: at for at, seconds in arrivals}
    order = [came[entry.number] for entry in iter(waiting.pop, None)]
    assert all(one <= other + PATIENCE + 1e-9 for at, one in enumerate(order) for other in order[at:])


def test_places_and_text_are_bounded() -> None:
    waiting = queue(places=2, most_characters=10)
    assert not waiting.is_full_for(100)  # alone it may be as long as it likes
    entry = waiting.add(8, 1, 0, Event())
    assert (waiting.is_full_for(2), waiting.is_full_for(3)) == (False, True)
    waiting.add(1, 1, 0, Event())
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
