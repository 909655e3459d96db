"""Introductions: where an article tells what somebody is, before the name, behind it, or in a description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.profiles.offices import Office, office_in
from inquit.reading.name_spans import MAX_NAME
from inquit.reading.syntax import NOUNS, PROPER
from inquit.types import MentionType
from inquit.words.closed_classes import DASHES
from inquit.words.lexicon import name_words
from inquit.words.name_titles import is_title_word, title_length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inquit.entities.discourse import Entity
    from inquit.reading.mentions import Phrase
    from inquit.reading.scene import Scene
    from inquit.reading.tokens import Token

MAX_DESCRIPTION = 10
"""How many words stand between a comma behind a name and the noun that says what its bearer is, at most."""
_OPENERS = frozenset({",", "(", *DASHES})
_MODIFIERS = frozenset({"JJ", "VBN", "VBG", "CD", "DT", "PRP$", "POS", "HYPH", "RB", "RBR", "JJS"}) | NOUNS


def office_of(scene: Scene, entity: Entity, sure: frozenset[Phrase]) -> Office | None:
    """Return the title by which the article introduces somebody, the first with an affiliation before the first.

    ``sure``: the descriptions of the entity that grammar ties to it. None where no title is told.
    """
    told = list(_offices(scene, entity, sure))
    return next((office for office in told if office.affiliation is not None), next(iter(told), None))


def _offices(scene: Scene, entity: Entity, sure: frozenset[Phrase]) -> Iterator[Office]:
    """Yield the titles told by the mentions of an entity in text order; then by descriptions linked by likelihood."""
    unsure = []
    for phrase in entity.phrases:
        if phrase.type is MentionType.NAME and phrase.name is not None:
            for office in (_before(scene, *phrase.name), _after(scene, phrase.last + 1)):
                if office is not None:
                    yield office
        elif phrase.type is MentionType.NOMINAL:
            office = office_in(scene.tokens, scene.text, phrase.first, phrase.head)
            if office is None:
                continue
            if phrase in sure or entity.name is None:
                yield office
            else:
                unsure.append(office)
    yield from unsure


def _before(scene: Scene, first: int, last: int) -> Office | None:
    """Return the title right before the name from token ``first`` to ``last``, which may be taken into the name."""
    tokens = scene.tokens
    split = first + title_length([token.text for token in tokens[first : last + 1]])
    start = split
    least = max(0, first - MAX_NAME)
    while start > least and _may_stand_before(tokens, start - 1, split):
        start -= 1
    head = split - 1
    if start == split or tokens[head].lower.replace(".", "") in name_words("courtesy"):
        return None
    return office_in(tokens, scene.text, start, head, behind=False)


def _may_stand_before(tokens: Sequence[Token], i: int, name: int) -> bool:
    token = tokens[i]
    same = token.sentence == tokens[name].sentence and token.quote is None
    return same and (token.tag in {"JJ", "POS", "HYPH", "VBN"} or token.tag in NOUNS or token.text in {"&", "/"})


def _after(scene: Scene, i: int) -> Office | None:
    """Return the title that stands in apposition from token ``i`` on: behind a comma, an age, a bracket, a dash.

    None in “Nora Berg, mayor Jon Holm and …”, where the title is another’s.
    """
    tokens = scene.tokens
    if i + 1 >= len(tokens) or tokens[i].text not in _OPENERS:
        return None
    i += 1
    if tokens[i].text.isdecimal() and i + 1 < len(tokens) and tokens[i + 1].text in _OPENERS:
        i += 2
    if tokens[i : i + 2] and [t.lower for t in tokens[i : i + 2]] in (["who", "is"], ["who", "was"]):
        i += 2
    head = _head_of_description(tokens, i)
    return office_in(tokens, scene.text, i, head) if head is not None else None


def _head_of_description(tokens: Sequence[Token], start: int) -> int | None:
    """Return the last noun of the noun phrase that begins at ``start`` if it says what a person is."""
    head = None
    for i in range(start, min(start + MAX_DESCRIPTION, len(tokens))):
        token = tokens[i]
        if token.tag not in _MODIFIERS or token.quote is not None:
            break
        if token.tag in NOUNS:
            head = i
    if head is None or not is_title_word(tokens[head].lower.replace(".", "")):
        return None
    following = tokens[head + 1] if head + 1 < len(tokens) else None
    return None if following is not None and following.tag in PROPER else head
