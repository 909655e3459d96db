"""Repeated words: of two quotations of the same words, the surer one says who speaks in both.

A headline or a lead quotes words that stand again below, where it is clearer who says them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from inquit.answers.beliefs import beliefs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inquit.entities.coreference import Coreference
    from inquit.entities.discourse import Entity
    from inquit.reading.scene import Scene
    from inquit.sources.decisions import Decision

SAME = 0.9
"""The share of such pairs that are one speaker's: 231 of 258 in 706 articles."""


class Agreement(StrEnum):
    """What another quotation of the same words says about the speaker of one."""

    NONE = "none"
    """There is no other."""
    AGREES = "agrees"
    WON = "won"
    """The other one is surer and decides."""
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class FinalDecision:
    """A decision, and the one that says who speaks: the same, or that about a surer quotation of the same words."""

    decision: Decision
    deciding: Decision
    agreement: Agreement = Agreement.NONE

    @property
    def is_repeat(self) -> bool:
        """Whether another quotation says who speaks in this one."""
        return self.deciding is not self.decision


@dataclass(frozen=True, slots=True)
class _Answer:
    """Who speaks by one decision, and how probable that is by the rankers."""

    decision: Decision
    entity: Entity
    strength: float


def decide_repeats(scene: Scene, decisions: Sequence[Decision], coreference: Coreference) -> tuple[FinalDecision, ...]:
    """Return a final decision for each, in order.

    A surer quotation that has the words of another decides who speaks in that one too.
    """
    return tuple(
        _final(decision, [decisions[i] for i in scene.repeats[decision.quote.index]], coreference)
        if decision.spoken
        else FinalDecision(decision, decision)
        for decision in decisions
    )


def _final(decision: Decision, others: Sequence[Decision], coreference: Coreference) -> FinalDecision:
    """Choose between a decision and the surest of the ``others``, which are about quotations of the same words."""
    answers = [answer for other in others if other.spoken and (answer := _answer(other, coreference)) is not None]
    if not answers:
        return FinalDecision(decision, decision)
    own, surest = _answer(decision, coreference), max(answers, key=lambda answer: answer.strength)
    if own is not None and surest.entity is own.entity:
        return FinalDecision(decision, decision, Agreement.AGREES)
    if own is None or SAME * surest.strength > own.strength or _names_below(surest, own):
        return FinalDecision(decision, surest.decision, Agreement.WON)
    return FinalDecision(decision, decision, Agreement.LOST)


def _names_below(answer: _Answer, above: _Answer) -> bool:
    """Tell whether ``answer`` names somebody where the one ``above`` it, in a headline or lead, only describes."""
    described = above.entity.name is None and answer.entity.name is not None
    return described and answer.decision.quote.index > above.decision.quote.index


def _answer(decision: Decision, coreference: Coreference) -> _Answer | None:
    """Return the speaker of a quotation taken by itself, None where no entity is one."""
    source = decision.source
    entity = coreference.speaker_of(source.phrase) if source is not None else None
    if entity is None:
        return None
    strength = decision.speech_probability * beliefs(decision, coreference).get(entity, 0.0)
    return _Answer(decision, entity, strength)
