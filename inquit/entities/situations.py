"""Situations: how an anaphor stands in the text and among the entities that it may refer to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from inquit.entities.anaphors import pronoun_gender
from inquit.entities.discourse import content_words
from inquit.entities.salience import most_prominent, role_in_clause
from inquit.reading.syntax import MAX_CHILDREN, MAX_CLIMB, OBJECTS, SUBJECTS
from inquit.types import MentionType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from inquit.entities.discourse import Entity
    from inquit.entities.history import History
    from inquit.reading.mentions import Phrase
    from inquit.reading.scene import Scene
    from inquit.reading.tokens import Token


@dataclass(frozen=True, slots=True)
class Situation:
    """What the candidates of one anaphor are compared by: the same for all of them.

    ``token`` is the head of the anaphor, ``role`` its role in the clause, ``speaks``: whether it is the source of a
    report, ``paragraph_start`` the first token of its paragraph. ``words``: of a nominal the content words but for its
    head, None of a pronoun. ``standing``: the phrase by which each candidate was mentioned last. ``leftmost``: the
    candidates that are first in the sentence of their last mention. ``near``: how many were mentioned in this sentence
    or the one before, 3 at most. ``most``: how often the one named most in the article is, ``frequency``: how often
    each is. ``governors``: the subjects of the clauses above, the innermost first; ``coarguments``: who else takes part
    in what the anaphor does. ``said``: the words that the anaphor is quoted as saying, None where it is not quoted;
    ``talks_of``: whether there is a pronoun in them that would agree with the speaker too ("“I trust her,” she said"),
    None where the anaphor is no he or she. ``speakers``: who spoke before, the last at the end; ``quoted``: who of them
    is quoted.
    """

    scene: Scene
    token: Token
    role: str
    speaks: bool
    paragraph_start: int
    words: set[str] | None
    standing: Mapping[Entity, Phrase]
    leftmost: frozenset[Entity]
    near: int
    most: int
    frequency: Mapping[Entity, int]
    governors: tuple[Entity, ...]
    coarguments: frozenset[Entity]
    said: frozenset[str] | None
    talks_of: bool | None
    speakers: Sequence[Entity]
    quoted: Sequence[Entity]


def situation_of(history: History, phrase: Phrase, possible: Sequence[Entity]) -> Situation:
    """Return the situation of the anaphor ``phrase`` that may refer to the entities ``possible``."""
    scene = history.scene
    tokens = scene.tokens
    token = tokens[phrase.head]
    standing = {entity: most_prominent(scene, entity) for entity in possible}
    sentences = [tokens[mention.head].sentence for mention in standing.values()]
    said = history.said.get(phrase)
    return Situation(
        scene=scene,
        token=token,
        role=role_in_clause(scene, phrase),
        speaks=phrase in scene.speaking,
        paragraph_start=scene.paragraph_tokens[token.paragraph][0],
        words=content_words(scene, phrase) - {token.lower} if phrase.type is MentionType.NOMINAL else None,
        standing=standing,
        leftmost=_leftmost(standing, sentences),
        near=min(sum(token.sentence - sentence <= 1 for sentence in sentences), 3),
        most=max((history.frequency[entity] for entity in possible), default=0),
        frequency=history.frequency,
        governors=tuple(_governors(history, phrase)),
        coarguments=frozenset(_coarguments(history, phrase)),
        said=said,
        talks_of=talks_of(token.lower, said),
        speakers=history.speakers,
        quoted=history.quoted,
    )


def talks_of(pronoun: str, said: frozenset[str] | None) -> bool | None:
    """Tell whether there is a pronoun in the words ``said`` that agrees with ``pronoun``; None for other pronouns."""
    gender = pronoun_gender(pronoun)
    if gender is None or said is None:
        return None
    return any(pronoun_gender(word.lower()) is gender for word in said)


def _leftmost(standing: Mapping[Entity, Phrase], sentences: Sequence[int]) -> frozenset[Entity]:
    """Return the entities whose last mentions, in these ``sentences``, are the first there."""
    leftmost: dict[int, Entity] = {}
    for sentence, (entity, mention) in zip(sentences, standing.items(), strict=True):
        first = leftmost.setdefault(sentence, entity)
        if mention.head < standing[first].head:
            leftmost[sentence] = entity
    return frozenset(leftmost.values())


def _governors(history: History, phrase: Phrase) -> Iterator[Entity]:
    """Yield the entities that are subjects of the clauses above that of ``phrase``, the innermost first."""
    scene = history.scene
    token = scene.tokens[phrase.head]
    for verb in islice(scene.syntax.ancestors(phrase.head), MAX_CLIMB):
        if verb == token.head and token.dep in SUBJECTS:
            continue
        subject = scene.syntax.child(verb, *SUBJECTS)
        mention = scene.phrase_of.get(subject) if subject is not None else None
        entity = history.entity_of.get(mention) if mention is not None else None
        if entity is not None and subject != phrase.head:
            yield entity


def _coarguments(history: History, phrase: Phrase) -> Iterator[Entity]:
    """Yield who else takes part in what ``phrase`` does or suffers: they are others ("he told Berg")."""
    scene = history.scene
    token = scene.tokens[phrase.head]
    if token.dep not in SUBJECTS and token.dep not in OBJECTS:
        return
    for part in _parts(scene, token.head):
        other = scene.phrase_of.get(part)
        if other is None or other is phrase:
            continue
        entity = history.names.get(other) or history.entity_of.get(other)
        if entity is not None:
            yield entity


def _parts(scene: Scene, verb: int, joined: bool = True) -> Iterator[int]:
    """Yield the subject and the objects of a verb and of its prepositions, and those of a verb joined to it."""
    tokens, syntax = scene.tokens, scene.syntax
    for child in syntax.children[verb][:MAX_CHILDREN]:
        dep = tokens[child].dep
        if dep in SUBJECTS or dep in OBJECTS:
            yield child
        elif dep in {"prep", "agent"}:
            yield from (part for part in syntax.children[child][:MAX_CHILDREN] if tokens[part].dep == "pobj")
        elif joined and dep in {"conj", "xcomp"} and syntax.child(child, *SUBJECTS) is None:
            yield from _parts(scene, child, joined=False)
