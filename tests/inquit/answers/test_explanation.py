"""What an explanation says, and that it explains the answer given."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inquit import Options

if TYPE_CHECKING:
    from inquit import Engine, Explanation

EXPLAIN = Options(explain=True)
SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))


def explanation_of(engine: Engine, text: str) -> Explanation:
    quote = engine.attribute(text, EXPLAIN).quotes[-1]
    assert quote.explanation is not None
    return quote.explanation


@pytest.mark.parametrize(
    "text",
    [
        "Nora Lindqvist met Tom Berg. “The pier is safe,” she said. “I am not so sure,” he replied.",
        "Karl Strand said Tom Berg told him “the pier is not safe”.",
        "The so-called “expert” went home to Karlsby.",
        "“Nobody speaks.”",
    ],
)
def test_answer_is_the_same_with_and_without(engine: Engine, text: str) -> None:
    explained = engine.attribute(text, EXPLAIN)
    bare = engine.attribute(text)
    assert all(quote.explanation is None for quote in bare.quotes)
    assert replace(explained, quotes=tuple(replace(quote, explanation=None) for quote in explained.quotes)) == bare


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("“It is safe,” Nora Lindqvist insisted to Tom Berg.", "Nora Lindqvist", "insisted"),
        ("Karl Strand said Tom Berg told him “the pier is not safe”.", "Tom Berg", "told"),
    ],
)
def test_chosen_source_is_among_the_candidates(engine: Engine, text: str, source: str, cue: str) -> None:
    options = explanation_of(engine, text).sources
    (chosen,) = (option for option in options if option.chosen)
    assert (chosen.source.text, chosen.cue and chosen.cue.text) == (source, cue)
    assert [option.probability for option in options] == sorted((o.probability for o in options), reverse=True)
    assert all(option.evidence for option in options)


@pytest.mark.parametrize(
    ("text", "spoken"),
    [("“It is safe,” Nora Lindqvist said.", True), ("The so-called “expert” went home to Karlsby.", False)],
)
def test_speech_is_weighed(engine: Engine, text: str, spoken: bool) -> None:
    speech = explanation_of(engine, text).speech
    assert (speech.probability >= 0.5) is spoken
    weights = [abs(evidence.weight) for evidence in speech.evidence]
    assert weights == sorted(weights, reverse=True)


def test_antecedents_of_a_pronoun(engine: Engine) -> None:
    options = explanation_of(engine, "Nora Lindqvist saw Anna Holm at the pier. “It is safe,” she said.").antecedents
    assert [(option.name, option.mention and option.mention.text) for option in options][:2] == [
        ("Nora Lindqvist", "Nora Lindqvist"),
        ("Anna Holm", "Anna Holm"),
    ]
    assert sum(option.probability for option in options) == pytest.approx(1, abs=0.01)


def test_name_has_no_antecedents(engine: Engine) -> None:
    assert explanation_of(engine, "“It is safe,” Nora Lindqvist said.").antecedents == ()


def test_nobody_to_choose_from(engine: Engine) -> None:
    assert explanation_of(engine, "“Nobody speaks.”").sources == ()


def test_nickname_needs_no_evidence(engine: Engine) -> None:
    speech = explanation_of(engine, "Edwin “Buzz” Tilling left the pier on Monday.").speech
    assert (speech.probability, speech.evidence) == (0.0, ())


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_speech_was_judged_by_the_evidence_given(engine: Engine, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inquit.answers.explanation.MAX_EVIDENCE", 1000)
    for quote in engine.attribute(path.read_text(encoding="utf-8"), EXPLAIN).quotes:
        assert quote.explanation is not None
        speech = quote.explanation.speech
        if speech.evidence:
            score = sum(piece.weight for piece in speech.evidence)
            assert speech.probability == pytest.approx(1 / (1 + math.exp(-score)), abs=0.001)
