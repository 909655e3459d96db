"""Source candidates: who is offered as the source of a quotation, and with what evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inquit.sources.candidates import MAX_PHRASES, SourceCandidate, source_candidates
from inquit.sources.situations import Turn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inquit.reading.scene import Scene
    from tests.conftest import SceneOf


def written(scene: Scene, candidates: Iterable[SourceCandidate]) -> list[str]:
    """Write each candidate as its mention, and its cue if it has one: "Berg", "Berg/said"."""
    rows = []
    for candidate in candidates:
        cue = f"/{scene.tokens[candidate.report.cue].text}" if candidate.report is not None else ""
        rows.append(candidate.phrase.span.of(scene.text) + cue)
    return rows


def offered(scene: Scene, number: int = 0, previous: Turn | None = None) -> list[str]:
    return written(scene, source_candidates(scene, scene.quotes[number], previous))


def candidate(scene: Scene, mention: str, number: int = 0, previous: Turn | None = None) -> SourceCandidate:
    candidates = source_candidates(scene, scene.quotes[number], previous)
    return candidates[written(scene, candidates).index(mention)]


OFFERED = [
    ("with and without its cue", "“We left,” Tom Berg said.", ["Tom Berg", "Tom Berg/said"]),
    (
        "everybody around, in text order",
        "Nora Lindqvist met Tom Berg. “We left,” she said.",
        ["Nora Lindqvist", "Tom Berg", "she", "she/said"],
    ),
    (
        "once for each cue",
        "Tom Berg stood up and said: “No.”",
        ["Tom Berg", "Tom Berg/said"],
    ),
    (
        "several cues",
        "Tom Berg, who wrote a book, said: “No.”",
        ["Tom Berg", "Tom Berg/wrote", "Tom Berg/said", "a book"],
    ),
    ("nobody there", "“We left.”", []),
    ("nobody inside the quotation", "“Tom Berg left,” she said.", ["she", "she/said"]),
    ("label before the marks leaves the choice", "BERG: “We left her.”", ["BERG", "BERG/:"]),
    ("label inside the marks leaves none", "Nora Lindqvist left.\n\n“BERG: We stayed.” Holm said no.", ["BERG/:"]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in OFFERED], ids=[row[0] for row in OFFERED])
def test_offered(scene_of: SceneOf, text: str, expected: list[str]) -> None:
    assert offered(scene_of(text)) == expected


def test_paragraphs_further_away_offer_nobody(scene_of: SceneOf) -> None:
    names = ["Nora Lindqvist", "Tom Berg", "Anna Holm", "Karl Strand", None, "Erik Dahl", "Maria Lund"]
    text = "\n\n".join(f"{name} slept." if name else "“We left.”" for name in names)
    assert offered(scene_of(text)) == ["Karl Strand", "Erik Dahl"]


def test_long_article_offers_the_nearest(scene_of: SceneOf) -> None:
    names = [f"Tom Berg{'g' * i}" for i in range(MAX_PHRASES + 5)]
    text = "\n\n".join((" ".join(f"{name} left." for name in names), "“We left.”"))
    found = offered(scene_of(text))
    assert len(found) == MAX_PHRASES
    assert found == names[5:]


ENDED = [
    ("a new sentence", "“We are ready.” But Tom Berg said the town was poor and cold in the winter.", False),
    ("a new sentence that reports", "“We are ready.” Tom Berg told them that the town was poor and cold.", False),
    ("a clause that names the speaker", "“We are ready.” Tom Berg said.", True),
    ("a clause, and another sentence", "“We are ready.” Tom Berg said. He sat down in the cold old town hall.", True),
    ("comma", "“We are ready,” Tom Berg said, and he sat down in the cold old town hall again.", True),
    ("question mark", "“Are we ready?” Tom Berg asked them in the cold old town hall on the hill.", True),
    ("lower case", "“We are ready.” said Tom Berg to the people in the cold old town hall.", True),
    ("next paragraph", "“We are ready.”\n\nTom Berg sat down in the cold old town hall on the hill.", True),
]


@pytest.mark.parametrize(("text", "is_offered"), [row[1:] for row in ENDED], ids=[row[0] for row in ENDED])
def test_quotation_that_ends_its_sentence_is_not_the_next_ones(scene_of: SceneOf, text: str, is_offered: bool) -> None:
    assert ("Tom Berg" in offered(scene_of(text))) is is_offered


def decided(scene: Scene, number: int, mention: str) -> Turn:
    chosen = candidate(scene, mention, number)
    return Turn(scene.quotes[number], chosen.phrase, chosen.report)


FAR = "“We left,” Tom Berg said.\n\nA.\n\nB.\n\nC.\n\nD.\n\n“We stayed.”"


def test_previous_source_is_offered_however_far_away(scene_of: SceneOf) -> None:
    scene = scene_of(FAR)
    assert "Tom Berg" not in offered(scene, 1)
    assert offered(scene, 1, decided(scene, 0, "Tom Berg/said"))[0] == "Tom Berg"


def test_previous_source_is_offered_once(scene_of: SceneOf) -> None:
    scene = scene_of("“We left,” Tom Berg said. “We stayed.”")
    assert offered(scene, 1, decided(scene, 0, "Tom Berg/said")) == ["Tom Berg", "Tom Berg/said"]


def test_previous_quotation_without_a_source_offers_nobody(scene_of: SceneOf) -> None:
    scene = scene_of(FAR)
    assert offered(scene, 1, Turn(scene.quotes[0], None, None)) == offered(scene, 1)


LINKS = [
    ("verb over the words", "“We left,” Tom Berg said.", "Tom Berg/said", "governs"),
    ("subject beside them", "“We left,” Tom Berg said.", "Tom Berg", "beside0"),
    ("verb two clauses up", "Tom Berg said it was “a ruin”.", "Tom Berg/said", "above1"),
    ("according to", "The plan was “madness”, according to Tom Berg.", "Tom Berg/according", "beside0"),
    ("another sentence", "Nora Lindqvist slept. “We left,” Tom Berg said.", "Nora Lindqvist", "none"),
    ("another paragraph", "Nora Lindqvist slept.\n\n“We left,” Tom Berg said.", "Nora Lindqvist", "far"),
]


@pytest.mark.parametrize(("text", "mention", "link"), [row[1:] for row in LINKS], ids=[row[0] for row in LINKS])
def test_link(scene_of: SceneOf, text: str, mention: str, link: str) -> None:
    assert candidate(scene_of(text), mention).link == link


EVIDENCE = [
    ("after, same sentence", "“We left,” Tom Berg said.", "Tom Berg/said", "place=after|same|0|subject|rivals=0"),
    ("before, same sentence", "Tom Berg said: “We left.”", "Tom Berg/said", "place=before|same|0|subject|rivals=0"),
    ("sentence before", "Tom Berg sat. “We left.”", "Tom Berg", "place=before|s-1|0|none|rivals=0"),
    ("paragraph before", "Tom Berg sat.\n\n“We left.”", "Tom Berg", "place=before|p-1|0|none|rivals=0"),
    ("paragraph after", "“We left.”\n\nTom Berg sat.", "Tom Berg", "place=after|p+1|0|none|rivals=0"),
    ("rival in between", "Tom Berg sat. Holm said: “We left.”", "Tom Berg", "place=before|s-1|0|none|rivals=1"),
    ("whole paragraph", "Tom Berg sat.\n\n“We left.”", "Tom Berg", "place=before|p-1|0|none|utt^$"),
    ("fragment", "Tom Berg called it “a ruin”.", "Tom Berg/called", "place=before|same|0|subject|frag$"),
    ("what leads in", "Tom Berg said: “We left.”", "Tom Berg/said", "place=before|same|0|subject|lead=:|trail=.end"),
    ("what follows", "“We left,” Tom Berg said.", "Tom Berg/said", "place=after|same|0|subject|lead=start|trail=,Word"),
    ("cue", "“We left,” Tom Berg said.", "Tom Berg/said", "cue=say"),
    ("class of the cue", "Tom Berg called it “a ruin”.", "Tom Berg/called", "cue-class=naming|frag|before|same|0"),
    ("governs", "“We left,” Tom Berg said.", "Tom Berg/said", "governs=0|subject|utt^|after"),
    ("order", "“We left,” said Tom Berg.", "Tom Berg/said", "order=cue-source|after|same|0|subject|1"),
    ("other order", "“We left,” Tom Berg said.", "Tom Berg/said", "order=source-cue|after|same|0|subject|2"),
    ("name", "“We left,” Tom Berg said.", "Tom Berg/said", "mention=name|PERSON"),
    ("pronoun", "“We left,” she said.", "she/said", "mention=pronoun|she"),
    ("description", "“We left,” the mayor said.", "the mayor/said", "mention=nominal|person"),
    ("thing", "“We left,” Berg said of the pier.", "the pier", "mention=nominal|other"),
    ("first quotation", "“We left,” Tom Berg said.", "Tom Berg/said", "previous=none|after|same|0|True"),
]


@pytest.mark.parametrize(("text", "mention", "piece"), [row[1:] for row in EVIDENCE], ids=[row[0] for row in EVIDENCE])
def test_evidence(scene_of: SceneOf, text: str, mention: str, piece: str) -> None:
    assert piece in candidate(scene_of(text), mention).features


def test_no_piece_of_evidence_counts_twice(scene_of: SceneOf) -> None:
    scene = scene_of("Nora Lindqvist met Tom Berg. “We left,” he said. “We stayed.”\n\nAnna Holm slept.")
    previous = decided(scene, 0, "he/said")
    for found in source_candidates(scene, scene.quotes[1], previous):
        assert len(set(found.features)) == len(found.features)


TURNS = [
    ("floating", "“We left,” Tom Berg said. “We ran.”", "Tom Berg", "previous=same|paragraph1,bare|utt$"),
    (
        "interrupted",
        "“We left,” Tom Berg said, “and ran.”",
        "Tom Berg/said",
        "previous=same-report|sentence,bare|frag$",
    ),
    ("next paragraph", "“We left,” Tom Berg said.\n\n“We ran.”", "Tom Berg", "previous=same|next1,bare|utt^$"),
    ("touching", "Tom Berg said: “We left.”\n\n“We ran.”", "Tom Berg", "previous=same|next1touching,bare|utt^$"),
    ("own cue", "“We left,” Tom Berg said. Holm said: “No.”", "Holm/said", "previous=other|paragraph1,own|utt$"),
    ("reopened", "Tom Berg said: “We left.\n\n“We ran.”", "Tom Berg", "continues=same"),
]


@pytest.mark.parametrize(("text", "mention", "piece"), [row[1:] for row in TURNS], ids=[row[0] for row in TURNS])
def test_evidence_of_turns(scene_of: SceneOf, text: str, mention: str, piece: str) -> None:
    scene = scene_of(text)
    assert piece in candidate(scene, mention, 1, decided(scene, 0, "Tom Berg/said")).features


EVIDENCE_IN_WORDS = [
    ("“I left,” Tom Berg said.", {"person=i|name|PERSON", "names-itself=False|PERSON|utt^"}),
    ("“We left our boats,” Tom Berg said.", {"person=we|name|PERSON"}),
    ("“They left,” Tom Berg said.", {"person=none|name|PERSON"}),
    ("“They met Berg at the pier,” Tom Berg said.", {"names-itself=True|PERSON|utt^"}),
]


@pytest.mark.parametrize(("text", "expected"), EVIDENCE_IN_WORDS)
def test_evidence_in_the_words_quoted(scene_of: SceneOf, text: str, expected: set[str]) -> None:
    assert expected - set(candidate(scene_of(text), "Tom Berg/said").features) == set()


def test_mention_without_a_cue_is_offered_from_the_paragraph_before_at_most(scene_of: SceneOf) -> None:
    scene = scene_of("Anna Holm sat.\n\nTom Berg sat.\n\n“We left.”")
    assert offered(scene) == ["Tom Berg"]
    scene = scene_of("Anna Holm said no.\n\nTom Berg sat.\n\n“We left.”")
    assert offered(scene) == ["Anna Holm/said", "Tom Berg"]
