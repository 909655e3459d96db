"""Names of an article clustered into entities: who "Lindqvist", "Mr Lindqvist" and "Anders Lindqvist" are.

Full names come first, whatever their place in the article: those that may be one person's (same family name,
given names equal, initials or nicknames of each other, no other gender) make one entity. Then the text is
read from the start, and every short form goes to a bearer of that name: one whom title and gender fit, and of
these the one mentioned most so far, or where the short form speaks, the one who has spoken most; a short form
before any full one goes to the first that follows. Bearers are looked up by a word of their names, never
compared all with all, so the time grows with the number of mentions. Passes from precise to loose are after the
sieves of Stanford CoreNLP's deterministic coreference (Lee et al. 2013, Computational Linguistics 39).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inquit.entities.name_bearers import Bearer
from inquit.entities.name_readings import NameReadings, marks_no_person
from inquit.entities.organizations import Organizations
from inquit.entities.people import People
from inquit.types import EntityKind
from inquit.words.genders import is_first_name, is_initial
from inquit.words.lexicon import legal_forms, name_particles, reporting_verbs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inquit.entities.name_mentions import NameMention
    from inquit.entities.name_readings import Votes
    from inquit.words.lexicon import Gender
    from inquit.words.name_forms import NameForm


@dataclass(frozen=True, slots=True)
class NameCluster:
    """One entity: its mentions (indices into the input, in text order) and its fullest name, untitled.

    ``leaning`` is the gender of most people with that first name, where ``gender`` is not known.
    """

    mentions: tuple[int, ...]
    name: str
    kind: EntityKind
    gender: Gender | None
    leaning: Gender | None = None


def cluster_names(mentions: Sequence[NameMention]) -> tuple[NameCluster, ...]:
    """Cluster the names of one article, given in text order; clusters are in order of first mention.

    Mentions without a letter belong to no cluster. Time is proportional to the number of mentions.
    """
    readings = NameReadings(mentions)
    bearers = dict.fromkeys(_Clustering(readings).bearers())
    return tuple(_cluster(readings, bearer) for bearer in bearers)


class _Clustering:
    """Finds the bearer of every name of one article."""

    def __init__(self, readings: NameReadings) -> None:
        self._readings = readings
        self._people = People(readings)
        self._organizations = Organizations(readings)
        self._bearer_of: dict[tuple[str, ...], Bearer] = {}

    def bearers(self) -> list[Bearer]:
        """Return the bearer of each mention that has a letter, in text order."""
        self._enter_full_names()
        found = []
        for position, (form, mention) in enumerate(zip(self._readings.forms, self._readings.mentions, strict=True)):
            if form is not None:
                bearer = self._bearer_of_mention(position, form)
                bearer.add(position, form, mention)
                self._people.remember(bearer, form, mention)
                found.append(bearer)
        return found

    def _enter_full_names(self) -> None:
        people, others = self._readings.full_names()
        for words in people:
            person = self._people.enter(words)
            if person is not None:
                self._bearer_of[words] = person
        for words in others:
            person = None if marks_no_person(words) else self._people.ending_in(words)
            self._bearer_of[words] = person or self._organizations.enter(words)

    def _bearer_of_mention(self, position: int, form: NameForm) -> Bearer:
        """Return the bearer of one mention, known or new; it counts as the latest mentioned of its name."""
        bearer = self._bearer_of.get(form.words)
        if bearer is None:
            return self._bearer_of_short(position, form)
        if bearer.kind is EntityKind.PERSON and len(form.words) > 1:
            self._people.mention(bearer)
        else:
            self._organizations.mention(bearer)
        return bearer

    def _bearer_of_short(self, position: int, form: NameForm) -> Bearer:
        """Return the organisation or the person that a short form means, or somebody new."""
        votes = self._readings.votes[form.words]
        organization = self._organizations.of_short(form, votes, self._in_front(position, form.acronym))
        if organization is None or not _is_company_of_that_name(organization, votes):
            person = self._people.of_short(form, votes, self._readings.mentions[position].speaks)
            if person is not None:
                person.learn_from(form)
                return person
        if organization is not None:
            return organization
        if votes.titled or (votes.person and votes.kinds) or len(form.words) > 1:
            return self._people.enter_short(position, form)
        bearer = Bearer(self._kind_of_single(form.words[-1], votes), position, form)
        self._bearer_of[form.words] = bearer
        return bearer

    def _in_front(self, position: int, acronym: str | None) -> Bearer | None:
        """Return what is named just before an acronym in parentheses: "Northern Fleet Union (NFU)"."""
        before = self._readings.forms[position - 1] if position and acronym is not None else None
        if before is None or acronym is None:
            return None
        mentions = self._readings.mentions
        apart = mentions[position].span.start - mentions[position - 1].span.end
        bearer = self._bearer_of.get(before.words) if apart == 2 and before.words[0][0] == acronym[0] else None
        return bearer if bearer is not None and bearer.kind is not EntityKind.PERSON else None

    def _kind_of_single(self, word: str, votes: Votes) -> EntityKind:
        """Say what a lone word names: what most mentions say, but "the Poes" of an article with a Poe are no person."""
        names_family = self._people.has_family_name
        plural_of_name = word.endswith("s") and (names_family(word[:-1]) or names_family(word[:-2]))
        if plural_of_name or votes.majority is None:
            return EntityKind.OTHER
        return votes.majority


def _is_company_of_that_name(organization: Bearer, votes: Votes) -> bool:
    """Tell whether a bare word means a company though a person bears it too ("Poe" for "Poe Ltd")."""
    words = organization.form.words
    return votes.majority is EntityKind.ORGANIZATION and not votes.titled and words[-1] in legal_forms()


def _cluster(readings: NameReadings, bearer: Bearer) -> NameCluster:
    forms = [form for position in bearer.mentions if (form := readings.forms[position]) is not None]
    person = bearer.kind is EntityKind.PERSON
    return NameCluster(
        mentions=tuple(bearer.mentions),
        name=_fullest(forms, bearer.kind).shown,
        kind=bearer.kind,
        gender=bearer.gender if person else None,
        leaning=bearer.leaning if person and bearer.gender is None else None,
    )


def _fullest(forms: list[NameForm], kind: EntityKind) -> NameForm:
    """Return the fullest of the forms; of a person one that ends as most do ("Poe", not "Anna Poe Quits")."""
    if len({form.shown for form in forms}) == 1:
        return forms[0]
    if kind is EntityKind.PERSON:
        forms = [form for form in forms if form.words[-1] not in reporting_verbs()] or forms
        full = [form for form in forms if form.given] or [form for form in forms if not form.titled] or forms
        last_words = Counter(form.words[-1] for form in forms)
        endings = Counter(form.words[-1] for form in full)
        usual = max(endings, key=lambda word: (endings[word], last_words[word]))
        forms = _without_strays([form for form in full if form.words[-1] == usual])
    return max(forms, key=lambda form: _fullness(form, kind))


def _without_strays(forms: list[NameForm]) -> list[NameForm]:
    """Leave out forms with words in front that are no names ("House Anna Poe") where the article has them without."""
    known = {form.words for form in forms if len(form.words) > 1 and form.words[0] not in name_particles()}
    return [form for form in forms if not any(form.words[n:] in known for n in range(1, _strays(form) + 1))]


def _strays(form: NameForm) -> int:
    """Count the words in front that are no first names and no initials."""
    named = (i for i, word in enumerate(form.words) if is_first_name(word) or is_initial(word))
    return next(named, len(form.words) - 1)


def _fullness(form: NameForm, kind: EntityKind) -> tuple[bool, bool, int, int, int, int]:
    """Rank a form: in mixed case and without a colon before all, then by words spelled out, words and letters."""
    words = form.words if kind is EntityKind.PERSON else form.content
    spelled_out = sum(not is_initial(word) for word in words)
    mixed_case = not form.shown.isupper() or form.acronym is not None
    accents = sum(not char.isascii() for char in form.shown if char.isalpha())
    return mixed_case, ":" not in form.shown, spelled_out, len(words), accents, len(form.shown)
