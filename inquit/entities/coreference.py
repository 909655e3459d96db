"""Coreference: from the mention that speaks to the entity behind it.

Names are clustered first (names.py); then the anaphors of the article are resolved from left to right, each to an
entity mentioned before it, by a log-linear ranker over agreement, salience and description (entity-level ranking
after Denis and Baldridge 2008 and Raghunathan et al. 2010).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from inquit.deadline import NO_DEADLINE
from inquit.entities.anaphors import Anaphor, anaphor_of, determiner_of, families_of, pronoun_gender, role_of
from inquit.entities.antecedents import (
    AntecedentCandidate,
    Place,
    agreeing,
    antecedent_features,
    most_prominent,
    new_features,
    role_in_clause,
    talks_of,
)
from inquit.entities.authors import find_authors
from inquit.entities.discourse import (
    age_told,
    content_words,
    described_entity,
    fixed_links,
    named_entities,
)
from inquit.rankers.loglinear import softmax
from inquit.reading.syntax import MAX_CHILDREN, MAX_CLIMB, OBJECTS, SUBJECTS
from inquit.types import EntityKind, MentionType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inquit.deadline import Deadline
    from inquit.entities.discourse import Entity
    from inquit.rankers.loglinear import LogLinear
    from inquit.reading.mentions import Phrase
    from inquit.reading.scene import Scene
    from inquit.words.lexicon import Gender

MAX_ENTITIES = 12
"""How many of the entities mentioned last an anaphor may choose from: with 25 it chose worse, and took longer."""
FEW = 3
MAX_FAR = 40
"""How far back, in entities, a "he" that speaks looks for somebody where fewer than ``FEW`` agree."""
SURE_OF_GENDER = 0.9
"""How probable a pronoun's link must be to tell the gender of whom it means."""
SURE_OF_WORDS = 0.75
"""How probable a description's link must be for its words to be told of whom it means: others hang on them."""

NOBODY_QUOTED: Mapping[Phrase, frozenset[str]] = MappingProxyType({})
_FOUND_BY_NOUN = frozenset({EntityKind.GROUP, EntityKind.DOCUMENT})
_WRITTEN = frozenset({EntityKind.DOCUMENT, EntityKind.OTHER})
"""What a statement is taken for, and no author is."""


@dataclass(frozen=True, slots=True)
class Link:
    """An anaphor resolved: the phrase that mentioned the entity last, and how probable each entity was.

    ``options`` leave out somebody not mentioned before, unless that is what was chosen.
    """

    antecedent: Phrase | None
    probability: float
    options: tuple[tuple[Entity, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Coreference:
    """The entities of an article, the entity of each phrase, and the links that led from anaphors to them.

    ``authors``: for statements, entities that speak for somebody else, the mention of their author.
    """

    entities: tuple[Entity, ...]
    entity_of: Mapping[Phrase, Entity]
    links: Mapping[Phrase, Link]
    authors: Mapping[Entity, Phrase]

    def speaker(self, entity: Entity) -> Entity:
        """Return who speaks where ``entity`` does: the author of a statement, anybody else for himself."""
        author = self.authors.get(entity)
        return self.entity_of[author] if author is not None else entity

    def speaker_of(self, phrase: Phrase) -> Entity | None:
        """Return who speaks where ``phrase`` is the source."""
        entity = self.entity_of.get(phrase)
        return self.speaker(entity) if entity is not None else None


Observer = Callable[["Phrase", "Sequence[AntecedentCandidate]", "Sequence[float]"], None]


def resolve(
    scene: Scene,
    model: LogLinear,
    said: Mapping[Phrase, frozenset[str]] = NOBODY_QUOTED,
    observe: Observer | None = None,
    deadline: Deadline = NO_DEADLINE,
) -> Coreference:
    """Resolve the phrases of ``scene``, of which ``said`` tells the words that each is quoted as saying.

    ``observe`` is told the candidates of each anaphor and their probabilities.
    """
    reader = Reader(scene, said)
    links: dict[Phrase, Link] = {}
    for phrase, candidates in deadline.watch(reader):
        ranker = _ranker(model, candidates[0].families)
        probabilities = softmax([ranker.score(candidate.evidence) for candidate in candidates])
        if observe is not None:
            observe(phrase, candidates, probabilities)
        best = max(range(len(candidates)), key=probabilities.__getitem__)
        entity = candidates[best].entity
        last = entity.phrases[-1] if entity is not None and entity.phrases else None
        reader.settle(phrase, entity, probabilities[best])
        chances = zip(candidates, probabilities, strict=True)
        options = tuple((other.entity, chance) for other, chance in chances if other.entity is not None)
        new = reader.entity_of.get(phrase) if entity is None else None
        if new is not None:
            options += ((new, probabilities[best]),)
        links[phrase] = Link(last, probabilities[best], options)
    authors = _authors(scene, reader.entity_of)
    return Coreference(tuple(reader.entities), reader.entity_of, links, authors)


def _authors(scene: Scene, entity_of: Mapping[Phrase, Entity]) -> dict[Entity, Phrase]:
    """Return the first author told of each statement."""
    found: dict[Entity, Phrase] = {}
    for statement, author in find_authors(scene):
        entity, writer = entity_of.get(statement), entity_of.get(author)
        if entity is None or writer is None or entity is writer or entity.name is not None:
            continue
        if entity.kind in _WRITTEN and writer.kind not in _WRITTEN:
            found.setdefault(entity, author)
    return found


@lru_cache(maxsize=64)
def _ranker(model: LogLinear, families: tuple[str, ...]) -> LogLinear:
    """Sum up the weights by family once for all: an article has thousands of candidates."""
    return model.within(families)


class Reader:
    """Reads an article from left to right and yields each anaphor with its candidates.

    The caller decides every anaphor with ``settle`` before it asks for the next: training settles with the gold
    entity, the engine with the best candidate.
    """

    def __init__(self, scene: Scene, said: Mapping[Phrase, frozenset[str]] = NOBODY_QUOTED) -> None:
        self._scene = scene
        self._said = said
        self.entities: list[Entity] = []
        self.entity_of: dict[Phrase, Entity] = {}
        self._names = named_entities(scene)
        self._frequency = Counter(self._names.values())
        self._fixed = dict(fixed_links(scene))
        self._aged: dict[str, Entity | None] = {}  # None where two are of one age
        self._recent: dict[Entity, None] = {}  # a set that keeps its order
        self._speakers: list[Entity] = []
        self._quoted: list[Entity] = []

    def __iter__(self) -> Iterator[tuple[Phrase, tuple[AntecedentCandidate, ...]]]:
        """Walk the phrases in text order; names, fixed links and ages told are settled without asking."""
        for phrase in self._scene.phrases:
            if _is_turn_letter(self._scene, phrase):
                continue
            named = self._names.get(phrase)
            if named is not None:
                self.settle(phrase, named)
                continue
            fixed = self._fixed.get(phrase)
            if fixed is not None:
                entity = self._names.get(fixed) or self.entity_of.get(fixed)
                if entity is not None:
                    self.settle(phrase, entity)
                    continue
            aged = self._of_age(phrase)
            if aged is not None:
                self.settle(phrase, aged)
                continue
            candidates = self._candidates(phrase)
            if candidates:
                yield phrase, candidates
            else:
                self.settle(phrase, self._described_alike(phrase))

    def settle(self, phrase: Phrase, entity: Entity | None, probability: float = 1.0) -> None:
        """Say which entity ``phrase`` refers to; None makes a new one of a description, and nothing of a pronoun.

        What the phrase tells of the entity is kept only if that is probable enough: one wrong link would bring others.
        """
        if entity is None:
            if phrase.type is MentionType.PRONOUN:
                return
            entity = described_entity(self._scene, phrase)
        if not entity.phrases:
            entity.index = len(self.entities)
            self.entities.append(entity)
        entity.phrases.append(phrase)
        self.entity_of[phrase] = entity
        if phrase.type is MentionType.NOMINAL and (probability >= SURE_OF_WORDS or len(entity.phrases) == 1):
            self._describe(entity, phrase)
        elif phrase.type is MentionType.PRONOUN and probability >= SURE_OF_GENDER:
            _tell_gender(entity, pronoun_gender(self._scene.tokens[phrase.head].lower))
        if age := age_told(self._scene, phrase):
            entity.age = entity.age or age
            if self._aged.setdefault(age, entity) is not entity:
                self._aged[age] = None
        self._recent.pop(entity, None)
        self._recent[entity] = None
        if phrase in self._scene.speaking:
            self._speakers.append(entity)
        if phrase in self._said:
            self._quoted.append(entity)

    def _describe(self, entity: Entity, phrase: Phrase) -> None:
        """Keep what a description tells of the entity: its words, and a gender."""
        entity.words |= content_words(self._scene, phrase)
        entity.heads.add(self._scene.tokens[phrase.head].lower)
        role = role_of(self._scene.syntax, phrase)
        if role is not None and entity.kind is EntityKind.PERSON:
            if phrase in self._fixed and role.sure_gender is not None:
                entity.gender = role.sure_gender  # "a spokeswoman" knows better than a list of first names
            entity.gender = entity.gender or role.gender

    def _of_age(self, phrase: Phrase) -> Entity | None:
        """Return the only one of whom the age was told that a description tells ("the 36-year-old")."""
        if phrase.type is not MentionType.NOMINAL or self._scene.tokens[phrase.first].lower != "the":
            return None
        return self._aged.get(age_told(self._scene, phrase))

    def _described_alike(self, phrase: Phrase) -> Entity | None:
        """Return the group or document described last by the same noun, for a phrase that is not worth the search."""
        if phrase.type is not MentionType.NOMINAL or determiner_of(self._scene, phrase) == "indefinite":
            return None
        head = self._scene.tokens[phrase.head].lower
        recent = islice(reversed(self._recent), MAX_ENTITIES)
        return next((other for other in recent if other.kind in _FOUND_BY_NOUN and head in other.heads), None)

    def _candidates(self, phrase: Phrase) -> tuple[AntecedentCandidate, ...]:
        scene = self._scene
        anaphor = anaphor_of(scene, phrase)
        if anaphor is None:
            return ()
        possible = self._possible(phrase, anaphor)
        age = age_told(scene, phrase) if scene.tokens[phrase.head].lower == "old" else ""
        if age:
            people = (entity for entity in possible if entity.kind is EntityKind.PERSON or entity.name is not None)
            possible = [entity for entity in people if entity.age in {"", age}]
        place = self._place(phrase, possible)
        families = families_of(anaphor)
        known = tuple(
            AntecedentCandidate(entity, tuple(antecedent_features(scene, place, anaphor, entity, rank)), families)
            for rank, entity in enumerate(possible)
        )
        if known and (age or (place.speaks and phrase.type is MentionType.PRONOUN)):
            return known  # “the 62-year-old” was mentioned before, and so was whoever is quoted as “she”
        return (*known, AntecedentCandidate(None, tuple(new_features(scene, phrase, anaphor, len(possible))), families))

    def _possible(self, phrase: Phrase, anaphor: Anaphor) -> list[Entity]:
        """Return the entities mentioned last that agree with ``phrase``, the last in front.

        Where hardly any does, a "he" or "she" that speaks is somebody named long before.
        """
        scene = self._scene
        recent = reversed(self._recent)
        possible = list(agreeing(scene, phrase, anaphor, islice(recent, MAX_ENTITIES)))
        if len(possible) < FEW and anaphor.kind in {"he", "she"} and phrase in scene.speaking:
            further = islice(recent, MAX_FAR - MAX_ENTITIES)
            people = (entity for entity in further if entity.name is not None and entity.kind is EntityKind.PERSON)
            possible += islice(agreeing(scene, phrase, anaphor, people), FEW - len(possible))
        return possible

    def _place(self, phrase: Phrase, possible: Sequence[Entity]) -> Place:
        scene = self._scene
        tokens = scene.tokens
        token = tokens[phrase.head]
        standing = {entity: most_prominent(scene, entity) for entity in possible}
        sentences = [tokens[phrase.head].sentence for phrase in standing.values()]
        leftmost: dict[int, Entity] = {}
        for sentence, entity in zip(sentences, possible, strict=True):
            first = leftmost.setdefault(sentence, entity)
            if standing[entity].head < standing[first].head:
                leftmost[sentence] = entity
        nominal = phrase.type is MentionType.NOMINAL
        said = self._said.get(phrase)
        return Place(
            token=token,
            role=role_in_clause(scene, phrase),
            standing=standing,
            speaks=phrase in scene.speaking,
            paragraph_start=scene.paragraph_tokens[token.paragraph][0],
            words=content_words(scene, phrase) - {token.lower} if nominal else None,
            leftmost=frozenset(leftmost.values()),
            near=min(sum(token.sentence - sentence <= 1 for sentence in sentences), 3),
            most=max((self._frequency[entity] for entity in possible), default=0),
            governors=tuple(self._governors(phrase)),
            coarguments=frozenset(self._coarguments(phrase)),
            said=said,
            talks_of=talks_of(token.lower, said),
            speakers=self._speakers,
            quoted=self._quoted,
            frequency=self._frequency,
        )

    def _governors(self, phrase: Phrase) -> Iterator[Entity]:
        """Yield the entities that are subjects of the clauses above that of ``phrase``, the innermost first."""
        scene = self._scene
        token = scene.tokens[phrase.head]
        for verb in islice(scene.syntax.ancestors(phrase.head), MAX_CLIMB):
            if verb == token.head and token.dep in SUBJECTS:
                continue
            subject = scene.syntax.child(verb, *SUBJECTS)
            mention = scene.phrase_of.get(subject) if subject is not None else None
            entity = self.entity_of.get(mention) if mention is not None else None
            if entity is not None and subject != phrase.head:
                yield entity

    def _coarguments(self, phrase: Phrase) -> Iterator[Entity]:
        """Yield who else takes part in what ``phrase`` does or suffers: they are others ("he told Berg")."""
        scene = self._scene
        token = scene.tokens[phrase.head]
        if token.dep not in SUBJECTS and token.dep not in OBJECTS:
            return
        for part in _parts(scene, token.head):
            other = scene.phrase_of.get(part)
            if other is None or other is phrase:
                continue
            entity = self._names.get(other) or self.entity_of.get(other)
            if entity is not None:
                yield entity


def _tell_gender(entity: Entity, gender: Gender | None) -> None:
    """Keep the gender that a pronoun tells, where none is known; one alone does not outweigh a name that leans."""
    if entity.kind is EntityKind.PERSON and entity.gender is None and gender is (entity.leaning or gender):
        entity.gender = gender


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


def _is_turn_letter(scene: Scene, phrase: Phrase) -> bool:
    """Tell whether a phrase is the Q or A of an interview: whose turn it is, but nobody's name."""
    tokens = scene.tokens
    if tokens[phrase.head].text not in {"Q", "A"}:
        return False
    return phrase.last + 1 < len(tokens) and tokens[phrase.last + 1].text in {":", "."}
