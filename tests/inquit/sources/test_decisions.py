"""Decisions: which of the mentions offered speaks, whether anybody does, and what the next quotation learns of it."""

from __future__ import annotations

from dataclasses import replace
from math import log
from typing import TYPE_CHECKING

import pytest

from inquit.rankers.loglinear import LogLinear
from inquit.rankers.models import load_models
from inquit.reading.mentions import Phrase
from inquit.sources.candidates import SourceCandidate, source_candidates
from inquit.sources.decisions import MAX_OPTIONS, choose_source, decide_sources, words_by_phrase, words_said
from inquit.sources.situations import Turn
from inquit.types import CharSpan, MentionType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inquit.reading.scene import Scene
    from inquit.sources.decisions import Decision
    from tests.conftest import SceneOf

    Weights = dict[str, float]

ODDS = LogLinear({str(odds): log(odds) for odds in range(1, 100)})
"""A model in which candidates are as likely as the number that they have for evidence says."""


def candidates(offered: Sequence[tuple[int, int]]) -> list[SourceCandidate]:
    """Make a candidate of each mention, given by its head, with its odds."""
    phrases = {head: Phrase(head, head, head, CharSpan(0, 1), MentionType.NAME, None) for head, _ in offered}
    return [SourceCandidate(phrases[head], None, "", (str(odds),)) for head, odds in offered]


# mention and odds of each candidate; mention, odds of its likeliest candidate and probability of each option
CHOSEN = [
    ("the likeliest first", [(0, 1), (1, 3)], [(1, "3", 0.75), (0, "1", 0.25)]),
    ("cues of a mention add up", [(0, 2), (1, 3), (0, 5)], [(0, "5", 0.7), (1, "3", 0.3)]),
    ("many cues beat one", [(0, 4), (1, 3), (1, 3)], [(1, "3", 0.6), (0, "4", 0.4)]),
    ("the best cue settles a tie", [(0, 2), (0, 2), (1, 4)], [(1, "4", 0.5), (0, "2", 0.5)]),
    ("nobody", [], []),
]


@pytest.mark.parametrize(("offered", "expected"), [row[1:] for row in CHOSEN], ids=[row[0] for row in CHOSEN])
def test_choice(offered: list[tuple[int, int]], expected: list[tuple[int, str, float]]) -> None:
    choice = choose_source(candidates(offered), ODDS)
    options = [(candidate.phrase.head, *candidate.features) for candidate, _ in choice.options]
    assert options == [(head, odds) for head, odds, _ in expected]
    assert [probability for _, probability in choice.options] == pytest.approx([row[2] for row in expected])
    assert choice.candidate is (choice.options[0][0] if expected else None)
    assert choice.probability == pytest.approx(expected[0][2] if expected else 0.0)


def test_only_the_likeliest_mentions_are_kept() -> None:
    choice = choose_source(candidates([(head, head + 1) for head in range(MAX_OPTIONS + 2)]), ODDS)
    assert [candidate.phrase.head for candidate, _ in choice.options] == list(range(MAX_OPTIONS + 1, 1, -1))
    assert sum(choice.of_phrase.values()) == pytest.approx(1.0)


def decide(scene: Scene, source: Weights | None = None, speech: Weights | None = None) -> list[Decision]:
    """Decide by these weights; without any all mentions are as likely and all words are just taken for speech."""
    models = replace(load_models(), source=LogLinear(source or {}), speech=LogLinear(speech or {}))
    return list(decide_sources(scene, models))


def written(scene: Scene, candidate: SourceCandidate | None) -> str:
    """Write a candidate as its mention, and its cue if it has one."""
    if candidate is None:
        return "nobody"
    cue = f"/{scene.tokens[candidate.report.cue].text}" if candidate.report else ""
    return candidate.phrase.span.of(scene.text) + cue


WEIGHED = [
    ("one", "Holm wrote a book. Berg said no. “We left.”", {"cue=write": 9.0}, "Holm/wrote"),
    ("the other", "Holm wrote a book. Berg said no. “We left.”", {"cue=say": 9.0}, "Berg/said"),
    ("its cue is shown", "“We left,” Tom Berg said.", {"cue=say": -9.0}, "Tom Berg/said"),
    ("its likelier cue", "Berg, who wrote it, said: “No.”", {"cue=say": -9.0, "cue=write": -8.0}, "Berg/wrote"),
    ("its other cue", "Berg, who wrote it, said: “No.”", {"cue=say": -8.0, "cue=write": -9.0}, "Berg/said"),
    ("no cue to show", "Holm said no. Berg sat. “We left.”", {"subject=True|before|s-1|0|utt$": 9.0}, "Berg"),
    ("nobody", "“We left.”", {}, "nobody"),
]


@pytest.mark.parametrize(("text", "source", "expected"), [row[1:] for row in WEIGHED], ids=[row[0] for row in WEIGHED])
def test_source(scene_of: SceneOf, text: str, source: Weights, expected: str) -> None:
    scene = scene_of(text)
    (decision,) = decide(scene, {"mention=name|PERSON": 20.0, **source})
    assert written(scene, decision.source) == expected


def test_reporter_hands_on_his_probability_with_the_quotation(scene_of: SceneOf) -> None:
    scene = scene_of("Karl Strand said Tom Berg wrote that the pier was “a trap”.")
    weights = {"cue=say": 2.0, "cue=write": 1.0}
    (decision,) = decide(scene, weights)
    choice = choose_source(source_candidates(scene, scene.quotes[0], None), LogLinear(weights))
    (strand, said), (berg, wrote), *_ = choice.options
    assert (written(scene, strand), written(scene, berg)) == ("Karl Strand/said", "Tom Berg/wrote")
    assert decision.source == berg
    assert decision.source_probability == pytest.approx(said + wrote)
    assert decision.options == ((berg, decision.source_probability),)


@pytest.mark.parametrize(("weight", "spoken"), [(1.0, True), (0.0, True), (-1.0, False)])
def test_words_are_spoken_from_even_odds_on(scene_of: SceneOf, weight: float, spoken: bool) -> None:
    (decision,) = decide(scene_of("“We left,” Tom Berg said."), speech={"utterance": weight})
    assert decision.spoken is spoken


@pytest.mark.parametrize(("text", "spoken"), [("Karl “Lefty” Strand won.", False), ("Karl Strand won “Lefty”.", True)])
def test_nickname_is_spoken_by_nobody_whatever_the_weights(scene_of: SceneOf, text: str, spoken: bool) -> None:
    (decision,) = decide(scene_of(text), speech={"fragment": 50.0})
    assert (decision.speech_probability > 0, bool(decision.speech_evidence)) == (spoken, spoken)


@pytest.mark.parametrize(("weight", "before"), [(1.0, 1), (-1.0, 0)], ids=["spoken", "scare quote"])
def test_next_quotation_follows_the_last_that_was_spoken(scene_of: SceneOf, weight: float, before: int) -> None:
    scene = scene_of("“We left,” Tom Berg said. Karl Strand met the “expert”. “We ran.”")
    first, second, third = decide(scene, speech={"fragment": weight})
    last = (first, second)[before]
    assert last.source is not None
    assert (first.previous, third.previous) == (None, Turn(last.quote, last.source.phrase, last.source.report))


@pytest.mark.parametrize(("weight", "spoken"), [(1.0, True), (-1.0, False)])
def test_same_words_again_are_judged_by_what_they_were(scene_of: SceneOf, weight: float, spoken: bool) -> None:
    _, again = decide(scene_of("They saw a “ruin”. The “ruin” is gone."), speech={"fragment": weight})
    assert f"again={spoken}|fragment" in again.speech_evidence


def test_words_of_a_mention_are_those_of_all_that_it_says(scene_of: SceneOf) -> None:
    scene = scene_of("“We left,” Tom Berg said, “and ran.” The “expert” slept.\n\n\n\n\n\n“No.”")
    decisions = decide(scene, {"cue=say": 9.0}, {"case=lower|words=1": -9.0})
    berg = scene.phrases[0]
    assert [decision.spoken for decision in decisions] == [True, True, False, True]
    said = words_said([*decisions[:3], replace(decisions[3], source=None)])
    assert said == {berg: {"We", "left", "and", "ran"}}
    assert words_by_phrase([(berg, scene.quotes[2]), (berg, scene.quotes[3])]) == {berg: {"expert", "No"}}
