"""History: what an article has told of its entities up to the phrase that is read now."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from inquit.entities.anaphors import determiner_of, pronoun_gender, role_of
from inquit.entities.apposition import fixed_links
from inquit.entities.discourse import age_told, content_words, described_entity, named_entities
from inquit.types import EntityKind, MentionType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inquit.entities.discourse import Entity
    from inquit.reading.mentions import Phrase
    from inquit.reading.scene import Scene
    from inquit.words.lexicon import Gender

MAX_ENTITIES = 12
"""How many of the entities mentioned last an anaphor may choose from: with 25 it chose worse, and took longer."""
SURE_OF_GENDER = 0.9
"""How probable a pronoun's link must be to tell the gender of whom it means."""
SURE_OF_WORDS = 0.75
"""How probable a description's link must be for its words to be told of whom it means: others hang on them."""

NOBODY_QUOTED: Mapping[Phrase, frozenset[str]] = MappingProxyType({})
_FOUND_BY_NOUN = frozenset({EntityKind.GROUP, EntityKind.DOCUMENT})


class History:
    """The entities of one article as they become known while it is read from left to right.

    ``said``: the words that each phrase is quoted as saying. ``names``: the entity of each phrase that is a name, known
    beforehand; ``frequency``: how often each is named in the whole article. ``entities``: those mentioned so far, in
    order; ``entity_of``: the entity of each phrase read; ``speakers``: who spoke, the last at the end; ``quoted``: who
    of them is quoted. ``fixed``: the phrase that grammar ties each description to, if any.
    """

    def __init__(self, scene: Scene, said: Mapping[Phrase, frozenset[str]] = NOBODY_QUOTED) -> None:
        self.scene = scene
        self.said = said
        self.names = named_entities(scene)
        self.frequency = Counter(self.names.values())
        self.entities: list[Entity] = []
        self.entity_of: dict[Phrase, Entity] = {}
        self.speakers: list[Entity] = []
        self.quoted: list[Entity] = []
        self.fixed = dict(fixed_links(scene))
        self._aged: dict[str, Entity | None] = {}  # None where two are of one age
        self._recent: dict[Entity, None] = {}  # a set that keeps its order

    def recent(self) -> Iterator[Entity]:
        """Walk the entities mentioned so far, the last one first."""
        return reversed(self._recent)

    def told_by_grammar(self, phrase: Phrase) -> Entity | None:
        """Return the entity of a name, of an appositive or of an age told: there is nothing to weigh."""
        named = self.names.get(phrase)
        if named is not None:
            return named
        fixed = self.fixed.get(phrase)
        entity = (self.names.get(fixed) or self.entity_of.get(fixed)) if fixed is not None else None
        return entity or self._of_age(phrase)

    def _of_age(self, phrase: Phrase) -> Entity | None:
        """Return the entity whose age a description tells ("the 36-year-old"), None where it is not just one."""
        if phrase.type is not MentionType.NOMINAL or self.scene.tokens[phrase.first].lower != "the":
            return None
        return self._aged.get(age_told(self.scene, phrase))

    def described_alike(self, phrase: Phrase) -> Entity | None:
        """Return the group or document last described by the noun of ``phrase``, if any.

        Groups and documents that do not speak have no candidates: there are many, and the noun alone finds them again.
        """
        if phrase.type is not MentionType.NOMINAL or determiner_of(self.scene, phrase) == "indefinite":
            return None
        head = self.scene.tokens[phrase.head].lower
        recent = islice(self.recent(), MAX_ENTITIES)
        return next((other for other in recent if other.kind in _FOUND_BY_NOUN and head in other.heads), None)

    def refer(self, phrase: Phrase, entity: Entity | None, probability: float = 1.0) -> None:
        """Note that ``phrase`` refers to ``entity``, which is as probable as ``probability``, 0 to 1.

        With None a description makes a new entity, and a pronoun refers to nothing. What the phrase tells of the entity
        is kept only if that is probable enough: one wrong link would bring others.
        """
        if entity is None:
            if phrase.type is MentionType.PRONOUN:
                return
            entity = described_entity(self.scene, phrase)
        if not entity.phrases:
            entity.index = len(self.entities)
            self.entities.append(entity)
        entity.phrases.append(phrase)
        self.entity_of[phrase] = entity
        self._learn(entity, phrase, probability)
        self._recent.pop(entity, None)
        self._recent[entity] = None
        if phrase in self.scene.speaking:
            self.speakers.append(entity)
        if phrase in self.said:
            self.quoted.append(entity)

    def _learn(self, entity: Entity, phrase: Phrase, probability: float) -> None:
        """Keep what a phrase tells of its entity: words, a gender, an age."""
        if phrase.type is MentionType.NOMINAL and (probability >= SURE_OF_WORDS or len(entity.phrases) == 1):
            self._describe(entity, phrase)
        elif phrase.type is MentionType.PRONOUN and probability >= SURE_OF_GENDER:
            _tell_gender(entity, pronoun_gender(self.scene.tokens[phrase.head].lower))
        if age := age_told(self.scene, phrase):
            entity.age = entity.age or age
            if self._aged.setdefault(age, entity) is not entity:
                self._aged[age] = None

    def _describe(self, entity: Entity, phrase: Phrase) -> None:
        """Keep what a description tells of the entity: its words, and a gender."""
        entity.words |= content_words(self.scene, phrase)
        entity.heads.add(self.scene.tokens[phrase.head].lower)
        role = role_of(self.scene.syntax, phrase)
        if role is not None and entity.kind is EntityKind.PERSON:
            if phrase in self.fixed and role.sure_gender is not None:
                entity.gender = role.sure_gender  # "a spokeswoman" knows better than a list of first names
            entity.gender = entity.gender or role.gender


def _tell_gender(entity: Entity, gender: Gender | None) -> None:
    """Keep the gender that a pronoun tells, where none is known; one alone does not outweigh a name that leans."""
    if entity.kind is EntityKind.PERSON and entity.gender is None and gender is (entity.leaning or gender):
        entity.gender = gender
