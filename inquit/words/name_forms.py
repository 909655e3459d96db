"""A name taken apart: title, given names, family name, nickname and suffix, ready to be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from inquit.words.genders import gender_of_first_name, is_first_name
from inquit.words.lexicon import (
    Gender,
    RoleKind,
    fold,
    landmark_words,
    legal_forms,
    name_particles,
    name_words,
    organization_words,
    role_nouns,
    titles,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ARTICLES = frozenset({"the", "a", "an"})
_CHAMBERS = frozenset({"house", "senate"})
"""What is left of “the speaker of the House” where a name follows."""
_POWERS = frozenset({"us", "uk", "un", "eu"})
_LONGEST_TITLE = 4
_LONGEST_ACRONYM = 7

_EDGES = " \t\n\r\u00a0,.;:!?-–—“”\"‘’'`()[]<>*"
_POSSESSIVE = re.compile(r"(?:[’'`]s|(?<=s)[’'`])$", re.IGNORECASE)
_NICKNAME = re.compile(r"\s[“\"‘'(]([^\s”\"’')]+)[”\"’')](?=\s)")
_STRAY_QUOTES = re.compile(r"[“”\"]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}|[A-Z]{2}")
_CLIPPINGS = re.compile(r"[A-Z][a-z]+")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,7}")


@dataclass(frozen=True, slots=True)
class NameForm:
    """One way in which a name is written.

    ``shown`` is as written, without title, possessive and stray marks. All other words are folded. ``words``
    leave out nickname and suffix; as a person's name they are ``given`` names, then the ``family`` name with
    its particles. ``content`` are the words that count in an organisation's name: no function words, no legal
    form. ``title`` are the words before the name that are titles or say what a person is; ``gender`` is what
    they imply.
    """

    shown: str
    words: tuple[str, ...]
    given: tuple[str, ...]
    family: tuple[str, ...]
    nickname: str | None
    suffix: str | None
    content: tuple[str, ...]
    title: frozenset[str]
    gender: Gender | None

    @property
    def titled(self) -> bool:
        """Tell whether a title stands before the name, not just a word for a person ("rival")."""
        return not titles().keys().isdisjoint(self.title)

    @property
    def surname(self) -> str:
        """The family name without its particles: "berg" for "van der Berg", "haddadi" for "al-Haddadi"."""
        return bare(self.family[-1])

    @property
    def squeezed(self) -> str:
        """The letters alone, so that hyphens and spaces make no difference."""
        return "".join(self.words).replace("-", "")

    @property
    def acronym(self) -> str | None:
        """The letters of a form that may be an acronym ("u.s." → "us"), None for any other form."""
        return self.words[0] if len(self.words) == 1 and _ACRONYM.fullmatch(self.shown) else None

    @property
    def clippings(self) -> tuple[str, ...]:
        """The parts of a word that may join the beginnings of several ("HarbTimes"); none of any other form."""
        parts = _CLIPPINGS.findall(self.shown) if len(self.words) == 1 else []
        return tuple(map(fold, parts)) if len(parts) > 1 and "".join(parts) == self.shown else ()


def are_clippings(parts: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether ``parts`` are the beginnings of ``words``, one of each."""
    return len(parts) == len(words) and all(map(str.startswith, words, parts))


def bare(word: str) -> str:
    """Return a family name without the particle that is hyphenated to it."""
    head, dash, tail = word.partition("-")
    return tail if dash and tail and head in name_particles() else word


def is_initial(word: str) -> bool:
    """Tell whether a given name is an initial only."""
    return len(word) == 1


def acronyms(words: Iterable[str]) -> set[str]:
    """Return the acronyms that a name of several words may have, with and without its function words."""
    letters = [(word[0], word in name_words("function")) for part in words for word in part.split("-") if word]
    return {
        made
        for made in (
            "".join(c for c, _ in letters),
            "".join(c for c, is_function in letters if not is_function),
        )
        if 2 <= len(made) <= _LONGEST_ACRONYM
    }


def take_apart(text: str, title: str | None) -> NameForm | None:
    """Take the name ``text`` apart, with the ``title`` before it; None when no letter is left of it."""
    cleaned = text.strip(_EDGES)
    cleaned = _POSSESSIVE.sub("", cleaned).strip(_EDGES)
    nicknames = _NICKNAME.findall(cleaned)
    written = cleaned.split()
    while len(written) > 2 and fold(written[-1].strip(_EDGES)) in name_words("letters"):
        written.pop()
        written[-1] = written[-1].rstrip(",")
        text = written[-1]
    taken = title_length(written)
    shown = " ".join(written[taken:])
    if not nicknames:
        shown = _STRAY_QUOTES.sub("", shown)
    written = _NICKNAME.sub("", " " + shown).split()
    suffix = None
    if len(written) > 1 and fold(written[-1].strip(_EDGES)) in name_words("suffix"):
        suffix = fold(written.pop().strip(_EDGES))
    words = tuple(word for part in written for word in _words(part, alone=len(written) == 1))
    if not words:
        return None
    abbreviated = suffix is not None or _ACRONYM.fullmatch(shown) or words[-1] in legal_forms()
    if text.rstrip().endswith(".") and abbreviated and not shown.endswith("."):
        shown += "."
    before = [fold(word) for word in (*(title or "").split(), *cleaned.split()[:taken])]
    family_at = _family_start(words)
    gender = _title_gender(before)
    if gender is not None and _is_womans(words[:family_at]) and not _is_sure(before[-1]):
        gender = None
    return NameForm(
        shown=shown,
        words=words,
        given=words[:family_at],
        family=words[family_at:],
        nickname=fold(nicknames[0]) if nicknames else None,
        suffix=suffix,
        content=_content(words),
        title=_title(before),
        gender=gender,
    )


def _is_womans(given: Sequence[str]) -> bool:
    return bool(given) and gender_of_first_name(given[0]) is Gender.FEMININE


def _is_sure(title: str) -> bool:
    """Tell whether a title is not said of both men and women, as "spokesman" is."""
    role = role_nouns().get(title)
    return role is None or role.sure_gender is not None


def _words(part: str, *, alone: bool) -> list[str]:
    stripped = part.strip(_EDGES.replace(".", ""))
    if not alone and _INITIALS.fullmatch(stripped) and fold(stripped) not in _POWERS:
        return [char for char in fold(stripped) if char.isalpha()]
    folded = fold(_POSSESSIVE.sub("", stripped)).strip(_EDGES)
    return [folded] if folded else []


def title_length(words: Sequence[str]) -> int:
    """Count the leading words of a name that are its title: 2 in "Russian President Anna Poe".

    A leading article goes with it, and at least one word is left for the name. No title is taken from the
    names of organisations and places ("Justice Department", "King County"), nor when it is a first name too
    and a title stands before it ("Gov. Earl Roe") or a family name alone is left ("Dean Poe").
    """
    folded = [fold(word.strip(_EDGES)) for word in words]
    if len(words) < 2 or (is_initial(folded[0]) and (words[0].endswith(".") or is_initial(folded[1]))):
        return 0  # “A. Poe”, “A J Poe”
    described = _description_length(folded)
    if described:
        return described
    articles = 1 if folded[0] in _ARTICLES else 0
    if len(words) == articles + 3 and folded[articles] in _CHAMBERS and is_first_name(folded[articles + 1]):
        return articles + 1
    if not _not_people().isdisjoint(folded[articles + 1 :]):
        return articles
    if not is_first_name(folded[0]):
        for position in (1, 2):
            if position < len(words) - 1 and folded[position] in name_words("office"):
                return position + 1
    taken = articles
    while taken < len(words) - 1:
        longest = min(_LONGEST_TITLE, len(words) - 1 - taken)
        length = next(
            (n for n in range(longest, 0, -1) if " ".join(folded[taken : taken + n]) in titles()),
            1 if _modifies_title(folded, taken) else 0,
        )
        if len(words) - taken > 2 and is_person_noun(folded[taken]) and not is_first_name(words[taken]):
            length = max(length, 1)
        may_be_name = taken > articles or name_particles().issuperset(folded[taken + 1 : -1])
        if not length or (folded[taken] in name_words("title_or_name") and may_be_name):
            break
        taken += length
    return articles if folded[taken : taken + 1] in (["of"], ["&"], ["and"]) else taken


def _modifies_title(folded: Sequence[str], i: int) -> bool:
    """Tell whether a word goes with the title after it ("former"); "new" may begin a place too ("New York")."""
    following = folded[i + 1]
    titled = is_title_word(following) or following in name_words("title_modifier")
    return folded[i] in name_words("title_modifier") and (folded[i] != "new" or titled)


def _description_length(folded: Sequence[str]) -> int:
    """Count the words up to an office ("Lund County Judge", "Governor of Lund") that a full name follows, else 0."""
    for start in range(len(folded) - 2, 0, -1):
        rest = folded[start:]
        if len(rest) > 4 or not _not_people().isdisjoint(rest):
            continue
        of = next((i for i in range(start - 1, 0, -1) if folded[i] == "of"), None)
        office = folded[start - 1 if of is None or start - of > 3 else of - 1]
        if office in name_words("title_or_name") or (start > 1 and folded[start - 2] in name_particles()):
            continue
        titled = office in titles() and len(rest) == 2 and start > 1 and of is None
        if titled or (is_first_name(rest[0]) and is_title_word(office)):
            return start
    return 0


@cache
def _not_people() -> frozenset[str]:
    """Return the words that make a name no person's, save those that are family names too."""
    return (organization_words() | legal_forms() | landmark_words()) - name_words("family_name_too")


def _family_start(words: tuple[str, ...]) -> int:
    """Return where the family name starts; a particle in front of all is a given name ("Van", "Al")."""
    start = len(words) - 1
    while start > 1 and words[start - 1] in name_particles():
        start -= 1
    return start


def _content(words: tuple[str, ...]) -> tuple[str, ...]:
    content = [word for word in words if word not in name_words("function")]
    if len(content) > 1 and content[0] in _POWERS:
        del content[0]
    while len(content) > 1 and content[-1] in legal_forms():
        content.pop()
    return tuple(content) or words


def _phrases(words: list[str]) -> list[str]:
    return [*map(" ".join, pairwise(words)), *words]


def _title(words: list[str]) -> frozenset[str]:
    """Return the words that make a title; none if the last word is no part of it ("officials at")."""
    meaningful = [word for word in words if is_title_word(word)]
    return frozenset(meaningful) if meaningful and words[-1] == meaningful[-1] else frozenset()


def is_title_word(word: str) -> bool:
    """Tell whether a word in lower case may stand before a name as its title, or say what its bearer is."""
    return word in titles() or is_person_noun(word)


def is_person_noun(word: str) -> bool:
    """Tell whether a word in lower case says of one person what he or she is ("senator")."""
    role = role_nouns().get(word)
    return role is not None and role.kind is RoleKind.PERSON


def _title_gender(words: list[str]) -> Gender | None:
    genders = set()
    for phrase in _phrases(words):
        role = role_nouns().get(phrase)
        gender = titles().get(phrase) or (role.gender if role is not None else None)
        if gender is not None:
            genders.add(gender)
    return genders.pop() if len(genders) == 1 else None
