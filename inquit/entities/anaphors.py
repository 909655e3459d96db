"""Anaphors: the pronouns and descriptions that may refer to somebody mentioned before, and what kind each is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inquit.reading.mentions import is_one_of_a_people
from inquit.reading.syntax import PLURAL
from inquit.types import EntityKind, MentionType
from inquit.words.lexicon import Gender, RoleNoun, role_nouns

if TYPE_CHECKING:
    from inquit.reading.mentions import Phrase
    from inquit.reading.scene import Scene
    from inquit.reading.syntax import Syntax

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "them", "their", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_INDEFINITE = frozenset(
    {
        "a",
        "an",
        "one",
        "another",
        "some",
        "any",
        "every",
        "each",
        "no",
        "many",
        "several",
        "most",
        "few",
        "other",
        "two",
        "three",
        "four",
        "five",
    }
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})

ANAPHOR_KINDS = (
    *("he", "she", "they", "it", "she-he"),
    *(f"{noun}-nominal" for noun in ("person", "group", "organization", "document", "speaker")),
    "nominal",
)
"""What evidence is weighed as: kinds of anaphors, and "she-he" and "nominal" for like kinds together."""
DETERMINERS = ("definite", "possessive", "indefinite", "genitive", "bare", "-")
"""How nominals are determined; "-" of a pronoun."""


@dataclass(frozen=True, slots=True)
class Anaphor:
    """What kind of anaphor a phrase is: he, she, they, it, or a description by what it describes (“person-nominal”)."""

    kind: str
    gender: Gender | None
    determiner: str


def weighed_as(anaphor: Anaphor) -> tuple[str, ...]:
    """Say as what evidence is weighed: for this kind of anaphor, and for like kinds together."""
    if anaphor.kind.endswith("-nominal"):
        return anaphor.kind, "nominal"
    return (anaphor.kind, "she-he") if anaphor.kind in {"he", "she"} else (anaphor.kind,)


def anaphor_of(scene: Scene, phrase: Phrase) -> Anaphor | None:
    """Say what kind of anaphor a phrase is, or None if it refers to nobody mentioned before."""
    tokens = scene.tokens
    token = tokens[phrase.head]
    if phrase.type is MentionType.PRONOUN:
        kind = next(
            (
                kind
                for kind, words in (("he", _HE), ("she", _SHE), ("they", _THEY), ("it", _IT))
                if token.lower in words
            ),
            None,
        )
        return Anaphor(kind, pronoun_gender(token.lower), "-") if kind is not None else None
    determiner = determiner_of(scene, phrase)
    if determiner == "indefinite":
        return None
    role = role_of(scene.syntax, phrase)
    plural = token.tag in PLURAL
    if role is None:
        if phrase not in scene.speaking:
            return None
        kind = "group" if plural else "speaker"
    else:
        kind = role.kind.value
        if role.kind is EntityKind.PERSON and plural:
            kind = "group"
        if kind in {"group", "document"} and phrase not in scene.speaking:
            return None  # many, seldom somebody named, and found again by their nouns
    return Anaphor(f"{kind}-nominal", role.gender if role is not None else None, determiner)


def role_of(syntax: Syntax, phrase: Phrase) -> RoleNoun | None:
    """Look the head of a nominal up among the role nouns, with the noun before it first ("prime minister")."""
    token = syntax.tokens[phrase.head]
    if phrase.type is MentionType.NOMINAL and is_one_of_a_people(syntax, token):
        return RoleNoun(token.lower, EntityKind.PERSON, None)
    before = syntax.tokens[phrase.head - 1].lower if phrase.head > phrase.first else ""
    nouns = role_nouns()
    found = nouns.get(f"{before} {token.lower}") or nouns.get(token.lower)
    if found is None and "-" in token.lower:
        tail = token.lower.rpartition("-")[2]
        found = nouns.get(tail) or (
            RoleNoun(token.lower, EntityKind.PERSON, None) if token.lower.endswith("year-old") else None
        )
    return found


def determiner_of(scene: Scene, phrase: Phrase) -> str:
    """Say how a nominal is determined: definite, possessive, indefinite, genitive or bare."""
    tokens = scene.tokens
    first = tokens[phrase.first]
    if first.lower in _DEFINITE:
        return "definite"
    if first.tag == "PRP$":
        return "possessive"
    if first.lower in _INDEFINITE or first.tag == "CD":
        return "indefinite"
    if any(tokens[i].tag == "POS" for i in range(phrase.first, phrase.head)):
        return "genitive"
    return "bare"


def pronoun_gender(word: str) -> Gender | None:
    """Return the gender that a pronoun agrees with."""
    return Gender.MASCULINE if word in _HE else Gender.FEMININE if word in _SHE else None
