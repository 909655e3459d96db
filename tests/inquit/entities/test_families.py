"""The table of families says what every feature of the antecedent model means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inquit.entities.antecedent_families import ANTECEDENT_FEATURES
from inquit.entities.coreference import resolve
from inquit.rankers.models import load_models
from inquit.sources.decisions import decide_sources, words_said
from tests.families import undeclared, unused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inquit.entities.antecedents import AntecedentCandidate
    from inquit.reading.mentions import Phrase
    from inquit.reading.scene import Scene


@pytest.fixture(scope="module")
def on_seeds(seeds: tuple[Scene, ...]) -> set[str]:
    """The features that are named on the sample articles."""
    models = load_models()
    named: set[str] = set()

    def observe(_: Phrase, candidates: Sequence[AntecedentCandidate], __: Sequence[float]) -> None:
        named.update(feature for candidate in candidates for feature in candidate.features)

    for scene in seeds:
        resolve(scene, models.antecedent, words_said(decide_sources(scene, models)), observe)
    return named


def test_every_feature_is_declared(on_seeds: set[str]) -> None:
    assert len(on_seeds) > 500
    assert undeclared(ANTECEDENT_FEATURES, on_seeds | load_models().antecedent.weights.keys()) == []


def test_every_family_is_in_use(on_seeds: set[str]) -> None:
    assert unused(ANTECEDENT_FEATURES, on_seeds) == set()
