"""Names that tell people apart: those of one family who are called by the family name alone keep their titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.types import EntityKind
from inquit.words.name_titles import title_length

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inquit.entities.discourse import Entity
    from inquit.reading.scene import Scene


def titled_names(scene: Scene, entities: Iterable[Entity]) -> Iterator[tuple[Entity, str]]:
    """Yield the people of one name, each with the first name with a title that the article calls them by.

    “Mr. Bennet” and “Mrs. Bennet”: nobody whose name is borne by one person alone, or who has no title.
    """
    bearers: dict[str, list[Entity]] = {}
    for entity in entities:
        if entity.name is not None and entity.kind is EntityKind.PERSON:
            bearers.setdefault(entity.name, []).append(entity)
    for namesakes in bearers.values():
        if len(namesakes) > 1:
            for entity in namesakes:
                name = next(_titled(scene, entity), None)
                if name is not None:
                    yield entity, name


def _titled(scene: Scene, entity: Entity) -> Iterator[str]:
    """Yield the mentions of an entity that have a title, in text order."""
    for phrase in entity.phrases:
        if phrase.name is not None:
            words = [token.text for token in scene.tokens[phrase.name[0] : phrase.name[1] + 1]]
            if title_length(words):
                yield scene.text[scene.tokens[phrase.name[0]].start : scene.tokens[phrase.name[1]].end]
