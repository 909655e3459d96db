"""A name taken apart: title, given names, family name, nickname and suffix, ready to be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inquit.words.genders import gender_of_first_name
from inquit.words.lexicon import Gender, fold, legal_forms, name_particles, name_words, role_nouns, titles
from inquit.words.name_titles import NAME_EDGES, title_gender, title_length, title_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_POWERS = frozenset({"us", "uk", "un", "eu"})
_LONGEST_ACRONYM = 7
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
    """Return the parts of the name ``text``, with the ``title`` before it; None when no letter is left."""
    cleaned = text.strip(NAME_EDGES)
    cleaned = _POSSESSIVE.sub("", cleaned).strip(NAME_EDGES)
    nicknames = _NICKNAME.findall(cleaned)
    written = cleaned.split()
    while len(written) > 2 and fold(written[-1].strip(NAME_EDGES)) in name_words("letters"):
        written.pop()
        written[-1] = written[-1].rstrip(",")
        text = written[-1]
    taken = title_length(written)
    shown = " ".join(written[taken:])
    if not nicknames:
        shown = _STRAY_QUOTES.sub("", shown)
    written = _NICKNAME.sub("", " " + shown).split()
    suffix = None
    if len(written) > 1 and fold(written[-1].strip(NAME_EDGES)) in name_words("suffix"):
        suffix = fold(written.pop().strip(NAME_EDGES))
    words = tuple(word for part in written for word in _words(part, alone=len(written) == 1))
    if not words:
        return None
    abbreviated = suffix is not None or _ACRONYM.fullmatch(shown) or words[-1] in legal_forms()
    if text.rstrip().endswith(".") and abbreviated and not shown.endswith("."):
        shown += "."
    before = [fold(word) for word in (*(title or "").split(), *cleaned.split()[:taken])]
    family_at = _family_start(words)
    gender = title_gender(before)
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
        title=title_words(before),
        gender=gender,
    )


def _is_womans(given: Sequence[str]) -> bool:
    """Tell whether the first of ``given`` names is a woman's."""
    return bool(given) and gender_of_first_name(given[0]) is Gender.FEMININE


def _is_sure(title: str) -> bool:
    """Tell whether a title tells the gender of its bearer for sure: "spokesman" is said of women too."""
    role = role_nouns().get(title)
    return role is None or role.sure_gender is not None


def _words(part: str, *, alone: bool) -> list[str]:
    """Return the folded words of one written word: initials apart, else one; ``alone`` where the name has no other."""
    stripped = part.strip(NAME_EDGES.replace(".", ""))
    if not alone and _INITIALS.fullmatch(stripped) and fold(stripped) not in _POWERS:
        return [char for char in fold(stripped) if char.isalpha()]
    folded = fold(_POSSESSIVE.sub("", stripped)).strip(NAME_EDGES)
    return [folded] if folded else []


def _family_start(words: tuple[str, ...]) -> int:
    """Return where the family name starts; a particle in front of all is a given name ("Van", "Al")."""
    start = len(words) - 1
    while start > 1 and words[start - 1] in name_particles():
        start -= 1
    return start


def _content(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that count in an organisation's name."""
    content = [word for word in words if word not in name_words("function")]
    if len(content) > 1 and content[0] in _POWERS:
        del content[0]
    while len(content) > 1 and content[-1] in legal_forms():
        content.pop()
    return tuple(content) or words
