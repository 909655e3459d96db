"""The words the engine knows, read once from the data files in ``lists/``.

Every file is UTF-8 text: lines that start with ``#`` are comments, columns are separated by tabs. Keys are
in lower case. README.md there says where each file comes from.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from inquit.types import EntityKind
from inquit.words.plurals import plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


_LISTS = files("inquit.words").joinpath("lists")


class Gender(StrEnum):
    """The grammatical gender by which pronouns agree; what is unknown is None, never a member."""

    MASCULINE = "m"
    FEMININE = "f"


class CueClass(StrEnum):
    """What a reporting verb says about the act: the classes of reporting_verbs.tsv."""

    SPEECH = "speech"
    ANNOUNCING = "announcing"
    WRITING = "writing"
    THOUGHT = "thought"
    MANNER = "manner"
    NAMING = "naming"
    JUDGEMENT = "judgement"


UTTERING = frozenset({CueClass.SPEECH, CueClass.ANNOUNCING, CueClass.WRITING, CueClass.MANNER})
"""The classes of verbs whose subject utters words, where thinking and judging need none."""


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """A common noun that can head the description of a speaker ("the senator", "officials")."""

    singular: str
    kind: EntityKind
    gender: Gender | None

    @property
    def sure_gender(self) -> Gender | None:
        """The gender of everybody whom the noun is said of, or None: a woman may be called a spokesman."""
        generic = self.singular.endswith("man") and self.singular != "man"
        return None if generic and self.gender is Gender.MASCULINE else self.gender


def fold(word: str) -> str:
    """Return ``word`` without case, diacritics, full stops and curly apostrophes, as names are compared."""
    if word.isascii():
        return word.lower().replace(".", "")
    decomposed = unicodedata.normalize("NFD", word.casefold().replace("’", "'"))
    return "".join(char for char in decomposed if char != "." and not unicodedata.combining(char))


def rows(name: str) -> list[list[str]]:
    """Return the tab-separated rows of the data file ``name``, without comments and empty lines."""
    text = _LISTS.joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def _listed(name: str) -> frozenset[str]:
    """Return the words of the data file ``name``, which has one a line."""
    return frozenset(word for (word,) in rows(name))


def _gender(code: str) -> Gender | None:
    """Return the gender of a code in the data files, "-" is None."""
    return None if code == "-" else Gender(code)


@cache
def reporting_verbs() -> Mapping[str, str]:
    """Return form → lemma of the one-word reporting verbs ("said" → "say")."""
    return MappingProxyType(
        {form: lemma for lemma, forms, _ in rows("reporting_verbs.tsv") if " " not in lemma for form in forms.split()}
    )


@cache
def particle_verbs() -> Mapping[tuple[str, str], str]:
    """Return (form of the verb, particle) → lemma of the reporting particle verbs ("went on" → "go on")."""
    return MappingProxyType(
        {
            (form, lemma.partition(" ")[2]): lemma
            for lemma, forms, _ in rows("reporting_verbs.tsv")
            if " " in lemma
            for form in forms.split()
        }
    )


@cache
def cue_classes() -> Mapping[str, CueClass]:
    """Return lemma → class of all reporting verbs, particle verbs too."""
    return MappingProxyType({lemma: CueClass(name) for lemma, _, name in rows("reporting_verbs.tsv")})


@cache
def reporting_nouns() -> Mapping[str, str]:
    """Return form → singular of the nouns that name an act or product of speech ("claims" → "claim")."""
    nouns = [noun for (noun,) in rows("reporting_nouns.txt")]
    return MappingProxyType({plural(noun): noun for noun in nouns} | {noun: noun for noun in nouns})


@cache
def statement_nouns() -> frozenset[str]:
    """Return the nouns, singular and plural, for what one author says or writes ("letter", "remarks")."""
    nouns = _listed("statement_nouns.txt")
    return nouns | frozenset(map(plural, nouns))


@cache
def headings() -> frozenset[str]:
    """Return the words that open a line before a colon and name nobody who speaks ("video")."""
    return _listed("headings.txt")


@cache
def furniture_openings() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return how lines that are no article begin, in lower case → the kinds of line, each with what may follow."""
    found: dict[str, list[tuple[str, str]]] = {}
    for kind, follow, opening in rows("furniture.tsv"):
        found.setdefault(opening, []).append((kind, follow))
    return MappingProxyType(found)


@cache
def furniture_words(name: str) -> frozenset[str]:
    """Return the words of a class of furniture_words.tsv ("sharing": "tweet")."""
    return frozenset(word for class_, words in rows("furniture_words.tsv") if class_ == name for word in words.split())


@cache
def titles() -> Mapping[str, Gender | None]:
    """Return title without full stops ("lt col") → the gender it implies."""
    return MappingProxyType({title: _gender(code) for title, code in rows("titles.tsv")})


@cache
def office_words() -> frozenset[str]:
    """Return the words that titles of several words begin with ("finance", "prime", "chief")."""
    return frozenset(word for title in titles() for word in title.split()[:-1])


@cache
def abbreviated_titles() -> frozenset[str]:
    """Return the titles that are written short with a full stop, without it ("Capt")."""
    return _listed("abbreviated_titles.txt")


@cache
def role_nouns() -> Mapping[str, RoleNoun]:
    """Return form → role noun, several words included; plurals of person nouns are groups.

    A form listed in the file itself wins over one made by rule.
    """
    listed: dict[str, RoleNoun] = {}
    derived: dict[str, RoleNoun] = {}
    for noun, kind, code in rows("role_nouns.tsv"):
        role = RoleNoun(noun, EntityKind(kind), _gender(code))
        listed.setdefault(noun, role)
        if role.kind is EntityKind.PERSON:
            derived.setdefault(plural(noun), RoleNoun(noun, EntityKind.GROUP, role.gender))
        else:
            derived.setdefault(plural(noun), role)
    return MappingProxyType(derived | listed)


@cache
def metonyms() -> frozenset[str]:
    """Return seats and buildings that stand for the institution in them ("kremlin"), without "the"."""
    return _listed("metonyms.txt")


@cache
def legal_forms() -> frozenset[str]:
    """Return the words for a legal form that end an organisation's name ("inc"), without full stops."""
    return _organization_words("suffix")


@cache
def organization_words() -> frozenset[str]:
    """Return the words that mark a name as an organisation's, wherever they stand in it ("university")."""
    return _organization_words("keyword")


@cache
def landmark_words() -> frozenset[str]:
    """Return the words that mark a name as a building's or a place's ("tower")."""
    return _organization_words("landmark")


def _organization_words(place: str) -> frozenset[str]:
    """Return the words of one class of organization_words.tsv."""
    return frozenset(word for word, listed in rows("organization_words.tsv") if listed == place)


@cache
def name_words(name: str) -> frozenset[str]:
    """Return the words of a class of name_words.tsv ("suffix": "jr")."""
    return frozenset(word for class_, words in rows("name_words.tsv") if class_ == name for word in words.split())


@cache
def name_particles() -> frozenset[str]:
    """Return the words that belong to the family name after them ("van")."""
    return _listed("name_particles.txt")


@cache
def family_first() -> frozenset[str]:
    """Return family names of languages that put them before the given name ("xi")."""
    return _listed("family_first.txt")


@cache
def places() -> frozenset[str]:
    """Return places whose names people and organisations bear too ("london")."""
    return _listed("places.txt")


@cache
def demonyms() -> Mapping[str, str]:
    """Return adjective or noun of a people, in lower case → its country as English news calls it ("dutch")."""
    return MappingProxyType({word: country for country, words in rows("demonyms.tsv") for word in words.split(",")})


@cache
def first_names() -> Mapping[str, Gender | None]:
    """Return folded first name → gender, None for names of men and women alike."""
    genders: dict[str, Gender | None] = dict.fromkeys(shared_first_names())
    for gender in Gender:
        genders |= {name: gender for (name,) in rows(f"first_names_{gender}.txt")}
    for file in ("first_names_abroad.tsv", "first_names_world.tsv"):
        genders |= {fold(name): _gender(code) for name, code in rows(file)}
    return MappingProxyType(genders)


@cache
def shared_first_names() -> Mapping[str, float]:
    """Return the folded first names of men and women alike → the share of men."""
    return MappingProxyType({name: float(share) for name, share in rows("first_names_both.tsv")})


@cache
def title_nouns() -> Mapping[str, frozenset[str]]:
    """Return title word without full stop → the role nouns it stands for ("sen" → senator, lawmaker)."""
    return MappingProxyType({title: frozenset(nouns.split()) for title, nouns in rows("title_nouns.tsv")})


@cache
def role_kin() -> Mapping[str, frozenset[str]]:
    """Return role noun → the nouns that news uses for the same people, itself included ("senator" → "lawmaker", …)."""
    kin: dict[str, set[str]] = {}
    for (nouns,) in rows("role_kin.tsv"):
        group = nouns.split()
        for noun in group:
            kin.setdefault(noun, set()).update(group)
    return MappingProxyType({noun: frozenset(nouns) for noun, nouns in kin.items()})


@cache
def works() -> frozenset[str]:
    """Return the nouns that announce the title of a work ("film")."""
    return _listed("works.txt")
