"""Authors: who is behind a statement that is said to speak ("the statement said"), where grammar tells it.

An author owns it ("Berg's letter"), it is by or from him, he says something in it ("Berg said in a statement") or puts
it out ("Berg issued a statement"). A statement mentioned again by its noun keeps its author.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.entities.anaphors import determiner_of
from inquit.reading.cues import originators
from inquit.reading.syntax import MAX_CHILDREN
from inquit.types import MentionType
from inquit.words.lexicon import statement_nouns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inquit.reading.mentions import Phrase
    from inquit.reading.scene import Scene

_BY = frozenset({"by", "from"})
_IN = frozenset({"in", "on", "via", "through"})
_PUT_OUT = frozenset(
    {
        "circulated",
        "delivered",
        "filed",
        "issued",
        "penned",
        "posted",
        "published",
        "put",
        "read",
        "released",
        "sent",
        "shared",
        "signed",
        "tweeted",
        "wrote",
        "written",
    }
)


def find_authors(scene: Scene) -> Iterator[tuple[Phrase, Phrase]]:
    """Yield each phrase that mentions a statement with the phrase that mentions its author, in text order."""
    latest: dict[str, Phrase] = {}
    for phrase in scene.phrases:
        noun = scene.tokens[phrase.head].lower
        if phrase.type is not MentionType.NOMINAL or noun not in statement_nouns():
            continue
        author = next(_authors(scene, phrase.head), None)
        if author is not None:
            latest[noun] = author
        elif determiner_of(scene, phrase) != "definite":
            latest.pop(noun, None)
        elif noun in latest:
            author = latest[noun]
        if author is not None:
            yield phrase, author


def _authors(scene: Scene, statement: int) -> Iterator[Phrase]:
    for token in _author_tokens(scene, statement):
        phrase = scene.phrase_of.get(token)
        if phrase is not None and scene.tokens[phrase.head].lower not in statement_nouns():
            yield phrase


def _author_tokens(scene: Scene, statement: int) -> Iterator[int]:
    syntax, tokens = scene.syntax, scene.tokens
    yield from originators(syntax, statement, _BY)
    for child in syntax.children[statement][:MAX_CHILDREN]:
        if tokens[child].dep == "acl" and tokens[child].lower in _PUT_OUT:
            yield from originators(syntax, child, _BY)
    dep, above = tokens[statement].dep, tokens[statement].head
    if dep == "dobj" and tokens[above].lower in _PUT_OUT:
        yield from (child for child in syntax.children[above][:MAX_CHILDREN] if tokens[child].dep == "nsubj")
    elif dep == "nsubjpass" and tokens[above].lower in _PUT_OUT:
        yield from originators(syntax, above, _BY)
    elif dep == "pobj" and tokens[above].lower in _IN:
        verb = tokens[above].head
        yield from (report.source for report in scene.reports_between(verb, verb + 1))
