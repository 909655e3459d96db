"""Name mentions: the names of an article as they stand, with title and kind, ready to be clustered."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from inquit.reading.name_spans import MAX_NAME
from inquit.reading.reports import CueKind
from inquit.types import CharSpan, EntityKind
from inquit.words.genders import gender_of_first_name, is_first_name, leaning_of_first_name
from inquit.words.lexicon import (
    Gender,
    fold,
    landmark_words,
    metonyms,
    name_words,
    organization_words,
    places,
    role_nouns,
)
from inquit.words.name_forms import take_apart
from inquit.words.name_titles import is_person_noun, title_length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inquit.reading.mentions import Phrase
    from inquit.reading.scene import Scene
    from inquit.reading.syntax import Syntax
    from inquit.reading.tokens import Token
    from inquit.words.lexicon import RoleNoun


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name as it stands in the text.

    ``span`` leaves out title and possessive. ``kind`` is what the entity recogniser said, None for a
    capitalised sequence that it missed. ``title`` is the words just before ("Mr", "Russian President").
    ``speaks``: the source of a report; ``role``: the noun beside the name that says who bears it ("his wife, Ida Poe").
    ``shares``: the family name is that of another, behind a first name alone ("Ida and Jon Poe").
    """

    span: CharSpan
    text: str
    kind: EntityKind | None
    title: str | None
    speaks: bool = False
    role: RoleNoun | None = None
    shares: bool = False


_NER_KINDS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "NORP": EntityKind.OTHER,
}
_WORD = re.compile(r"[^\W\d_]+")
_GIVEN = re.compile(r"(?=\b([^\W\d_a-z][\w.-]*) (?:[^\W\d_a-z][\w.-]* )?$)")
MAX_TO_PRONOUN = 40
"""How many tokens behind a name a pronoun tells that a person bears it."""
_PRONOUNS = {
    **dict.fromkeys(("he", "his", "him"), Gender.MASCULINE),
    **dict.fromkeys(("she", "her"), Gender.FEMININE),
}
MAX_GIVEN = 40
"""How many code points before a family name its given names may take."""
_NAMEABLE = frozenset({*_NER_KINDS, "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})


def name_mentions(scene: Scene) -> tuple[list[NameMention], list[Phrase | None]]:
    """Collect the names of the article in text order, each with the phrase that it heads, if any."""
    tokens = scene.tokens
    ranges: dict[int, tuple[int, Phrase | None]] = {}
    for phrase in scene.phrases:
        if phrase.name is not None:
            ranges[phrase.name[0]] = (phrase.name[1], phrase)
    taken = {i for first, (last, _) in ranges.items() for i in range(first, last + 1)}
    i = 0
    while i < len(tokens):
        last = i
        if tokens[i].entity in _NAMEABLE and tokens[i].entity_start:
            end = min(len(tokens), i + MAX_NAME)
            while last + 1 < end and tokens[last + 1].entity and not tokens[last + 1].entity_start:
                last += 1
            if taken.isdisjoint(range(i, last + 1)):
                ranges[i] = (last, None)
        i = last + 1
    found: list[tuple[NameMention, Phrase | None]] = []
    for first, (last, owner) in sorted(ranges.items(), key=itemgetter(0)):
        mention = _name_mention(scene, first, last, owner)
        if mention is not None:
            found.append((mention, owner))
    found += [(name, None) for name in _names_in_full(scene, [mention for mention, _ in found])]
    found.sort(key=_place)
    return _with_family_names(scene.text, [mention for mention, _ in found]), [owner for _, owner in found]


def _with_family_names(text: str, mentions: Sequence[NameMention]) -> list[NameMention]:
    """Give a first name the family name of the one joined to it: Ida in “Ida and Jon Poe” is Ida Poe.

    Not in “Poe and Jon Roe”, where the article has an Ida Poe or a Mr Poe too.
    """
    families = {mention.text.rpartition(" ")[2] for mention in mentions if " " in mention.text or mention.title}
    named = list(mentions)
    for i, (mention, other) in enumerate(pairwise(mentions)):
        in_list = i > 0 and text[mentions[i - 1].span.end : mention.span.start] == ", "
        between = text.endswith("between ", 0, mention.span.start)
        if mention.text not in families and not in_list and not between and _are_joined(text, mention, other):
            named[i] = replace(mention, text=f"{mention.text} {_family_name(other)}", shares=True)
    return named


def _are_joined(text: str, mention: NameMention, other: NameMention) -> bool:
    """Tell whether a first name alone stands before “and” and the full name of another person."""
    if text[mention.span.end : other.span.start] not in {" and ", " & "}:
        return False
    people = mention.kind in {EntityKind.PERSON, None} and other.kind is EntityKind.PERSON
    untitled = mention.title is None and other.title is None
    alone = len(mention.text.split()) == 1 and is_first_name(mention.text)
    alone = alone and fold(mention.text) not in places()
    words = other.text.split()
    two = len(words) == 2 and _not_of_people().isdisjoint(map(fold, words))  # “Kelly Poe”, whose name tells no gender
    return people and untitled and alone and (two or _may_be_full_name(words))


def _family_name(mention: NameMention) -> str:
    form = take_apart(mention.text, None)
    words = mention.text.split()
    if form is None or not form.given:
        return words[-1]
    return " ".join(words[len(form.given) : len(form.given) + len(form.family)])


def _names_in_full(scene: Scene, mentions: Sequence[NameMention]) -> Iterator[NameMention]:
    """Find full names in quoted words, which the parser sees little of, of people called by family name elsewhere."""
    in_full = {mention.text.rpartition(" ")[2] for mention in mentions if " " in mention.text}
    alone = {mention.text for mention in mentions if _may_be_family_name(mention)} - in_full
    for quote in scene.quotes:
        if not alone.isdisjoint(quote.words):
            for span in _full_names(scene.text, quote.quoted.content, alone):
                yield NameMention(span, span.of(scene.text), EntityKind.PERSON, None)


def _full_names(text: str, within: CharSpan, surnames: set[str]) -> Iterator[CharSpan]:
    """Find a first name, and perhaps a middle one, before one of ``surnames``."""
    for surname in _WORD.finditer(text, within.start, within.end):
        if surname[0] in surnames:
            begin = max(within.start, surname.start() - MAX_GIVEN)
            for given in _GIVEN.finditer(text[begin : surname.start()]):
                if is_first_name(given[1]):
                    yield CharSpan(begin + given.start(), surname.end())
                    break


def _may_be_family_name(mention: NameMention) -> bool:
    """Tell whether a name is one word that somebody is called by."""
    person = mention.kind is EntityKind.PERSON or mention.speaks or mention.title is not None
    return person and mention.text.isalpha() and mention.text[0].isupper()


def _place(pair: tuple[NameMention, Phrase | None]) -> int:
    return pair[0].span.start


def _name_mention(scene: Scene, first: int, last: int, phrase: Phrase | None) -> NameMention | None:
    tokens = scene.tokens
    while last > first and tokens[last].tag in {"POS", "''", ",", ".", ":"}:
        last -= 1
    while first < last and (tokens[first].tag == "DT" or not tokens[first].text[0].isalnum()):
        first += 1
    split = first + min(title_length([token.text for token in tokens[first : last + 1]]), last - first)
    title = _title(tokens, first, split)
    span = CharSpan(tokens[split].start, tokens[last].end)
    text = span.of(scene.text)
    if not any(char.isalnum() for char in text):
        return None
    entity = next((tokens[i].entity for i in range(split, last + 1) if tokens[i].entity), "")
    kind = _NER_KINDS.get(entity)
    speaks = phrase is not None and phrase in scene.speaking
    if text.lower().removeprefix("the ") in metonyms():
        kind = EntityKind.ORGANIZATION
    elif phrase is not None and kind is not EntityKind.PERSON:
        named = [tokens[i].text for i in range(split, last + 1)]
        bare = split > first or first == 0 or tokens[first - 1].lower != "the"  # “the Clifton Examiner” is nobody's
        told = _is_told_a_person(scene, phrase) or (split > first and _may_be_titled(tokens[split - 1], named))
        if told or (bare and ((speaks and _may_be_full_name(named)) or _is_meant_next(scene, last, named))):
            kind = EntityKind.PERSON
    return NameMention(span, text, kind, title, speaks=speaks, role=_role_told(scene, phrase))


def _may_be_full_name(words: Sequence[str]) -> bool:
    """Tell whether a first name that tells a gender stands before words that name no place or organisation."""
    return (
        len(words) > 1 and gender_of_first_name(words[0]) is not None and _not_of_people().isdisjoint(map(fold, words))
    )


def _may_be_titled(title: Token, words: Sequence[str]) -> bool:
    """Tell whether a role stands before a first and a family name ("farmer Nora Berg")."""
    names = len(words) > 1 and is_first_name(words[0]) and _not_of_people().isdisjoint(map(fold, words))
    return names and is_person_noun(title.lower)


def _is_meant_next(scene: Scene, last: int, words: Sequence[str]) -> bool:
    """Tell whether a pronoun of the gender of its first name is the next word for a person behind a full name.

    Token ``last`` ends the name.
    """
    gender = gender_of_first_name(words[0]) or leaning_of_first_name(words[0])
    if len(words) < 2 or gender is None or not _not_of_people().isdisjoint(map(fold, words)):
        return False
    following = scene.tokens[last + 1 : last + 1 + MAX_TO_PRONOUN]
    people = (token for token in following if token.entity == "PERSON" or token.lower in _PRONOUNS)
    first = next((token for token in people if token.quote is None), None)
    return first is not None and first.entity != "PERSON" and _PRONOUNS[first.lower] is gender


@cache
def _not_of_people() -> frozenset[str]:
    words = landmark_words() | organization_words() | places() | name_words("vague_head")
    return words - name_words("family_name_too")


def _is_told_a_person(scene: Scene, phrase: Phrase) -> bool:
    """Tell whether the text around a name says that it is a person's: “…, 43,”, “…, who”, “a teacher, …”, a label."""
    tokens = scene.tokens
    explains = tokens[tokens[phrase.head].head] if tokens[phrase.head].dep == "appos" else None
    if explains is not None and is_one_person(explains):
        return True
    after = tokens[phrase.last + 1 : phrase.last + 4]
    words = [token.text for token in after]
    if words[:1] == [":"] and any(r.kind is CueKind.LABEL for r in scene.reports_between(after[0].i, after[0].i + 1)):
        return True
    if words[:1] != [","] or len(words) < 2:
        return False
    if after[1].lower == "who" or (len(words) == 3 and words[1].isdigit() and len(words[1]) == 2 and words[2] == ","):
        return True
    apposed = scene.syntax.child(phrase.head, "appos")
    return apposed is not None and is_one_person(tokens[apposed])


def _role_told(scene: Scene, phrase: Phrase | None) -> RoleNoun | None:
    """Return the role noun in apposition to a name ("his wife, Ida Poe", "Ida Poe, an actress")."""
    if phrase is None:
        return None
    syntax, head = scene.syntax, scene.tokens[phrase.head]
    beside = (head.head if head.dep == "appos" else None, syntax.child(phrase.head, "appos"))
    nouns = [scene.tokens[i] for i in beside if i is not None and not _is_of_whom(syntax, i)]
    roles = (role_nouns().get(noun.lower) for noun in nouns if noun.tag in {"NN", "NNP"})
    return next((role for role in roles if role is not None), None)


def _is_of_whom(syntax: Syntax, noun: int) -> bool:
    """Tell whether a noun opens a relative clause ("Ida Poe, whose husband …"): it is somebody else."""
    owner = syntax.child(noun, "poss")
    return owner is not None and syntax.tokens[owner].tag == "WP$"


def is_one_person(noun: Token) -> bool:
    """Tell whether a word says of one person what he or she is ("a teacher")."""
    return noun.tag in {"NN", "NNP"} and is_person_noun(noun.lower)


def _title(tokens: Sequence[Token], first: int, split: int) -> str | None:
    start, least = first, max(0, first - MAX_NAME)
    while (
        start > least
        and tokens[start - 1].sentence == tokens[first].sentence
        and tokens[start - 1].tag in {"NNP", "JJ", "NN", "NNPS"}
        and tokens[start - 1].dep in {"compound", "amod", "nmod"}
    ):
        start -= 1
    words = " ".join(token.text for token in tokens[start:split])
    return words or None
