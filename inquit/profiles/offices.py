"""Offices taken apart: the title that a noun phrase gives somebody, and whose title it is.

“Secretary of the Port Authority”, “the Port Authority’s secretary” and “Port Authority secretary” are one title of one
body. The phrase is read by its words rather than by its tree: small parsers attach what follows a title as they like.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inquit.reading.syntax import NOUNS, PROPER
from inquit.types import EntityKind
from inquit.words.closed_classes import ARTICLES
from inquit.words.lexicon import demonyms, name_words, role_nouns, titles
from inquit.words.name_titles import is_title_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inquit.reading.tokens import Token

MAX_BODY = 12
"""How many words the name of a body has behind its preposition, at most."""
_LONGEST_TITLE = 4
_BELONGING = frozenset({"of", "for", "at", "with", "in", "from", "on", "to"})
_INSIDE_NAMES = frozenset({"of", "and", "&", "for", "on", "the", "in"})
_NO_TITLE = ARTICLES | {"-", "year", "old", "born", "based"}
"""What may stand in front of a title without being part of it: “a 36-year-old teacher”, “a Lund-based teacher”."""
_BODIES = frozenset({EntityKind.ORGANIZATION, EntityKind.GROUP})


@dataclass(frozen=True, slots=True)
class Office:
    """A title as the article words it, and the body or place that it belongs to, None where none is told."""

    title: str
    affiliation: str | None


def office_in(tokens: Sequence[Token], text: str, first: int, head: int, *, behind: bool = True) -> Office | None:
    """Take the noun phrase from token ``first`` to its ``head`` apart; None where it is no title.

    ``behind``: what follows the head goes with it, unless a name does.
    """
    if not is_title_word(_low(tokens[head])):
        return None
    owner, start = _in_front(tokens, text, first, head)
    end, body = _behind(tokens, text, head) if behind else (head, None)
    while start < head and (tokens[start].lower in _NO_TITLE or tokens[start].tag in {"PRP$", "DT", "CD"}):
        start += 1
    return Office(_words(tokens, text, start, end), owner or body)


def _in_front(tokens: Sequence[Token], text: str, first: int, head: int) -> tuple[str | None, int]:
    """Return whose title it is by the words in front of it, and where the title starts."""
    while first < head and (_low(tokens[first]) in ARTICLES or tokens[first].tag in {"DT", "CD"}):
        first += 1
    owner = next((i for i in range(head - 1, first, -1) if tokens[i].tag == "POS"), None)
    if owner is not None:
        return affiliation(_words(tokens, text, first, owner - 1)), owner + 1
    start = head
    while start > first and _goes_with_title(tokens, start - 1, head):
        start -= 1
    named = first
    while named < start and not _is_named(tokens[named]):
        named += 1  # “former”, “longtime”
    if named == start:
        return None, first
    return affiliation(_words(tokens, text, named, start - 1)), start


def _is_named(token: Token) -> bool:
    """Tell whether a word is part of the name of a body, a place or a people."""
    return token.tag in PROPER or token.entity in {"NORP", "GPE", "ORG"} or token.lower in demonyms()


def _goes_with_title(tokens: Sequence[Token], i: int, head: int) -> bool:
    """Tell whether token ``i`` is part of the title that ends at ``head``, not of the body’s name before it."""
    token = tokens[i]
    phrase = " ".join(_low(other) for other in tokens[i : head + 1])
    if phrase in titles() or phrase in role_nouns() or token.text in {"-", "/"}:
        return True
    if token.lower in demonyms() or (token.entity in {"NORP", "GPE", "ORG"} and not is_title_word(token.lower)):
        return False
    return token.text[0].islower() or is_title_word(_low(token)) or _low(token) in name_words("rank")


def _behind(tokens: Sequence[Token], text: str, head: int) -> tuple[int, str | None]:
    """Return the last token of the title with what follows its head, and whose title it is by that."""
    end = head
    while (joined := _joined_title(tokens, end)) is not None:
        end = joined
    while end + 2 < len(tokens) and tokens[end + 1].lower in _BELONGING:
        last = _end_of_phrase(tokens, end + 2)
        if last < end + 2:
            break
        if _names_a_body(tokens[end + 2 : last + 1]):
            start = end + 2
            while start < last and (_low(tokens[start]) in ARTICLES or tokens[start].tag in {"DT", "PRP$"}):
                start += 1
            return end, affiliation(_words(tokens, text, start, last))
        end = last
    return end, None


def _joined_title(tokens: Sequence[Token], end: int) -> int | None:
    """Return the last token of a second title joined to one that ends at ``end`` (“founder and chief executive”)."""
    if end + 2 >= len(tokens) or tokens[end + 1].lower not in {"and", "&", "/"}:
        return None
    for i in range(end + 2, min(end + 2 + _LONGEST_TITLE, len(tokens))):
        if tokens[i].tag not in {"JJ", *NOUNS}:
            return None
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        if is_title_word(_low(tokens[i])) and (after is None or after.tag not in NOUNS):
            return i
    return None


def _end_of_phrase(tokens: Sequence[Token], start: int) -> int:
    """Return the last token of the noun phrase that begins at ``start``, with “of …” inside names; start - 1: none."""
    last = start - 1
    for i in range(start, min(start + MAX_BODY, len(tokens))):
        token = tokens[i]
        if token.quote is not None or token.sentence != tokens[start].sentence or token.text == ".":
            break
        if token.tag in NOUNS or (token.tag == "POS" and last == i - 1):
            last = i
        elif token.lower in _INSIDE_NAMES and last >= start:
            if not _name_goes_on(tokens, last, i):
                break
        elif token.tag not in {"DT", "PRP$", "JJ", "JJR", "JJS", "CD", "VBN", "VBG", "HYPH", "RB"}:
            break
    return last - 1 if last >= start and tokens[last].tag == "POS" else last


def _name_goes_on(tokens: Sequence[Token], last: int, link: int) -> bool:
    """Tell whether a name that reached token ``last`` goes on behind ``link`` (“Ministry of Health and Welfare”)."""
    following = next((t for t in tokens[link + 1 : link + 3] if t.lower not in _INSIDE_NAMES), None)
    if following is None:
        return False
    if tokens[last].tag in PROPER:
        return following.tag in PROPER and tokens[link].lower != "in"
    return tokens[link].lower == "and" and following.tag in NOUNS and following.text[0].islower()


def _names_a_body(tokens: Sequence[Token]) -> bool:
    """Tell whether a noun phrase names a body or a place, or says what body it is (“the ministry”)."""
    if any(token.tag in PROPER or token.entity in {"ORG", "GPE", "NORP", "FAC", "LOC"} for token in tokens):
        return True
    role = role_nouns().get(tokens[-1].lower)
    return role is not None and role.kind in _BODIES and tokens[-1].tag in {"NN", "NNP"}


def affiliation(words: str) -> str:
    """Return the name of a body or place; a people alone stands for its country (“Norwegian”: “Norway”)."""
    return demonyms().get(words.lower(), words)


def _low(token: Token) -> str:
    return token.lower.replace(".", "")


def _words(tokens: Sequence[Token], text: str, first: int, last: int) -> str:
    return " ".join(text[tokens[first].start : tokens[last].end].split())
