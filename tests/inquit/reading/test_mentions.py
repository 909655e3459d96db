"""Mentions: which noun phrases of an article may speak, and what kind each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inquit.types import MentionType

if TYPE_CHECKING:
    from tests.conftest import SceneOf

_KINDS = {"N": MentionType.NAME, "D": MentionType.NOMINAL, "P": MentionType.PRONOUN}

FOUND = [
    ("full names", "Nora Lindqvist met Tom Berg.", "N Nora Lindqvist | N Tom Berg"),
    (
        "titles belong to the phrase",
        "Mr Lindqvist met Prime Minister Anna Holm.",
        "N Mr Lindqvist | N Prime Minister Anna Holm",
    ),
    (
        "title that the parser takes for a name",
        "“Stay in the harbour,” said Fleet spokesman Navy Capt. Dave Berg, who sailed.",
        "N Capt. Dave Berg",
    ),
    ("place", "Nora Lindqvist lives in Karlsby.", "N Nora Lindqvist | N Karlsby"),
    ("determiner and modifiers", "The old town hall is empty.", "D The old town hall"),
    ("named organisation", "The money came from the Harbour Council.", "D The money | N the Harbour Council"),
    ("complements stay outside", "The mayor of the town left.", "D The mayor | D the town"),
    ("pronouns", "He thanked them because they helped her.", "P He | P them | P they | P her"),
    ("possessive and what it owns", "She sold his boat.", "P She | P his | D his boat"),
    ("owner and what is owned", "Nora Lindqvist’s brother left.", "N Nora Lindqvist’s | D Nora Lindqvist’s brother"),
    ("headless subjects", "Many stayed. Some left. Others slept.", "D Many | D Some | D Others"),
    ("bare title is a description", "The President met the governor.", "D The President | D the governor"),
    ("hyphens", "Anna Holm-Strand met Jean-Claude Berg.", "N Anna Holm-Strand | N Jean-Claude Berg"),
    (
        "person before a noun",
        "A Nora Lindqvist speech drew crowds.",
        "N Nora Lindqvist | D A Nora Lindqvist speech | D crowds",
    ),
    ("family name before a noun", "A Lindqvist speech drew crowds.", "D A Lindqvist speech | D crowds"),
    ("appositive", "Nora Lindqvist, a doctor, left.", "N Nora Lindqvist | D a doctor"),
    ("coordination", "Nora Lindqvist and three fishermen left.", "N Nora Lindqvist | D three fishermen"),
    ("surname alone", "Nora Lindqvist stayed. Lindqvist slept.", "N Nora Lindqvist | N Lindqvist"),
    ("verb of a headline", "Nora Lindqvist Says No To Pier.", "N Nora Lindqvist | N No | N Pier"),
    ("one of a people", "A Democrat met the Norwegian.", "D A Democrat | D the Norwegian"),
    ("one of a people from a place", "The Georgia Democrat left.", "D The Georgia Democrat"),
    ("bare title from a place", "The Ohio Governor left.", "D The Ohio Governor"),
    ("title of a name", "Ohio Governor Nora Lindqvist left.", "N Ohio Governor Nora Lindqvist"),
    ("label in capitals", "LINDQVIST: We stayed.", "N LINDQVIST | P We"),
    ("nickname in marks", "Maren “Mo” Lindqvist left.", "N Maren “Mo” Lindqvist"),
    ("days are no mentions", "Nora Lindqvist left on Monday.", "N Nora Lindqvist"),
    ("money is no mention", "Nora Lindqvist paid $12 million.", "N Nora Lindqvist"),
    ("nothing inside quotations", "“Tom Berg saw the mayor,” Nora Lindqvist said.", "N Nora Lindqvist"),
    ("nothing inside fragments", "Nora Lindqvist saw “the mayor and Tom Berg”.", "N Nora Lindqvist"),
    ("relative pronouns", "The man who left was old.", "D The man"),
    ("no nouns", "Slowly and quietly.", ""),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_phrases(scene_of: SceneOf, text: str, expected: str) -> None:
    rows = [item.partition(" ") for item in expected.split(" | ") if item]
    found = [(phrase.type, phrase.span.of(text)) for phrase in scene_of(text).phrases]
    assert found == [(_KINDS[kind], words) for kind, _, words in rows]


NAMES = [
    ("Harbour master Tom Berg left.", "Tom Berg"),
    ("The Harbour Council met.", "The Harbour Council"),
    ("Anna Holm-Strand left.", "Anna Holm-Strand"),
    ("Karl “Lefty” Strand left.", "Karl “Lefty” Strand"),
    pytest.param(
        "Maren “Mo” Lindqvist left.",
        "Maren “Mo” Lindqvist",
        marks=pytest.mark.xfail(
            strict=True, reason="where NER's entity starts at the nickname, the given name is lost"
        ),
    ),
    ("The Karlsby firm Berg & Holm left.", "Berg & Holm"),
    ("The Karlsby Police Department left.", "The Karlsby Police Department"),
    ("Stunned Nora Lindqvist left.", "Nora Lindqvist"),
    ("Winifred Nora Lindqvist left.", "Winifred Nora Lindqvist"),
    ("Sheriff Wade Lindqvist-Berg said no.", "Sheriff Wade Lindqvist-Berg"),
    ("Nora Lindqvist MSP left.", "Nora Lindqvist MSP"),
    ("The mayor left.", None),
    ("She left.", None),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_name_of_a_phrase(scene_of: SceneOf, text: str, expected: str | None) -> None:
    scene = scene_of(text)
    name = scene.phrases[0].name
    words = None if name is None else text[scene.tokens[name[0]].start : scene.tokens[name[1]].end]
    assert words == expected


def test_both_names_of_a_label(scene_of: SceneOf) -> None:
    scene = scene_of("NORA LINDQVIST: We will rebuild the pier.")
    name = scene.phrases[0].name
    assert name is not None
    assert [token.text for token in scene.tokens[name[0] : name[1] + 1]] == ["NORA", "LINDQVIST"]


def test_phrases_are_in_order_of_their_heads(scene_of: SceneOf) -> None:
    phrases = scene_of("The mayor’s old friend Tom Berg met her. She left.\n\nNora Lindqvist stayed.").phrases
    heads = [phrase.head for phrase in phrases]
    assert heads == sorted(set(heads))
    assert all(phrase.first <= phrase.head <= phrase.last for phrase in phrases)
