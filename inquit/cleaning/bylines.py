"""Bylines and datelines of pages: who wrote the article and when, in lines that have no sentence."""

from __future__ import annotations

import re

MAX_WORDS = 24

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_BY = re.compile(r"(?:(?:words|written|story|text|reporting|reported|compiled|edited|report|video)\s+)?by:?\s+", re.IGNORECASE)
_REPORTERS = re.compile(
    r"\W*(?:(?:additional |further )?(?:reporting|writing|editing) by|with (?:inputs|files|reporting|agency inputs) (?:from|by))\s",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(r"contributed (?:reporting )?(?:to this (?:report|story|article)|from [A-Z]).{0,60}")
_GLUE = frozenset("and in for of the at to on with from de da del di van von der den la le al bin ibn el y".split())
_PRESS = frozenset(
    "staff writer writers reporter reporters correspondent correspondents editor editors columnist journalist critic chief bureau"
    " senior political business special contributor contributing guest producer presenter photographer agencies agency team desk"
    " sports health science environment education technology economics security europe foreign home affairs news".split()
)
_TRADE = frozenset("writer writers reporter reporters correspondent correspondents editor columnist journalist critic contributor desk".split())
_NO_NAMES = frozenset("the a an his her its their this that these those my our then now all some one".split())
_CONTACT = re.compile(r"[(\[<]?(?:\S+@\S+|\[email\s?protected\]|@\w+)[)\]>]?|\|.{0,60}$")
_DATES = frozenset(
    "published updated posted last first modified created on at est edt et gmt bst ist cet cest pst pdt utc am pm a p m read min mins"
    " minute minutes hour hours day days week weeks month months year years ago h hrs st nd rd th of the to"
    " monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun today yesterday"
    " january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec date time timestamp publication local".split()
)
_DATE_WORD = re.compile(r"[A-Za-z]+|\d+")
_DATED = frozenset("published updated posted modified created read ago".split())


def is_byline(line: str) -> bool:
    """Tell whether a line says who wrote the article."""
    contributed = line.find("contributed ")
    if _REPORTERS.match(line) or (contributed > 0 and _CONTRIBUTED.fullmatch(line, contributed)):
        return True
    if not line[0].isupper() and not line.startswith("by"):
        return False
    line = _CONTACT.sub("", line).strip()
    opening = _BY.match(line)
    words = _WORD.findall(line, opening.end() if opening else 0)
    if not 1 <= len(words) <= MAX_WORDS or line.endswith(("?", "!", ":", ",")):
        return False
    if opening is None:
        trade = not _TRADE.isdisjoint(word.lower() for word in words[2:])
        return trade and len(words) <= 8 and not line.endswith(".") and _names_somebody(words)
    return _names_somebody(words) and words[0].lower() not in _NO_NAMES


def is_date(line: str) -> bool:
    """Tell whether a line is a date or an hour, or says when the article was published or how long it takes to read."""
    words = [word.lower() for word in _DATE_WORD.findall(line)]
    if not 1 <= len(words) <= MAX_WORDS or not _DATES.issuperset(word for word in words if not word.isdigit()):
        return False
    return any(word.isdigit() for word in words) or words[0] in _DATED or len(words) == 1


def _names_somebody(words: list[str]) -> bool:
    """Tell whether words are names, trades of the press and dates, the first one a name."""
    kept = [word for word in words if word.lower() not in _DATES or word.lower() in {"may", "jan", "april", "june"}]
    return words[0][0].isupper() and not words[0].isdigit() and all(
        word[0].isupper() or word.isdigit() or word in _GLUE or word in _PRESS for word in kept
    )
