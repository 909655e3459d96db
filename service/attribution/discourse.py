"""Discourse: the entities that an article speaks of, as its names, descriptions and grammar make them.

Names are clustered (names.py); descriptions make entities of their own until coreference finds whom they mean, unless
grammar says so: appositives and predicates.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from service.attribution.anaphors import role_of
from service.attribution.lexicon import RoleKind, title_nouns
from service.attribution.name_mentions import name_mentions
from service.attribution.names import cluster_names
from service.attribution.types import MentionType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.attribution.lexicon import Gender
    from service.attribution.mentions import Phrase
    from service.attribution.scene import Scene
    from service.attribution.tokens import Token


MAX_BETWEEN = 8
"""How many words stand between a description and the name in apposition to it, at most."""
_NAMING = (
    "named",
    "called",
    "known as",
    "identified as",
    "calling himself",
    "calling herself",
    "who goes by",
    "going by",
    "going by the name",
    "going by the name of",
)
"""What stands between a description and the name that somebody bears."""
_NAMING_STARTS = frozenset(naming.split()[0] for naming in _NAMING)
MAX_NAMING = max(len(naming.split()) for naming in _NAMING)
_PLURAL = frozenset({"NNS", "NNPS"})
_BREAKS = frozenset({",", "--", "—", "–"})


class EntityKind(StrEnum):
    """What an entity is, as far as the article shows."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    GROUP = "group"
    DOCUMENT = "document"
    OTHER = "other"


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something the article speaks of, as known so far while the text is read from left to right.

    ``name`` is None for entities that are only described, ``called`` are the words of a name; ``leaning`` is the
    likelier gender where none is known. ``words`` are the content words of its titles, appositives and descriptions;
    ``heads`` the role nouns it was described by.
    """

    index: int
    kind: EntityKind
    gender: Gender | None
    name: str | None
    leaning: Gender | None = None
    called: frozenset[str] = frozenset()
    words: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    phrases: list[Phrase] = field(default_factory=list)


def content_words(scene: Scene, phrase: Phrase) -> set[str]:
    """Return the content words of a phrase."""
    return {
        token.lower for token in scene.tokens[phrase.first : phrase.head + 1] if token.tag[:2] in {"NN", "JJ", "VB"}
    }


def fixed_links(scene: Scene) -> Iterator[tuple[int, int]]:
    """Link phrases, by index, by grammar: appositives ("Berg, a teacher") and predicates ("Berg is a teacher")."""
    tokens = scene.tokens
    for phrase in scene.phrases:
        token = tokens[phrase.head]
        if phrase.type is not MentionType.NOMINAL or tokens[phrase.first].tag == "WP$":
            continue
        given_name = _named_after(scene, phrase)
        if given_name is not None:
            yield phrase.index, given_name.index
            continue
        if token.dep == "appos" and token.head in scene.phrase_of:
            yield phrase.index, scene.phrase_of[token.head]
        elif token.dep == "attr" and tokens[token.head].lower in {"is", "was", "'s", "’s", "became"}:
            subject = scene.syntax.child(token.head, "nsubj")
            if subject is not None and subject in scene.phrase_of:
                yield phrase.index, scene.phrase_of[subject]
        else:
            role = role_of(scene.syntax, phrase)
            names = [
                scene.phrase_of[child]
                for child in scene.syntax.children[phrase.head]
                if tokens[child].dep == "appos"
                and child in scene.phrase_of
                and scene.phrases[scene.phrase_of[child]].type is MentionType.NAME
            ]
            if role is not None and role.kind is RoleKind.PERSON:
                people = [i for i in names if tokens[scene.phrases[i].head].entity == "PERSON"]
                names = people or [i for i in names if tokens[scene.phrases[i].first - 1].text not in {"(", "["}]
            if names:
                yield phrase.index, names[0]
            elif role is not None and role.kind is RoleKind.PERSON and token.tag not in _PLURAL:
                name = _set_apart(scene, phrase)
                if name is not None:
                    yield phrase.index, name.index


def _named_after(scene: Scene, phrase: Phrase) -> Phrase | None:
    """Return the name that a description is said to bear: "a sailor named Nora Berg", "the girl known as Nora"."""
    after = scene.tokens[phrase.last + 1 : phrase.last + MAX_NAMING + 1]
    if not after or after[0].lower not in _NAMING_STARTS:
        return None
    words = " ".join(token.lower for token in after)
    naming = max((naming for naming in _NAMING if f"{words} ".startswith(f"{naming} ")), key=len, default="")
    if not naming:
        return None
    start = phrase.last + 1 + len(naming.split())
    following = scene.phrases[phrase.index + 1 : phrase.index + 3]
    return next((name for name in following if name.type is MentionType.NAME and name.first == start), None)


def _set_apart(scene: Scene, phrase: Phrase) -> Phrase | None:
    """Return the person's name that follows a description between commas or dashes, where the parser ties it elsewhere.

    “The mayor of Lund, Nora Berg, said …”, but not “the mayor, Nora Berg and Jon Holm said …”.
    """
    tokens = scene.tokens
    for name in scene.phrases[phrase.index + 1 : phrase.index + 3]:
        between = tokens[phrase.last + 1 : name.first]
        after = [token.lower for token in tokens[name.last + 1 : name.last + 3]]
        if not between or between[-1].text not in _BREAKS or len(after) < 2 or len(between) > MAX_BETWEEN:
            continue
        told = tokens[name.head].entity == "PERSON" and tokens[name.head].sentence == tokens[phrase.head].sentence
        closed = after[0] in {*_BREAKS, "."} and after[1] not in {"and", "or"}
        if told and closed and not any(_interrupts(token) for token in between[:-1]):
            return name
    return None


def _interrupts(token: Token) -> bool:
    """Tell whether a word between a description and a name shows that they are not one person's."""
    return (
        token.tag in {"VBD", "VBZ", "VBP"} or token.text in _BREAKS or token.lower == "and" or token.quote is not None
    )


def described_entity(scene: Scene, phrase: Phrase) -> Entity:
    """Return an entity of which nothing but this description is known."""
    role = role_of(scene.syntax, phrase)
    plural = scene.tokens[phrase.head].tag in _PLURAL
    if role is None:
        kind = EntityKind.OTHER
    elif role.kind is RoleKind.PERSON:
        kind = EntityKind.GROUP if plural else EntityKind.PERSON
    else:
        kind = EntityKind(role.kind.value)
    gender = role.gender if role is not None else None
    return Entity(-1, kind, gender, None)


def named_entities(scene: Scene) -> dict[int, Entity]:
    """Cluster the names of the article; return the entity of each phrase that is a name."""
    mentions, owners = name_mentions(scene)
    found: dict[int, Entity] = {}
    for cluster in cluster_names(mentions):
        called = frozenset(word for word in cluster.name.split() if word[0].isupper() and len(word) > 2)
        entity = Entity(-1, EntityKind(cluster.kind.value), cluster.gender, cluster.name, cluster.leaning, called)
        for i in cluster.mentions:
            entity.words |= _title_words(mentions[i].title or "")
            owner = owners[i]
            if owner is not None:
                found[owner] = entity
                entity.words |= _descriptions(scene, scene.phrases[owner])
    return found


def _title_words(title: str) -> set[str]:
    """Return the words of a title and the role nouns they stand for."""
    words = {word.lower().rstrip(".") for word in title.split()}
    return words.union(*(title_nouns().get(word, ()) for word in words))


def _descriptions(scene: Scene, phrase: Phrase) -> set[str]:
    """Return the content words of what stands in apposition to a name or in front of it."""
    syntax = scene.syntax
    words = (
        content_words(scene, phrase)
        if phrase.name is None
        else {t.lower for t in scene.tokens[phrase.first : phrase.name[0]] if t.tag[:2] in {"NN", "JJ"}}
    )
    for child in syntax.children[phrase.head]:
        if syntax.tokens[child].dep == "appos":
            words |= {
                t.lower
                for t in scene.tokens[syntax.left[child] : min(syntax.right[child] + 1, child + 12)]
                if t.tag[:2] in {"NN", "JJ"}
            }
    return words
