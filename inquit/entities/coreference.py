"""Coreference: from the mention that speaks to the entity behind it.

Names are clustered first (clusters.py); then the anaphors of the article are resolved from left to right, each to an
entity mentioned before it, by a log-linear ranker over agreement, salience and description (entity-level ranking
after Denis and Baldridge 2008 and Raghunathan et al. 2010).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from inquit.deadline import Deadline
from inquit.entities.agreement import agreeing
from inquit.entities.anaphors import anaphor_of, weighed_as
from inquit.entities.antecedents import AntecedentCandidate, antecedent_features, new_features
from inquit.entities.authors import find_authors
from inquit.entities.discourse import age_told
from inquit.entities.history import MAX_ENTITIES, NOBODY_QUOTED, History
from inquit.entities.situations import situation_of
from inquit.rankers.loglinear import softmax
from inquit.types import EntityKind, MentionType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inquit.entities.anaphors import Anaphor
    from inquit.entities.discourse import Entity
    from inquit.rankers.loglinear import LogLinear
    from inquit.reading.mentions import Phrase
    from inquit.reading.scene import Scene

FEW = 3
MAX_FAR = 40
"""How far back, in entities, a "he" that speaks looks for somebody where fewer than ``FEW`` agree."""

_WRITTEN = frozenset({EntityKind.DOCUMENT, EntityKind.OTHER})
"""The kinds of entities that statements are; their authors are of other kinds."""


@dataclass(frozen=True, slots=True)
class Link:
    """An anaphor resolved: how probable what was chosen is, and each entity that it may refer to.

    ``options`` leave out somebody not mentioned before, unless that is what was chosen.
    """

    probability: float
    options: tuple[tuple[Entity, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Coreference:
    """The entities of an article, the entity of each phrase, and the links that led from anaphors to them.

    ``authors``: for statements, entities that speak for somebody else, the mention of their author. ``tied``: the
    descriptions that grammar ties to whom they describe.
    """

    entities: tuple[Entity, ...]
    entity_of: Mapping[Phrase, Entity]
    links: Mapping[Phrase, Link]
    authors: Mapping[Entity, Phrase]
    tied: frozenset[Phrase] = frozenset()

    def speaker(self, entity: Entity) -> Entity:
        """Return who speaks where ``entity`` is said to: the author of a statement, else the entity itself."""
        author = self.authors.get(entity)
        return self.entity_of[author] if author is not None else entity

    def speaker_of(self, phrase: Phrase) -> Entity | None:
        """Return who speaks where ``phrase`` is the source, None where it means no entity."""
        entity = self.entity_of.get(phrase)
        return self.speaker(entity) if entity is not None else None


Observer = Callable[["Phrase", "Sequence[AntecedentCandidate]", "Sequence[float]"], None]


def resolve(
    scene: Scene,
    model: LogLinear,
    said: Mapping[Phrase, frozenset[str]] = NOBODY_QUOTED,
    observe: Observer | None = None,
    deadline: Deadline | None = None,
) -> Coreference:
    """Resolve the phrases of ``scene``; raises OutOfTime soon after ``deadline``.

    ``said``: the words that each phrase is quoted as saying. ``observe`` is told the candidates of each anaphor and
    their probabilities.
    """
    deadline = deadline or Deadline()
    history = History(scene, said)
    links: dict[Phrase, Link] = {}
    for phrase, candidates in anaphors_to_resolve(history):
        deadline.spend(len(candidates))
        ranker = _ranker(model, candidates[0].weighed_as)
        probabilities = softmax([ranker.score(candidate.evidence) for candidate in candidates])
        if observe is not None:
            observe(phrase, candidates, probabilities)
        best = max(range(len(candidates)), key=probabilities.__getitem__)
        entity = candidates[best].entity
        history.refer(phrase, entity, probabilities[best])
        chances = zip(candidates, probabilities, strict=True)
        options = tuple((other.entity, chance) for other, chance in chances if other.entity is not None)
        new = history.entity_of.get(phrase) if entity is None else None
        if new is not None:
            options += ((new, probabilities[best]),)
        links[phrase] = Link(probabilities[best], options)
    authors = _authors(scene, history.entity_of)
    return Coreference(tuple(history.entities), history.entity_of, links, authors, frozenset(history.fixed))


def _authors(scene: Scene, entity_of: Mapping[Phrase, Entity]) -> dict[Entity, Phrase]:
    """Return the mention of the author of each statement, the first one that grammar tells."""
    found: dict[Entity, Phrase] = {}
    for statement, author in find_authors(scene):
        entity, writer = entity_of.get(statement), entity_of.get(author)
        if entity is None or writer is None or entity is writer or entity.name is not None:
            continue
        if entity.kind in _WRITTEN and writer.kind not in _WRITTEN:
            found.setdefault(entity, author)
    return found


@lru_cache(maxsize=64)
def _ranker(model: LogLinear, weighed: tuple[str, ...]) -> LogLinear:
    """Sum up the weights of one kind of anaphor once for all: an article has thousands of candidates."""
    return model.within(weighed)


def anaphors_to_resolve(history: History) -> Iterator[tuple[Phrase, tuple[AntecedentCandidate, ...]]]:
    """Read an article from left to right, and yield each anaphor with its candidates.

    The caller tells the history what an anaphor refers to before it asks for the next one: in training the gold entity,
    in the engine the best candidate. Phrases about which there is nothing to weigh are told to it here.
    """
    for phrase in history.scene.phrases:
        if _is_turn_letter(history.scene, phrase):
            continue
        told = history.told_by_grammar(phrase)
        if told is not None:
            history.refer(phrase, told)
            continue
        candidates = _candidates(history, phrase)
        if candidates:
            yield phrase, candidates
        else:
            history.refer(phrase, history.described_alike(phrase))


def _candidates(history: History, phrase: Phrase) -> tuple[AntecedentCandidate, ...]:
    scene = history.scene
    anaphor = anaphor_of(scene, phrase)
    if anaphor is None:
        return ()
    possible = _possible(history, phrase, anaphor)
    age = age_told(scene, phrase) if scene.tokens[phrase.head].lower == "old" else ""
    if age:
        people = (entity for entity in possible if entity.kind is EntityKind.PERSON or entity.name is not None)
        possible = [entity for entity in people if entity.age in {"", age}]
    situation = situation_of(history, phrase, possible)
    weighed = weighed_as(anaphor)
    known = tuple(
        AntecedentCandidate(entity, tuple(antecedent_features(situation, anaphor, entity, rank)), weighed)
        for rank, entity in enumerate(possible)
    )
    if known and (age or (situation.speaks and phrase.type is MentionType.PRONOUN)):
        return known  # “the 62-year-old” was mentioned before, and so was whoever is quoted as “she”
    return (*known, AntecedentCandidate(None, tuple(new_features(scene, phrase, anaphor, len(possible))), weighed))


def _possible(history: History, phrase: Phrase, anaphor: Anaphor) -> list[Entity]:
    """Return the entities mentioned last that agree with ``phrase``, the last in front.

    Where hardly any does, a "he" or "she" that speaks is somebody named long before.
    """
    scene = history.scene
    recent = history.recent()
    possible = list(agreeing(scene, phrase, anaphor, islice(recent, MAX_ENTITIES)))
    if len(possible) < FEW and anaphor.kind in {"he", "she"} and phrase in scene.speaking:
        further = islice(recent, MAX_FAR - MAX_ENTITIES)
        people = (entity for entity in further if entity.name is not None and entity.kind is EntityKind.PERSON)
        possible += islice(agreeing(scene, phrase, anaphor, people), FEW - len(possible))
    return possible


def _is_turn_letter(scene: Scene, phrase: Phrase) -> bool:
    """Tell whether a phrase is the Q or A of an interview: whose turn it is, but nobody's name."""
    tokens = scene.tokens
    if tokens[phrase.head].text not in {"Q", "A"}:
        return False
    return phrase.last + 1 < len(tokens) and tokens[phrase.last + 1].text in {":", "."}
