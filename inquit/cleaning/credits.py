"""Credits: whose a picture is, alone in a line or behind its caption."""

from __future__ import annotations

import re

from inquit.words.lexicon import furniture_words

MAX_WORDS = 14
MAX_CREDIT = 110
"""No credit is longer, in characters."""

_PICTURE = (
    "photo|photos|photograph|photographs|photography|picture|pictures|pic|image|images|illustration|graphic|artwork"
    "|still|screenshot|screengrab|credit|photo credit|image credit|picture credit|video|file photo|file picture"
    "|courtesy|source"
)
_NAMED_PICTURE = re.compile(
    rf"(?<!\w)(?:{_PICTURE})(?: (?:by|credit|courtesy(?: of)?|via|from))?\s*(?P<colon>[:/|])\s*"
    rf"|(?<!\w)(?:{_PICTURE}) (?:by|courtesy of|via)\s+",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*[(\[](?P<words>[^()\[\]]{2,110})[)\]]\.?$")
_OPENS_CREDIT = re.compile(
    rf"(?:{_PICTURE}|ap photo|ap|afp|reuters|getty images?|courtesy)\b(?:\s*[:/|,]|\s+(?:by|via|from|of|courtesy)\b|$)",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"[A-Z]{2,5}(?:-[A-Z]{2,4})?|[A-Z]\w+\.com")
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_SLASHED = re.compile(r"[^/]{2,60}\s?(?:/|\|)\s?[^/]{2,40}(?:/[^/]{2,40})?")


def are_names(words: str) -> bool:
    """Tell whether words are names of people, papers and agencies."""
    found = _WORD.findall(words)
    return (
        1 <= len(found) <= MAX_WORDS
        and found[0][0].isupper()
        and all(
            word[0].isupper() or word[0].isdigit() or word in furniture_words("credit-glue") or word.startswith("i")
            for word in found
        )
    )


def is_credit(line: str) -> bool:
    """Tell whether a line is a credit and nothing else: “David Hill/NPA”, “Getty Images”."""
    words = line.strip("()[] .")
    if len(words) > MAX_CREDIT or not are_names(words):
        return False
    found = _WORD.findall(words)
    if furniture_words("agency").issuperset(found) or furniture_words("agency").issuperset(
        set(found) - {"Images", "Photo", "Media", "Wire", "Commons"}
    ):
        return True
    return _SLASHED.fullmatch(words) is not None and _ends_in_agency(found)


def credit_at_end(line: str) -> int | None:
    """Return where the credit begins that a line ends with, None where it ends with none."""
    bracket = _IN_BRACKETS.search(line, max(0, len(line) - MAX_CREDIT - 4))
    if bracket is not None:
        return bracket.start() if bracket.start() and _is_bracketed_credit(bracket["words"].strip()) else None
    named = list(_NAMED_PICTURE.finditer(line, max(0, len(line) - MAX_CREDIT)))
    for picture in named:
        if picture.start() and are_names(line[picture.end() :]) and _may_begin(line, picture):
            return picture.start()
    end = line.rfind(". ")
    return (
        end + 2
        if end > 0 and len(line) - end < MAX_CREDIT and "/" in line[end:] and is_credit(line[end + 2 :])
        else None
    )


def _may_begin(line: str, picture: re.Match[str]) -> bool:
    """Tell whether a credit may begin at a place: behind a sentence, or with a colon and a capital."""
    before = line[: picture.start()].rstrip()
    return before.endswith((".", "!", "?", "|", "”", '"', "—", "-", "…", ")")) or (
        bool(picture["colon"]) and picture[0][0].isupper()
    )


def _is_bracketed_credit(words: str) -> bool:
    if _OPENS_CREDIT.match(words):
        return True
    if not are_names(words):
        return False
    found = _WORD.findall(words)
    slashed = _SLASHED.fullmatch(words) is not None
    return (
        slashed
        or furniture_words("agency").issuperset(set(found) - {"Images", "Photo", "Media"})
        or " for The " in words
        or (len(found) >= 3 and _ends_in_agency(found))
    )


def _ends_in_agency(words: list[str]) -> bool:
    return (
        words[-1] in furniture_words("agency")
        or _AGENCY.fullmatch(words[-1]) is not None
        or words[-1] in {"Images", "Photo", "Media", "Commons"}
    )
