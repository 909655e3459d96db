"""Statements: what decisions and indirect reports become, and how they are made one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inquit.answers.repeats import Agreement, FinalDecision
from inquit.answers.statements import find_statements, marked_statements
from inquit.indirect.contents import Content
from inquit.indirect.reports import IndirectCandidate, IndirectReport
from inquit.rankers.models import load_models
from inquit.sources.decisions import decide_sources
from inquit.types import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inquit.answers.statements import Statement
    from inquit.reading.scene import Scene
    from inquit.sources.decisions import Decision
    from tests.conftest import SceneOf


def decided(scene: Scene, *speech: float) -> list[FinalDecision]:
    """Decide who says each quotation, where words are somebody's with these probabilities and the source is as sure."""
    decisions = decide_sources(scene, load_models())
    return [
        alone(replace(decision, speech_probability=probability, source_probability=1.0))
        for decision, probability in zip(decisions, speech, strict=True)
    ]


def alone(decision: Decision) -> FinalDecision:
    """Let a decision count by itself."""
    return FinalDecision(decision, decision)


def reported(scene: Scene, clause: str) -> IndirectReport:
    """Make a report of a clause written as who says it and its words, by the first cue of that source."""
    source, _, words = clause.partition(": ")
    start = scene.text.index(words)
    span = CharSpan(start, start + len(words))
    inside = [token.i for token in scene.tokens if span.covers(CharSpan(token.start, token.end))]
    report = next((report for report in scene.reports if scene.source_of(report).span.of(scene.text) == source), None)
    content = Content("ccomp", inside[0], inside[0], inside[-1])
    return IndirectReport(span, IndirectCandidate(report.cue if report else 0, content, ()), report, 0.6)


def rows(scene: Scene, statements: Iterable[Statement]) -> list[str]:
    """Write each statement as its type, who says it (or why nobody does) and its words."""
    text = scene.text
    return [
        f"{found.type.value} {found.phrase.span.of(text) if found.phrase else found.sieve}: {found.span.of(text)}"
        for found in statements
    ]


# how sure it is that the words are somebody's, what becomes of them, with which probability
VERDICTS = [
    (0.8, "mixed Tom Berg: “a ruin”", 0.4),
    (0.5, "mixed Tom Berg: “a ruin”", 0.25),
    (0.3, "scare scare-quote: “a ruin”", 0.7),
]


@pytest.mark.parametrize(("speech", "row", "probability"), VERDICTS, ids=["spoken", "just spoken", "nobody's"])
def test_probability_is_that_of_the_verdict(scene_of: SceneOf, speech: float, row: str, probability: float) -> None:
    scene = scene_of("Tom Berg called it “a ruin”.")
    (final,) = decided(scene, speech)
    (statement,) = marked_statements(scene, [alone(replace(final.decision, source_probability=0.5))])
    assert rows(scene, [statement]) == [row]
    assert statement.probability == pytest.approx(probability)


def test_marks_are_in_the_span_and_not_in_the_content(scene_of: SceneOf) -> None:
    scene = scene_of("Tom Berg called it “a ruin”.")
    (statement,) = marked_statements(scene, decided(scene, 0.9))
    assert (statement.span.of(scene.text), statement.content.of(scene.text)) == ("“a ruin”", "a ruin")
    assert (statement.quoted, statement.quotes) == ((statement.span,), (0,))


@pytest.mark.parametrize(("speech", "continues"), [(0.9, 0), (0.1, None)])
def test_only_speech_goes_on(scene_of: SceneOf, speech: float, continues: int | None) -> None:
    scene = scene_of("Tom Berg said: “We left.\n\n“We ran.”")
    assert marked_statements(scene, decided(scene, 0.9, speech))[1].continues == continues


KINDS = [
    ("interrupted utterance", "“We left,” Tom Berg said, “and ran.”", "direct interrupted"),
    ("interrupted fragment", "It was “a ruin”, Tom Berg said, “and a trap”.", "mixed interrupted"),
    ("fragment behind an utterance", "“We left,” Tom Berg said. It was “a ruin”.", "mixed floating"),
    ("a cue of its own", "Tom Berg stood and said: “No,” and wrote: “Never again.”", "direct reporting-verb"),
    ("another mention", "“We left,” Tom Berg said.\n\nAnna Holm sat down. “We ran.”", "direct nearest-mention"),
    ("no cue", "Tom Berg sat. “We left the pier.”", "direct nearest-mention"),
]


@pytest.mark.parametrize(("text", "kind"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS])
def test_last_quotation_goes_on_or_begins(scene_of: SceneOf, text: str, kind: str) -> None:
    scene = scene_of(text)
    *_, last = marked_statements(scene, decided(scene, *(0.9 for _ in scene.quotes)))
    assert f"{last.type.value} {last.sieve}" == kind


def test_surer_quotation_of_the_same_words_gives_its_speaker_and_no_cue(scene_of: SceneOf) -> None:
    scene = scene_of("Tom Berg spoke of “a ruin”. “The pier is a ruin,” Anna Holm said.")
    first, second = decided(scene, 0.8, 0.9)
    unsure = replace(second.decision, source_probability=0.5)
    repeats = FinalDecision(first.decision, unsure, Agreement.WON)
    statement, _ = marked_statements(scene, [repeats, second])
    assert rows(scene, [statement]) == ["mixed Anna Holm: “a ruin”"]
    assert (statement.report, statement.sieve, statement.basis) == (None, "same-words", repeats)
    assert statement.probability == pytest.approx(0.4)


TWO = "Berg said it was “old” and “wet”."
ALL = "Berg: it was “old” and “wet”"
OTHER = "Holm said Berg called it “wet”."
LONG, SHORT = "we hope to sell “it all”", "Berg: to sell “it all”"
WANT = f"Berg said {LONG}."
# text, each clause with its source, expected
MERGED = [
    ("all fragments", TWO, [ALL], [f"mixed {ALL}"]),
    ("end in marks", TWO, ["Berg: was “ol"], ["mixed Berg: was “old”", "mixed Berg: “wet”"]),
    ("no source", TWO, ["-: it was"], ["indirect none: it was", "mixed Berg: “old”", "mixed Berg: “wet”"]),
    ("another's", OTHER, ["Holm: Berg called it “wet”"], ["indirect Holm: Berg called it “wet”", "mixed Berg: “wet”"]),
    ("the shorter clause", WANT, [f"Berg: {LONG}", SHORT], [f"indirect Berg: {LONG}", f"mixed {SHORT}"]),
]


@pytest.mark.parametrize(("text", "clauses", "expected"), [row[1:] for row in MERGED], ids=[row[0] for row in MERGED])
def test_clause_and_its_own_fragments_are_one(
    scene_of: SceneOf, text: str, clauses: list[str], expected: list[str]
) -> None:
    scene = scene_of(text)
    reports = [reported(scene, clause) for clause in clauses]
    assert rows(scene, find_statements(scene, decided(scene, *(0.9 for _ in scene.quotes)), reports)) == expected


def test_evidence_for_fragments_is_that_for_their_clause(scene_of: SceneOf) -> None:
    scene = scene_of(TWO)
    decisions = decided(scene, 0.9, 0.8)
    (statement,) = find_statements(scene, decisions, [reported(scene, ALL)])
    assert (statement.basis, statement.probability, statement.quotes) == (decisions[0], 0.9, (0, 1))
    assert [part.of(scene.text) for part in statement.quoted] == ["“old”", "“wet”"]


@pytest.mark.parametrize("source", ["Berg", "none"])
def test_scare_quote_is_no_part_of_a_clause(scene_of: SceneOf, source: str) -> None:
    scene = scene_of(TWO)
    found = find_statements(scene, decided(scene, 0.1, 0.1), [reported(scene, f"{source}: it was “old” and “wet”")])
    assert rows(scene, found[:1]) == [f"indirect {source}: it was “old” and “wet”"]
    assert rows(scene, found[1:]) == ["scare scare-quote: “old”", "scare scare-quote: “wet”"]
