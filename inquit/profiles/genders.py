"""The gender by which an article speaks of somebody, and what told it.

This is how the article speaks of people, not who they are: it knows two genders because titles and pronouns do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.audit import GenderEvidence, PersonGender, ToldGender
from inquit.entities.anaphors import pronoun_gender, role_of
from inquit.types import MentionType
from inquit.words.genders import gender_of_first_name, is_initial, leaning_of_first_name
from inquit.words.lexicon import Gender
from inquit.words.name_forms import take_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from inquit.entities.coreference import Link
    from inquit.entities.discourse import Entity
    from inquit.reading.mentions import Phrase
    from inquit.reading.scene import Scene

ENOUGH = 0.7
"""The share of all its evidence that one gender needs, where pronouns tell it."""


_VALUES = {Gender.FEMININE: PersonGender.FEMALE, Gender.MASCULINE: PersonGender.MALE}


def gender_of(scene: Scene, entity: Entity, sure: frozenset[Phrase], links: Mapping[Phrase, Link]) -> ToldGender:
    """Return the gender of a person, with what told it.

    ``sure``: the descriptions that grammar ties to the entity. Titles tell before roles, and these before pronouns and
    first names. Pronouns may be linked wrongly: where they contradict a first name nothing is told.
    """
    named = [phrase for phrase in entity.phrases if phrase.type is MentionType.NAME]
    described = [phrase for phrase in entity.phrases if phrase in sure or entity.name is None]
    title, role = _most(_titles(scene, named)), _most(_roles(scene, described))
    if title is not None or role is not None:
        return _told(title, GenderEvidence.TITLE) if title is not None else _told(role, GenderEvidence.ROLE)
    pronoun = _most(_pronouns(scene, entity.phrases, links))
    name = _of_first_name(entity, gender_of_first_name)
    if pronoun is not None and name in {None, pronoun}:
        return _told(pronoun, GenderEvidence.PRONOUN)
    if pronoun is not None:
        return _told(None, None)  # one of them is wrong
    return _told(name or _of_first_name(entity, leaning_of_first_name), GenderEvidence.FIRST_NAME)


def _told(gender: Gender | None, evidence: GenderEvidence | None) -> ToldGender:
    return ToldGender(_VALUES[gender], evidence) if gender is not None else ToldGender(PersonGender.UNKNOWN, None)


def _most(votes: Iterable[tuple[Gender | None, float]]) -> Gender | None:
    """Return the gender with the weight of ``ENOUGH`` of all votes, None without one."""
    weights: dict[Gender, float] = {}
    for gender, weight in votes:
        if gender is not None:
            weights[gender] = weights.get(gender, 0.0) + weight
    best = max(weights, key=weights.__getitem__, default=None)
    return best if best is not None and weights[best] >= ENOUGH * sum(weights.values()) else None


def _titles(scene: Scene, named: Iterable[Phrase]) -> Iterator[tuple[Gender | None, float]]:
    for phrase in named:
        assert phrase.name is not None
        first, last = phrase.name
        tokens = scene.tokens
        text = scene.text[tokens[first].start : tokens[last].end]
        before = scene.text[tokens[phrase.first].start : tokens[first].start]
        form = take_apart(text, before or None)
        yield (form.gender if form is not None else None), 1.0


def _roles(scene: Scene, described: Iterable[Phrase]) -> Iterator[tuple[Gender | None, float]]:
    for phrase in described:
        role = role_of(scene.syntax, phrase) if phrase.type is MentionType.NOMINAL else None
        yield (role.sure_gender if role is not None else None), 1.0


def _pronouns(
    scene: Scene, phrases: Iterable[Phrase], links: Mapping[Phrase, Link]
) -> Iterator[tuple[Gender | None, float]]:
    for phrase in phrases:
        if phrase.type is MentionType.PRONOUN and phrase in links:
            yield pronoun_gender(scene.tokens[phrase.head].lower), links[phrase].probability


def _of_first_name(entity: Entity, told_by: Callable[[str], Gender | None]) -> Gender | None:
    """Return the gender that is ``told_by`` the first given name that is no initial."""
    form = take_apart(entity.name, None) if entity.name is not None else None
    first = next((name for name in form.given if not is_initial(name)), None) if form is not None else None
    return told_by(first) if first is not None else None
