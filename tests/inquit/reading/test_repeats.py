"""Repeats: which quotations share their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquit.reading.repeats import MAX_PLACES, find_repeats

SHARED = [
    ("the same words", ["a ruin", "a ruin"], [(1,), (0,)]),
    ("part of more", ["a ruin", "It is a ruin and a trap."], [(1,), ()]),
    ("case and marks", ["A Ruin!", "it is “a ruin”."], [(1,), ()]),
    ("twice", ["a ruin", "a ruin", "It is a ruin"], [(1, 2), (0, 2), ()]),
    ("twice in one", ["a ruin", "a ruin is a ruin"], [(1,), ()]),
    ("other words", ["a ruin", "a trap"], [(), ()]),
    ("part of a word", ["a ruin", "a ruinous trap"], [(), ()]),
    ("another order", ["a ruin", "ruin a"], [(), ()]),
    ("one word", ["ruin", "a ruin", "ruin"], [(), (), ()]),
    ("no words", ["", "…", "a ruin"], [(), (), ()]),
]


@pytest.mark.parametrize(("contents", "shared"), [row[1:] for row in SHARED], ids=[row[0] for row in SHARED])
def test_quotations_of_the_same_words(contents: list[str], shared: list[tuple[int, ...]]) -> None:
    assert list(find_repeats(contents)) == shared


@given(st.lists(st.text(alphabet="ab ", max_size=12), max_size=8))
def test_repeats_are_others_that_hold_the_words(contents: list[str]) -> None:
    found = find_repeats(contents)
    assert len(found) == len(contents)
    for index, others in enumerate(found):
        assert index not in others
        assert all(" ".join(contents[index].split()) in " ".join(contents[other].split()) for other in others)


def test_work_is_bounded_where_all_quote_the_same() -> None:
    found = find_repeats(["we left and we ran and we left"] * 2_000)
    assert all(len(others) <= MAX_PLACES for others in found)
