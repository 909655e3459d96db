"""How the names of an article are read: the form of each mention, and which full names are people's."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from inquit.types import EntityKind
from inquit.words.genders import gender_of_first_name, is_first_name, is_initial
from inquit.words.lexicon import landmark_words, legal_forms, name_words, organization_words, titles
from inquit.words.name_forms import bare, take_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inquit.entities.name_mentions import NameMention
    from inquit.words.lexicon import Gender
    from inquit.words.name_forms import NameForm

MAX_WORDS = 8
"""Longer names are not looked at part by part."""
MAX_FULL = 3
"""How many words a person's full name has, where several are joined in a headline."""


class Votes:
    """What the recogniser and the titles said about all mentions of one form, at ``positions`` in the text."""

    __slots__ = ("_genders", "forms", "kinds", "positions", "titled")

    def __init__(self) -> None:
        self.kinds: Counter[EntityKind] = Counter()
        self.titled = False
        self.positions: list[int] = []
        self.forms: list[NameForm] = []
        self._genders: set[Gender] = set()

    def add(self, position: int, mention: NameMention, form: NameForm) -> None:
        """Count what one mention of the form says."""
        self.positions.append(position)
        self.forms.append(form)
        self.titled = self.titled or form.titled
        if form.gender is not None:
            self._genders.add(form.gender)
        if mention.kind is not None or form.title:
            self.kinds[mention.kind or EntityKind.PERSON] += 1

    @property
    def person(self) -> bool:
        """Tell whether most say person, or nobody says anything."""
        people = self.kinds[EntityKind.PERSON]
        return self.titled or 2 * people > self.kinds.total()

    @property
    def gender(self) -> Gender | None:
        """The gender of all titles that tell one: where there is a Mr Poe, and no Mrs Poe, a President Poe is he."""
        return next(iter(self._genders)) if len(self._genders) == 1 else None

    @property
    def majority(self) -> EntityKind | None:
        """The kind that most say, None where nobody says anything."""
        return self.kinds.most_common(1)[0][0] if self.kinds else None


class NameReadings:
    """The names of one article, each read as a form.

    ``forms`` are in the order of ``mentions``, None for a mention without a letter; ``votes`` are by the words of a
    form.
    """

    def __init__(self, mentions: Sequence[NameMention]) -> None:
        self.mentions = mentions
        self.forms: list[NameForm | None] = []
        self.votes: defaultdict[tuple[str, ...], Votes] = defaultdict(Votes)
        parsed: dict[tuple[str, str | None], NameForm | None] = {}
        for position, mention in enumerate(mentions):
            key = (mention.text, mention.title)
            if key not in parsed:
                parsed[key] = take_apart(*key)
            form = parsed[key]
            if form is not None and form.gender is None and mention.role is not None:
                form = replace(form, gender=mention.role.sure_gender)
            self.forms.append(form)
            if form is not None:
                self.votes[form.words].add(position, mention, form)
        self._take_titles_off_family_names()
        self._part_joined_names()

    def _take_titles_off_family_names(self) -> None:
        """Read "Justice Weber" as a title and a family name where the article has an Anna Weber too; not "Earl"."""
        given = defaultdict[str, set[str]](set)
        for words in self.votes:
            if len(words) > 1 and is_first_name(words[0]):
                given[words[-1]].add(words[0])
        for words in [words for words in self.votes if len(words) == 2 and words[0] in name_words("title_or_name")]:
            if any(_may_have_title(name, words[0]) for name in given[words[1]] - {words[0]}):
                for position in self.votes.pop(words).positions:
                    form = self.forms[position]
                    assert form is not None
                    short = replace(form, words=words[1:], given=(), title=form.title | {words[0]})
                    self._read_as(position, short)

    def _part_joined_names(self) -> None:
        """Read "Anna Poe Endorses Karl Roe" as the first of two people, where the article has both elsewhere."""
        long = [words for words in self.votes if MAX_FULL < len(words) <= MAX_WORDS]
        if not long:
            return
        full = {words for words in self.votes if 1 < len(words) <= MAX_FULL and is_first_name(words[0])}
        for words in long:
            cuts = [cut for cut in range(2, len(words) - 1) if words[:cut] in full]
            if cuts and any(words[start:] in full for start in range(cuts[-1], len(words) - 1)):
                first = self.votes[words[: cuts[-1]]].forms[0]
                for position in self.votes.pop(words).positions:
                    self._read_as(position, first)

    def _read_as(self, position: int, form: NameForm) -> None:
        """Read the mention at ``position`` as another form, for which it votes now."""
        self.forms[position] = form
        self.votes[form.words].add(position, self.mentions[position], form)

    def full_names(self) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
        """Return the forms of several words, those of people and all others, the fullest first."""
        people: list[tuple[str, ...]] = []
        others: list[tuple[str, ...]] = []
        for words, votes in self.votes.items():
            if len(words) > 1:
                (people if self._is_full_person(words, votes) else others).append(words)
        return sorted(people, key=self._from_fullest), sorted(others, key=self._from_fullest)

    def _from_fullest(self, words: tuple[str, ...]) -> tuple[int, int, int]:
        """Sort full given names before initials, long names before short ones, then by place in the text."""
        return sum(is_initial(word) for word in words[:1]), -len(words), self.votes[words].positions[0]

    def _is_full_person(self, words: tuple[str, ...], votes: Votes) -> bool:
        """Tell whether several words are a person's name: by votes, its first name or its family name elsewhere."""
        first_name = is_first_name(words[0]) and len(words) <= 3
        if marks_no_person(words):
            spared = words[-1] in name_words("family_name_too") or words[-1] in landmark_words()
            return spared and votes.person and (first_name or votes.titled)
        if votes.person:
            return first_name or bool(votes.kinds)
        family_name = self.votes.get((bare(words[-1]),))
        if family_name is None or len(words) > 3 or words[-1] in name_words("newspaper"):
            return False
        called_a_person = family_name.titled or family_name.kinds[EntityKind.PERSON] > 0
        seen_as_place = votes.majority is EntityKind.PLACE
        return (called_a_person and not seen_as_place) or first_name


def marks_no_person(words: tuple[str, ...]) -> bool:
    """Tell whether a word shows that a full name is a pair's, an organisation's or a landmark's."""
    return (
        not {"and", "&"}.isdisjoint(words)
        or not organization_words().isdisjoint(words)
        or words[-1] in legal_forms()
        or words[-1] in landmark_words()
    )


def _may_have_title(first_name: str, title: str) -> bool:
    """Tell whether a title fits the gender of a first name, as far as both tell one."""
    gender = titles().get(title)
    return gender is None or gender_of_first_name(first_name) in {None, gender}
