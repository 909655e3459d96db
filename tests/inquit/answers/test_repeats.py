"""Repeated words: whose answer counts where quotations share their words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inquit.answers.repeats import Agreement, decide_repeats
from inquit.entities.coreference import resolve
from inquit.rankers.models import load_models
from inquit.sources.decisions import decide_sources
from inquit.types import Options

if TYPE_CHECKING:
    from inquit import Engine
    from tests.conftest import SceneOf


def agreements(scene_of: SceneOf, text: str, *sure: float) -> list[str]:
    """Say how each quotation agrees with the others of its words, where the sources are as sure as said."""
    scene = scene_of(text)
    models = load_models()
    decisions = []
    for decision, probability in zip(decide_sources(scene, models), sure, strict=True):
        assert decision.source is not None
        options = ((decision.source, probability),)
        decisions.append(replace(decision, speech_probability=1.0, source_probability=probability, options=options))
    return [final.agreement.value for final in decide_repeats(scene, decisions, resolve(scene, models.antecedent))]


def test_surer_quotation_wins(scene_of: SceneOf) -> None:
    text = "Tom Berg met Anna Holm. Berg spoke of “a ruin”. “The pier is a ruin,” Anna Holm said."
    assert agreements(scene_of, text, 0.5, 0.9) == [Agreement.WON, Agreement.NONE]
    assert agreements(scene_of, text, 0.9, 0.5) == [Agreement.LOST, Agreement.NONE]
    assert agreements(scene_of, text, 0.9, 0.9) == [Agreement.LOST, Agreement.NONE]


def test_name_below_is_that_of_whom_a_lead_describes(scene_of: SceneOf) -> None:
    text = "An engineer spoke of “a ruin”.\n\nTom Berg left. “The pier is a ruin,” Anna Holm said."
    assert agreements(scene_of, text, 0.9, 0.5) == [Agreement.WON, Agreement.NONE]
    text = "Anna Holm spoke of “a ruin”.\n\nTom Berg left. “The pier is a ruin,” an engineer said."
    assert agreements(scene_of, text, 0.9, 0.5) == [Agreement.LOST, Agreement.NONE]


def test_one_speaker_agrees_with_himself(scene_of: SceneOf) -> None:
    text = "Tom Berg spoke of “a ruin”. “The pier is a ruin,” Berg said. “We left.”"
    assert agreements(scene_of, text, 0.5, 0.9, 0.9) == [Agreement.AGREES, Agreement.NONE, Agreement.NONE]


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
