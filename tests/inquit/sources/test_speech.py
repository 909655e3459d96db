"""Speech or scare quote: the evidence named, and verdicts that leave no doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inquit import QuotationType
from inquit.sources.candidates import source_candidates
from inquit.sources.speech import Earlier, Memory, speech_features, word_case

if TYPE_CHECKING:
    from inquit import Engine
    from tests.conftest import SceneOf


@pytest.mark.parametrize(
    ("words", "case"),
    [
        ("The Long Winter", "title"),
        ("Winter on the Pier", "title"),
        ("winter on the pier", "lower"),
        ("We will rebuild the pier,", "sentence"),
        ("not safe", "lower"),
        ("not Safe", "lower"),
        ("Lefty", "capital"),
        ("The Lefty", "capital"),
        ("expert", "lower"),
        ("NATO", "capital"),
        ("of the", "none"),
        ("42", "none"),
        ("…", "none"),
        ("", "none"),
    ],
)
def test_word_case(words: str, case: str) -> None:
    assert word_case(words.split()) == case


def evidence(scene_of: SceneOf, text: str, probability: float = 0.9) -> set[str]:
    """Name the evidence for the first quotation; its source is the last candidate, the one nearest to a cue."""
    scene = scene_of(text)
    quote = scene.quotes[0]
    candidates = source_candidates(scene, quote, None)
    best = next((c for c in candidates if c.report is not None), candidates[-1] if candidates else None)
    return set(speech_features(scene, quote, best, probability, Memory(scene).recall(quote)))


EVIDENCE = [
    ("utterance", "“We left,” Tom Berg said.", {"utterance", "utterance|words=2", "case=sentence|utterance"}),
    ("fragment", "Tom Berg called it “a ruin”.", {"fragment", "fragment|words=2", "case=lower|fragment"}),
    ("long", f"“{'We left. ' * 9}” he said.", {"utterance|words=99", "case=sentence|words=5"}),
    ("final comma", "“We left,” Tom Berg said.", {"final=,|utterance|words=2"}),
    ("no final mark", "Tom Berg called it “a ruin”.", {"final=word|fragment|words=2"}),
    ("double marks", "Tom Berg called it “a ruin”.", {"single=False|fragment"}),
    ("single marks", "Tom Berg called it ‘a ruin’.", {"single=True|fragment"}),
    ("what stands before", "The so-called “expert” left.", {"before-word=called", "near=called", "near=so"}),
    ("what stands around", "They saw the “expert” left.", {"before=DT|fragment", "near=the"}),
    ("start and end", "“We left.”", {"before=start|utterance", "after=end|utterance", "before-word=start"}),
    ("whole paragraph", "“We left.”", {"paragraph-start=True|end=True|utterance"}),
    ("within a paragraph", "They met the “expert” again and again.", {"paragraph-start=False|end=False|fragment"}),
    ("word for a work", "They saw the film “The Long Winter” again.", {"work|title"}),
    ("no source", "“We left.”", {"source=none"}),
    ("source without a cue", "Tom Berg sat. “We left.”", {"source-kind=none|utterance", "source=0.95|False|utterance"}),
    ("source with a cue", "“We left,” Tom Berg said.", {"source-kind=subject|utterance", "cue=say|utterance"}),
    ("governed by its cue", "“We left,” Tom Berg said.", {"link=governs|sentence", "cue=say|governs"}),
    ("syntax of a fragment", "Tom Berg called it “a ruin”.", {"tags=DT_NN|2", "last-tag=NN", "inner=ruin"}),
    ("what governs a fragment", "Tom Berg called it “a ruin”.", {"governor=called|oprd", "dep=oprd|2"}),
    ("headline", "Berg Calls Pier ‘A Ruin’.\n\nThe pier is old.", {"headline=True|single=True|capital"}),
    ("kind of source", "“We left,” Tom Berg said.", {"source-type=name|PERSON|utterance"}),
    ("described source", "“We left,” the mayor said.", {"source-type=nominal|person|utterance"}),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in EVIDENCE], ids=[row[0] for row in EVIDENCE])
def test_evidence(scene_of: SceneOf, text: str, expected: set[str]) -> None:
    assert expected - evidence(scene_of, text) == set()


NO_EVIDENCE = [
    ("the paragraph before is another", "He said.\n\n“We left.”", "near=said"),
    ("a word for a work elsewhere", "The film was long. They all said it was “a trap”.", "work|lower"),
    ("a cue that is not the source's", "“We left.”\n\nTom Berg sat.", "cue=say|utterance"),
]


@pytest.mark.parametrize(("text", "piece"), [row[1:] for row in NO_EVIDENCE], ids=[row[0] for row in NO_EVIDENCE])
def test_no_evidence(scene_of: SceneOf, text: str, piece: str) -> None:
    assert piece not in evidence(scene_of, text)


@pytest.mark.parametrize(
    ("probability", "sure"), [(0.0, "0.3"), (0.3, "0.5"), (0.6, "0.7"), (0.8, "0.85"), (0.9, "0.95"), (1.0, "2.0")]
)
def test_how_sure_the_source_is(scene_of: SceneOf, probability: float, sure: str) -> None:
    assert f"source={sure}|True|utterance" in evidence(scene_of, "“We left,” Tom Berg said.", probability)


VERDICTS = [
    ("utterance and cue", "“We will rebuild the pier,” Nora Lindqvist said.", QuotationType.DIRECT),
    ("colon", "Nora Lindqvist said: “We will rebuild the pier.”", QuotationType.DIRECT),
    ("fragment and cue", "Nora Lindqvist said the pier was “not safe at all”.", QuotationType.MIXED),
    ("fragment and naming verb", "Nora Lindqvist called the pier “a ruin”.", QuotationType.MIXED),
    ("so-called", "The so-called “expert” went home to Karlsby.", QuotationType.SCARE),
    ("film", "She watched the film “The Long Winter” twice with Tom Berg.", QuotationType.SCARE),
    ("novel", "The novel “The Silent Harbour” won a prize.", QuotationType.SCARE),
    ("nickname", "Karl “Lefty” Strand won the race.", QuotationType.SCARE),
    ("sign", "Signs read “Keep Out”.", QuotationType.SCARE),
]


@pytest.mark.parametrize(("text", "type_"), [row[1:] for row in VERDICTS], ids=[row[0] for row in VERDICTS])
def test_verdict(engine: Engine, text: str, type_: QuotationType) -> None:
    (quote,) = engine.attribute(text).quotes
    assert quote.type is type_
    assert (quote.source is None) is (type_ is QuotationType.SCARE)


def test_nickname_of_the_speaker(engine: Engine) -> None:
    said, nickname = engine.attribute("“It is safe,” said Karl “Lefty” Strand.").quotes
    assert said.type is QuotationType.DIRECT
    assert nickname.type is QuotationType.SCARE


MEMORY = [
    ("nothing before", "They saw a “ruin”.", Earlier(None, None)),
    ("same words", "He called it a “ruin”. The “Ruin” is gone.", Earlier(same_words=True, same_sentence=None)),
    ("beside", "He called it “old” and a “ruin”.", Earlier(same_words=None, same_sentence=True)),
    ("both", "He called it a “ruin”, and “ruin” it was.", Earlier(same_words=True, same_sentence=True)),
    ("other words, another sentence", "He called it “old”. It is a “ruin”.", Earlier(None, None)),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in MEMORY], ids=[row[0] for row in MEMORY])
def test_what_was_decided_before(scene_of: SceneOf, text: str, expected: Earlier) -> None:
    scene = scene_of(text)
    memory = Memory(scene)
    for quote in scene.quotes[:-1]:
        memory.note(quote, spoken=True)
    assert memory.recall(scene.quotes[-1]) == expected


@pytest.mark.parametrize("spoken", [True, False])
def test_what_was_decided_before_is_evidence(scene_of: SceneOf, spoken: bool) -> None:
    scene = scene_of("He called it “old” and a “ruin”.")
    earlier = Earlier(same_words=None, same_sentence=spoken)
    found = set(speech_features(scene, scene.quotes[-1], None, 0.0, earlier))
    assert {"again=None|fragment", f"beside={spoken}|fragment|1"} <= found
