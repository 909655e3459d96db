"""Training reads an article as the engine does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.rankers.models import load_models
from inquit.sources.decisions import decide_sources
from training.cases import Known, chosen_sources, source_cases

if TYPE_CHECKING:
    from inquit.reading.scene import Scene
    from inquit.sources.decisions import Decision
    from tests.conftest import SceneOf


def known_as_decided(decision: Decision) -> Known:
    """Return what would be known of a quotation if the engine were right about it."""
    phrase = decision.source.phrase if decision.source is not None else None
    return Known(decision.quote, decision.spoken, frozenset({phrase} if phrase is not None else ()), frozenset())


def test_sources_and_evidence_are_those_of_the_engine(seeds: tuple[Scene, ...]) -> None:
    models = load_models()
    for scene in seeds:
        decisions = list(decide_sources(scene, models))
        read = list(chosen_sources(scene, map(known_as_decided, decisions), models.source))
        assert [(chosen.cued, chosen.options, evidence) for _, chosen, evidence in read] == [
            (decision.source, decision.options, decision.speech_evidence) for decision in decisions
        ]


def test_what_is_known_is_settled_before_the_next_quotation(scene_of: SceneOf) -> None:
    scene = scene_of("“It is late,” Berg told Holm. “We go now.”")
    berg, holm = (phrase for phrase in scene.phrases if phrase.span.of(scene.text) in {"Berg", "Holm"})
    for speaker in (berg, holm):
        known = [Known(quote, True, frozenset({speaker}), frozenset()) for quote in scene.quotes]
        _, (_, second) = source_cases(scene, known)
        for features, right in zip(second.candidates, second.right, strict=True):
            assert any(feature.startswith("previous=same") for feature in features) == right


def test_nicknames_teach_nothing_about_speech(scene_of: SceneOf) -> None:
    scene = scene_of("Edwin “Buzz” Tilling left the pier on Monday. “No,” he said.")
    known = [Known(quote, bool(quote.index), frozenset(), frozenset()) for quote in scene.quotes]
    evidence = [evidence for _, _, evidence in chosen_sources(scene, known, load_models().source)]
    assert [bool(pieces) for pieces in evidence] == [False, True]
