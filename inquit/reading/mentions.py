"""Mentions: the noun phrases outside quotation marks that may name, describe or point to a speaker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inquit.reading.headline_verbs import is_inverted_cue
from inquit.reading.name_spans import (
    MAX_NAME,
    ends_a_nicknamed,
    find_surnames,
    inside_person,
    is_letters,
    is_spaced_dash,
    is_swallowed_verb,
    is_written_title,
    name_span,
)
from inquit.reading.syntax import INNER, MEASURES, NAMED, NOUNS, PROPER, SUBJECTS
from inquit.types import CharSpan, EntityKind, MentionType
from inquit.words.closed_classes import ARTICLES, MENTIONING_PRONOUNS
from inquit.words.lexicon import fold, office_words, role_nouns, titles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inquit.reading.syntax import Syntax
    from inquit.reading.tokens import Token

_HEADLESS = frozenset(
    {
        "one",
        "some",
        "many",
        "others",
        "another",
        "both",
        "most",
        "few",
        "all",
        "several",
        "those",
        "neither",
        "two",
        "three",
    }
)
_SINGULAR = ARTICLES | {"another", "one", "this", "that"}
_PREMODIFIERS = frozenset(
    {"compound", "amod", "nummod", "nmod", "det", "predet", "poss", "quantmod", "advmod", "punct", "npadvmod"}
)
_SHARES = frozenset({"percent", "%", "majority", "third", "half"})


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """A base noun phrase, by token indices: ``first`` to ``head`` inclusive, determiner and modifiers in front.

    A name may reach beyond its head, to ``last``; ``name`` is the first and the last token of the proper name (None for
    pronouns and nominals). No two phrases of an article have the same head. Phrases are equal only to themselves: they
    are keys of many dictionaries, and hashing by identity is quick.
    """

    first: int
    head: int
    last: int
    span: CharSpan
    type: MentionType
    name: tuple[int, int] | None


def find_phrases(syntax: Syntax) -> Iterator[Phrase]:
    """Yield the noun phrases outside quotations, in order of their heads."""
    tokens = syntax.tokens
    surnames = find_surnames(tokens)
    named = -1  # the last token of the name before: nouns inside a name head no phrase of their own
    for token in tokens:
        if token.quote is not None or token.i <= named or is_swallowed_verb(token) or _titles_next(tokens, token.i):
            continue
        bare = token.text in surnames and token.dep not in INNER and token.entity not in MEASURES
        type_ = MentionType.NAME if bare or _is_label(tokens, token.i) else _type(syntax, token)
        if type_ is None:
            continue
        first = _first(syntax, token) if type_ is not MentionType.PRONOUN else token.i
        last = token.i
        name = name_span(syntax, token, surnames) if type_ is MentionType.NAME else None
        if name is not None:
            if _is_label(tokens, token.i):
                name = min(name[0], _label_start(tokens, token.i)), name[1]
            first, last = min(first, name[0]), max(last, name[1])
            named = name[1]
        yield Phrase(first, token.i, last, CharSpan(tokens[first].start, tokens[last].end), type_, name)


def _is_label(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether token ``i`` is a word in capitals that labels a line (LINDQVIST: …), whatever its tag."""
    text = tokens[i].text
    return len(text) > 2 and text.isupper() and i + 1 < len(tokens) and tokens[i + 1].text == ":"


def _label_start(tokens: Sequence[Token], i: int) -> int:
    """Return the first of the words in capitals that make one label with token ``i`` (NORA LINDQVIST: …)."""
    least = max(0, i - MAX_NAME)
    while i > least and tokens[i - 1].paragraph == tokens[i].paragraph and tokens[i - 1].text.isupper():
        if not tokens[i - 1].text[0].isalpha() or tokens[i - 1].quote is not None:
            break
        i -= 1
    return i


def _is_bare_title(syntax: Syntax, token: Token) -> bool:
    """Tell whether a capitalised role noun stands without a name ("the President", "the Oslo Governor")."""
    noun = role_nouns().get(token.lower)
    if noun is None or noun.kind is not EntityKind.PERSON:
        return False
    compounds = [syntax.tokens[child] for child in syntax.children[token.i] if syntax.tokens[child].dep == "compound"]
    if compounds and office_words().issuperset(word.lower for word in compounds):
        return True  # “Finance Minister”, whatever the recogniser takes it for
    if token.entity not in {"", "PERSON"}:
        return False
    article = syntax.child(token.i, "det")
    if article is not None and syntax.tokens[article].lower in {"a", "an"}:
        return True
    return not any(word.tag in PROPER and word.entity not in {"GPE", "NORP"} for word in compounds)


def is_one_of_a_people(syntax: Syntax, token: Token) -> bool:
    """Tell whether a nationality or a party describes one person ("the Dutchman", "a Democrat")."""
    if token.entity != "NORP" or token.tag not in {"NN", "NNP"}:
        return False
    opening = (syntax.left[token.i], *syntax.children[token.i])  # the article may go with a place ("the Ohio Democrat")
    return any(syntax.tokens[i].lower in _SINGULAR for i in opening)


def _type(syntax: Syntax, token: Token) -> MentionType | None:
    """Return what kind of mention ``token`` heads, None where it heads none."""
    if token.lower in MENTIONING_PRONOUNS and token.tag in {"PRP", "PRP$", "NN", "NNP"}:
        return MentionType.PRONOUN if token.dep != "compound" else None  # “HE” is His Excellency before a name
    if token.tag in NOUNS:
        counted = token.lower in _SHARES and token.dep in SUBJECTS  # "52 percent agreed" are people
        inner = token.dep in INNER and not _adjunct_name(token) and not _is_inner_person(syntax.tokens, token)
        if (token.entity in MEASURES and not counted) or inner:
            return None
        bare = _is_bare_title(syntax, token) or is_one_of_a_people(syntax, token)
        named = token.entity == "PERSON" or (
            token.text[0].isupper() and (token.tag in PROPER or ends_a_nicknamed(syntax.tokens, token.i))
        )
        return MentionType.NAME if named and not bare else MentionType.NOMINAL
    if token.dep in SUBJECTS | {"pobj", "ROOT"} and token.entity in NAMED and token.text[0].isupper():
        return MentionType.NAME if not is_inverted_cue(syntax.tokens, token.i) else None
    if token.dep in SUBJECTS and (token.lower in _HEADLESS or token.tag in {"CD", "JJ", "JJS", "JJR", "DT"}):
        return MentionType.NOMINAL
    return None


def _is_inner_person(tokens: Sequence[Token], token: Token) -> bool:
    """Tell whether ``token`` ends a person's full name that the parser takes for a modifier of what follows."""
    after = token.i + 1
    goes_on = after < len(tokens) and (inside_person(tokens[after]) or is_letters(tokens, after))
    last = not goes_on or is_spaced_dash(tokens, after)
    named = token.dep == "compound" and token.tag in PROPER and inside_person(token)
    return named and last and not _is_title_of_two(tokens, token.i)


def _is_title_of_two(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether token ``i`` and the one before it are a title ("Datuk Seri"), and so nobody's name."""
    return i > 0 and f"{fold(tokens[i - 1].text)} {fold(tokens[i].text)}" in titles()


def _adjunct_name(token: Token) -> bool:
    """Tell whether a name is parsed as a measure, as happens to subjects ("Welcoming the vote, Berg said")."""
    return token.dep == "npadvmod" and token.tag in PROPER and token.entity in {"", "PERSON", "ORG"}


def _first(syntax: Syntax, token: Token) -> int:
    """Return the index of the first token of the noun phrase that ``token`` heads, its determiner included."""
    first = token.i
    least = token.i - MAX_NAME
    for child in syntax.children[token.i]:
        if least <= child < token.i and syntax.tokens[child].dep in _PREMODIFIERS:
            left = max(least, syntax.left[child])
            first = min(first, left if syntax.tokens[left].quote is None else child)
    placeholder = next((i for i in range(token.i - 1, first - 1, -1) if syntax.tokens[i].placeholder), first - 1)
    first = placeholder + 1  # an utterance is no modifier
    while first < token.i and syntax.tokens[first].dep == "punct":
        first += 1
    return first


def _titles_next(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether token ``i`` is the title of the person named next."""
    return is_written_title(tokens[i]) and i + 1 < len(tokens) and tokens[i + 1].entity == "PERSON"
