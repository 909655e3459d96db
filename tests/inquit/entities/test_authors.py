"""Authors of statements that speak themselves: who speaks where a letter or a statement does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inquit.entities.authors import find_authors

if TYPE_CHECKING:
    from inquit import Engine
    from tests.conftest import SceneOf

AUTHORS = [
    ("owner", "Berg’s letter called the pier “a trap”.", [("letter", "Berg")]),
    ("owner by pronoun", "Anna Berg left. Her letter called the pier “a trap”.", [("letter", "Her")]),
    ("from", "A letter from Anna Berg called the pier “a trap”.", [("letter", "Berg")]),
    ("signed by", "A letter signed by Anna Berg called the pier “a trap”.", [("letter", "Berg")]),
    ("who says something in it", "Berg said in a statement that it was late.", [("statement", "Berg")]),
    ("who puts it out", "Berg issued a statement on the pier.", [("statement", "Berg")]),
    ("mentioned again", "Berg issued a statement. The statement was late.", [("statement", "Berg")] * 2),
]
NO_AUTHORS = [
    ("nobody told", "The statement called the pier “a trap”."),
    ("whom it is to", "A letter to Anna Berg called the pier “a trap”."),
    ("what it is about", "A statement on Anna Berg called her “a fool”."),
    ("who obtained it", "A letter obtained by Anna Berg called the pier “a trap”."),
    ("a study has many", "Berg’s study called the pier “a trap”."),
    ("another statement", "Anna Berg met reporters. One statement was late."),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in AUTHORS], ids=[row[0] for row in AUTHORS])
def test_author(scene_of: SceneOf, text: str, expected: list[tuple[str, str]]) -> None:
    scene = scene_of(text)
    heads = [tuple(scene.tokens[phrase.head].text for phrase in pair) for pair in find_authors(scene)]
    assert heads == expected


@pytest.mark.parametrize("text", [row[1] for row in NO_AUTHORS], ids=[row[0] for row in NO_AUTHORS])
def test_no_author(scene_of: SceneOf, text: str) -> None:
    assert list(find_authors(scene_of(text))) == []


def test_another_statement_loses_the_author(scene_of: SceneOf) -> None:
    scene = scene_of("Berg issued a statement. A statement of unknown origin followed. The statement was late.")
    assert len(list(find_authors(scene))) == 1


SPEAKERS = [
    ("statement", "Anna Berg said in a statement that she would stay. “It is safe,” the statement said.", "Anna Berg"),
    ("it", "Anna Berg issued a statement on Monday. “The pier is safe,” it said.", "Anna Berg"),
    ("the document where nobody is told", "“The pier is safe,” the statement said.", "the statement"),
    ("a report speaks itself", "“The pier is safe,” said a report from the ministry.", "a report from the ministry"),
]


@pytest.mark.parametrize(("text", "speaker"), [row[1:] for row in SPEAKERS], ids=[row[0] for row in SPEAKERS])
def test_author_speaks(engine: Engine, text: str, speaker: str) -> None:
    (found,) = engine.attribute(text).speakers
    assert found.name == speaker


def test_answer_leads_from_the_statement_to_its_author(engine: Engine) -> None:
    text = "Anna Berg left on Monday. She issued a statement. “The pier is not safe,” the statement said."
    (quote,) = engine.attribute(text).quotes
    assert quote.source is not None
    assert quote.source.text == "the statement"
    assert [mention.text for mention in quote.antecedents] == ["She", "Anna Berg"]
