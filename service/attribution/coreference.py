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

from service.attribution.anaphors import Anaphor, anaphor_of, determiner_of, families_of, pronoun_gender, role_of
from service.attribution.authors import find_authors
from service.attribution.deadline import NO_DEADLINE
from service.attribution.discourse import EntityKind, content_words, described_entity, fixed_links, named_entities
from service.attribution.lexicon import name_words, reporting_verbs, role_kin, role_nouns
from service.attribution.ranking import softmax
from service.attribution.types import MentionType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from service.attribution.deadline import Deadline
    from service.attribution.discourse import Entity
    from service.attribution.lexicon import Gender
    from service.attribution.mentions import Phrase
    from service.attribution.ranking import LogLinear
    from service.attribution.scene import Scene
    from service.attribution.tokens import Token

MAX_CLIMB = 12
"""How far up its tree an anaphor looks for the subjects that govern it."""
MAX_MENTIONS = 6
"""How many mentions of an entity are looked at for the most prominent in a sentence."""
MAX_ENTITIES = 12
"""How many of the entities mentioned last an anaphor may choose from: with 25 it chose worse, and took longer."""
MAX_FAR = 40
FEW = 3
"""How far back, in entities, a speaking "he" looks for somebody where fewer than these agree."""

SURE = 0.9
"""How probable a pronoun's link must be to tell the gender of whom it means."""

MAX_PARTS = 20
"""How many words that depend on one verb are looked at."""

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "iobj", "dative"})
_ROLES = {
    **dict.fromkeys(_SUBJECTS, "subject"),
    **dict.fromkeys(_OBJECTS, "object"),
    **{dep: dep for dep in ("poss", "pobj", "conj", "ROOT")},
}
"""What a dependency makes of a mention, as far as salience goes."""
_ASKING = frozenset({"ask", "challenge", "interview", "press", "query", "question"})
_NOTHING: frozenset[str] = frozenset()
_PROMINENCE = ("subject", "object", "ROOT", "poss", "pobj", "conj", "other")
"""The roles of mentions, the most salient first."""


NOBODY_QUOTED: Mapping[int, frozenset[str]] = MappingProxyType({})
_FOUND_BY_NOUN = frozenset({EntityKind.GROUP, EntityKind.DOCUMENT})
_WRITTEN = frozenset({EntityKind.DOCUMENT, EntityKind.OTHER})
"""What a statement is taken for, and no author is."""


@dataclass(frozen=True, slots=True)
class AntecedentCandidate:
    """An entity an anaphor may refer to (None: one not mentioned before), with the evidence for it."""

    entity: Entity | None
    evidence: tuple[str, ...]
    families: tuple[str, ...]
    """What each piece of evidence is weighed as: evidence for this kind of anaphor, and for a family of kinds."""

    @property
    def features(self) -> tuple[str, ...]:
        """Name each piece of evidence once for each family."""
        return tuple(f"{family}|{piece}" for piece in self.evidence for family in self.families)


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
    entity_of: Mapping[int, Entity]
    links: Mapping[int, Link]
    authors: Mapping[Entity, Phrase]

    def speaker(self, entity: Entity) -> Entity:
        """Return who speaks where ``entity`` does: the author of a statement, anybody else for himself."""
        author = self.authors.get(entity)
        return self.entity_of[author.index] if author is not None else entity

    def speaker_of(self, phrase: int) -> Entity | None:
        """Return who speaks where a phrase, by index, is the source."""
        entity = self.entity_of.get(phrase)
        return self.speaker(entity) if entity is not None else None


Observer = Callable[["Phrase", "Sequence[AntecedentCandidate]", "Sequence[float]"], None]


def resolve(
    scene: Scene,
    model: LogLinear,
    said: Mapping[int, frozenset[str]] = NOBODY_QUOTED,
    observe: Observer | None = None,
    deadline: Deadline = NO_DEADLINE,
) -> Coreference:
    """Resolve the phrases of ``scene``, of which ``said`` tells the words that each is quoted as saying.

    ``observe`` is told the candidates of each anaphor and their probabilities.
    """
    reader = Reader(scene, said)
    links: dict[int, Link] = {}
    for phrase, offered in deadline.watch(reader):
        somebody = phrase.type is MentionType.PRONOUN and phrase.index in scene.speaking and len(offered) > 1
        candidates = offered[:-1] if somebody else offered  # a pronoun that speaks stands for somebody
        ranker = _ranker(model, candidates[0].families)
        probabilities = softmax([ranker.score(candidate.evidence) for candidate in candidates])
        if observe is not None:
            observe(phrase, candidates, probabilities)
        best = max(range(len(candidates)), key=probabilities.__getitem__)
        entity = candidates[best].entity
        last = entity.phrases[-1] if entity is not None and entity.phrases else None
        reader.settle(phrase, entity, sure=probabilities[best] >= SURE)
        chances = zip(candidates, probabilities, strict=True)
        options = tuple((other.entity, chance) for other, chance in chances if other.entity is not None)
        new = reader.entity_of.get(phrase.index) if entity is None else None
        if new is not None:
            options += ((new, probabilities[best]),)
        links[phrase.index] = Link(last, probabilities[best], options)
    authors = _authors(scene, reader.entity_of)
    return Coreference(tuple(reader.entities), reader.entity_of, links, authors)


def _authors(scene: Scene, entity_of: Mapping[int, Entity]) -> dict[Entity, Phrase]:
    """Return the first author told of each statement."""
    found: dict[Entity, Phrase] = {}
    for statement, author in find_authors(scene):
        entity, writer = entity_of.get(statement), entity_of.get(author)
        if entity is None or writer is None or entity is writer or entity.name is not None:
            continue
        if entity.kind in _WRITTEN and writer.kind not in _WRITTEN:
            found.setdefault(entity, scene.phrases[author])
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

    def __init__(self, scene: Scene, said: Mapping[int, frozenset[str]] = NOBODY_QUOTED) -> None:
        self._scene = scene
        self._said = said
        self.entities: list[Entity] = []
        self.entity_of: dict[int, Entity] = {}
        self._names = named_entities(scene)
        self._frequency = Counter(self._names.values())
        self._fixed = dict(fixed_links(scene))
        self._recent: dict[Entity, None] = {}  # a set that keeps its order
        self._speakers: list[Entity] = []
        self._quoted: list[Entity] = []

    def __iter__(self) -> Iterator[tuple[Phrase, tuple[AntecedentCandidate, ...]]]:
        """Walk the phrases in text order; names and fixed links are settled without asking."""
        for phrase in self._scene.phrases:
            if _is_turn_letter(self._scene, phrase):
                continue
            named = self._names.get(phrase.index)
            if named is not None:
                self.settle(phrase, named)
                continue
            fixed = self._fixed.get(phrase.index)
            if fixed is not None:
                entity = self._names.get(fixed) or self.entity_of.get(fixed)
                if entity is not None:
                    self.settle(phrase, entity)
                    continue
            candidates = self._candidates(phrase)
            if candidates:
                yield phrase, candidates
            else:
                self.settle(phrase, self._described_alike(phrase))

    def settle(self, phrase: Phrase, entity: Entity | None, *, sure: bool = True) -> None:
        """Say which entity ``phrase`` refers to; None makes a new one of a description, and nothing of a pronoun.

        A pronoun tells the gender of whom it means only if that is ``sure``: one wrong link would bring others.
        """
        if entity is None:
            if phrase.type is MentionType.PRONOUN:
                return
            entity = described_entity(self._scene, phrase)
        if not entity.phrases:
            entity.index = len(self.entities)
            self.entities.append(entity)
        entity.phrases.append(phrase)
        self.entity_of[phrase.index] = entity
        if phrase.type is MentionType.NOMINAL:
            entity.words |= content_words(self._scene, phrase)
            entity.heads.add(self._scene.tokens[phrase.head].lower)
            role = role_of(self._scene.syntax, phrase)
            if role is not None and entity.kind is EntityKind.PERSON:
                if phrase.index in self._fixed and role.sure_gender is not None:
                    entity.gender = role.sure_gender  # "a spokeswoman" knows better than a list of first names
                entity.gender = entity.gender or role.gender
        if sure and phrase.type is MentionType.PRONOUN and entity.kind is EntityKind.PERSON and entity.gender is None:
            gender = pronoun_gender(self._scene.tokens[phrase.head].lower)
            if gender is (entity.leaning or gender):  # one pronoun alone does not outweigh a name
                entity.gender = gender
        self._recent.pop(entity, None)
        self._recent[entity] = None
        if phrase.index in self._scene.speaking:
            self._speakers.append(entity)
        if phrase.index in self._said:
            self._quoted.append(entity)

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
        place = self._place(phrase, possible)
        families = families_of(anaphor)
        return (
            *(
                AntecedentCandidate(entity, tuple(self._features(place, anaphor, entity, rank)), families)
                for rank, entity in enumerate(possible)
            ),
            AntecedentCandidate(None, tuple(_new_features(scene, phrase, anaphor, len(possible))), families),
        )

    def _possible(self, phrase: Phrase, anaphor: Anaphor) -> list[Entity]:
        """Return the entities mentioned last that agree with ``phrase``, the last in front.

        Where hardly any does, a "he" or "she" that speaks is somebody named long before.
        """
        recent = reversed(self._recent)
        possible = list(self._agreeing(phrase, anaphor, islice(recent, MAX_ENTITIES)))
        if len(possible) < FEW and anaphor.kind in {"he", "she"} and phrase.index in self._scene.speaking:
            further = islice(recent, MAX_FAR - MAX_ENTITIES)
            people = (entity for entity in further if entity.name is not None and entity.kind is EntityKind.PERSON)
            possible += islice(self._agreeing(phrase, anaphor, people), FEW - len(possible))
        return possible

    def _agreeing(self, phrase: Phrase, anaphor: Anaphor, entities: Iterable[Entity]) -> Iterator[Entity]:
        another, relative = _is_another(self._scene, phrase), _gender_of_relative(self._scene, phrase)
        for entity in entities:
            if another and "other" not in entity.words:
                continue
            if relative is not None and entity.gender not in {None, relative}:
                continue
            if _agrees(self._scene, anaphor, entity) and entity.phrases[-1].head < phrase.first:
                yield entity

    def _place(self, phrase: Phrase, possible: Sequence[Entity]) -> _Place:
        scene = self._scene
        tokens = scene.tokens
        token = tokens[phrase.head]
        standing = {entity: _prominent(scene, entity) for entity in possible}
        sentences = [tokens[phrase.head].sentence for phrase in standing.values()]
        leftmost: dict[int, Entity] = {}
        for sentence, entity in zip(sentences, possible, strict=True):
            first = leftmost.setdefault(sentence, entity)
            if standing[entity].head < standing[first].head:
                leftmost[sentence] = entity
        nominal = phrase.type is MentionType.NOMINAL
        said = self._said.get(phrase.index)
        return _Place(
            token=token,
            role=_role(scene, phrase),
            standing=standing,
            speaks=phrase.index in scene.speaking,
            paragraph_start=scene.paragraph_tokens[token.paragraph][0],
            words=content_words(scene, phrase) - {token.lower} if nominal else None,
            leftmost=frozenset(leftmost.values()),
            near=min(sum(token.sentence - sentence <= 1 for sentence in sentences), 3),
            most=max((self._frequency[entity] for entity in possible), default=0),
            governors=tuple(self._governors(phrase)),
            coarguments=frozenset(self._coarguments(phrase)),
            said=said,
            talks_of=_talks_of(token.lower, said),
        )

    def _governors(self, phrase: Phrase) -> Iterator[Entity]:
        """Yield the entities that are subjects of the clauses above that of ``phrase``, the innermost first."""
        scene = self._scene
        token = scene.tokens[phrase.head]
        for verb in islice(scene.syntax.ancestors(phrase.head), MAX_CLIMB):
            if verb == token.head and token.dep in _SUBJECTS:
                continue
            subject = scene.syntax.child(verb, *_SUBJECTS)
            entity = self.entity_of.get(scene.phrase_of.get(subject, -1)) if subject is not None else None
            if entity is not None and subject != phrase.head:
                yield entity

    def _coarguments(self, phrase: Phrase) -> Iterator[Entity]:
        """Yield who else takes part in what ``phrase`` does or suffers: they are others ("he told Berg")."""
        scene = self._scene
        token = scene.tokens[phrase.head]
        if token.dep not in _SUBJECTS and token.dep not in _OBJECTS:
            return
        for part in _parts(scene, token.head):
            index = scene.phrase_of.get(part)
            if index is None or index == phrase.index:
                continue
            entity = self._names.get(index) or self.entity_of.get(index)
            if entity is not None:
                yield entity

    def _features(self, place: _Place, anaphor: Anaphor, entity: Entity, rank: int) -> list[str]:
        scene = self._scene
        tokens = scene.tokens
        here, role, speaks = place.token, place.role, place.speaks
        last = place.standing[entity]
        there = tokens[last.head]
        there_role = _role(scene, last)
        distance = here.sentence - there.sentence
        sentences, sentences3, sentences2 = min(distance, 5), min(distance, 3), min(distance, 2)
        paragraphs = min(here.paragraph - there.paragraph, 3)
        kind, type_ = entity.kind.value, last.type.value
        spoke, here_too = last.index in scene.speaking, last.head >= place.paragraph_start
        agreement = _agreement(anaphor.gender, entity)
        mentions = len(entity.phrases)
        before = here.sentence - 1
        subjects = False
        for phrase in entity.phrases[-3:]:
            token = tokens[phrase.head]
            subjects = subjects or (token.sentence == before and token.dep in _SUBJECTS)
        features = [
            f"rank={min(rank, 6)}",
            f"sentences={sentences}|{there_role}",
            f"paragraphs={paragraphs}",
            f"sentences={sentences}|{type_}",
            f"roles={role}-{there_role}|{sentences2}",
            f"entity={kind}|{'name' if entity.name else 'described'}",
            f"gender={agreement}|{kind}",
            f"mentions={min(mentions, 2) if mentions < 3 else 3 if mentions < 6 else 6}",
            f"subject-before={subjects}",
            f"{speaks}|rank={min(rank, 3)}|sentences={sentences2}",
            f"{speaks}|roles={role}-{there_role}|sentences={sentences3}",
            f"{speaks}|paragraphs={paragraphs}|{there_role}",
            f"{speaks}|last={type_}|spoke={spoke}|sentences={sentences3}",
            f"in-paragraph={here_too}|{speaks}",
        ]
        if self._speakers:
            turn = "last" if self._speakers[-1] is entity else "earlier" if entity in self._speakers[-4:] else "no"
            features += (
                f"speaker={turn}|{speaks}",
                f"speaker={turn}|{speaks}|paragraphs={paragraphs}|rank={min(rank, 2)}",
            )
        often = self._frequency[entity]
        share = "none" if not often else "few" if 2 * often < place.most else "most" if often == place.most else "half"
        if speaks:
            turn = "none"
            if self._quoted:
                turn = "last" if self._quoted[-1] is entity else "before" if self._quoted[-2:-1] == [entity] else "no"
            features += (
                f"quoted={turn}|paragraphs={paragraphs}",
                f"quoted={turn}|sentences={sentences3}|{there_role}",
            )
            part = _part_in_question(scene, there)
            if part is not None:
                features += (f"question={part}|sentences={sentences3}", f"question={part}|paragraphs={paragraphs}")
            clause = tokens[there.head].dep if there_role == "subject" else "none"
            features += (f"clause={clause}|sentences={sentences3}", f"clause={clause}|in-paragraph={here_too}")
            if place.talks_of is not None:
                features += (
                    f"talks-of={place.talks_of}|often={share}",
                    f"talks-of={place.talks_of}|rank={min(rank, 2)}",
                    f"talks-of={place.talks_of}|spoke={spoke}|sentences={sentences3}",
                )
            fresh = mentions <= 2 and entity.phrases[0].type is MentionType.NAME
            features.append(f"fresh={fresh}|sentences={sentences3}|{there_role}")
            features.append(f"fresh={fresh}|spoke={spoke}|paragraphs={paragraphs}")
        features += (
            f"leftmost={entity in place.leftmost}|sentences={sentences3}|{speaks}",
            f"near={place.near}|rank={min(rank, 3)}|{speaks}",
            f"often={share}|{speaks}",
            f"often={share}|paragraphs={paragraphs}",
        )
        if entity in place.coarguments:
            features.append(f"coargument|{role}")
        if entity in place.governors:
            features.append(f"governs={min(place.governors.index(entity), 2)}|{role}")
        if distance == 0:
            features.append(f"same-clause={there.head == here.head}|{role}-{there_role}")
        if place.said is not None:
            features.append(f"names-itself={not entity.called.isdisjoint(place.said)}|{kind}")
        if place.words is not None:
            features += _description_features(place, place.words, anaphor, entity)
        return features


@dataclass(frozen=True, slots=True)
class _Place:
    """How an anaphor stands in the text and among all that it may refer to: what its candidates are compared with.

    ``standing``: how each entity was mentioned last. ``words``: of a nominal the content words but for its head.
    ``leftmost``: the entities that are first in the sentence of their last mention. ``near``: how many were mentioned
    in this sentence or the one before, 3 at most. ``most``: how often the one named most in the article is.
    ``governors``: the subjects of the clauses above; ``coarguments``: who else takes part in its own. ``said``: the
    words that the anaphor is quoted as saying, None where it is not; ``talks_of``: whether there is a pronoun in them
    that would agree with the speaker too ("“I trust her,” she said"), None where it is no he or she.
    """

    token: Token
    role: str
    standing: Mapping[Entity, Phrase]
    speaks: bool
    paragraph_start: int
    words: set[str] | None
    leftmost: frozenset[Entity]
    near: int
    most: int
    governors: tuple[Entity, ...]
    coarguments: frozenset[Entity]
    said: frozenset[str] | None
    talks_of: bool | None


def _parts(scene: Scene, verb: int, joined: bool = True) -> Iterator[int]:
    """Yield the subject and the objects of a verb and of its prepositions, and those of a verb joined to it."""
    tokens, syntax = scene.tokens, scene.syntax
    for child in syntax.children[verb][:MAX_PARTS]:
        dep = tokens[child].dep
        if dep in _SUBJECTS or dep in _OBJECTS:
            yield child
        elif dep in {"prep", "agent"}:
            yield from (part for part in syntax.children[child][:MAX_PARTS] if tokens[part].dep == "pobj")
        elif joined and dep in {"conj", "xcomp"} and syntax.child(child, *_SUBJECTS) is None:
            yield from _parts(scene, child, joined=False)


def _part_in_question(scene: Scene, mention: Token) -> str | None:
    """Say who asks and who is asked where a mention takes part in a question: who is asked is the one to answer."""
    if reporting_verbs().get(scene.tokens[mention.head].lower) not in _ASKING:
        return None
    asked = mention.dep in _OBJECTS or mention.dep == "nsubjpass"
    return "asked" if asked else "asks" if mention.dep == "nsubj" else "other"


def _talks_of(pronoun: str, said: frozenset[str] | None) -> bool | None:
    gender = pronoun_gender(pronoun)
    if gender is None or said is None:
        return None
    return any(pronoun_gender(word.lower()) is gender for word in said)


def _is_another(scene: Scene, phrase: Phrase) -> bool:
    """Tell whether a description sets somebody apart from those before ("the other sailor")."""
    return any(token.lower == "other" for token in scene.tokens[phrase.first : phrase.head])


def _gender_of_relative(scene: Scene, phrase: Phrase) -> Gender | None:
    """Return the gender that a noun for a relative tells for sure ("the wife"), None for all other phrases."""
    noun = scene.tokens[phrase.head].lower
    role = role_nouns().get(noun) if noun in name_words("relative") else None
    return role.sure_gender if role is not None else None


def _agrees(scene: Scene, anaphor: Anaphor, entity: Entity) -> bool:
    """Rule out what cannot agree, so that the ranker need not learn it."""
    if anaphor.kind in {"he", "she"}:
        plural = scene.tokens[entity.phrases[0].head].tag in {"NNS", "NNPS"}
        human = entity.kind is EntityKind.PERSON or (
            entity.kind is EntityKind.OTHER and entity.name is not None and not plural
        )
        return human and entity.gender in {None, anaphor.gender}
    if anaphor.kind == "it":
        return entity.kind is not EntityKind.PERSON or entity.gender is None
    return anaphor.kind != "document-nominal" or entity.kind is not EntityKind.PERSON


def _new_features(scene: Scene, phrase: Phrase, anaphor: Anaphor, others: int) -> Iterator[str]:
    speaks = phrase.index in scene.speaking
    yield "new"
    yield f"new|{anaphor.determiner}"
    yield f"new|{anaphor.determiner}|{speaks}"
    yield f"new|others={min(others, 3)}"
    if phrase.type is MentionType.NOMINAL:
        extra = min(2, phrase.head - phrase.first)
        following = scene.syntax.child(phrase.head, "prep", "relcl", "acl", "appos")
        yield f"new|{anaphor.determiner}|long={extra}|{following is not None}"
        yield f"new|noun={scene.tokens[phrase.head].lower}"


def _agreement(gender: Gender | None, entity: Entity) -> str:
    if gender is None:
        return "unknown"
    if entity.gender is not None:
        return "agrees" if entity.gender is gender else "differs"
    if entity.leaning is not None:
        return "leans" if entity.leaning is gender else "leans-away"
    return "unknown"


def _description_features(place: _Place, words: set[str], anaphor: Anaphor, entity: Entity) -> Iterator[str]:
    """Name what a description has in common with what the article says of the entity."""
    head, kind = place.token.lower, entity.kind.value
    told = head in entity.words
    known = "described" if entity.name is None else "as-told" if told else "untold"
    yield f"head={head in entity.heads}|{kind}"
    yield f"head-word={told}|{anaphor.determiner}"
    if not told:
        kin = not role_kin().get(head, _NOTHING).isdisjoint(entity.words)
        yield f"kin={kin}|{kind}"
        yield f"kin={kin}|{anaphor.determiner}|{known}"
    yield f"noun={head}|{known}"
    yield f"determiner={anaphor.determiner}|{known}|{kind}"
    yield f"modifiers={min(len(words & entity.words), 2) if words else 'none'}|{told}"
    yield f"determiner={anaphor.determiner}|{place.speaks}"


def _role(scene: Scene, phrase: Phrase) -> str:
    """Say what a phrase is in its clause; an appositive is what the noun is that it explains."""
    tokens = scene.tokens
    token = tokens[phrase.head]
    for _ in range(MAX_CLIMB):
        if token.dep != "appos":
            break
        token = tokens[token.head]
    return _ROLES.get(token.dep, "other")


def _prominent(scene: Scene, entity: Entity) -> Phrase:
    """Return the most prominent mention of an entity in the sentence that mentions it last."""
    tokens = scene.tokens
    best = entity.phrases[-1]
    for phrase in reversed(entity.phrases[-MAX_MENTIONS:-1]):
        if tokens[phrase.head].sentence != tokens[best.head].sentence:
            break
        better = _PROMINENCE.index(_role(scene, best)) - _PROMINENCE.index(_role(scene, phrase))
        if better > 0 or (better == 0 and (phrase.name is not None or best.name is None)):
            best = phrase
    return best


def _is_turn_letter(scene: Scene, phrase: Phrase) -> bool:
    """Tell whether a phrase is the Q or A of an interview: whose turn it is, but nobody's name."""
    tokens = scene.tokens
    if tokens[phrase.head].text not in {"Q", "A"}:
        return False
    return phrase.last + 1 < len(tokens) and tokens[phrase.last + 1].text in {":", "."}
