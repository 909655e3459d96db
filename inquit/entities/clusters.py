"""Names of an article clustered into entities: who "Lindqvist", "Mr Lindqvist" and "Anders Lindqvist" are.

Full names come first, whatever their place in the article: those that may be one person's (same family name,
given names equal, initials or nicknames of each other, no other gender) make one entity. Then the text is
read from the start, and every short form goes to a bearer of that name: one whom title and gender fit, and of
these the one mentioned most so far, or where the short form speaks, the one who has spoken most; a short form
before any full one goes to the first that follows. Entities are looked up by a word of their names, never
compared all with all, so the time grows with the number of mentions. Passes from precise to loose are after the
sieves of Stanford CoreNLP's deterministic coreference (Lee et al. 2013, Computational Linguistics 39).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from nicknames import NickNamer

from inquit.entities.name_bearers import Bearer, BearerIndex, Votes, agree_in_gender, may_be_one
from inquit.types import EntityKind
from inquit.words.genders import gender_of_first_name, is_first_name, is_initial
from inquit.words.lexicon import (
    family_first,
    landmark_words,
    legal_forms,
    name_particles,
    name_words,
    organization_words,
    places,
    reporting_verbs,
    titles,
)
from inquit.words.name_forms import acronyms, are_clippings, bare, take_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inquit.entities.name_mentions import NameMention
    from inquit.words.lexicon import Gender
    from inquit.words.name_forms import NameForm

_MAX_WORDS = 8
MAX_FULL = 3
"""How many words a person's full name has, where several are joined in a headline."""
SPOKEN = 3
"""How many more mentions a mention that speaks counts for, where the bare name speaks too."""
MIN_MISSPELT = 5
"""Shorter family names that differ by a letter are likelier two names than one misspelt."""


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
    return _Clustering(mentions).run()


class _Clustering:
    """One article's names on their way into clusters."""

    def __init__(self, mentions: Sequence[NameMention]) -> None:
        self._mentions = mentions
        parsed: dict[tuple[str, str | None], NameForm | None] = {}
        self._forms: list[NameForm | None] = []
        self._votes: defaultdict[tuple[str, ...], Votes] = defaultdict(Votes)
        for position, mention in enumerate(mentions):
            key = (mention.text, mention.title)
            if key not in parsed:
                parsed[key] = take_apart(*key)
            form = parsed[key]
            if form is not None and form.gender is None and mention.role is not None:
                form = replace(form, gender=mention.role.sure_gender)
            self._forms.append(form)
            if form is not None:
                self._votes[form.words].add(position, mention, form)
        self._entities: list[Bearer] = []
        self._entity_of_words: dict[tuple[str, ...], Bearer] = {}
        self._last_names = BearerIndex()
        self._other_names = BearerIndex()
        self._given_and_last = BearerIndex()
        self._organizations = BearerIndex()
        self._squeezed: dict[str, Bearer] = {}
        self._last_family_name = ""
        self._relatives: dict[tuple[str, Gender | None], Bearer | None] = {}

    def run(self) -> tuple[NameCluster, ...]:
        self._take_titles_off_family_names()
        self._part_joined_names()
        people, others = self._sort_full_forms()
        for words in sorted(people, key=self._from_fullest):
            self._enter_person(words)
        for words in sorted(others, key=self._from_fullest):
            self._enter_other(words)
        for position, form in enumerate(self._forms):
            if form is not None:
                entity = self._entity_of(position, form)
                entity.mentions.append(position)
                entity.by_given_name |= not form.title and len(form.words) == 1 and form.words[0] in entity.form.given
                entity.spoken += self._mentions[position].speaks
                self._note(entity, form, self._mentions[position])
        return tuple(self._cluster(entity) for entity in sorted(self._entities, key=_first_mention) if entity.mentions)

    def _note(self, entity: Bearer, form: NameForm, mention: NameMention) -> None:
        """Keep who is somebody's relative: of whom was named in full last ("Ida Poe’s husband, Jon")."""
        entity.shares &= mention.shares
        if mention.role is not None:
            entity.roles.add(mention.role.singular)
            if mention.role.singular in name_words("relative") and len(entity.form.words) == 1:
                key = self._last_family_name, entity.gender or entity.leaning
                self._relatives[key] = entity if self._relatives.get(key, entity) is entity else None
        if entity.kind is EntityKind.PERSON and form.given:
            self._last_family_name = form.surname

    def _take_titles_off_family_names(self) -> None:
        """Read "Justice Weber" as a title and a family name where the article has an Anna Weber too; not "Earl"."""
        given = defaultdict[str, set[str]](set)
        for words in self._votes:
            if len(words) > 1 and is_first_name(words[0]):
                given[words[-1]].add(words[0])
        for words in [words for words in self._votes if len(words) == 2 and words[0] in name_words("title_or_name")]:
            if any(_may_have_title(name, words[0]) for name in given[words[1]] - {words[0]}):
                for position in self._votes.pop(words).positions:
                    form = self._forms[position]
                    assert form is not None
                    short = replace(form, words=words[1:], given=(), title=form.title | {words[0]})
                    self._read_as(position, short)

    def _part_joined_names(self) -> None:
        """Read "Anna Poe Endorses Karl Roe" as the first of two people, where the article has both elsewhere."""
        long = [words for words in self._votes if MAX_FULL < len(words) <= _MAX_WORDS]
        if not long:
            return
        full = {words for words in self._votes if 1 < len(words) <= MAX_FULL and is_first_name(words[0])}
        for words in long:
            cuts = [cut for cut in range(2, len(words) - 1) if words[:cut] in full]
            if cuts and any(words[start:] in full for start in range(cuts[-1], len(words) - 1)):
                first = self._votes[words[: cuts[-1]]].forms[0]
                for position in self._votes.pop(words).positions:
                    self._read_as(position, first)

    def _read_as(self, position: int, form: NameForm) -> None:
        """Take another form for the one of a mention, whose votes were taken back."""
        self._forms[position] = form
        self._votes[form.words].add(position, self._mentions[position], form)

    def _sort_full_forms(self) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
        """Tell the forms of several words that are people's from all others."""
        people: list[tuple[str, ...]] = []
        others: list[tuple[str, ...]] = []
        for words, votes in self._votes.items():
            if len(words) > 1:
                (people if self._is_full_person(words, votes) else others).append(words)
        return people, others

    def _from_fullest(self, words: tuple[str, ...]) -> tuple[int, int, int]:
        """Sort full given names before initials, long names before short ones, then by place in the text."""
        return sum(is_initial(word) for word in words[:1]), -len(words), self._votes[words].positions[0]

    def _is_full_person(self, words: tuple[str, ...], votes: Votes) -> bool:
        first_name = is_first_name(words[0]) and len(words) <= 3
        if _marks_no_person(words):
            spared = words[-1] in name_words("family_name_too") or words[-1] in landmark_words()
            return spared and votes.person and (first_name or votes.titled)
        if votes.person:
            return first_name or bool(votes.kinds)
        family_name = self._votes.get((bare(words[-1]),))
        if family_name is None or len(words) > 3 or words[-1] in name_words("newspaper"):
            return False
        called_a_person = family_name.titled or family_name.kinds[EntityKind.PERSON] > 0
        seen_as_place = votes.majority is EntityKind.PLACE
        return (called_a_person and not seen_as_place) or first_name

    def _enter_person(self, words: tuple[str, ...]) -> None:
        votes = self._votes[words]
        form = votes.forms[0]
        if name_particles().issuperset(words[:-1]) and self._shortens(form):
            return
        entity = self._same_person(form, votes)
        if entity is None:
            entity = Bearer(EntityKind.PERSON, votes.positions[0], form)
            self._entities.append(entity)
        self._entity_of_words[words] = entity
        for one in votes.forms:
            self._describe(entity, one)
        self._index_person(entity, form)

    def _shortens(self, form: NameForm) -> bool:
        """Tell whether a form of particles and family name ("Van Poe") ends the name of a person entered."""
        return any(entity.form.words[-len(form.words) :] == form.words for entity in self._last_names.of(form.surname))

    def _same_person(self, form: NameForm, votes: Votes) -> Bearer | None:
        entity = self._squeezed.get(form.squeezed) or self._entity_of_words.get(form.words)
        if entity is not None:
            return entity
        gender = next((one.gender for one in votes.forms if one.gender is not None), None)
        for name in _variants(form):
            for entity in self._given_and_last.of((name, form.surname)):
                if may_be_one(entity, form, gender):
                    return entity
        for entity in self._given_and_last.of(form.words):
            if agree_in_gender(entity, gender):
                return entity
        return None

    def _index_person(self, entity: Bearer, form: NameForm) -> None:
        self._squeezed.setdefault(form.squeezed, entity)
        for title in sorted(entity.titles):
            self._last_names.add(("title", title), entity)
        self._last_names.add(form.surname, entity)
        for near in _near(form.surname):
            self._last_names.add(near, entity)
        if form.family[-1] != form.surname:
            self._last_names.add(form.family[-1], entity)
        for word in (form.words[0], form.nickname):
            if word is not None and not is_initial(word):
                self._other_names.add(word, entity)
        for word in form.given[1:]:
            if not is_initial(word) and not is_first_name(word):
                self._other_names.add(word, entity)
        for key in _given_keys(form):
            self._given_and_last.add((key, form.surname), entity)
        if 3 <= len(form.words) <= _MAX_WORDS:
            for cut in range(2, len(form.words)):
                self._given_and_last.add(form.words[:cut], entity)
                self._given_and_last.add(form.words[-cut:], entity)

    def _enter_other(self, words: tuple[str, ...]) -> None:
        votes = self._votes[words]
        form = votes.forms[0]
        person = next((one for one in self._given_and_last.of(words) if one.form.words[-len(words) :] == words), None)
        if person is not None and not _marks_no_person(words):
            self._entity_of_words[words] = person
            return
        kind = self._kind_of_other(words, votes)
        entity = self._same_other(form, kind)
        if entity is None:
            entity = Bearer(kind, votes.positions[0], form)
            self._entities.append(entity)
        self._entity_of_words[words] = entity
        self._organizations.add(frozenset(form.content), entity)
        for letters in acronyms(words):
            self._organizations.add(letters, entity)
        if kind is EntityKind.ORGANIZATION and len(words) <= _MAX_WORDS:
            for cut in range(1, len(words)):
                self._organizations.add(words[:cut], entity)
                if cut > 1 or words[-1] in name_words("newspaper"):
                    self._organizations.add(words[-cut:], entity)
            for word in {words[0], words[-1]} & organization_words():
                self._organizations.add(("the", word), entity)

    def _kind_of_other(self, words: tuple[str, ...], votes: Votes) -> EntityKind:
        if words[-1] in landmark_words():
            return EntityKind.PLACE
        if organization_words().intersection(words) or words[-1] in legal_forms():
            return EntityKind.PLACE if votes.majority is EntityKind.PLACE else EntityKind.ORGANIZATION
        majority = votes.majority
        return EntityKind.OTHER if majority is None or majority is EntityKind.PERSON else majority

    def _same_other(self, form: NameForm, kind: EntityKind) -> Bearer | None:
        same = next(self._organizations.of(frozenset(form.content)), None)
        if same is None and kind is EntityKind.ORGANIZATION and not self._votes[form.words].kinds[EntityKind.PLACE]:
            return _only(self._organizations.of(form.words))
        return same

    def _entity_of(self, position: int, form: NameForm) -> Bearer:
        """Find or make the entity of one mention, and bring its name to mind."""
        entity = self._entity_of_words.get(form.words)
        if entity is None:
            entity = self._bearer_of_short(position, form)
        elif entity.kind is EntityKind.PERSON and len(form.words) > 1:
            for index in (self._last_names, self._other_names):
                index.mention(entity)
        else:
            self._organizations.mention(entity)
        return entity

    def _bearer_of_short(self, position: int, form: NameForm) -> Bearer:
        votes = self._votes[form.words]
        word = form.words[-1]
        organization = self._organization_of_short(position, form, votes)
        if organization is None or not self._is_company_of_that_name(organization, votes):
            person = self._person_of_short(position, form, votes)
            if person is not None:
                self._describe(person, form)
                return person
        if organization is not None:
            return organization
        if votes.titled or (votes.person and votes.kinds) or len(form.words) > 1:
            return self._new_person(position, form)
        entity = Bearer(self._kind_of_single(word, votes), position, form)
        self._entities.append(entity)
        self._entity_of_words[form.words] = entity
        return entity

    def _is_company_of_that_name(self, organization: Bearer, votes: Votes) -> bool:
        """Tell whether a bare word means a company though a person bears it too ("Poe" for "Poe Ltd")."""
        words = organization.form.words
        return votes.majority is EntityKind.ORGANIZATION and not votes.titled and words[-1] in legal_forms()

    def _kind_of_single(self, word: str, votes: Votes) -> EntityKind:
        plural_of_name = word.endswith("s") and (word[:-1] in self._last_names or word[:-2] in self._last_names)
        if plural_of_name or votes.majority is None:
            return EntityKind.OTHER
        return votes.majority

    def _new_person(self, position: int, form: NameForm) -> Bearer:
        entity = Bearer(EntityKind.PERSON, position, form)
        self._entities.append(entity)
        self._describe(entity, form)
        self._last_names.add(form.surname, entity)
        self._last_names.mention(entity)
        return entity

    def _person_of_short(self, position: int, form: NameForm, votes: Votes) -> Bearer | None:
        word, speaks = form.surname, self._mentions[position].speaks
        if word in places() and not votes.person and not form.title:
            known = (entity for entity in self._last_names.of(word) if entity.first < votes.positions[0])
            return next(known, None) if speaks else None
        bearers: list[Bearer] = [
            entity
            for entity in self._last_names.of(word)
            if len(form.words) == 1 or entity.form.words[-len(form.words) :] == form.words
        ]
        if not bearers or word in family_first():
            bearers += self._bearers_of_given(word, form, votes)
        if not bearers and word in titles() and len(form.words) == 1:
            bearers += self._last_names.of(("title", word))
        if not bearers and (votes.person or speaks) and len(form.words) == 1:
            bearers += [entity for key in _near(word) for entity in self._last_names.of(key)]
        bearers = [entity for entity in bearers if agree_in_gender(entity, form.gender or votes.gender)]
        if form.gender is not None:
            told = [entity for entity in bearers if form.gender in {entity.gender, entity.leaning}]
            relative = self._relatives.get((word, form.gender)) if not told else None
            bearers = [relative] if relative is not None else told or bearers
        bearers = [entity for entity in bearers if not entity.shares] or bearers
        if "mrs" in form.title:
            bearers = [entity for entity in bearers if entity.roles & name_words("married")] or bearers
        offices = form.title - name_words("courtesy")
        return _most_salient([entity for entity in bearers if offices & entity.titles] or bearers, speaks)

    def _bearers_of_given(self, word: str, form: NameForm, votes: Votes) -> Iterable[Bearer]:
        """Return those with ``word`` as first or middle name; "Mr Anna" is none, "Prince Anton" may be."""
        given = is_first_name(word)
        if form.title and given and word not in family_first() and not form.title & name_words("title_of_given_name"):
            return [entity for entity in self._other_names.of(word) if self._is_never_called_by_last_name(entity)]
        if votes.kinds and not votes.person and not given and word not in family_first():
            return ()
        return self._other_names.of(word)

    def _is_never_called_by_last_name(self, entity: Bearer) -> bool:
        """Tell whether the last word of a full name never stands alone: the first may be the family name then."""
        return (entity.form.words[-1],) not in self._votes and not entity.by_given_name

    def _organization_of_short(self, position: int, form: NameForm, votes: Votes) -> Bearer | None:
        if len(form.words) > 1 or form.titled:
            return None
        if form.acronym is not None:
            found = self._organization_in_front(position, form.acronym) or next(
                self._organizations.of(form.acronym), None
            )
            if found is not None:
                return found
        if not votes.person and (joined := self._organization_of_clippings(form.clippings)) is not None:
            return joined
        if form.words[0] in places() or votes.majority not in {EntityKind.ORGANIZATION, None}:
            return None
        same = next(self._organizations.of(frozenset(form.content)), None)
        return same or self._organization_by_word(form.words[0], votes)

    def _organization_of_clippings(self, parts: Sequence[str]) -> Bearer | None:
        """Return the organisation whose words begin with ``parts``, one with each."""
        letters = "".join(part[0] for part in parts)
        return next((one for one in self._organizations.of(letters) if are_clippings(parts, one.form.content)), None)

    def _organization_by_word(self, word: str, votes: Votes) -> Bearer | None:
        """Return the organisation whose name starts with ``word``, or the only one of that kind."""
        if word in organization_words():
            return _only(self._organizations.of(("the", word)))
        if word in name_words("vague_head") or votes.kinds[EntityKind.PLACE]:
            return None
        return next(self._organizations.of((word,)), None)

    def _organization_in_front(self, position: int, acronym: str) -> Bearer | None:
        """Return the organisation just before an acronym in parentheses: "Northern Fleet Union (NFU)"."""
        before = self._forms[position - 1] if position else None
        if before is None or self._mentions[position].span.start - self._mentions[position - 1].span.end != 2:
            return None
        entity = self._entity_of_words.get(before.words)
        if entity is None or entity.kind is EntityKind.PERSON or before.words[0][0] != acronym[0]:
            return None
        self._organizations.add(acronym, entity)
        return entity

    def _describe(self, entity: Bearer, form: NameForm) -> None:
        entity.titles |= form.title - name_words("courtesy")
        if form.gender is not None:
            entity.genders[form.gender] += 1
        if len(form.given) > len(entity.form.given):
            entity.form = form

    def _cluster(self, entity: Bearer) -> NameCluster:
        return NameCluster(
            mentions=tuple(entity.mentions),
            name=self._fullest(entity),
            kind=entity.kind,
            gender=entity.gender if entity.kind is EntityKind.PERSON else None,
            leaning=entity.leaning if entity.kind is EntityKind.PERSON and entity.gender is None else None,
        )

    def _fullest(self, entity: Bearer) -> str:
        """Choose the fullest form; of a person one that ends as most do ("Poe", not "Anna Poe Quits")."""
        forms = [form for i in entity.mentions if (form := self._forms[i]) is not None]
        if len({form.shown for form in forms}) == 1:
            return forms[0].shown
        if entity.kind is EntityKind.PERSON:
            forms = [form for form in forms if form.words[-1] not in reporting_verbs()] or forms
            full = [form for form in forms if form.given] or [form for form in forms if not form.titled] or forms
            last_words = Counter(form.words[-1] for form in forms)
            endings = Counter(form.words[-1] for form in full)
            usual = max(endings, key=lambda word: (endings[word], last_words[word]))
            forms = _without_strays([form for form in full if form.words[-1] == usual])
        return max(forms, key=lambda form: _fullness(form, entity.kind)).shown


def _may_have_title(first_name: str, title: str) -> bool:
    gender = titles().get(title)
    return gender is None or gender_of_first_name(first_name) in {None, gender}


def _without_strays(forms: list[NameForm]) -> list[NameForm]:
    """Leave out forms with words in front that are no names ("House Anna Poe") where the article has them without."""
    known = {form.words for form in forms if len(form.words) > 1 and form.words[0] not in name_particles()}
    return [form for form in forms if not any(form.words[n:] in known for n in range(1, _strays(form) + 1))]


def _strays(form: NameForm) -> int:
    """Count the words in front that are no first names and no initials."""
    named = (i for i, word in enumerate(form.words) if is_first_name(word) or is_initial(word))
    return next(named, len(form.words) - 1)


def _fullness(form: NameForm, kind: EntityKind) -> tuple[bool, bool, int, int, int, int]:
    words = form.words if kind is EntityKind.PERSON else form.content
    spelled_out = sum(not is_initial(word) for word in words)
    mixed_case = not form.shown.isupper() or form.acronym is not None
    accents = sum(not char.isascii() for char in form.shown if char.isalpha())
    return mixed_case, ":" not in form.shown, spelled_out, len(words), accents, len(form.shown)


def _first_mention(entity: Bearer) -> int:
    return entity.mentions[0] if entity.mentions else entity.first


def _marks_no_person(words: tuple[str, ...]) -> bool:
    """Tell whether a word shows that a full name is a pair's, an organisation's or a landmark's."""
    return (
        not {"and", "&"}.isdisjoint(words)
        or not organization_words().isdisjoint(words)
        or words[-1] in legal_forms()
        or words[-1] in landmark_words()
    )


def _only(entities: Iterator[Bearer]) -> Bearer | None:
    first = next(entities, None)
    return first if next(entities, None) is None else None


def _most_salient(bearers: Sequence[Bearer], speaks: bool) -> Bearer | None:
    """Return the entity mentioned most so far; of equals the one named in full last, else the first to come.

    News gives the bare name to the protagonist, and who speaks by it has mostly spoken before. On 706 articles this is
    right more often than the bearer named in full last, and than to count mentions by first name for less.
    """
    weight = SPOKEN if speaks else 0
    return max(bearers, key=lambda entity: len(entity.mentions) + weight * entity.spoken, default=None)


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
