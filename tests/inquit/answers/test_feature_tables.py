"""The tables of families: that of confidence covers every feature, and every model has one."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from inquit.answers.confidence import confidence_features
from inquit.answers.confidence_families import CONFIDENCE_FEATURES
from inquit.answers.feature_tables import FEATURE_TABLES
from inquit.answers.repeats import decide_repeats
from inquit.entities.coreference import resolve
from inquit.rankers.models import Models, load_models
from inquit.sources.decisions import decide_sources, words_said
from tests.families import undeclared, unused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inquit.rankers.features import FeatureTable
    from inquit.reading.scene import Scene


def named_on(scene: Scene) -> Iterator[str]:
    """Name the evidence on every answer to an article."""
    models = load_models()
    decisions = tuple(decide_sources(scene, models))
    coreference = resolve(scene, models.antecedent, words_said(decisions))
    for final in decide_repeats(scene, decisions, coreference):
        source = final.deciding.source
        entity = coreference.speaker_of(source.phrase) if source is not None else None
        if final.decision.spoken and entity is not None:
            yield from confidence_features(final, entity, coreference)


@pytest.fixture(scope="module")
def on_seeds(seeds: tuple[Scene, ...]) -> set[str]:
    """The features of confidence that are named on the sample articles."""
    return {feature for scene in seeds for feature in named_on(scene)}


def test_every_feature_is_declared(on_seeds: set[str]) -> None:
    assert len(on_seeds) > 100
    assert undeclared(CONFIDENCE_FEATURES, on_seeds | load_models().confidence.weights.keys()) == []


def test_every_family_is_in_use(on_seeds: set[str]) -> None:
    assert unused(CONFIDENCE_FEATURES, on_seeds) == set()


def test_every_model_has_a_table() -> None:
    assert [table.model for table in FEATURE_TABLES] == [field.name for field in fields(Models)]


@pytest.mark.parametrize("table", FEATURE_TABLES, ids=lambda table: table.model)
def test_no_name_is_declared_twice(table: FeatureTable) -> None:
    names = [family.name for family in table.families]
    assert sorted(names) == sorted(set(names))
