"""From decisions to the answer: entities become speakers, sources and antecedents become mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.attribution.coreference import Entity, EntityKind
from service.attribution.cues import CueKind
from service.attribution.nesting import reporters
from service.attribution.types import (
    Attribution,
    CharSpan,
    Cue,
    Mention,
    MentionType,
    Quotation,
    QuotationType,
    Reporter,
    Speaker,
    SpeakerType,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from service.attribution.confidence import Judgement
    from service.attribution.coreference import Coreference
    from service.attribution.cues import Report
    from service.attribution.mentions import Phrase
    from service.attribution.pipeline import Decision
    from service.attribution.scene import QuoteFrame, Scene
    from service.attribution.types import EngineInfo, Options

_SIEVES = {
    CueKind.SUBJECT: "reporting-verb",
    CueKind.SHARED: "reporting-verb",
    CueKind.AGENT: "passive",
    CueKind.PATIENT: "passive",
    CueKind.RELATIVE: "relative-clause",
    CueKind.PARTICIPLE: "participle",
    CueKind.ACCORDING: "according-to",
    CueKind.NOUN: "reporting-noun",
    CueKind.QUOTED: "reporting-verb",
    CueKind.LABEL: "transcript-label",
    CueKind.SIGNATURE: "signature",
}
_TYPES = {
    EntityKind.PERSON: SpeakerType.PERSON,
    EntityKind.ORGANIZATION: SpeakerType.ORGANIZATION,
    EntityKind.PLACE: SpeakerType.ORGANIZATION,
    EntityKind.GROUP: SpeakerType.GROUP,
    EntityKind.DOCUMENT: SpeakerType.DOCUMENT,
    EntityKind.OTHER: SpeakerType.UNNAMED,
}


def build_attribution(
    scene: Scene, judgements: Sequence[Judgement], coreference: Coreference, info: EngineInfo, options: Options
) -> Attribution:
    """Write the answer for one article, as asked for."""
    named = [judged.entity if judged.confidence >= options.min_confidence else None for judged in judgements]
    speaking: dict[int, list[str]] = {}
    for judged, entity in zip(judgements, named, strict=True):
        if entity is not None:
            speaking.setdefault(entity.index, []).append(quotation_id(judged.decision.quote))
    ids = {index: f"s{number}" for number, index in enumerate(speaking, start=1)}
    quotes = tuple(
        _quotation(scene, judged, entity, ids, coreference) for judged, entity in zip(judgements, named, strict=True)
    )
    speakers = tuple(
        _speaker(scene, coreference.entities[index], ids[index], tuple(quoted)) for index, quoted in speaking.items()
    )
    return Attribution(len(scene.text), quotes, speakers, info)


def _quotation(
    scene: Scene, judged: Judgement, entity: Entity | None, ids: dict[int, str], coreference: Coreference
) -> Quotation:
    decision = judged.decision
    quoted = decision.quote.quoted
    source = decision.source if decision.spoken else None
    type_ = QuotationType.DIRECT if decision.quote.utterance or _is_second_half(decision) else QuotationType.MIXED
    report = source.report if source is not None else None
    return Quotation(
        id=quotation_id(decision.quote),
        type=type_ if decision.spoken else QuotationType.SCARE,
        span=quoted.span,
        text=quoted.span.of(scene.text),
        content=quoted.content,
        speaker_id=ids[entity.index] if entity is not None else None,
        source=mention_of(scene, source.phrase) if source is not None else None,
        cue=cue_of(scene, report) if report is not None else None,
        antecedents=tuple(_antecedents(scene, source.phrase, coreference)) if source is not None else (),
        confidence=round(judged.confidence, 3),
        sieve=_sieve(decision) if decision.spoken else "scare-quote",
        continues=f"q{quoted.continues + 1}" if quoted.continues is not None and decision.spoken else None,
        via=tuple(_via(scene, report, entity, ids, coreference)) if report is not None else (),
    )


def _is_second_half(decision: Decision) -> bool:
    """Tell whether an utterance goes on here after its interruption (“…,” Berg said, “and …”)."""
    previous = decision.previous
    return previous is not None and previous.quote.utterance and _sieve(decision) == "interrupted"


def _sieve(decision: Decision) -> str:
    source, previous = decision.source, decision.previous
    if source is None:
        return "none"
    report = source.report
    if previous is not None and previous.phrase is source.phrase and (report is None or report is previous.report):
        if decision.quote.quoted.continues is not None:
            return "continuation"
        same = previous.quote.quoted.paragraph == decision.quote.quoted.paragraph
        return ("interrupted" if report is not None else "floating") if same else "next-paragraph"
    return _SIEVES[report.kind] if report is not None else "nearest-mention"


def quotation_id(quote: QuoteFrame) -> str:
    """Return the id of a quotation in the answer."""
    return f"q{quote.index + 1}"


def cue_of(scene: Scene, report: Report) -> Cue:
    """Return the cue of a report as it stands in the answer."""
    token = scene.tokens[report.cue]
    return Cue(CharSpan(token.start, token.end), token.text, report.lemma)


def _via(
    scene: Scene, report: Report, speaker: Entity | None, ids: dict[int, str], coreference: Coreference
) -> Iterator[Reporter]:
    """List those who reported ``report``; nobody passes on his own words."""
    seen = {speaker.index} if speaker is not None else set()
    for outer in reporters(scene, report):
        phrase = scene.phrases[scene.phrase_of[outer.source]]
        entity = coreference.entity_of.get(phrase.index)
        if entity is not None and entity.index not in seen:
            seen.add(entity.index)
            yield Reporter(
                name=_name(scene, entity, _description(scene, entity)),
                speaker_id=ids.get(entity.index),
                source=mention_of(scene, phrase),
                cue=cue_of(scene, outer),
            )


def mention_of(scene: Scene, phrase: Phrase) -> Mention:
    """Return a phrase as it stands in the answer: a name without what stands before it."""
    span = phrase.span
    if phrase.name is not None:
        span = CharSpan(scene.tokens[phrase.name[0]].start, scene.tokens[phrase.name[1]].end)
    return Mention(span, span.of(scene.text), phrase.type)


def _antecedents(scene: Scene, phrase: Phrase, coreference: Coreference) -> Iterator[Mention]:
    """Walk back from an anaphor to the name of its entity, or to its first description."""
    entity = coreference.entity_of.get(phrase.index)
    seen = phrase
    while entity is not None and seen.type is not MentionType.NAME:
        link = coreference.links.get(seen.index)
        if link is None or link.antecedent is None:
            named = next((other for other in entity.phrases if other.type is MentionType.NAME), None)
            if named is not None:
                yield mention_of(scene, named)
            return
        seen = link.antecedent
        yield mention_of(scene, seen)


def _speaker(scene: Scene, entity: Entity, id_: str, quotes: tuple[str, ...]) -> Speaker:
    description = _description(scene, entity)
    type_ = _TYPES[entity.kind]
    if type_ is SpeakerType.PERSON and entity.name is None:
        type_ = SpeakerType.UNNAMED
    return Speaker(
        id=id_,
        name=_name(scene, entity, description),
        type=type_,
        description=description if entity.name not in {None, description} else None,
        mentions=tuple(mention_of(scene, phrase) for phrase in entity.phrases),
        quotes=quotes,
    )


def _description(scene: Scene, entity: Entity) -> str | None:
    nominals = [phrase for phrase in entity.phrases if phrase.type is MentionType.NOMINAL]
    heads = [scene.tokens[phrase.head].lower for phrase in nominals]
    # Links may be wrong: what the entity is called most often, or else first, is the safest head to describe it by.
    usual = max(heads, key=heads.count, default=None)
    descriptions = [description_of(scene, p) for p, head in zip(nominals, heads, strict=True) if head == usual]
    return max(descriptions, key=len, default=None)


def _name(scene: Scene, entity: Entity, description: str | None) -> str:
    return " ".join((entity.name or description or entity.phrases[0].span.of(scene.text)).split())


def description_of(scene: Scene, phrase: Phrase) -> str:
    """Return a nominal with the prepositional phrases that follow it ("a spokesman for the ministry")."""
    tokens = scene.tokens
    last = phrase.head
    for child in scene.syntax.children[phrase.head]:
        if child < phrase.head or tokens[child].quote is not None:
            continue
        if tokens[child].dep != "prep" or scene.syntax.left[child] != last + 1:
            break
        right = scene.syntax.right[child]
        comma = next(
            (
                i
                for i in range(child, right + 1)
                if tokens[i].text in {",", ";", ":", "—"} or tokens[i].quote is not None
            ),
            None,
        )
        last = right if comma is None else comma - 1
        if comma is not None:
            break
    return scene.text[tokens[phrase.first].start : tokens[last].end]
