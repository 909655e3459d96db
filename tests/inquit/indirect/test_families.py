"""The tables of families say what every feature of the models of indirect quotations means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inquit.indirect.content_families import INDIRECT_FEATURES
from inquit.indirect.reports import candidate_sets, find_indirect
from inquit.indirect.source_families import INDIRECT_SOURCE_FEATURES
from inquit.indirect.sources import cue_sources
from inquit.rankers.models import load_models
from tests.families import undeclared, unused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inquit.rankers.features import FeatureTable
    from inquit.reading.scene import Scene

TABLES = [INDIRECT_FEATURES, INDIRECT_SOURCE_FEATURES]
NAMES = [table.model for table in TABLES]


@pytest.fixture(scope="module")
def on_seeds(seeds: tuple[Scene, ...]) -> Mapping[str, set[str]]:
    """The features of both models that are named on the sample articles."""
    found = [(scene, report.candidate) for scene in seeds for report in find_indirect(scene, load_models())]
    return {
        "indirect": {
            feature
            for scene in seeds
            for candidates in candidate_sets(scene)
            for candidate in candidates
            for feature in candidate.features
        },
        "indirect_source": {
            feature
            for scene, candidate in found
            for source in cue_sources(scene, candidate.cue, candidate.content)
            for feature in source.features
        },
    }


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_every_feature_is_declared(table: FeatureTable, on_seeds: Mapping[str, set[str]]) -> None:
    weighed = getattr(load_models(), table.model).weights
    assert len(on_seeds[table.model]) > 500
    assert undeclared(table, on_seeds[table.model] | weighed.keys()) == []


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_every_family_is_in_use(table: FeatureTable, on_seeds: Mapping[str, set[str]]) -> None:
    assert unused(table, on_seeds[table.model]) == set()
