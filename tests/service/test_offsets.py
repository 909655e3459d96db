"""Offsets in the caller's unit slice the same words there."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquit import Options
from service.answers import answer
from service.offsets import OffsetUnit, in_unit
from service.schemas.request import AttributionRequest
from tests.service.fakes import fake_attribution

TEXT = "🎉 “Jó, we open,” said Ida Holm. 🌉 “We are ready,” she said."


@pytest.mark.parametrize(
    ("unit", "length", "start"),
    [(OffsetUnit.CODEPOINT, 1, 2), (OffsetUnit.UTF16, 2, 3), (OffsetUnit.UTF8, 4, 5)],
)
def test_offsets_behind_an_emoji(unit: OffsetUnit, length: int, start: int) -> None:
    payload = {"text_length": 1, "quotes": [{"start": 0, "end": 1, "content": {"start": 1, "end": 2}}]}
    changed = in_unit(payload, "🎉a", unit)
    assert changed["quotes"][0] == {"start": 0, "end": length, "content": {"start": length, "end": length + 1}}
    assert changed["text_length"] == length
    assert start == length + 1


@pytest.mark.parametrize("unit", OffsetUnit)
def test_every_range_slices_its_text(unit: OffsetUnit) -> None:
    asked = AttributionRequest(TEXT, None, Options(explain=True, furniture=True), unit)
    ranges = list(_ranges(in_unit(answer(fake_attribution(TEXT), asked), TEXT, unit)))
    assert ranges
    assert all(_slice(TEXT, unit, item["start"], item["end"]) == item["text"] for item in ranges)


@given(st.text(), st.data())
def test_any_range_of_any_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for unit in OffsetUnit:
        changed = in_unit({"start": start, "end": end}, text, unit)
        assert _slice(text, unit, changed["start"], changed["end"]) == text[start:end]


def _ranges(value: Any) -> Any:
    """Yield everything in an answer that has a range and repeats the text there."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _ranges(inner)


def _slice(text: str, unit: OffsetUnit, start: int, end: int) -> str:
    """Slice a text as a language does that counts in ``unit``."""
    encoding, width = {
        OffsetUnit.CODEPOINT: ("utf-32-le", 4),
        OffsetUnit.UTF16: ("utf-16-le", 2),
        OffsetUnit.UTF8: ("utf-8", 1),
    }[unit]
    encoded = text.encode(encoding, "surrogatepass")
    return encoded[start * width : end * width].decode(encoding, "surrogatepass")
