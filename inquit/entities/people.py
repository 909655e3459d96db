"""People of an article by their names: whom a full name and whom a short one means."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from nicknames import NickNamer

from inquit.entities.name_bearers import Bearer, BearerIndex, agree_in_gender, may_be_one
from inquit.entities.name_readings import MAX_WORDS
from inquit.types import EntityKind
from inquit.words.genders import is_first_name, is_initial
from inquit.words.lexicon import family_first, name_particles, name_words, places, titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inquit.entities.name_mentions import NameMention
    from inquit.entities.name_readings import NameReadings, Votes
    from inquit.words.lexicon import Gender
    from inquit.words.name_forms import NameForm

SPOKEN = 3
"""How many more mentions a mention that speaks counts for, where the bare name speaks too."""
MIN_MISSPELT = 5
"""Shorter family names that differ by a letter are likelier two names than one misspelt."""


class People:
    """The people of one article, found by the words of their names."""

    def __init__(self, readings: NameReadings) -> None:
        self._readings = readings
        self._squeezed: dict[str, Bearer] = {}
        self._last_names = BearerIndex()
        self._other_names = BearerIndex()
        self._given_and_last = BearerIndex()
        self._last_family_name = ""
        self._relatives: dict[tuple[str, Gender | None], Bearer | None] = {}  # None where there are two

    def enter(self, words: tuple[str, ...]) -> Bearer | None:
        """Return who bears a full name, known by another form of it or new; None for "Van Poe" of a known Jan Van Poe.

        All full names are entered, the fullest first, before any mention is read.
        """
        votes = self._readings.votes[words]
        form = votes.forms[0]
        if name_particles().issuperset(words[:-1]) and self._shortens(form):
            return None
        bearer = self._same_person(form, votes) or Bearer(EntityKind.PERSON, votes.positions[0], form)
        for one in votes.forms:
            bearer.learn_from(one)
        self._squeezed.setdefault(form.squeezed, bearer)
        self._index_family_name(bearer, form)
        self._index_given_names(bearer, form)
        self._index_parts(bearer, form)
        return bearer

    def _shortens(self, form: NameForm) -> bool:
        """Tell whether a form of particles and family name ("Van Poe") ends the name of a person entered."""
        return any(bearer.ends_in(form.words) for bearer in self._last_names.of(form.surname))

    def _same_person(self, form: NameForm, votes: Votes) -> Bearer | None:
        bearer = self._squeezed.get(form.squeezed)
        if bearer is not None:
            return bearer
        gender = next((one.gender for one in votes.forms if one.gender is not None), None)
        for name in _variants(form):
            for bearer in self._given_and_last.of((name, form.surname)):
                if may_be_one(bearer, form, gender):
                    return bearer
        parts = self._given_and_last.of(form.words)
        return next((bearer for bearer in parts if agree_in_gender(bearer, gender)), None)

    def _index_family_name(self, bearer: Bearer, form: NameForm) -> None:
        for title in sorted(bearer.titles):
            self._last_names.add(("title", title), bearer)
        self._last_names.add(form.surname, bearer)
        for near in _near(form.surname):
            self._last_names.add(near, bearer)
        if form.family[-1] != form.surname:
            self._last_names.add(form.family[-1], bearer)

    def _index_given_names(self, bearer: Bearer, form: NameForm) -> None:
        for word in (form.words[0], form.nickname):
            if word is not None and not is_initial(word):
                self._other_names.add(word, bearer)
        for word in form.given[1:]:
            if not is_initial(word) and not is_first_name(word):
                self._other_names.add(word, bearer)

    def _index_parts(self, bearer: Bearer, form: NameForm) -> None:
        """Make a given name with the family name, and the beginnings and ends of a long name, lead to a person."""
        for key in _given_keys(form):
            self._given_and_last.add((key, form.surname), bearer)
        if 3 <= len(form.words) <= MAX_WORDS:
            for cut in range(2, len(form.words)):
                self._given_and_last.add(form.words[:cut], bearer)
                self._given_and_last.add(form.words[-cut:], bearer)

    def ending_in(self, words: tuple[str, ...]) -> Bearer | None:
        """Return a person entered whose name ends in several words."""
        return next((bearer for bearer in self._given_and_last.of(words) if bearer.ends_in(words)), None)

    def has_family_name(self, word: str) -> bool:
        """Tell whether somebody entered has ``word`` as family name."""
        return word in self._last_names

    def mention(self, bearer: Bearer) -> None:
        """Note that a person is mentioned in full here: the latest are looked at first."""
        self._last_names.mention(bearer)
        self._other_names.mention(bearer)

    def enter_short(self, position: int, form: NameForm) -> Bearer:
        """Return a new person of whom no full name is known, mentioned at ``position``."""
        bearer = Bearer(EntityKind.PERSON, position, form)
        bearer.learn_from(form)
        self._last_names.add(form.surname, bearer)
        self._last_names.mention(bearer)
        return bearer

    def remember(self, bearer: Bearer, form: NameForm, mention: NameMention) -> None:
        """Keep who is somebody's relative: of whom was named in full last ("Ida Poe’s husband, Jon")."""
        if mention.role is not None and mention.role.singular in name_words("relative") and len(bearer.form.words) == 1:
            key = self._last_family_name, bearer.gender or bearer.leaning
            self._relatives[key] = bearer if self._relatives.get(key, bearer) is bearer else None
        if bearer.kind is EntityKind.PERSON and form.given:
            self._last_family_name = form.surname

    def of_short(self, form: NameForm, votes: Votes, speaks: bool) -> Bearer | None:
        """Return whom a short form means, None where it is nobody entered; ``speaks``: this mention of it does."""
        word = form.surname
        if word in places() and not votes.person and not form.title:
            known = (bearer for bearer in self._last_names.of(word) if bearer.first < votes.positions[0])
            return next(known, None) if speaks else None
        bearers = self._called(form, votes, speaks)
        bearers = [bearer for bearer in bearers if agree_in_gender(bearer, form.gender or votes.gender)]
        if form.gender is not None:
            told = [bearer for bearer in bearers if form.gender in {bearer.gender, bearer.leaning}]
            relative = self._relatives.get((word, form.gender)) if not told else None
            bearers = [relative] if relative is not None else told or bearers
        bearers = [bearer for bearer in bearers if not bearer.shares] or bearers
        if "mrs" in form.title:
            bearers = [bearer for bearer in bearers if bearer.roles & name_words("married")] or bearers
        offices = form.title - name_words("courtesy")
        return _most_salient([bearer for bearer in bearers if offices & bearer.titles] or bearers, speaks)

    def _called(self, form: NameForm, votes: Votes, speaks: bool) -> list[Bearer]:
        """Return who may be called by a short form: its family name, else a given name, a title, a name misspelt."""
        word, alone = form.surname, len(form.words) == 1
        bearers = [bearer for bearer in self._last_names.of(word) if alone or bearer.ends_in(form.words)]
        if not bearers or word in family_first():
            bearers += self._called_by_given_name(word, form, votes)
        if not bearers and word in titles() and alone:
            bearers += self._last_names.of(("title", word))
        if not bearers and (votes.person or speaks) and alone:
            bearers += [bearer for key in _near(word) for bearer in self._last_names.of(key)]
        return bearers

    def _called_by_given_name(self, word: str, form: NameForm, votes: Votes) -> Iterable[Bearer]:
        """Return those with ``word`` as first or middle name; "Mr Anna" is none, "Prince Anton" may be."""
        given = is_first_name(word)
        if form.title and given and word not in family_first() and not form.title & name_words("title_of_given_name"):
            return [bearer for bearer in self._other_names.of(word) if self._is_never_called_by_last_name(bearer)]
        if votes.kinds and not votes.person and not given and word not in family_first():
            return ()
        return self._other_names.of(word)

    def _is_never_called_by_last_name(self, bearer: Bearer) -> bool:
        """Tell whether the last word of a full name never stands alone: the first may be the family name then."""
        return (bearer.form.words[-1],) not in self._readings.votes and not bearer.by_given_name


def _most_salient(bearers: Sequence[Bearer], speaks: bool) -> Bearer | None:
    """Return the bearer mentioned most so far; of equals the one named in full last, else the first to come.

    News gives the bare name to the protagonist, and who speaks by it has mostly spoken before. On 706 articles this is
    right more often than the bearer named in full last, and than to count mentions by first name for less.
    """
    weight = SPOKEN if speaks else 0
    return max(bearers, key=lambda bearer: len(bearer.mentions) + weight * bearer.spoken, default=None)


def _near(word: str) -> Iterator[tuple[str, str]]:
    """Yield the keys that ``word`` shares with whatever differs from it by one letter: misspelt names.

    Two words at most one edit apart share a form with one letter left out (symmetric deletes, as in SymSpell).
    """
    if len(word) >= MIN_MISSPELT:
        yield "near", word
        for i in range(1, len(word)):
            yield "near", word[:i] + word[i + 1 :]


def _given_keys(form: NameForm) -> Iterator[str]:
    """Yield the keys a person is found under: first name, nickname, the middle name behind an initial."""
    if not form.given:
        return
    first = form.given[0]
    yield first
    yield ("initial:" if is_initial(first) else "any:") + first[0]
    if form.nickname is not None:
        yield form.nickname
    if is_initial(first):
        yield from (name for name in form.given[1:] if not is_initial(name))


def _variants(form: NameForm) -> Iterator[str]:
    """Yield the keys to look a person up by, the most telling first."""
    if not form.given:
        return
    first = form.given[0]
    yield first
    if is_initial(first):
        yield "any:" + first
        yield from (name for name in form.given[1:] if not is_initial(name))
        return
    if form.nickname is not None:
        yield form.nickname
    namer = _namer()
    yield from sorted(namer.nicknames_of(first) | namer.canonicals_of(first))
    yield "initial:" + first[0]


@cache
def _namer() -> NickNamer:
    return NickNamer()
