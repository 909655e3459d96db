"""The tables of families say what every feature of the source and the speech model means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inquit.rankers.models import load_models
from inquit.sources.candidates import source_candidates
from inquit.sources.decisions import decide_sources
from inquit.sources.source_families import SOURCE_FEATURES
from inquit.sources.speech_families import SPEECH_FEATURES
from tests.families import undeclared, unused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inquit.rankers.features import FeatureTable
    from inquit.reading.scene import Scene

TABLES = [SOURCE_FEATURES, SPEECH_FEATURES]
NAMES = [table.model for table in TABLES]


@pytest.fixture(scope="module")
def on_seeds(seeds: tuple[Scene, ...]) -> Mapping[str, set[str]]:
    """The features of both models that are named on the sample articles."""
    decisions = [(scene, decision) for scene in seeds for decision in decide_sources(scene, load_models())]
    return {
        "source": {
            feature
            for scene, decision in decisions
            for candidate in source_candidates(scene, decision.quote, decision.previous)
            for feature in candidate.features
        },
        "speech": {feature for _, decision in decisions for feature in decision.speech_evidence},
    }


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_every_feature_is_declared(table: FeatureTable, on_seeds: Mapping[str, set[str]]) -> None:
    weighed = getattr(load_models(), table.model).weights
    assert len(on_seeds[table.model]) > 500
    assert undeclared(table, on_seeds[table.model] | weighed.keys()) == []


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_every_family_is_in_use(table: FeatureTable, on_seeds: Mapping[str, set[str]]) -> None:
    assert unused(table, on_seeds[table.model]) == set()
