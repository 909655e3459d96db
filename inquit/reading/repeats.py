"""Repeats: quotations whose words stand in another quotation of the article too, as in a headline and below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_WORDS = 2
"""Single words are quoted of several people."""
MAX_PLACES = 16
"""How many places where the same two words stand are looked at: bounds the work on hostile texts."""

_WORD = re.compile(r"\w+")


def find_repeats(contents: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Return for each of the quoted ``contents`` the indices of the others that have all its words in a row."""
    spelled = [tuple(_WORD.findall(content.lower())) for content in contents]
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {words[:LEAST_WORDS]: [] for words in spelled}
    for index, words in enumerate(spelled):
        for start in range(len(words) - LEAST_WORDS + 1):
            place = places.get(words[start : start + LEAST_WORDS])
            if place is not None:
                place.append((index, start))
    found: list[tuple[int, ...]] = []
    for index, words in enumerate(spelled):
        near = places[words[:LEAST_WORDS]][:MAX_PLACES]
        whole = (other for other, start in near if spelled[other][start : start + len(words)] == words)
        found.append(tuple(dict.fromkeys(other for other in whole if other != index)))
    return tuple(found)
