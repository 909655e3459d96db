"""Echoes: which quotations share their words, and whose answer counts then."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.attribution.coreference import resolve
from service.attribution.decisions import decide_sources
from service.attribution.echoes import Echo, find_echoes, heed_echoes
from service.attribution.ranking import load_models
from service.attribution.types import Options

if TYPE_CHECKING:
    from service.attribution import Engine
    from tests.conftest import SceneOf

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
    assert list(find_echoes(contents)) == shared


@given(st.lists(st.text(alphabet="ab ", max_size=12), max_size=8))
def test_echoes_are_others_that_hold_the_words(contents: list[str]) -> None:
    found = find_echoes(contents)
    assert len(found) == len(contents)
    for index, others in enumerate(found):
        assert index not in others
        assert all(" ".join(contents[index].split()) in " ".join(contents[other].split()) for other in others)


def test_time_is_bounded_where_all_quote_the_same() -> None:
    begin = time.perf_counter()
    find_echoes(["we left and we ran and we left"] * 20_000)
    assert time.perf_counter() - begin < 10


def heeded(scene_of: SceneOf, text: str, *sure: float) -> list[str]:
    """Say how each quotation stands to its echo, where the sources are as sure as said."""
    scene = scene_of(text)
    models = load_models()
    decisions = []
    for decision, probability in zip(decide_sources(scene, models), sure, strict=True):
        assert decision.source is not None
        options = ((decision.source, probability),)
        decisions.append(replace(decision, speech_probability=1.0, source_probability=probability, options=options))
    return [decision.echo.value for decision in heed_echoes(scene, decisions, resolve(scene, models.antecedent))]


def test_surer_quotation_wins(scene_of: SceneOf) -> None:
    text = "Tom Berg met Anna Holm. Berg spoke of “a ruin”. “The pier is a ruin,” Anna Holm said."
    assert heeded(scene_of, text, 0.5, 0.9) == [Echo.WON, Echo.NONE]
    assert heeded(scene_of, text, 0.9, 0.5) == [Echo.LOST, Echo.NONE]
    assert heeded(scene_of, text, 0.9, 0.9) == [Echo.LOST, Echo.NONE]


def test_name_below_is_that_of_whom_a_lead_describes(scene_of: SceneOf) -> None:
    text = "An engineer spoke of “a ruin”.\n\nTom Berg left. “The pier is a ruin,” Anna Holm said."
    assert heeded(scene_of, text, 0.9, 0.5) == [Echo.WON, Echo.NONE]
    text = "Anna Holm spoke of “a ruin”.\n\nTom Berg left. “The pier is a ruin,” an engineer said."
    assert heeded(scene_of, text, 0.9, 0.5) == [Echo.LOST, Echo.NONE]


def test_one_speaker_agrees_with_himself(scene_of: SceneOf) -> None:
    text = "Tom Berg spoke of “a ruin”. “The pier is a ruin,” Berg said. “We left.”"
    assert heeded(scene_of, text, 0.5, 0.9, 0.9) == [Echo.AGREES, Echo.NONE, Echo.NONE]


def test_whoever_takes_up_a_word_of_another_speaks_himself(engine: Engine) -> None:
    text = "Tom Berg called the bridge “a ruin and a trap”. “A ruin!” Anna Holm, an engineer, said. “It is rotten.”"
    answer = engine.attribute(text)
    names = {speaker.id: speaker.name for speaker in answer.speakers}
    assert [names.get(quote.speaker_id or "") for quote in answer.quotes] == ["Tom Berg", "Anna Holm", "Anna Holm"]


def test_heading_has_the_speaker_of_the_words_below(engine: Engine) -> None:
    text = (
        "“The bridge must go”: a town is torn.\n\nThe council met Tom Berg on Monday.\n\n"
        "“The bridge must go before it falls into the river,” Anna Holm, an engineer, said. “It is rotten.”"
    )
    answer = engine.attribute(text, Options(explain=True))
    names = {speaker.id: speaker.name for speaker in answer.speakers}
    heading = answer.quotes[0]
    assert names[heading.speaker_id or ""] == "Anna Holm"
    assert (heading.sieve, heading.cue) == ("same-words", None)
    assert heading.source is not None
    assert heading.source.text == "Anna Holm"
    assert heading.explanation is not None
    assert [option.source.text for option in heading.explanation.sources if option.chosen] == ["Anna Holm"]
