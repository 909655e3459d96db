"""Bylines and datelines of pages: who wrote the article and when, in lines that have no sentence."""

from __future__ import annotations

import re

from inquit.words.lexicon import furniture_words

MAX_WORDS = 24

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_BY = re.compile(
    r"(?:(?:words|written|story|text|reporting|reported|compiled|edited|report|video)\s+)?by:?\s+", re.IGNORECASE
)
_REPORTERS = re.compile(
    r"\W*(?:(?:additional |further )?(?:reporting|writing|editing) by"
    r"|with (?:inputs|files|reporting|agency inputs) (?:from|by))\s",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(r"contributed (?:reporting )?(?:to this (?:report|story|article)|from [A-Z]).{0,60}")
_CONTACT = re.compile(r"[(\[<]?(?:\S+@\S+|\[email\s?protected\]|@\w+)[)\]>]?|\|.{0,60}$")
_DATE_WORD = re.compile(r"[A-Za-z]+|\d+")


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
        trade = not furniture_words("press-trade").isdisjoint(word.lower() for word in words[2:])
        return trade and len(words) <= 8 and not line.endswith(".") and _names_somebody(words)
    return _names_somebody(words) and words[0].lower() not in furniture_words("no-name")


def is_date(line: str) -> bool:
    """Tell whether a line is a date or an hour, or says when the article was published or how long it takes to read."""
    words = [word.lower() for word in _DATE_WORD.findall(line)]
    if not 1 <= len(words) <= MAX_WORDS or not furniture_words("date").issuperset(
        word for word in words if not word.isdigit()
    ):
        return False
    return any(word.isdigit() for word in words) or words[0] in furniture_words("dated") or len(words) == 1


def _names_somebody(words: list[str]) -> bool:
    """Tell whether words are names, trades of the press and dates, the first one a name."""
    kept = [
        word
        for word in words
        if word.lower() not in furniture_words("date") or word.lower() in {"may", "jan", "april", "june"}
    ]
    return (
        words[0][0].isupper()
        and not words[0].isdigit()
        and all(
            word[0].isupper()
            or word.isdigit()
            or word in furniture_words("name-glue")
            or word in furniture_words("press")
            for word in kept
        )
    )
