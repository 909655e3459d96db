"""From decisions to the answer: entities become speakers, sources and antecedents become mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from inquit.answers.phrases import MAX_SHOWN, cue_of, description_of, in_one_line, mention_of, speaking_mention
from inquit.profiles.genders import gender_of
from inquit.profiles.introductions import office_of
from inquit.profiles.names import titled_names
from inquit.profiles.summaries import quoted_words
from inquit.sources.nesting import reporters
from inquit.types import EntityKind, Mention, MentionType, Quotation, Reporter, Speaker, SpeakerType
from inquit.words.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from inquit.answers.confidence import FoundSpeaker
    from inquit.deadline import Deadline
    from inquit.entities.coreference import Coreference
    from inquit.entities.discourse import Entity
    from inquit.reading.mentions import Phrase
    from inquit.reading.reports import Report
    from inquit.reading.scene import Scene
    from inquit.types import Options

_SPEAKER_TYPES = {
    EntityKind.PERSON: SpeakerType.PERSON,
    EntityKind.ORGANIZATION: SpeakerType.ORGANIZATION,
    EntityKind.PLACE: SpeakerType.ORGANIZATION,
    EntityKind.GROUP: SpeakerType.GROUP,
    EntityKind.DOCUMENT: SpeakerType.DOCUMENT,
    EntityKind.OTHER: SpeakerType.UNNAMED,
}


MAX_BACK = 20
"""How many mentions back a name is looked for before the first one of all is taken."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What all parts of one answer are written from.

    ``quote_ids``: the id of the quotation that each quoted span, by its index, is part of; ``speaker_ids``: those of
    the entities, by index, that speak. ``described`` describes an entity, each once: whoever reports much is asked for
    often. ``telling``: the mentions of an entity that are no pronouns, in text order. ``titled``: the names of people
    who share theirs with others.
    """

    scene: Scene
    coreference: Coreference
    quote_ids: Mapping[int, str]
    speaker_ids: Mapping[int, str]
    described: Callable[[Entity], str | None]
    telling: Callable[[Entity], Sequence[Phrase]]
    titled: Mapping[Entity, str]


def write_answer(
    scene: Scene,
    found: Sequence[FoundSpeaker],
    coreference: Coreference,
    options: Options,
    deadline: Deadline,
) -> tuple[tuple[Quotation, ...], tuple[Speaker, ...]]:
    """Return the quotations and the speakers of one answer, as asked for; raises OutOfTime.

    There is a quotation for each statement, in their order; it has no speaker where the confidence is below what
    ``options`` ask for.
    """
    named = [answered.entity if answered.confidence >= options.min_confidence else None for answered in found]
    ids = [f"q{number}" for number, _ in enumerate(found, start=1)]
    speaking: dict[int, list[str]] = {}
    for id_, entity in zip(ids, named, strict=True):
        if entity is not None:
            speaking.setdefault(entity.index, []).append(id_)
    answer = _Answer(
        scene,
        coreference,
        quote_ids={index: id_ for id_, answered in zip(ids, found, strict=True) for index in answered.statement.quotes},
        speaker_ids={index: f"s{number}" for number, index in enumerate(speaking, start=1)},
        described=cache(lambda entity: _description(scene, entity)),
        telling=cache(_telling),
        titled=dict(titled_names(scene, coreference.entities)),
    )
    quotes = tuple(
        _quotation(answer, id_, answered, entity)
        for id_, answered, entity in deadline.watch(zip(ids, found, named, strict=True))
    )
    said = {quote.id: quoted_words(quote) for quote in quotes}
    speakers = tuple(
        replace(
            _speaker(answer, coreference.entities[index], options, deadline),
            quotes=tuple(quoted),
            quoted_words=sum(map(said.__getitem__, quoted)),
        )
        for index, quoted in speaking.items()
    )
    return quotes, speakers


def _quotation(answer: _Answer, id_: str, answered: FoundSpeaker, entity: Entity | None) -> Quotation:
    scene, statement = answer.scene, answered.statement
    phrase, report, continues = statement.phrase, statement.report, statement.continues
    return Quotation(
        id=id_,
        type=statement.type,
        span=statement.span,
        text=statement.span.of(scene.text),
        words=in_one_line(statement.content.of(scene.text)),
        content=statement.content,
        speaker_id=answer.speaker_ids[entity.index] if entity is not None else None,
        source=speaking_mention(scene, phrase, report) if phrase is not None else None,
        cue=cue_of(scene, report) if report is not None else None,
        antecedents=(tuple(_antecedents_of_source(answer, phrase, report)) if phrase is not None else ()),
        confidence=round(answered.confidence, 3),
        sieve=statement.sieve,
        continues=answer.quote_ids[continues] if continues is not None else None,
        via=tuple(_via(answer, report, entity)) if report is not None else (),
        quoted=statement.quoted,
    )


def _via(answer: _Answer, report: Report, speaker: Entity | None) -> Iterator[Reporter]:
    """List those who reported ``report``; nobody passes on his own words."""
    scene = answer.scene
    seen = {speaker.index} if speaker is not None else set()
    for outer in reporters(scene, report):
        phrase = scene.source_of(outer)
        entity = answer.coreference.speaker_of(phrase)
        if entity is not None and entity.index not in seen:
            seen.add(entity.index)
            yield Reporter(
                name=_name(answer, entity),
                speaker_id=answer.speaker_ids.get(entity.index),
                source=speaking_mention(scene, phrase, outer),
                cue=cue_of(scene, outer),
            )


def _antecedents_of_source(answer: _Answer, phrase: Phrase, report: Report | None) -> Iterator[Mention]:
    """Lead from the source to whom it means: "who" to its noun, a statement to its author, an anaphor to a name."""
    if report is not None and report.pronoun is not None:
        yield mention_of(answer.scene, phrase)
    entity = answer.coreference.entity_of.get(phrase)
    author = answer.coreference.authors.get(entity) if entity is not None else None
    if author is not None:
        yield mention_of(answer.scene, author)
    for antecedent in _antecedents(answer, phrase if author is None else author):
        yield mention_of(answer.scene, antecedent)


def _antecedents(answer: _Answer, phrase: Phrase) -> Iterator[Phrase]:
    """Yield the last mention before an anaphor that is no pronoun and, where that is no name, the name.

    A name that comes only later is the only one for whoever is mentioned by pronouns before.
    """
    entity = answer.coreference.entity_of.get(phrase)
    if entity is None or phrase.type is MentionType.NAME:
        return
    telling = answer.telling(entity)
    before = bisect_left(telling, phrase.head, key=_head)
    if before and telling[before - 1].type is not MentionType.NAME:
        yield telling[before - 1]
    named = (other for other in (*reversed(telling[max(0, before - MAX_BACK) : before]), *telling) if _is_name(other))
    name = next(named, None)
    if name is not None:
        yield name


def _telling(entity: Entity) -> Sequence[Phrase]:
    return [phrase for phrase in entity.phrases if phrase.type is not MentionType.PRONOUN]


def _head(phrase: Phrase) -> int:
    return phrase.head


def _is_name(phrase: Phrase) -> bool:
    return phrase.type is MentionType.NAME


def _speaker(answer: _Answer, entity: Entity, options: Options, deadline: Deadline) -> Speaker:
    """Return an entity as a speaker, without its quotations."""
    scene, coreference = answer.scene, answer.coreference
    description = answer.described(entity)
    type_ = _SPEAKER_TYPES[entity.kind]
    person = entity.kind is EntityKind.PERSON
    office = office_of(scene, entity, coreference.tied) if person else None
    told = person and options.gender
    if type_ is SpeakerType.PERSON and entity.name is None:
        type_ = SpeakerType.UNNAMED
    return Speaker(
        id=answer.speaker_ids[entity.index],
        name=_name(answer, entity),
        type=type_,
        description=description if entity.name not in {None, description} else None,
        mentions=tuple(mention_of(scene, phrase) for phrase in deadline.watch(entity.phrases)),
        quotes=(),
        named=entity.name is not None,
        key=fold(in_one_line(entity.name)) if entity.name is not None else None,
        title=office.title[:MAX_SHOWN] if office is not None else None,
        affiliation=office.affiliation[:MAX_SHOWN] if office is not None and office.affiliation is not None else None,
        gender=gender_of(scene, entity, coreference.tied, coreference.links) if told else None,
    )


def _description(scene: Scene, entity: Entity) -> str | None:
    nominals = [phrase for phrase in entity.phrases if phrase.type is MentionType.NOMINAL]
    heads = [scene.tokens[phrase.head].lower for phrase in nominals]
    # Links may be wrong: what the entity is called most often, or else first, is the safest head to describe it by.
    usual = next((head for head, _ in Counter(heads).most_common(1)), None)
    descriptions = [description_of(scene, p) for p, head in zip(nominals, heads, strict=True) if head == usual]
    return max(descriptions, key=len, default=None)


def _name(answer: _Answer, entity: Entity) -> str:
    name = (
        answer.titled.get(entity)
        or entity.name
        or answer.described(entity)
        or entity.phrases[0].span.of(answer.scene.text)
    )
    return in_one_line(name[:MAX_SHOWN])
