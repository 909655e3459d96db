"""Contents: which words the grammar of a cue offers as what it reports, and where they may end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inquit.indirect.contents import MAX_CUTS, MAX_TOKENS, Content, find_contents

if TYPE_CHECKING:
    from inquit.reading.scene import Scene
    from tests.conftest import SceneOf


def offered(scene: Scene, cue: str) -> tuple[Content, ...]:
    """Return what is offered for the first token that is written so."""
    return find_contents(scene, next(token for token in scene.tokens if token.text == cue))


def words(scene: Scene, content: Content) -> str:
    return scene.text[scene.tokens[content.first].start : scene.tokens[content.last].end]


# text, cue, each content as its relation and its words
RELATIONS = [
    ("clause", "Nora Lindqvist said that the pier was safe.", "said", ["ccomp: that the pier was safe"]),
    ("clause before its verb", "It is safe, said Tom Berg.", "said", ["ccomp: It is safe"]),
    ("question", "Tom Berg did not say whether it fell.", "say", ["ccomp: whether it fell"]),
    ("participle", "Tom Berg denied having seen the letter.", "denied", ["xcomp: having seen the letter"]),
    ("passive", "The pier is expected to open.", "expected", ["nsubjpass: The pier", "xcomp: to open"]),
    ("what is said of it", "The pier was called a ruin.", "called", ["nsubjpass: The pier", "oprd: a ruin"]),
    ("preposition", "Tom Berg spoke of a ruin.", "spoke", ["prep: of a ruin", "prep+pobj: a ruin"]),
    ("its clause", "Tom Berg spoke of closing it.", "spoke", ["prep: of closing it", "prep+pcomp: closing it"]),
    (
        "object and what joins it",
        "Tom Berg urged her to stay, and it rained.",
        "urged",
        ["dobj: her", "dobj+xcomp: her to stay", "xcomp: to stay"],
    ),
    ("noun", "The plan to close the pier failed.", "plan", ["acl: to close the pier"]),
    ("clause of a noun", "Tom Berg’s claim that it fell was false.", "claim", ["acl: that it fell"]),
    ("adjective", "Tom Berg is sure that the pier is safe.", "sure", ["ccomp: that the pier is safe"]),
    ("fragment in the clause", "Tom Berg said the pier was “a ruin”.", "said", ["ccomp: the pier was “a ruin”"]),
    ("hyphen", "Ida hoped that she would be re-elected as a judge.", "hoped", ["ccomp: that she would be re-elected"]),
    ("brackets around", "Tom Berg said (that it rained).", "said", ["ccomp: that it rained"]),
    ("brackets inside", "Tom Berg said that (the pier) fell.", "said", ["ccomp: that (the pier) fell"]),
    ("according to, first", "According to Tom Berg, the pier is safe.", "According", ["around: the pier is safe"]),
    ("according to, last", "The pier is safe, according to Tom Berg.", "according", ["around: The pier is safe"]),
    ("between", "It, according to Ida, fell.", "according", ["around-split: It, according to Ida, fell"]),
    ("parenthesis", "The pier, Tom Berg said, is safe.", "said", ["around-split: The pier, Tom Berg said, is safe"]),
    ("label", "LINDQVIST: We left. It is late.\n\nIt rained.", ":", ["label: We left. It is late"]),
    ("label before marks", "BERG: “We left.” It rained.", ":", ["label: “We left.” It rained"]),
]
NOTHING = [
    ("adverb", "Tom Berg left quickly.", "quickly"),
    ("verb without anything", "Tom Berg left quickly.", "left"),
    ("name", "Tom Berg said that it rained.", "Berg"),
    ("preposition", "Tom Berg came out of the house.", "out"),
    ("all in marks", "Tom Berg said “it is a ruin”.", "said"),
    ("utterance", "Tom Berg said: “We left.”", "said"),
    ("utterance, according to", "“The pier is safe,” according to Tom Berg.", "according"),
    ("utterance after a label", "BERG: “We left.”", ":"),
    ("colon in a sentence", "The pier is near the town of Karlsby: it is old.", ":"),
    ("label with nothing after it", "BERG:\n\nIt rained.", ":"),
]


@pytest.mark.parametrize(("text", "cue", "expected"), [row[1:] for row in RELATIONS], ids=[row[0] for row in RELATIONS])
def test_relation(scene_of: SceneOf, text: str, cue: str, expected: list[str]) -> None:
    scene = scene_of(text)
    whole = [content for content in offered(scene, cue) if content.edge == "full"]
    assert [f"{content.relation}: {words(scene, content)}" for content in whole] == expected


@pytest.mark.parametrize(("text", "cue"), [row[1:] for row in NOTHING], ids=[row[0] for row in NOTHING])
def test_nothing_is_offered(scene_of: SceneOf, text: str, cue: str) -> None:
    assert offered(scene_of(text), cue) == ()


# text, cue, each further content as why it ends there and its words
ENDS = [
    ("comma", "Ida Holm said that it fell, although it was new.", "said", ["cut,advcl: that it fell"]),
    ("no comma", "Tom Berg said it was old after the storm hit it.", "said", ["cut advcl after: it was old"]),
    ("phrase", "Tom Berg said she came with a friend.", "said", ["cut prep with: she came"]),
    ("second clause", "Tom Berg said it fell and that the town slept.", "said", ["cut-and: it fell"]),
    ("second noun", "Tom Berg announced a pier, a mill and a tower.", "announced", ["cut,conj: a pier"]),
    ("on to the end", "Tom Berg said it was old, and Ida slept.", "said", ["to-end,: it was old, and Ida slept"]),
    ("object up to the end", "Tom Berg urged her to resign.", "urged", ["to-endaux: her to resign"]),
    ("nothing attached", "Nora Lindqvist said that the pier was safe.", "said", []),
    ("joined nouns", "Tom Berg said that he saw Anna Holm and Karl Strand.", "said", []),
    ("sentence after", "Tom Berg said it rained. Anna Holm slept.", "said", []),
    ("paragraph after", "Tom Berg said it rained\n\nAnna Holm slept", "said", []),
    ("around a parenthesis", "The pier, Tom Berg said, is safe, although it is old.", "said", []),
    ("label", "LINDQVIST: We left, although it rained", ":", []),
    ("dash", "Tom Berg said it was old - a ruin.", "said", ["cut-attr: it was old"]),
    ("hyphen", "Tom Berg said it was an ex-mayor.", "said", []),
]


@pytest.mark.parametrize(("text", "cue", "expected"), [row[1:] for row in ENDS], ids=[row[0] for row in ENDS])
def test_other_end(scene_of: SceneOf, text: str, cue: str, expected: list[str]) -> None:
    scene = scene_of(text)
    others = [content for content in offered(scene, cue) if content.edge != "full"]
    assert [f"{content.edge}: {words(scene, content)}" for content in others] == expected


def test_parenthesis_in_a_clause_is_around_that_clause_or_the_sentence(scene_of: SceneOf) -> None:
    scene = scene_of("Anna Holm wrote that the pier, Tom Berg said, was safe.")
    assert [(content.relation, words(scene, content)) for content in offered(scene, "said")] == [
        ("around-split", "that the pier, Tom Berg said, was safe"),
        ("sentence-split", "Anna Holm wrote that the pier, Tom Berg said, was safe"),
    ]


def test_head_ties_the_content_to_its_cue(scene_of: SceneOf) -> None:
    scene = scene_of("The pier was called a ruin by Tom Berg.")
    assert [scene.tokens[content.head].text for content in offered(scene, "called")] == ["pier", "ruin", "by", "Berg"]


def test_no_range_is_offered_twice(scene_of: SceneOf) -> None:
    scene = scene_of("Tom Berg urged Anna Holm to sell the pier.")
    found = [words(scene, content) for content in offered(scene, "urged")]
    assert found == ["Anna Holm", "Anna Holm to sell the pier", "to sell the pier"]


def test_ends_are_limited_in_number(scene_of: SceneOf) -> None:
    contents = offered(
        scene_of("Tom Berg announced a pier, a mill, a tower, a school, a church and a town."), "announced"
    )
    assert len([content for content in contents if content.edge.startswith("cut")]) == MAX_CUTS


@pytest.mark.parametrize(("length", "number"), [(MAX_TOKENS, 1), (MAX_TOKENS + 1, 0)])
def test_longer_content_is_a_mistake(scene_of: SceneOf, length: int, number: int) -> None:
    assert len(offered(scene_of("LINDQVIST: " + " ".join(["go"] * length)), ":")) == number
