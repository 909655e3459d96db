"""Salience: how prominent a mention is by its role in the clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.reading.syntax import MAX_CLIMB, OBJECTS, SUBJECTS

if TYPE_CHECKING:
    from inquit.entities.discourse import Entity
    from inquit.reading.mentions import Phrase
    from inquit.reading.scene import Scene

MAX_MENTIONS = 6
"""How many mentions of an entity are looked at for the most prominent in a sentence."""

_ROLES = {
    **dict.fromkeys(SUBJECTS, "subject"),
    **dict.fromkeys(OBJECTS, "object"),
    **{dep: dep for dep in ("poss", "pobj", "conj", "ROOT")},
}
"""The role of a mention by its dependency label; it is "other" for all other labels."""
ROLES = ("subject", "object", "ROOT", "poss", "pobj", "conj", "other")
"""The roles of mentions in their clauses, the most salient first."""


def role_in_clause(scene: Scene, phrase: Phrase) -> str:
    """Return the role of a phrase in its clause, one of ``ROLES``; an appositive has that of the noun it explains."""
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
        better = ROLES.index(role_in_clause(scene, best)) - ROLES.index(role_in_clause(scene, phrase))
        if better > 0 or (better == 0 and (phrase.name is not None or best.name is None)):
            best = phrase
    return best
