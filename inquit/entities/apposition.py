"""Apposition and predication: descriptions that grammar ties to the name or phrase that they describe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.entities.anaphors import role_of
from inquit.entities.name_mentions import is_one_person
from inquit.reading.syntax import FINITE, NOUNS, PLURAL
from inquit.types import EntityKind, MentionType
from inquit.words.genders import is_first_name
from inquit.words.lexicon import places, role_nouns, works
from inquit.words.name_titles import is_person_noun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inquit.reading.mentions import Phrase
    from inquit.reading.scene import Scene
    from inquit.reading.tokens import Token

MAX_OFFICE = 6
"""How many words an office has behind its “of”, at most."""
MAX_BETWEEN = 8
"""How many words stand between a description and the name in apposition to it, at most."""
_NAMING = (
    "named",
    "called",
    "known as",
    "identified as",
    "calling himself",
    "calling herself",
    "who goes by",
    "going by",
    "going by the name",
    "going by the name of",
)
"""What stands between a description and the name that somebody bears."""
_NAMING_STARTS = frozenset(naming.split()[0] for naming in _NAMING)
MAX_NAMING = max(len(naming.split()) for naming in _NAMING)
_BEING = frozenset({"is", "was", "'s", "’s", "became"})
_BREAKS = frozenset({",", "--", "—", "–"})
_OF_OFFICES = NOUNS | {"JJ", "DT", "CC", "IN"}
"""The tags of the words behind the “of” of an office: “of the Board for Health and Safety”."""


def fixed_links(scene: Scene) -> Iterator[tuple[Phrase, Phrase]]:
    """Yield each description that grammar ties to another phrase, with that phrase, in text order.

    By apposition ("Berg, a teacher"), as a predicate ("Berg is a teacher") or by naming ("a teacher named Berg").
    """
    for phrase in scene.phrases:
        if phrase.type is MentionType.NOMINAL and scene.tokens[phrase.first].tag != "WP$":
            other = (
                _named_after(scene, phrase)
                or _told_of(scene, phrase)
                or _is_who(scene, phrase)
                or _name_beside(scene, phrase)
            )
            if other is not None:
                yield phrase, other


def _told_of(scene: Scene, phrase: Phrase) -> Phrase | None:
    """Return the phrase that a description is in apposition to, or the subject that it is the predicate of."""
    token = scene.tokens[phrase.head]
    if token.dep == "appos":
        return scene.phrase_of.get(token.head)
    if token.dep == "attr" and scene.tokens[token.head].lower in _BEING:
        subject = scene.syntax.child(token.head, "nsubj")
        return scene.phrase_of.get(subject) if subject is not None else None
    return None


def _is_who(scene: Scene, phrase: Phrase) -> Phrase | None:
    """Return the name that a sentence gives for a description ("Her neighbour is Nora Berg")."""
    token = scene.tokens[phrase.head]
    verb = scene.tokens[token.head]
    if token.dep != "nsubj" or not is_one_person(token) or verb.lower not in _BEING:
        return None
    name, negated = scene.syntax.child(verb.i, "attr"), scene.syntax.child(verb.i, "neg")
    other = scene.phrase_of.get(name) if name is not None and negated is None else None
    return other if other is not None and other.type is MentionType.NAME else None


def _name_beside(scene: Scene, phrase: Phrase) -> Phrase | None:
    """Return the name that a description describes: in apposition to it, set apart or behind an office."""
    tokens = scene.tokens
    token = tokens[phrase.head]
    role = role_of(scene.syntax, phrase)
    names = list(_apposed_names(scene, phrase.head))
    if role is None or role.kind is not EntityKind.PERSON:
        return names[0] if names and not _says_more_of_a_person(scene, token) else None
    people = [name for name in names if tokens[name.head].entity == "PERSON"]
    names = people or [name for name in names if tokens[name.first - 1].text not in {"(", "["}]
    if names or token.tag in PLURAL:
        return names[0] if names else None
    return _set_apart(scene, phrase) or _behind_office(scene, phrase)


def _says_more_of_a_person(scene: Scene, token: Token) -> bool:
    """Tell whether a noun is part of somebody's description: the marriage in “a son of his first marriage, Jon”."""
    above = scene.tokens[scene.tokens[token.head].head]
    return token.dep == "pobj" and is_one_person(above)


def _apposed_names(scene: Scene, head: int) -> Iterator[Phrase]:
    """Yield the names in apposition to a noun, or else to a description in apposition to it.

    “My companion, Nora Berg”, “my companion, the novelist Nora Berg”.
    """
    apposed = list(_apposed(scene, head))
    names = [phrase for phrase in apposed if phrase.type is MentionType.NAME]
    yield from names or (
        name
        for phrase in apposed
        if scene.tokens[phrase.head].tag not in PLURAL
        for name in _apposed(scene, phrase.head)
        if name.type is MentionType.NAME
    )


def _apposed(scene: Scene, head: int) -> Iterator[Phrase]:
    for child in scene.syntax.children[head]:
        phrase = scene.phrase_of.get(child) if scene.tokens[child].dep == "appos" else None
        if phrase is not None:
            yield phrase


def _behind_office(scene: Scene, phrase: Phrase) -> Phrase | None:
    """Return the full name right behind an office of several words: “head of research Nora Berg”.

    Not behind “the mother of Nora Berg”, “the mother of the sailor Nora Berg” or “the author of the book Nora Berg”.
    """
    tokens = scene.tokens
    if phrase.last + 1 >= len(tokens) or tokens[phrase.last + 1].lower not in {"of", "for"}:
        return None
    for name in scene.phrases_after(phrase, 2):
        if name.name is None or tokens[name.head].entity != "PERSON":
            continue
        office = tokens[phrase.last + 2 : name.name[0]]
        in_full = name.name[1] > name.name[0] and is_first_name(tokens[name.name[0]].text)
        if in_full and 0 < len(office) <= MAX_OFFICE and all(token.tag in _OF_OFFICES for token in office):
            last = office[-1]
            if last.tag in NOUNS and not is_person_noun(last.lower) and not _is_work(last.lower):
                return name
    return None


def _is_work(noun: str) -> bool:
    role = role_nouns().get(noun)
    return noun in works() or (role is not None and role.kind is EntityKind.DOCUMENT)


def _named_after(scene: Scene, phrase: Phrase) -> Phrase | None:
    """Return the name that a description is said to bear: "a sailor named Nora Berg", "the girl known as Nora"."""
    after = scene.tokens[phrase.last + 1 : phrase.last + MAX_NAMING + 1]
    if not after or after[0].lower not in _NAMING_STARTS:
        return None
    words = " ".join(token.lower for token in after)
    naming = max((naming for naming in _NAMING if f"{words} ".startswith(f"{naming} ")), key=len, default="")
    if not naming:
        return None
    start = phrase.last + 1 + len(naming.split())
    following = scene.phrases_after(phrase, 2)
    return next((name for name in following if name.type is MentionType.NAME and name.first == start), None)


def _set_apart(scene: Scene, phrase: Phrase) -> Phrase | None:
    """Return the person's name that follows a description between commas or dashes, where the parser ties it elsewhere.

    “The mayor of Lund, Nora Berg, said …”, but not “the mayor, Nora Berg and Jon Holm said …”.
    """
    tokens = scene.tokens
    for name in scene.phrases_after(phrase, 4):
        head = tokens[name.head]
        if is_person_noun(head.lower) and name.type is MentionType.NOMINAL:
            return None  # “a student with a teacher in Lund, Nora Berg,” says who the teacher is
        between = tokens[phrase.last + 1 : name.first]
        after = [token.lower for token in tokens[name.last + 1 : name.last + 3]]
        if not between or between[-1].text not in _BREAKS or len(after) < 2 or len(between) > MAX_BETWEEN:
            continue
        first_name = head.entity in {"", "ORG"} and is_first_name(head.text) and head.lower not in places()
        told = (head.entity == "PERSON" or first_name) and head.sentence == tokens[phrase.head].sentence
        closed = after[0] in {*_BREAKS, "."} and after[1] not in {"and", "or"}
        if told and closed and not any(_interrupts(token) for token in between[:-1]):
            return name
    return None


def _interrupts(token: Token) -> bool:
    """Tell whether a word between a description and a name shows that they are not one person's."""
    return token.tag in FINITE or token.text in _BREAKS or token.lower == "and" or token.quote is not None
