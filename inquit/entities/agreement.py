"""Agreement: which entities a pronoun or a description may mean at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.reading.syntax import PLURAL
from inquit.types import EntityKind
from inquit.words.lexicon import name_words, role_nouns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inquit.entities.anaphors import Anaphor
    from inquit.entities.discourse import Entity
    from inquit.reading.mentions import Phrase
    from inquit.reading.scene import Scene
    from inquit.words.lexicon import Gender


def agreeing(scene: Scene, phrase: Phrase, anaphor: Anaphor, entities: Iterable[Entity]) -> Iterator[Entity]:
    """Yield those of ``entities`` that ``phrase``, which is ``anaphor``, may mean, in their order.

    They were mentioned before it and agree in kind and gender: what is impossible need not be learned.
    """
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
    """Tell whether an entity is of a kind and a gender that an anaphor may stand for, as far as they are known."""
    if anaphor.kind in {"he", "she"}:
        plural = scene.tokens[entity.phrases[0].head].tag in PLURAL
        human = entity.kind is EntityKind.PERSON or (
            entity.kind is EntityKind.OTHER and entity.name is not None and not plural
        )
        return human and entity.gender in {None, anaphor.gender}
    if anaphor.kind == "it":
        return entity.kind is not EntityKind.PERSON or entity.gender is None
    return anaphor.kind not in {"document-nominal", "organization-nominal"} or entity.kind is not EntityKind.PERSON
