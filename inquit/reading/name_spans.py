"""Name spans: where the proper name of a phrase begins and ends.

The recogniser's entity is the first guess. It is mended where it takes in a verb, a comma or what describes the bearer,
and where it misses a first name, a title, a nickname or the other half of a hyphenated name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.reading.headline_verbs import is_headline_verb, is_inverted_cue
from inquit.reading.syntax import FINITE, INNER, NAMED, PROPER
from inquit.words.closed_classes import DASHES
from inquit.words.genders import is_first_name, is_initial
from inquit.words.lexicon import (
    abbreviated_titles,
    fold,
    landmark_words,
    legal_forms,
    name_words,
    organization_words,
    role_nouns,
)
from inquit.words.name_titles import is_title_word

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from inquit.reading.syntax import Syntax
    from inquit.reading.tokens import Token

MAX_NAME = 40
"""How far a name reaches from its head at most, in tokens: hostile texts shall not cost quadratic time."""
MAX_NICKNAME = 8
"""The tokens of a nickname with its marks, at most."""
LEAST_PARTICIPLE = 6
"""Shorter words in -ed and -ing are often names."""


def find_surnames(tokens: Sequence[Token]) -> frozenset[str]:
    """Return the family names of the people named in full.

    The same word alone is a name elsewhere too, whatever the tagger says. A full name is one that the recogniser
    saw as a person's, or a common first name before a capitalised word.
    """
    return frozenset(
        token.text
        for before, token, following in zip(tokens, tokens[1:], (*tokens[2:], None), strict=False)
        if token.tag in PROPER
        and len(token.text) > 2
        and token.text[0].isupper()
        and not token.text.isupper()
        and (inside_person(token) or (before.tag in PROPER and is_first_name(before.text) and token.entity != "NORP"))
        and (following is None or following.tag == "POS" or not (inside_person(following) or following.tag in PROPER))
    )


def name_span(syntax: Syntax, token: Token, surnames: Container[str]) -> tuple[int, int]:
    """Return the first and the last token of the proper name that ``token`` heads.

    It is the entity that the recogniser saw, mended, or else the run of proper nouns. The tokenizer splits
    double-barrelled names at the hyphen, and the recogniser often keeps one half. ``surnames`` are those of
    ``find_surnames``.
    """
    tokens = syntax.tokens
    first = last = token.i
    if token.entity in NAMED:
        start, end = max(0, token.i - MAX_NAME), min(len(tokens), token.i + MAX_NAME)
        while not tokens[first].entity_start and first > start and tokens[first - 1].entity == token.entity:
            first -= 1
        while last + 1 < end and tokens[last + 1].entity == token.entity and not tokens[last + 1].entity_start:
            last += 1
        first, last = _within_breaks(tokens, token, first, last, surnames)
        if token.entity != "PERSON" and not _ends_a_person(tokens, first, last):
            return _name_behind_office(tokens, first, last), last
    least, most = token.i - MAX_NAME, token.i + MAX_NAME
    while first > least and (earlier := _earlier_start(tokens, token, first)) is not None:
        first = earlier
    while last + 2 < min(most, len(tokens)) and _hyphenated(tokens, last + 1):
        last += 2
    while last > token.i and tokens[last].text[0].islower():  # NER takes "Berg went on" for a name
        last -= 1
    if token.lower in organization_words() and (owner := _possessor(tokens, first)) is not None:
        first = owner
    return first, last


def inside_person(token: Token) -> bool:
    """Tell whether a token goes on with a person's name that begins before it."""
    return _continues_person(token) and not is_headline_verb(token)


def is_swallowed_verb(token: Token) -> bool:
    """Tell whether the recogniser took a verb of speech into the name before it ("Nora Berg Says")."""
    return _continues_person(token) and is_headline_verb(token)


def _continues_person(token: Token) -> bool:
    """Tell whether a token is inside a person's name, as the recogniser has it, but does not begin it."""
    return token.entity == "PERSON" and not token.entity_start


def is_letters(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether token ``i`` is the letters behind a person's name ("Jon Holm MSP")."""
    text = tokens[i].text
    return text[0].isupper() and fold(text) in name_words("letters") and i > 0 and tokens[i - 1].entity == "PERSON"


def _ends_a_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether tokens ``first`` to ``last``, to the recogniser no person, are the end of a person's name."""
    nicknamed = ends_a_nicknamed(tokens, first) or is_letters(tokens, first)
    return nicknamed or _ends_a_full_name(tokens, first, last)


def _ends_a_full_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a first name stands before tokens ``first`` to ``last``, which may be a family name.

    The recogniser takes Berg-Lund in "Nora Berg-Lund" for a company.
    """
    given = tokens[first - 1] if first > 0 else tokens[first]
    if given.dep != "compound" or given.tag not in PROPER or given.entity or not is_first_name(given.text):
        return False
    one_word = all(_hyphenated(tokens, i) for i in range(first + 1, last, 2)) and (last - first) % 2 == 0
    words = {fold(token.text) for token in tokens[first : last + 1]}
    return one_word and all(map(words.isdisjoint, (organization_words(), legal_forms(), landmark_words())))


def _earlier_start(tokens: Sequence[Token], head: Token, first: int) -> int | None:
    """Return an earlier first token for a name whose part from ``first`` on is known, None where it starts there."""
    if first == 0 or is_inverted_cue(tokens, first - 1):
        return None
    if _hyphenated(tokens, first - 1):
        return first - 2
    if _begins_full_name(tokens, first) and not _precedes_a_name(tokens[first - 1]):
        return None
    return first - 1 if _belongs(tokens[first - 1], head) else _before_nickname(tokens, first)


def _begins_full_name(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether token ``first`` is a first name with the rest of a person's name behind it; a particle is none."""
    given = tokens[first].text
    return given[0].isupper() and is_first_name(given) and first + 1 < len(tokens) and inside_person(tokens[first + 1])


def _precedes_a_name(token: Token) -> bool:
    """Tell whether a word may stand at the beginning of a person's name or in its title."""
    word = fold(token.text)
    return is_first_name(word) or is_initial(word) or is_title_word(word)


def _name_behind_office(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where the name starts in an entity that begins inside an office.

    In "Leader of the Opposition Nora Berg" the recogniser sees the entity "the Opposition Nora Berg".
    """
    before = [token.lower for token in tokens[max(0, first - 3) : first + 1] if token.tag != "DT"]
    while before and before[-1] not in {"of", "for"}:
        before.pop()
    if len(before) < 2 or not is_title_word(before[-2]):
        return first
    if any(fold(token.text) in organization_words() for token in tokens[first : last + 1]):
        return first
    return next((i for i in range(first + 1, last) if is_first_name(tokens[i].text)), first)


def _within_breaks(
    tokens: Sequence[Token], head: Token, first: int, last: int, surnames: Container[str]
) -> tuple[int, int]:
    """Return the part of an entity around ``head`` that has no break in it, as its first and last token.

    A break is a verb or a comma ("Berg told the Lund Post"), a genitive before a person's name ("the Lund Post’s
    Nora Berg") and what describes the bearer ("publican Jon Holm", "the Lund company Holm & Roe", "Stunned Jon
    Holm").
    """
    before = (
        i + 1
        for i in range(head.i - 1, first - 1, -1)
        if _breaks_name(tokens, i)
        or _describes_a_name(tokens, i)
        or (tokens[i].tag == "POS" and _is_person(tokens, i + 1, head, surnames))
    )
    after = (i - 1 for i in range(head.i + 1, last + 1) if _breaks_name(tokens, i))
    return next(before, first), next(after, last)


def _is_person(tokens: Sequence[Token], first: int, head: Token, surnames: Container[str]) -> bool:
    """Tell whether the name from token ``first`` on that ``head`` heads is a person's."""
    return head.entity == "PERSON" or head.text in surnames or (first < head.i and is_first_name(tokens[first].text))


def _describes_a_name(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether token ``i`` describes the bearer of the name behind it: a role, or a participle in a headline."""
    word, name = tokens[i], tokens[i + 1]
    if not name.text[0].isupper():
        return False
    if word.text.islower():
        return word.tag == "NN" and word.lower in role_nouns()
    participle = len(word.text) >= LEAST_PARTICIPLE and word.lower.endswith(("ed", "ing"))
    return participle and not is_first_name(word.text) and is_first_name(name.text)


def _breaks_name(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether token ``i`` cannot be part of a name: a verb, or a comma except in "Lund, Inc."."""
    token = tokens[i]
    if token.quote is not None and token.entity != "PERSON":
        return True
    if token.text == ",":
        following = fold(tokens[i + 1].text) if i + 1 < len(tokens) else ""
        return not any(following in words for words in (name_words("suffix"), name_words("letters"), legal_forms()))
    begins = token.sentence != tokens[i - 1].sentence if i else True
    if is_swallowed_verb(token) or (inside_person(token) and is_spaced_dash(tokens, i)):
        return True
    return (token.tag in FINITE and token.text[0].islower()) or (begins and is_inverted_cue(tokens, i))


def is_spaced_dash(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether token ``i`` is a hyphen or dash with a space before it."""
    return tokens[i].text in DASHES and 0 < i < len(tokens) - 1 and tokens[i - 1].end < tokens[i].start


def _possessor(tokens: Sequence[Token], first: int) -> int | None:
    """Return where the owner in an organisation's name starts ("Lund County Sheriff’s Office"), or None."""
    if first < 2 or tokens[first - 1].tag != "POS" or tokens[first - 2].tag not in PROPER:
        return None
    start = first - 2
    while max(0, first - MAX_NAME) < start and tokens[start - 1].tag in PROPER and tokens[start - 1].dep in INNER:
        start -= 1
    return start if tokens[start].sentence == tokens[first].sentence else None


def _before_nickname(tokens: Sequence[Token], first: int) -> int | None:
    """Return the token of the given name before a nickname in marks (Maren “Mo” Lindqvist), None without one.

    ``first`` is the first token of the name so far; the recogniser may have begun it inside the marks.
    """
    if tokens[first].quote is not None:
        first += 1
    quote = tokens[first - 1].quote
    start = first - 1
    while quote is not None and start >= max(0, first - MAX_NICKNAME) and tokens[start].quote == quote:
        start -= 1
    if quote is None or start < 0 or tokens[start].quote == quote or tokens[start].sentence != tokens[first].sentence:
        return None
    inside = [token for token in tokens[start + 1 : first] if token.text[0].isalnum()]
    is_name = tokens[start].tag in PROPER and tokens[start].text[0].isupper() and tokens[start].quote is None
    return start if is_name and 0 < len(inside) <= 2 and all(token.text[0].isupper() for token in inside) else None


def ends_a_nicknamed(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a person's given name and a nickname in marks stand before token ``first``."""
    given = _before_nickname(tokens, first) if first > 0 else None
    return given is not None and tokens[given].entity == "PERSON"


def _hyphenated(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether token ``i`` is a hyphen that joins two capitalised words."""
    if not 0 < i < len(tokens) - 1 or tokens[i].text != "-":
        return False
    before, after = tokens[i - 1], tokens[i + 1]
    joined = before.end == tokens[i].start and tokens[i].end == after.start
    return joined and before.text[0].isupper() and after.text[0].isupper()


def _belongs(token: Token, head: Token) -> bool:
    """Tell whether ``token`` is part of the name that ``head`` heads, or its title."""
    if token.quote is not None or token.paragraph != head.paragraph:
        return False
    if is_written_title(token):
        return True
    same = token.sentence == head.sentence
    return same and token.tag in PROPER and token.dep in INNER and token.entity in {"", "PERSON"}


def is_written_title(token: Token) -> bool:
    """Tell whether a token is an abbreviated title ("Capt."), whatever the parser made of it."""
    return token.text.endswith(".") and token.text[:-1] in abbreviated_titles()
