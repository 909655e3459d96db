"""Titles: the words before a name that say what its bearer is ("Russian President", "the late Gov.")."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from inquit.types import EntityKind
from inquit.words.closed_classes import ARTICLES
from inquit.words.genders import is_first_name, is_initial
from inquit.words.lexicon import (
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
    from collections.abc import Sequence

    from inquit.words.lexicon import Gender

_CHAMBERS = frozenset({"house", "senate"})
"""What is left of “the speaker of the House” where a name follows."""
_LONGEST_TITLE = 4
_EXCELLENCIES = frozenset({"HE", "HH", "HRH", "HM"})
"""His or Her Excellency, Highness, Royal Highness, Majesty."""
NAME_EDGES = " \t\n\r\u00a0,.;:!?-–—“”\"‘’'`()[]<>*"
"""What may stand around a name and its words without being part of them."""


def title_length(words: Sequence[str]) -> int:
    """Count the leading words of a name that are its title: 2 in "Russian President Anna Poe".

    A leading article goes with it, and at least one word is left for the name. No title is taken from the
    names of organisations and places ("Justice Department", "King County"), nor when it is a first name too
    and a title stands before it ("Gov. Earl Roe") or a family name alone is left ("Dean Poe").
    """
    folded = [fold(word.strip(NAME_EDGES)) for word in words]
    if len(words) < 2 or (is_initial(folded[0]) and (words[0].endswith(".") or is_initial(folded[1]))):
        return 0  # “A. Poe”, “A J Poe”
    described = _description_length(folded)
    if described:
        return described
    articles = 1 if folded[0] in ARTICLES else 0
    if len(words) == articles + 3 and folded[articles] in _CHAMBERS and is_first_name(folded[articles + 1]):
        return articles + 1
    if not _not_people().isdisjoint(folded[articles + 1 :]):
        return articles
    taken = _office_length(folded)
    if taken:
        return taken
    taken = articles
    while taken < len(words) - 1 and (length := _title_at(words, folded, taken, articles)):
        taken += length
    return articles if folded[taken : taken + 1] in (["of"], ["&"], ["and"]) else taken


def _office_length(folded: Sequence[str]) -> int:
    """Count the words up to an office that is the second or third word of a name, 0 where neither is one."""
    if is_first_name(folded[0]):
        return 0
    offices = (at + 1 for at in (1, 2) if at < len(folded) - 1 and folded[at] in name_words("office"))
    return next(offices, 0)


def _title_at(words: Sequence[str], folded: Sequence[str], taken: int, articles: int) -> int:
    """Count the words of the title that begins at word ``taken`` of a name, 0 where none does.

    ``folded`` are the words as they are looked up, ``articles`` the number of articles in front.
    """
    left = len(words) - taken
    length = next(
        (n for n in range(min(_LONGEST_TITLE, left - 1), 0, -1) if " ".join(folded[taken : taken + n]) in titles()),
        1 if _modifies_title(folded, taken) or _is_excellency(words, taken) else 0,
    )
    if left > 2 and is_person_noun(folded[taken]) and not is_first_name(words[taken]):
        length = max(length, 1)
    may_be_name = taken > articles or name_particles().issuperset(folded[taken + 1 : -1])
    return 0 if folded[taken] in name_words("title_or_name") and may_be_name else length


def _is_excellency(words: Sequence[str], i: int) -> bool:
    """Tell whether word ``i`` is "HE", "HH" or the like before a name that is not in capitals too."""
    return words[i] in _EXCELLENCIES and not words[i + 1].isupper()


def _modifies_title(folded: Sequence[str], i: int) -> bool:
    """Tell whether word ``i`` goes with the title behind it ("former"); "new" may begin a place too ("New York")."""
    following = folded[i + 1]
    titled = is_title_word(following) or following in name_words("title_modifier")
    return folded[i] in name_words("title_modifier") and (folded[i] != "new" or titled)


def _description_length(folded: Sequence[str]) -> int:
    """Count the words up to an office that a full name follows ("Lund County Judge", "Governor of Lund"), else 0."""
    for start in range(len(folded) - 2, 0, -1):
        rest = folded[start:]
        if len(rest) > 4 or not _not_people().isdisjoint(rest):
            continue
        of = next((i for i in range(start - 1, 0, -1) if folded[i] == "of"), None)
        office = folded[start - 1 if of is None or start - of > 3 else of - 1]
        if office in name_words("title_or_name") or (start > 1 and folded[start - 2] in name_particles()):
            continue
        titled = office in titles() and len(rest) == 2 and start > 1 and of is None
        if titled or (is_first_name(rest[0]) and (is_title_word(office) or " ".join(folded[:start]) in titles())):
            return start
    return 0


@cache
def _not_people() -> frozenset[str]:
    """Return the words that no person's name has in it, without those that are family names too."""
    return (organization_words() | legal_forms() | landmark_words()) - name_words("family_name_too")


def title_words(words: Sequence[str]) -> frozenset[str]:
    """Return the words that make a title, none where the last word is no part of one ("officials at")."""
    meaningful = [word for word in words if is_title_word(word)]
    return frozenset(meaningful) if meaningful and words[-1] == meaningful[-1] else frozenset()


def title_gender(words: Sequence[str]) -> Gender | None:
    """Return the gender that the titles and role nouns among folded words imply, None where none or both."""
    genders = set()
    for phrase in _phrases(words):
        role = role_nouns().get(phrase)
        gender = titles().get(phrase) or (role.gender if role is not None else None)
        if gender is not None:
            genders.add(gender)
    return genders.pop() if len(genders) == 1 else None


def _phrases(words: Sequence[str]) -> list[str]:
    """Return the words and all pairs of neighbours."""
    return [*map(" ".join, pairwise(words)), *words]


def is_title_word(word: str) -> bool:
    """Tell whether a word in lower case may stand before a name as its title, or say what its bearer is."""
    return word in titles() or is_person_noun(word)


def is_person_noun(word: str) -> bool:
    """Tell whether a word in lower case says what one person is ("senator")."""
    role = role_nouns().get(word)
    return role is not None and role.kind is EntityKind.PERSON
