"""Antecedents: the evidence for what an anaphor may refer to, an entity mentioned before or nobody yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from inquit.entities.salience import role_in_clause
from inquit.reading.syntax import OBJECTS, SUBJECTS
from inquit.types import MentionType
from inquit.words.lexicon import reporting_verbs, role_kin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inquit.entities.anaphors import Anaphor
    from inquit.entities.discourse import Entity
    from inquit.entities.situations import Situation
    from inquit.reading.mentions import Phrase
    from inquit.reading.scene import Scene
    from inquit.reading.tokens import Token
    from inquit.words.lexicon import Gender

_ASKING = frozenset({"ask", "challenge", "interview", "press", "query", "question"})
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AntecedentCandidate:
    """An entity an anaphor may refer to (None: one not mentioned before), with the evidence for it."""

    entity: Entity | None
    evidence: tuple[str, ...]
    weighed_as: tuple[str, ...]
    """What each piece of evidence is weighed as: evidence for this kind of anaphor, and for like kinds together."""

    @property
    def features(self) -> tuple[str, ...]:
        """Name each piece of evidence once for each kind that it is weighed as."""
        return tuple(f"{kind}|{piece}" for piece in self.evidence for kind in self.weighed_as)


class _Last(NamedTuple):
    """The last mention of an entity as seen from the anaphor: its head, role and type, and how far back it is.

    ``spoke``: whether it is the source of a report; ``here_too``: whether it is in the anaphor's paragraph; ``apart``:
    how many sentences lie between, 3 at most, as ``paragraphs``.
    """

    token: Token
    role: str
    type: str
    spoke: bool
    here_too: bool
    sentences: int
    apart: int
    paragraphs: int


def _last_mention(situation: Situation, entity: Entity) -> _Last:
    scene, here, mention = situation.scene, situation.token, situation.standing[entity]
    token = scene.tokens[mention.head]
    sentences = here.sentence - token.sentence
    return _Last(
        token,
        role_in_clause(scene, mention),
        mention.type.value,
        mention in scene.speaking,
        mention.head >= situation.paragraph_start,
        sentences,
        min(sentences, 3),
        min(here.paragraph - token.paragraph, 3),
    )


def antecedent_features(situation: Situation, anaphor: Anaphor, entity: Entity, rank: int) -> list[str]:
    """Name the evidence that an anaphor means ``entity``.

    ``rank``: how many other candidates were mentioned since.
    """
    last = _last_mention(situation, entity)
    often = situation.frequency[entity]
    share = (
        "none" if not often else "few" if 2 * often < situation.most else "most" if often == situation.most else "half"
    )
    features = _place_features(situation, anaphor, entity, rank, last)
    if situation.speakers:
        features += _turn_features(situation, entity, rank, last)
    if situation.speaks:
        features += _speaking_features(situation, entity, rank, last, share)
    sentences, speaks = last.apart, situation.speaks
    features += (
        f"leftmost={entity in situation.leftmost}|sentences={sentences}|{speaks}",
        f"near={situation.near}|rank={min(rank, 3)}|{speaks}",
        f"often={share}|{speaks}",
        f"often={share}|paragraphs={last.paragraphs}",
    )
    features += _clause_features(situation, entity, last)
    if situation.said is not None:
        features.append(f"names-itself={not entity.called.isdisjoint(situation.said)}|{entity.kind.value}")
    if situation.words is not None:
        features += _description_features(situation, situation.words, anaphor, entity)
    return features


def _place_features(situation: Situation, anaphor: Anaphor, entity: Entity, rank: int, last: _Last) -> list[str]:
    """Name the evidence of distance, roles, gender and kind."""
    role, speaks, kind, paragraphs = situation.role, situation.speaks, entity.kind.value, last.paragraphs
    sentences, sentences3, sentences2 = min(last.sentences, 5), last.apart, min(last.sentences, 2)
    mentions = len(entity.phrases)
    return [
        f"rank={min(rank, 6)}",
        f"sentences={sentences}|{last.role}",
        f"paragraphs={paragraphs}",
        f"sentences={sentences}|{last.type}",
        f"roles={role}-{last.role}|{sentences2}",
        f"entity={kind}|{'name' if entity.name else 'described'}",
        f"gender={_agreement(anaphor.gender, entity)}|{kind}",
        f"mentions={min(mentions, 2) if mentions < 3 else 3 if mentions < 6 else 6}",
        f"subject-before={_is_subject_before(situation, entity)}",
        f"{speaks}|rank={min(rank, 3)}|sentences={sentences2}",
        f"{speaks}|roles={role}-{last.role}|sentences={sentences3}",
        f"{speaks}|paragraphs={paragraphs}|{last.role}",
        f"{speaks}|last={last.type}|spoke={last.spoke}|sentences={sentences3}",
        f"in-paragraph={last.here_too}|{speaks}",
    ]


def _is_subject_before(situation: Situation, entity: Entity) -> bool:
    """Tell whether one of the last mentions of an entity is a subject in the sentence before the anaphor's."""
    tokens, before = situation.scene.tokens, situation.token.sentence - 1
    for phrase in entity.phrases[-3:]:
        token = tokens[phrase.head]
        if token.sentence == before and token.dep in SUBJECTS:
            return True
    return False


def _turn_features(situation: Situation, entity: Entity, rank: int, last: _Last) -> tuple[str, ...]:
    """Name the evidence of who spoke before."""
    speakers, speaks = situation.speakers, situation.speaks
    turn = "last" if speakers[-1] is entity else "earlier" if entity in speakers[-4:] else "no"
    return (
        f"speaker={turn}|{speaks}",
        f"speaker={turn}|{speaks}|paragraphs={last.paragraphs}|rank={min(rank, 2)}",
    )


def _speaking_features(situation: Situation, entity: Entity, rank: int, last: _Last, share: str) -> list[str]:
    """Name the evidence that counts for an anaphor that speaks; ``share``: how often the entity is named."""
    sentences, paragraphs, quoted = last.apart, last.paragraphs, situation.quoted
    turn = "none"
    if quoted:
        turn = "last" if quoted[-1] is entity else "before" if quoted[-2:-1] == [entity] else "no"
    features = [
        f"quoted={turn}|paragraphs={paragraphs}",
        f"quoted={turn}|sentences={sentences}|{last.role}",
    ]
    part = _part_in_question(situation.scene, last.token)
    if part is not None:
        features += (f"question={part}|sentences={sentences}", f"question={part}|paragraphs={paragraphs}")
    clause = situation.scene.tokens[last.token.head].dep if last.role == "subject" else "none"
    features += (f"clause={clause}|sentences={sentences}", f"clause={clause}|in-paragraph={last.here_too}")
    if situation.talks_of is not None:
        features += (
            f"talks-of={situation.talks_of}|often={share}",
            f"talks-of={situation.talks_of}|rank={min(rank, 2)}",
            f"talks-of={situation.talks_of}|spoke={last.spoke}|sentences={sentences}",
        )
    fresh = len(entity.phrases) <= 2 and entity.phrases[0].type is MentionType.NAME
    features += (
        f"fresh={fresh}|sentences={sentences}|{last.role}",
        f"fresh={fresh}|spoke={last.spoke}|paragraphs={paragraphs}",
    )
    return features


def _part_in_question(scene: Scene, mention: Token) -> str | None:
    """Return the part of a mention in a question, if it has one: who was asked is likely to answer."""
    if reporting_verbs().get(scene.tokens[mention.head].lower) not in _ASKING:
        return None
    asked = mention.dep in OBJECTS or mention.dep == "nsubjpass"
    return "asked" if asked else "asks" if mention.dep == "nsubj" else "other"


def _clause_features(situation: Situation, entity: Entity, last: _Last) -> list[str]:
    """Name the evidence of who takes part in the clause of the anaphor, and in those above it."""
    role = situation.role
    features = []
    if entity in situation.coarguments:
        features.append(f"coargument|{role}")
    if entity in situation.governors:
        features.append(f"governs={min(situation.governors.index(entity), 2)}|{role}")
    if last.sentences == 0:
        features.append(f"same-clause={last.token.head == situation.token.head}|{role}-{last.role}")
    return features


def new_features(scene: Scene, phrase: Phrase, anaphor: Anaphor, others: int) -> Iterator[str]:
    """Name the evidence that an anaphor means somebody not mentioned before; there are ``others`` candidates."""
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
    """Say how far the gender of an anaphor is that of an entity."""
    if gender is None:
        return "unknown"
    if entity.gender is not None:
        return "agrees" if entity.gender is gender else "differs"
    if entity.leaning is not None:
        return "leans" if entity.leaning is gender else "leans-away"
    return "unknown"


def _description_features(situation: Situation, words: set[str], anaphor: Anaphor, entity: Entity) -> Iterator[str]:
    """Name what a description has in common with what the article says of the entity."""
    head, kind = situation.token.lower, entity.kind.value
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
    yield f"determiner={anaphor.determiner}|{situation.speaks}"
