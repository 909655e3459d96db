"""Furniture: lines of a page that are no article, told by how they begin, by the words they are made of, by a credit.

A line is looked at by itself: pages put furniture anywhere. What is taken for furniture is short and quotes nobody;
only a promotion, which names itself as one, may quote.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from inquit.cleaning.bylines import is_byline, is_date
from inquit.cleaning.credits import are_names, credit_at_end, is_credit
from inquit.types import LineKind
from inquit.words.lexicon import furniture_openings, furniture_words

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_LENGTH = 320
"""No furniture is longer, in characters."""
MAX_SHORT = 100
"""An opening followed by more characters than this begins a sentence."""

_QUOTED = re.compile(r"[“”\"«»]|(?<![\w’'])[‘'](?=\w)[^‘]{2,300}?[\w.,!?…][’'](?!\w)")
"""Words in double marks, or in single ones that are no apostrophes: one opens before a word, one closes behind one."""
_SEPARATOR = re.compile(r"\s*[:|»>→►▶]|\s+[-–—](?=\s)")
_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]+")
_ORNAMENTS = "-–—*►▶»>[(|•·→ \t"
_SINGLE_MARKS = frozenset("'’‘")
MAX_OPENING = 8
"""The words that tell furniture are not more."""
_SENTENCE_INSIDE = re.compile(r"[.?!]\s+\w")
_TAG = re.compile(r"(?:#\w+[\s,]*){2,}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\[\d{1,3}\]\s.+|pic\.twitter\.com/\S+")


def kind_of(line: str) -> LineKind | None:
    """Return what a line is taken for, None for the article itself and its headings."""
    if not line or len(line) > MAX_LENGTH:
        return None
    kind = _by_opening(line)
    if _QUOTED.search(line):
        return kind if kind is LineKind.PROMOTION else None
    return kind or next((kind for kind, tells in _TELLS if tells(line)), None)


def _by_opening(line: str) -> LineKind | None:
    """Return what a line is that begins as furniture does; the longest opening that fits tells."""
    bare = line.lstrip(_ORNAMENTS).replace("’", "'")
    first = _LETTERS.search(bare)
    if first is None or first[0].lower() not in _first_words():
        return None
    openings = furniture_openings()
    for word in reversed(list(islice(_WORD.finditer(bare), MAX_OPENING))):
        end = word.start() + len(word[0].rstrip(":|,!?.»→]").removesuffix("..."))
        opening = " ".join(bare[:end].lower().split())
        for kind, follow in openings.get(opening, ()):
            if _FOLLOWS[follow](bare[end:]):
                return LineKind(kind)
    return None


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words[0] for opening in furniture_openings() if (words := _LETTERS.findall(opening)))


def _is_alone(rest: str) -> bool:
    return not any(character.isalnum() for character in rest)


def _is_short(rest: str) -> bool:
    return len(rest) <= MAX_SHORT and _SENTENCE_INSIDE.search(rest) is None


_FOLLOWS: dict[str, Callable[[str], object]] = {
    "alone": _is_alone,
    "colon": _SEPARATOR.match,
    "comma": re.compile(r",\s").match,
    "names": are_names,
    "short": _is_short,
    "long": len,
    "year": re.compile(r"\W{0,3}(?:19|20)\d\d\b").match,
}


def _has_no_words(line: str) -> bool:
    return not any(character.isalnum() or character in _SINGLE_MARKS for character in line)


def _is_sharing(line: str) -> bool:
    """Tell whether a line has no words but those of buttons for sharing."""
    words = _LETTERS.findall(line.lower())
    return (
        bool(words)
        and not furniture_words("sharing").isdisjoint(words)
        and (furniture_words("sharing") | furniture_words("sharing-glue")).issuperset(words)
    )


def _ends_in_credit(line: str) -> bool:
    return credit_at_end(line) is not None


_TELLS: tuple[tuple[LineKind, Callable[[str], object]], ...] = (
    (LineKind.LABEL, _has_no_words),
    (LineKind.BYLINE, is_date),
    (LineKind.BYLINE, is_byline),
    (LineKind.SHARE, _is_sharing),
    (LineKind.CREDIT, is_credit),
    (LineKind.TAGS, _TAG.fullmatch),
    (LineKind.REFERENCE, _ADDRESS.fullmatch),
    (LineKind.CAPTION, _ends_in_credit),
)
