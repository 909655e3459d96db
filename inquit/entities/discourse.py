"""Discourse: the entities that an article speaks of, and what a name or a description tells of them.

Names are clustered beforehand (clusters.py). A description makes an entity of its own where coreference finds nobody
whom it means.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inquit.entities.anaphors import role_of
from inquit.entities.clusters import cluster_names
from inquit.entities.name_mentions import is_one_person, name_mentions
from inquit.reading.syntax import PLURAL
from inquit.types import EntityKind, MentionType
from inquit.words.genders import is_first_name
from inquit.words.lexicon import title_nouns

if TYPE_CHECKING:
    from inquit.reading.mentions import Phrase
    from inquit.reading.scene import Scene
    from inquit.words.lexicon import Gender


AGE_DIGITS = 2
"""The digits of an age behind a name: longer numbers are years, shorter ones many things."""


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something the article speaks of, as known so far while the text is read from left to right.

    ``name`` is None for entities that are only described, ``called`` are the words of a name; ``leaning`` is the
    likelier gender where none is known. ``words`` are the content words of its titles, appositives and descriptions,
    and of the names of what is no person; ``heads`` the role nouns it was described by; ``age`` is empty where none was
    told.
    """

    index: int
    kind: EntityKind
    gender: Gender | None
    name: str | None
    leaning: Gender | None = None
    called: frozenset[str] = frozenset()
    words: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    age: str = ""
    phrases: list[Phrase] = field(default_factory=list)


def content_words(scene: Scene, phrase: Phrase) -> set[str]:
    """Return the nouns, adjectives and participles of a phrase up to its head, in lower case."""
    return {
        token.lower for token in scene.tokens[phrase.first : phrase.head + 1] if token.tag[:2] in {"NN", "JJ", "VB"}
    }


def age_told(scene: Scene, phrase: Phrase) -> str:
    """Return the age told of a person: 36 in “Nora Berg, 36,” and “the 36-year-old”; empty where none is.

    Not in “the 36-year-old’s lawyer”, nor in “the 36-year-old building”.
    """
    tokens = scene.tokens
    if phrase.type is MentionType.NAME:
        after = [token.text for token in tokens[phrase.last + 1 : phrase.last + 4]]
        person = tokens[phrase.head].entity == "PERSON" or is_first_name(tokens[phrase.first].text)
        told = len(after) == 3 and after[0] == "," and after[2] in {",", "."} and person
        return after[1] if told and after[1].isdecimal() and len(after[1]) == AGE_DIGITS else ""
    head = tokens[phrase.head]
    if head.lower != "old" and not is_one_person(head):
        return ""
    words = [token.lower for token in tokens[phrase.first : phrase.head + 1]]
    old = next((i for i in range(len(words) - 4) if words[i + 1 : i + 5] == ["-", "year", "-", "old"]), None)
    owned = any(token.tag == "POS" for token in tokens[phrase.first : phrase.head])
    return words[old] if old is not None and words[old].isdecimal() and not owned else ""


def described_entity(scene: Scene, phrase: Phrase) -> Entity:
    """Return an entity of which nothing but this description is known."""
    role = role_of(scene.syntax, phrase)
    plural = scene.tokens[phrase.head].tag in PLURAL
    if role is None:
        kind = EntityKind.OTHER
    elif role.kind is EntityKind.PERSON:
        kind = EntityKind.GROUP if plural else EntityKind.PERSON
    else:
        kind = role.kind
    gender = role.gender if role is not None else None
    return Entity(-1, kind, gender, None)


def named_entities(scene: Scene) -> dict[Phrase, Entity]:
    """Cluster the names of the article; return the entity of each phrase that is a name."""
    mentions, owners = name_mentions(scene)
    found: dict[Phrase, Entity] = {}
    for cluster in cluster_names(mentions):
        called = frozenset(word for word in cluster.name.split() if word[0].isupper() and len(word) > 2)
        entity = Entity(-1, cluster.kind, cluster.gender, cluster.name, cluster.leaning, called)
        for i in cluster.mentions:
            entity.words |= _title_words(mentions[i].title or "")
            if entity.kind is not EntityKind.PERSON:
                entity.words |= set(mentions[i].text.lower().split())  # “the ministry” is one of that name
            owner = owners[i]
            if owner is not None:
                found[owner] = entity
                entity.words |= _descriptions(scene, owner)
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
