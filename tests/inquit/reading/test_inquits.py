"""The inquit right after a quotation, where the parser goes astray: each row a text, its cue and its source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inquit.reading.inquits import is_unfinished, mend_inquits
from inquit.reading.tokens import Token

if TYPE_CHECKING:
    from tests.conftest import SceneOf

MENDED = [
    ("“The tide tables are wrong,” Hallam notes. She left.", "Hallam notes"),
    ("“Ask the harbour master,” the 62-year-old said.", "the 62-year-old said"),
    ("“Nobody has asked the ferrymen,” the three write.", "the three write"),
    ("“Nobody has asked the ferrymen,” the three write\n\nThe council met.", "the three write"),
    ("“Give what you can,” the email read.", "the email read"),
    ("“We are closed,” the document states, and lists reasons.", "the document states"),
    ("“Leave the keys here,” Holm barked and the clerk ran off.", "Holm barked"),
    ("“The ice will hold,” added another fisherman.", "another fisherman added"),
    ("“Give what you can,” read the email.", "the email read"),
    ("“Who feeds the swans?” asked the girl, who carried bread.", "the girl asked"),
]

LEFT_ALONE = [
    ("the utterance is finished", "“Look at the figures.” The notes were found.", "The notes notes"),
    ("a noun that goes on", "“Look at the figures,” the email address said.", "the email address email"),
    ("judgements have objects", "Holm called the plan “hasty,” denounced its author and left.", "its author denounced"),
    ("a subject of its own", "“It is over,” he told Nora Berg.", "Nora Berg told"),
]


def _inquits(scene_of: SceneOf, text: str) -> list[str]:
    scene = scene_of(text)
    return [f"{scene.source_of(report).span.of(text)} {scene.tokens[report.cue].text}" for report in scene.reports]


@pytest.mark.parametrize(("text", "inquit"), MENDED)
def test_read_off_the_words(scene_of: SceneOf, text: str, inquit: str) -> None:
    assert inquit in _inquits(scene_of, text)


@pytest.mark.parametrize(("text", "inquit"), [row[1:] for row in LEFT_ALONE], ids=[row[0] for row in LEFT_ALONE])
def test_left_alone(scene_of: SceneOf, text: str, inquit: str) -> None:
    assert inquit not in _inquits(scene_of, text)


@pytest.mark.parametrize(("content", "unfinished"), [("Stay,", True), ("Stay!", True), ("Stay. ", False), ("", False)])
def test_what_an_inquit_may_follow(content: str, unfinished: bool) -> None:
    assert is_unfinished(content) is unfinished


_WORDS = st.sampled_from(["Berg", "notes", "said", "the", "email", "read", "write", ".", ",", "in"])
_TAGS = st.sampled_from(["NNP", "NNS", "VBD", "VBZ", "DT", "NN", "IN", "."])
_DEPS = st.sampled_from(["compound", "dobj", "nsubj", "ROOT", "det", "prep"])


@st.composite
def _trees(draw: st.DrawFn) -> list[Token]:
    """Trees of any shape, after a quotation of one token."""
    length = draw(st.integers(1, 9))
    order = draw(st.permutations(range(length)))
    heads = {order[0]: order[0]}
    for at, i in enumerate(order[1:], start=1):
        heads[i] = order[draw(st.integers(0, at - 1))]
    blank = Token(0, "”", "”", 0, 1, "''", "punct", 0, "", False, 0, 0, 0, True)
    tokens = [blank]
    for i in range(1, length):
        word = draw(_WORDS)
        tokens.append(replace(blank, i=i, text=word, lower=word.lower(), tag=draw(_TAGS), dep=draw(_DEPS), quote=None))
    return [replace(token, head=heads[token.i]) for token in tokens]


@settings(max_examples=500)
@given(_trees())
def test_a_tree_stays_a_tree(tokens: list[Token]) -> None:
    mended = mend_inquits(tokens, [0])
    assert [token.text for token in mended] == [token.text for token in tokens]
    for token in mended:
        at, steps = token, 0
        while at.head != at.i:
            at, steps = mended[at.head], steps + 1
            assert steps <= len(mended)
