"""Confidence: what the probability of an answer is read from."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from inquit.answers.confidence import confidence_features, find_speaker
from inquit.answers.repeats import FinalDecision
from inquit.answers.statements import Statement, marked_statements
from inquit.entities.coreference import resolve
from inquit.rankers.loglinear import LogLinear, logistic
from inquit.rankers.models import load_models
from inquit.sources.decisions import Decision, decide_sources

if TYPE_CHECKING:
    from inquit.entities.coreference import Coreference
    from inquit.reading.scene import Scene
    from tests.conftest import SceneOf

NAMED = "“We left,” Tom Berg said."
PRONOUN = "Tom Berg sat. “We left,” he said."
PROBABILITIES = (0.0, 0.3, 0.39, 0.5, 0.65, 0.85, 0.9, 0.96, 0.99, 1.0)


def decided(scene_of: SceneOf, text: str) -> tuple[Decision, Coreference]:
    scene = scene_of(text)
    models = load_models()
    *_, decision = decide_sources(scene, models)
    return decision, resolve(scene, models.antecedent)


def stated(scene: Scene, decision: Decision) -> Statement:
    (statement,) = marked_statements(scene, [FinalDecision(decision, decision)])
    return statement


def features(scene_of: SceneOf, text: str, source: float = 0.9, speech: float = 0.9, link: float = 0.9) -> set[str]:
    """Name the evidence where the rankers were as sure as said."""
    decision, coreference = decided(scene_of, text)
    assert decision.source is not None
    phrase = decision.source.phrase
    entity = coreference.entity_of[phrase]
    links = {
        index: replace(found, probability=link, options=((entity, link),)) if index == phrase else found
        for index, found in coreference.links.items()
    }
    options = ((decision.source, source),)
    changed = replace(decision, source_probability=source, speech_probability=speech, options=options)
    return set(confidence_features(FinalDecision(changed, changed), entity, replace(coreference, links=links)))


@pytest.mark.parametrize("what", ["source", "speech", "link"])
def test_bands_nest(scene_of: SceneOf, what: str) -> None:
    found = [features(scene_of, PRONOUN, **{what: probability}) for probability in PROBABILITIES]
    assert all(less <= more for less, more in pairwise(found))
    assert len(found[0]) < len(found[-1])


def test_band_is_reached_at_its_edge(scene_of: SceneOf) -> None:
    below, at = (features(scene_of, NAMED, source=probability) for probability in (0.49, 0.5))
    assert "source>=0.5" not in below
    assert "source>=0.5" in at


def test_product_is_of_all_that_must_be_right(scene_of: SceneOf) -> None:
    found = features(scene_of, PRONOUN, source=0.8, speech=0.8, link=0.8)
    assert max(piece for piece in found if piece.startswith("product")) == "product>=0.5"
    assert "product>=0.6" in features(scene_of, NAMED, source=0.8, speech=0.8)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NAMED, {"named", "cue=subject|utterance", "mention=name|person|name", "first=True"}),
        (PRONOUN, {"named", "cue=subject|utterance", "mention=pronoun|person|name", "first=True"}),
        ("The mayor called it “a ruin”.", {"cue=subject|fragment", "mention=nominal|person|described"}),
        ("Tom Berg sat.\n\n“We left.”", {"cue=none|utterance", "mention=name|person|name"}),
        ("“We left,” Holm said. “We ran,” Tom Berg said.", {"first=False"}),
    ],
)
def test_circumstances(scene_of: SceneOf, text: str, expected: set[str]) -> None:
    assert expected - features(scene_of, text) == set()


def test_name_needs_no_link(scene_of: SceneOf) -> None:
    assert not [piece for piece in features(scene_of, NAMED) if piece.startswith("link")]
    assert [piece for piece in features(scene_of, PRONOUN, link=0.9) if piece.startswith("link|pronoun>=")]


def test_confidence_is_what_the_model_makes_of_the_evidence(scene_of: SceneOf) -> None:
    decision, coreference = decided(scene_of, NAMED)
    judged = find_speaker(
        stated(scene_of(NAMED), decision), coreference, LogLinear({"named": 1.0, "first=True": -0.25, "never": 9.0})
    )
    assert judged.confidence == pytest.approx(logistic(0.75))
    assert judged.entity is not None
    assert judged.entity.name == "Tom Berg"


def test_confidence_of_a_scare_quote_is_that_nobody_says_it(scene_of: SceneOf) -> None:
    decision, coreference = decided(scene_of, NAMED)
    judged = find_speaker(
        stated(scene_of(NAMED), replace(decision, speech_probability=0.2)), coreference, LogLinear({"named": 9.0})
    )
    assert judged.entity is None
    assert judged.confidence == pytest.approx(0.8)


@pytest.mark.parametrize("text", ["“We left.”", "“We left,” he said."])
def test_nobody_to_name_is_never_sure(scene_of: SceneOf, text: str) -> None:
    decision, coreference = decided(scene_of, text)
    judged = find_speaker(
        stated(scene_of(text), replace(decision, speech_probability=1.0)), coreference, LogLinear({"named": 9.0})
    )
    assert (judged.entity, judged.confidence) == (None, 0.0)
