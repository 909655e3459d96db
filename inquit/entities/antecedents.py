"""Antecedents: the evidence for what an anaphor may refer to, an entity mentioned before or nobody yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inquit.entities.anaphors import pronoun_gender
from inquit.reading.syntax import MAX_CLIMB, OBJECTS, PLURAL, SUBJECTS
from inquit.types import EntityKind, MentionType
from inquit.words.lexicon import name_words, reporting_verbs, role_kin, role_nouns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from inquit.entities.anaphors import Anaphor
    from inquit.entities.discourse import Entity
    from inquit.reading.mentions import Phrase
    from inquit.reading.scene import Scene
    from inquit.reading.tokens import Token
    from inquit.words.lexicon import Gender

MAX_MENTIONS = 6
"""How many mentions of an entity are looked at for the most prominent in a sentence."""

_ROLES = {
    **dict.fromkeys(SUBJECTS, "subject"),
    **dict.fromkeys(OBJECTS, "object"),
    **{dep: dep for dep in ("poss", "pobj", "conj", "ROOT")},
}
"""What a dependency makes of a mention, as far as salience goes."""
_ASKING = frozenset({"ask", "challenge", "interview", "press", "query", "question"})
_NOTHING: frozenset[str] = frozenset()
_PROMINENCE = ("subject", "object", "ROOT", "poss", "pobj", "conj", "other")
"""The roles of mentions, the most salient first."""


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
class Place:
    """How an anaphor stands in the text and among all that it may refer to: what its candidates are compared with.

    ``standing``: how each entity was mentioned last. ``words``: of a nominal the content words but for its head.
    ``leftmost``: the entities that are first in the sentence of their last mention. ``near``: how many were mentioned
    in this sentence or the one before, 3 at most. ``most``: how often the one named most in the article is.
    ``governors``: the subjects of the clauses above; ``coarguments``: who else takes part in its own. ``said``: the
    words that the anaphor is quoted as saying, None where it is not; ``talks_of``: whether there is a pronoun in them
    that would agree with the speaker too ("“I trust her,” she said"), None where it is no he or she. ``speakers``:
    who spoke before, the last at the end; ``quoted``: who of them is quoted. ``frequency``: how often each is named.
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
    speakers: Sequence[Entity]
    quoted: Sequence[Entity]
    frequency: Mapping[Entity, int]


def antecedent_features(scene: Scene, place: Place, anaphor: Anaphor, entity: Entity, rank: int) -> list[str]:
    """Name the evidence for an entity, which is the one mentioned last but ``rank`` of all that agree."""
    tokens = scene.tokens
    here, role, speaks = place.token, place.role, place.speaks
    last = place.standing[entity]
    there = tokens[last.head]
    there_role = role_in_clause(scene, last)
    distance = here.sentence - there.sentence
    sentences, sentences3, sentences2 = min(distance, 5), min(distance, 3), min(distance, 2)
    paragraphs = min(here.paragraph - there.paragraph, 3)
    kind, type_ = entity.kind.value, last.type.value
    spoke, here_too = last in scene.speaking, last.head >= place.paragraph_start
    agreement = _agreement(anaphor.gender, entity)
    mentions = len(entity.phrases)
    before = here.sentence - 1
    subjects = False
    for phrase in entity.phrases[-3:]:
        token = tokens[phrase.head]
        subjects = subjects or (token.sentence == before and token.dep in SUBJECTS)
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
    if place.speakers:
        turn = "last" if place.speakers[-1] is entity else "earlier" if entity in place.speakers[-4:] else "no"
        features += (
            f"speaker={turn}|{speaks}",
            f"speaker={turn}|{speaks}|paragraphs={paragraphs}|rank={min(rank, 2)}",
        )
    often = place.frequency[entity]
    share = "none" if not often else "few" if 2 * often < place.most else "most" if often == place.most else "half"
    if speaks:
        turn = "none"
        if place.quoted:
            turn = "last" if place.quoted[-1] is entity else "before" if place.quoted[-2:-1] == [entity] else "no"
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


def _part_in_question(scene: Scene, mention: Token) -> str | None:
    """Say who asks and who is asked where a mention takes part in a question: who is asked is the one to answer."""
    if reporting_verbs().get(scene.tokens[mention.head].lower) not in _ASKING:
        return None
    asked = mention.dep in OBJECTS or mention.dep == "nsubjpass"
    return "asked" if asked else "asks" if mention.dep == "nsubj" else "other"


def talks_of(pronoun: str, said: frozenset[str] | None) -> bool | None:
    """Tell whether there is a pronoun in the words ``said`` that agrees with ``pronoun``; None for other pronouns."""
    gender = pronoun_gender(pronoun)
    if gender is None or said is None:
        return None
    return any(pronoun_gender(word.lower()) is gender for word in said)


def agreeing(scene: Scene, phrase: Phrase, anaphor: Anaphor, entities: Iterable[Entity]) -> Iterator[Entity]:
    """Rule out what cannot agree, and what was not mentioned before, so that the ranker need not learn it."""
    another, relative = _is_another(scene, phrase), _gender_of_relative(scene, phrase)
    for entity in entities:
        if another and "other" not in entity.words:
            continue
        if relative is not None and entity.gender not in {None, relative}:
            continue
        if _agrees(scene, anaphor, entity) and entity.phrases[-1].head < phrase.first:
            yield entity


def _is_another(scene: Scene, phrase: Phrase) -> bool:
    """Tell whether a description sets somebody apart from those before ("the other sailor")."""
    return any(token.lower == "other" for token in scene.tokens[phrase.first : phrase.head])


def _gender_of_relative(scene: Scene, phrase: Phrase) -> Gender | None:
    """Return the gender that a noun for a relative tells for sure ("the wife"), None for all other phrases."""
    noun = scene.tokens[phrase.head].lower
    role = role_nouns().get(noun) if noun in name_words("relative") else None
    return role.sure_gender if role is not None else None


def _agrees(scene: Scene, anaphor: Anaphor, entity: Entity) -> bool:
    if anaphor.kind in {"he", "she"}:
        plural = scene.tokens[entity.phrases[0].head].tag in PLURAL
        human = entity.kind is EntityKind.PERSON or (
            entity.kind is EntityKind.OTHER and entity.name is not None and not plural
        )
        return human and entity.gender in {None, anaphor.gender}
    if anaphor.kind == "it":
        return entity.kind is not EntityKind.PERSON or entity.gender is None
    return anaphor.kind not in {"document-nominal", "organization-nominal"} or entity.kind is not EntityKind.PERSON


def new_features(scene: Scene, phrase: Phrase, anaphor: Anaphor, others: int) -> Iterator[str]:
    """Name the evidence for somebody not mentioned before, where ``others`` agree."""
    speaks = phrase in scene.speaking
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


def _description_features(place: Place, words: set[str], anaphor: Anaphor, entity: Entity) -> Iterator[str]:
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


def role_in_clause(scene: Scene, phrase: Phrase) -> str:
    """Say what a phrase is in its clause; an appositive is what the noun is that it explains."""
    tokens = scene.tokens
    token = tokens[phrase.head]
    for _ in range(MAX_CLIMB):
        if token.dep != "appos":
            break
        token = tokens[token.head]
    return _ROLES.get(token.dep, "other")


def most_prominent(scene: Scene, entity: Entity) -> Phrase:
    """Return the most prominent mention of an entity in the sentence that mentions it last."""
    tokens = scene.tokens
    best = entity.phrases[-1]
    for phrase in reversed(entity.phrases[-MAX_MENTIONS:-1]):
        if tokens[phrase.head].sentence != tokens[best.head].sentence:
            break
        better = _PROMINENCE.index(role_in_clause(scene, best)) - _PROMINENCE.index(role_in_clause(scene, phrase))
        if better > 0 or (better == 0 and (phrase.name is not None or best.name is None)):
            best = phrase
    return best
