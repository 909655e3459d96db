"""Sources of indirect quotations: who is offered for a cue, and who is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inquit.indirect.reports import candidate_sets, content_span
from inquit.indirect.sources import cue_sources, weigh_sources
from inquit.rankers.models import load_models

if TYPE_CHECKING:
    from inquit.indirect.reports import IndirectCandidate
    from inquit.indirect.sources import CueSource
    from inquit.reading.scene import Scene
    from tests.conftest import SceneOf


def candidate_of(scene: Scene, cue: str, content: str) -> IndirectCandidate:
    return next(
        candidate
        for candidates in candidate_sets(scene)
        for candidate in candidates
        if scene.tokens[candidate.cue].text == cue and content_span(scene, candidate.content).of(scene.text) == content
    )


def mention(scene: Scene, source: CueSource | None) -> str:
    return scene.source_of(source.report).span.of(scene.text) if source is not None else "nobody"


OFFERED = [
    ("the subject", "Nora Berg said that it rained.", "said", "that it rained", ["Nora Berg"]),
    ("the subject first", "After the vote, Tom told Ida to leave.", "told", "to leave", ["Tom", "the vote", "Ida"]),
    ("above", "Nora Berg gave up hope that it rains.", "hope", "that it rains", ["Nora Berg", "hope"]),
    ("not in another sentence", "Tom Holm left. Berg said that it rained.", "said", "that it rained", ["Berg"]),
    ("not in the content", "It is feared that Tom Holm left.", "feared", "that Tom Holm left", ["It"]),
    ("around", "The pier, Ida said, fell.", "said", "The pier, Ida said, fell", ["Ida", "The pier"]),
]


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"), [row[1:] for row in OFFERED], ids=[row[0] for row in OFFERED]
)
def test_offered(scene_of: SceneOf, text: str, cue: str, content: str, expected: list[str]) -> None:
    scene = scene_of(text)
    found = candidate_of(scene, cue, content)
    assert [mention(scene, source) for source in cue_sources(scene, found.cue, found.content)] == expected


CHOSEN = [
    ("subject", "Nora Berg said that it rained.", "said", "that it rained", "Nora Berg"),
    ("inverted", "The pier is closed, said Nora Berg.", "said", "The pier is closed", "Nora Berg"),
    ("agent, not patient", "Tom Holm was urged by Nora Berg to resign.", "urged", "to resign", "Nora Berg"),
    ("owner of a noun", "Nora Berg’s plan to sell the pier failed.", "plan", "to sell the pier", "Nora Berg’s"),
    ("above a noun", "Nora Berg went out of her way to say that it rained.", "say", "that it rained", "Nora Berg"),
    ("above a purpose", "Nora Berg rose to warn that it rained.", "warn", "that it rained", "Nora Berg"),
    ("not who is told", "Tom Holm told Nora Berg that it rained.", "told", "that it rained", "Tom Holm"),
    ("nobody", "It is feared that Tom Holm left.", "feared", "that Tom Holm left", "nobody"),
    ("nobody, passive", "The pier is expected to open in May.", "expected", "to open in May", "nobody"),
]


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"), [row[1:] for row in CHOSEN], ids=[row[0] for row in CHOSEN]
)
def test_chosen(scene_of: SceneOf, text: str, cue: str, content: str, expected: str) -> None:
    scene = scene_of(text)
    found = candidate_of(scene, cue, content)
    weighed = weigh_sources(scene, found.cue, found.content, load_models().indirect_source)
    probabilities = [probability for _, probability in weighed]
    assert mention(scene, weighed[0][0]) == expected
    assert sum(probabilities) == pytest.approx(1.0)
    assert probabilities == sorted(probabilities, reverse=True)
