"""How probable it is that a named speaker is the right one.

The probabilities of the three rankers (somebody says it, this mention says it, the mention means this entity) are too
sure of themselves in some places and too modest in others. A logistic model over them, in bands, is learned from held
out articles, where the rankers never saw the answer (stacking, after Wolpert 1992; calibration after Platt 1999).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inquit.answers.beliefs import beliefs
from inquit.indirect.reports import IndirectReport
from inquit.rankers.loglinear import logistic
from inquit.types import QuotationType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inquit.answers.repeats import FinalDecision
    from inquit.answers.statements import Statement
    from inquit.entities.coreference import Coreference
    from inquit.entities.discourse import Entity
    from inquit.rankers.loglinear import LogLinear

BANDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.87, 0.92, 0.95, 0.97, 0.985, 0.995)
"""Thresholds of probability: each that is reached is a feature."""


@dataclass(frozen=True, slots=True)
class FoundSpeaker:
    """The likeliest speaker of one statement, and the probability, 0 to 1, that this is right.

    ``entity`` is None for scare quotes and where no candidate is an entity.
    """

    statement: Statement
    entity: Entity | None
    confidence: float


def find_speaker(statement: Statement, coreference: Coreference, model: LogLinear) -> FoundSpeaker:
    """Return the likeliest speaker of a statement, and how probable it is that this is the right one.

    ``model`` was learned from words in marks: what is reported without marks has the product of its probabilities.
    """
    if statement.type is QuotationType.SCARE:
        return FoundSpeaker(statement, None, statement.probability)
    phrase = statement.phrase
    entity = coreference.speaker_of(phrase) if phrase is not None else None
    if phrase is None or entity is None:
        return FoundSpeaker(statement, None, 0.0)
    if isinstance(statement.basis, IndirectReport):
        link = coreference.links.get(phrase)
        return FoundSpeaker(statement, entity, statement.probability * (link.probability if link is not None else 1.0))
    features = confidence_features(statement.basis, entity, coreference)
    return FoundSpeaker(statement, entity, logistic(model.score(features)))


def confidence_features(final: FinalDecision, entity: Entity, coreference: Coreference) -> Iterator[str]:
    """Name the evidence for and against ``entity`` as the speaker; the decision that counts must have a source."""
    decision, deciding = final.decision, final.deciding
    source = deciding.source
    assert source is not None
    link = coreference.links.get(source.phrase)
    believed = beliefs(deciding, coreference)
    rival = max((probability for other, probability in believed.items() if other is not entity), default=0.0)
    linked = link.probability if link is not None else 1.0
    product = decision.speech_probability * deciding.source_probability * linked
    kind = source.report.kind.value if source.report is not None else "none"
    mention = source.phrase.type.value
    shape = "utterance" if decision.quote.utterance else "fragment"
    yield "named"
    yield from _at_least(f"believed|{mention}", decision.speech_probability * believed.get(entity, 0.0))
    yield from _at_least("no-rival", 1.0 - rival)
    yield from _at_least("product", product)
    yield from _at_least("source", deciding.source_probability)
    yield from _at_least("speech", decision.speech_probability)
    if link is not None:
        yield from _at_least(f"link|{mention}", linked)
    yield f"cue={kind}|{shape}"
    yield f"mention={mention}|{entity.kind.value}|{'name' if entity.name else 'described'}"
    yield f"first={decision.previous is None}"
    yield f"echo={final.agreement.value}"


def _at_least(what: str, probability: float) -> Iterator[str]:
    """Name every band that a probability has reached: neighbouring bands share what is learned."""
    yield from (f"{what}>={band}" for band in BANDS[: bisect_right(BANDS, probability)])
