"""Whether a name that the engine returns is the gold speaker's.

Titles do not count, nor does letter case. A person is named by any form that the article uses, by a longer
one that holds it, or by part of the full name that ends in the surname. For organisations, groups,
documents and unnamed people most of the words must agree. Pronouns name nobody, nor does a surname that two
speakers of the article share.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from inquit.types import SpeakerType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inquit.evaluation.gold import GoldArticle, GoldSpeaker


def _word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES = _word_set("""
    mr mrs ms miss dr prof professor sir dame lord lady hon jr sr the a an us u.s then ex former
    sen senator rep representative gov governor president vice vice-president minister prime chancellor
    secretary chief chairman chairwoman chair speaker mayor ambassador councilor councillor state
    attorney judge justice king queen prince princess pope cardinal bishop archbishop rev reverend pastor
    gen general col colonel lt maj major sgt capt captain adm admiral
""")
FUNCTION_WORDS = _word_set("the a an of for to in on at and or s by with from his her their its")
PRONOUNS = _word_set("he she they it i we you him her them his their who")
ENOUGH_WORDS = 0.6
"""Share of the shorter name's words that must agree, for all but people."""

_POSSESSIVE = re.compile(r"'s\b")
_WORD = re.compile(r"[\w.&'-]+")

Words = tuple[str, ...]


def name_words(name: str) -> Words:
    """Return the words of a name that identify: lower case, without titles unless there is nothing else."""
    plain = _POSSESSIVE.sub("", name.lower().replace("’", "'"))
    words = tuple(word for match in _WORD.findall(plain) if (word := match.strip(".'-")))
    return tuple(word for word in words if word not in TITLES) or words


def shared_surnames(article: GoldArticle) -> frozenset[str]:
    """Return the last words that the full names of two or more people who speak in the article end in."""
    people = {
        name_words(speaker.name)
        for quotation in article.quotes
        for speaker in quotation.speakers
        if speaker.type is SpeakerType.PERSON
    }
    surnames = Counter(words[-1] for words in people if len(words) > 1)
    return frozenset(surname for surname, people_count in surnames.items() if people_count > 1)


def is_pronoun(name: str) -> bool:
    """Tell whether the name is a bare pronoun."""
    words = name_words(name)
    return len(words) == 1 and words[0] in PRONOUNS


def is_ambiguous(name: str, speaker: GoldSpeaker, shared: frozenset[str]) -> bool:
    """Tell whether the name is one shared surname, though the article has more to tell the speaker by."""
    words = name_words(name)
    return len(words) == 1 and words[0] in shared and len(name_words(speaker.name)) > 1


def names_any(name: str, speakers: Iterable[GoldSpeaker], shared: frozenset[str]) -> bool:
    """Tell whether the name is that of one of the speakers."""
    return any(names_speaker(name, speaker, shared) for speaker in speakers)


def names_speaker(name: str, speaker: GoldSpeaker, shared: frozenset[str] = frozenset()) -> bool:
    """Tell whether the name is the speaker's; ``shared`` holds the surnames that identify nobody."""
    words = name_words(name)
    if not words or is_pronoun(name) or is_ambiguous(name, speaker, shared):
        return False
    forms = [name_words(form) for form in (speaker.name, *speaker.aliases)]
    if words in forms:
        return True
    if speaker.type is SpeakerType.PERSON:
        return _shortens(words, forms[0]) or any(_extends(words, form) for form in forms)
    return any(_mostly_agree(words, form) for form in forms)


def shares_words(name: str, speaker: GoldSpeaker) -> bool:
    """Tell whether the name has a word in common with a form of the speaker's name."""
    words = set(name_words(name)) - FUNCTION_WORDS
    return any(words & set(name_words(form)) for form in (speaker.name, *speaker.aliases))


def _shortens(words: Words, full: Words) -> bool:
    return set(words) <= set(full) and words[-1] == full[-1]


def _extends(words: Words, form: Words) -> bool:
    wanted = set(form) - FUNCTION_WORDS
    return bool(wanted) and wanted <= set(words) and form[-1] in words


def _mostly_agree(words: Words, form: Words) -> bool:
    ours, theirs = set(words) - FUNCTION_WORDS, set(form) - FUNCTION_WORDS
    return bool(ours and theirs) and len(ours & theirs) >= ENOUGH_WORDS * min(len(ours), len(theirs))
