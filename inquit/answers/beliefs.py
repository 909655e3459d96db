"""Beliefs: how probable it is that an entity speaks, over all mentions of it that may be the source.

Which mention speaks and whom it means are decided one after the other. How sure the answer is depends on both at once:
another mention of the same entity speaks for it, one of somebody else against it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inquit.entities.coreference import Coreference
    from inquit.entities.discourse import Entity
    from inquit.sources.decisions import Decision


def beliefs(decision: Decision, coreference: Coreference) -> dict[Entity, float]:
    """Return the probability of each entity to be the speaker, given that somebody is.

    They do not sum to 1: some probability is with mentions that mean nobody known.
    """
    found: dict[Entity, float] = {}
    for candidate, probability in decision.options:
        link = coreference.links.get(candidate.phrase)
        entity = coreference.entity_of.get(candidate.phrase)
        meanings = link.options if link is not None else ((entity, 1.0),) if entity is not None else ()
        for meant, chance in meanings:
            speaker = coreference.speaker(meant)
            found[speaker] = found.get(speaker, 0.0) + probability * chance
    return found
