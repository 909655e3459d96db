"""Beliefs: the probability of each entity to speak, summed over the mentions that may."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inquit.answers.beliefs import beliefs
from inquit.entities.coreference import Coreference, Link, resolve
from inquit.rankers.models import load_models
from inquit.sources.decisions import decide_sources

if TYPE_CHECKING:
    from tests.conftest import SceneOf


def believed(
    scene_of: SceneOf, text: str, chances: dict[str, float], links: dict[str, dict[str, float]] | None = None
) -> dict[str, float]:
    """Return the beliefs where mentions are as probable as said and anaphors mean whom they are said to, by name."""
    scene = scene_of(text)
    models = load_models()
    *_, decision = decide_sources(scene, models)
    coreference = resolve(scene, models.antecedent)
    assert decision.source is not None
    entities = {entity.name: entity for entity in coreference.entities}
    options = tuple(
        (replace(decision.source, phrase=phrase), chances[phrase.span.of(text)])
        for phrase in scene.phrases
        if phrase.span.of(text) in chances
    )
    told = {
        phrase: Link(1.0, tuple((entities[name], chance) for name, chance in meant.items()))
        for phrase in scene.phrases
        if (meant := (links or {}).get(phrase.span.of(text))) is not None
    }
    changed = replace(coreference, links={**coreference.links, **told})
    found = beliefs(replace(decision, options=options), changed)
    return {entity.name or "": probability for entity, probability in found.items()}


def test_mentions_of_one_entity_add_up(scene_of: SceneOf) -> None:
    text = "Tom Berg met Anna Holm. Berg sat down. “We left.”"
    found = believed(scene_of, text, {"Tom Berg": 0.3, "Anna Holm": 0.4, "Berg": 0.2})
    assert found == pytest.approx({"Tom Berg": 0.5, "Anna Holm": 0.4})


def test_pronoun_counts_for_all_that_it_may_mean(scene_of: SceneOf) -> None:
    text = "Tom Berg met Karl Strand. “We left,” he said."
    found = believed(scene_of, text, {"he": 0.8, "Tom Berg": 0.2}, {"he": {"Tom Berg": 0.5, "Karl Strand": 0.25}})
    assert found == pytest.approx({"Tom Berg": 0.6, "Karl Strand": 0.2})


def test_only_source_left_has_its_own_probability(scene_of: SceneOf) -> None:
    scene = scene_of("Tom Berg said that Anna Holm had called it “a trap”.")
    models = load_models()
    (decision,) = decide_sources(scene, models)
    coreference = resolve(scene, models.antecedent)
    ((source, sure),) = decision.options
    assert (source.phrase, sure) == (decision.source and decision.source.phrase, decision.source_probability)
    (probability,) = beliefs(replace(decision, options=((source, 0.7),)), coreference).values()
    assert probability == pytest.approx(0.7)


def test_nobody_without_a_source(scene_of: SceneOf) -> None:
    scene = scene_of("“We left.”")
    (decision,) = decide_sources(scene, load_models())
    assert (decision.source, decision.options) == (None, ())
    assert beliefs(decision, Coreference((), {}, {}, {})) == {}
