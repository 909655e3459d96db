"""Bearers of names: who or what is called by the names of an article, while they are being clustered."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from inquit.types import EntityKind
from inquit.words.genders import gender_of_first_name, is_initial, leaning_of_first_name
from inquit.words.lexicon import family_first

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from inquit.entities.name_mentions import NameMention
    from inquit.words.lexicon import Gender
    from inquit.words.name_forms import NameForm

MAX_BEARERS = 32
"""How many bearers of one name are considered for a mention: bounds the work on hostile texts."""


@dataclass(slots=True, eq=False)
class Bearer:
    """A cluster in the making.

    ``first`` is the index of the first mention in full; ``by_given_name``: whether some mention
    is a first name alone; ``spoken`` counts those that speak; ``roles`` are the nouns that say who it is;
    ``shares``: whether the family name is only that of another so far.
    """

    kind: EntityKind
    first: int
    form: NameForm
    mentions: list[int] = field(default_factory=list)
    by_given_name: bool = False
    spoken: int = 0
    titles: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    shares: bool = True
    genders: Counter[Gender] = field(default_factory=Counter)

    @property
    def gender(self) -> Gender | None:
        """Gender by titles, then by the first given name that is no initial."""
        if self.genders:
            return self.genders.most_common(1)[0][0]
        given = self._given_name
        return gender_of_first_name(given) if given is not None and self.form.given else None

    @property
    def leaning(self) -> Gender | None:
        """Gender of most who bear the first given name, or a lone name, which may be a family name."""
        given = self._given_name
        return gender_of_first_name(given) or leaning_of_first_name(given) if given is not None else None

    @property
    def _given_name(self) -> str | None:
        """The first given name that is no initial, None where none is known or the family name comes first."""
        if self.form.words[0] in family_first():
            return None
        given = self.form.given or (() if self.form.titled else self.form.words)
        return next((name for name in given if not is_initial(name)), None)


class Votes:
    """What the recogniser and the titles said about all mentions of one form."""

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


class BearerIndex:
    """The entities that bear a word as (part of) their name, those mentioned in full last in front."""

    def __init__(self) -> None:
        self._coming: defaultdict[Hashable, OrderedDict[Bearer, None]] = defaultdict(OrderedDict)
        self._mentioned: defaultdict[Hashable, OrderedDict[Bearer, None]] = defaultdict(OrderedDict)
        self._keys: defaultdict[Bearer, dict[Hashable, None]] = defaultdict(dict)

    def add(self, key: Hashable, entity: Bearer) -> None:
        """Make ``key`` lead to ``entity``, which is still to come in the text."""
        self._coming[key][entity] = None
        self._keys[entity][key] = None

    def mention(self, entity: Bearer) -> None:
        """Put ``entity`` in front under all its keys."""
        for key in self._keys[entity]:
            self._coming[key].pop(entity, None)
            self._mentioned[key][entity] = None
            self._mentioned[key].move_to_end(entity)

    def of(self, key: Hashable) -> Iterator[Bearer]:
        """Return the bearers of ``key``, latest first, then those still to come in text order."""
        if key in self._mentioned:
            yield from islice(reversed(self._mentioned[key]), MAX_BEARERS)
        if key in self._coming:
            yield from islice(self._coming[key], MAX_BEARERS)

    def __contains__(self, key: Hashable) -> bool:
        return bool(self._mentioned.get(key) or self._coming.get(key))


def may_be_one(entity: Bearer, form: NameForm, gender: Gender | None) -> bool:
    """Tell whether one person may bear both names, given that family name and one given name agree."""
    if entity.form.suffix and form.suffix and entity.form.suffix != form.suffix:
        return False
    middles = zip(form.given[1:], entity.form.given[1:], strict=False)
    if any(mine[0] != theirs[0] for mine, theirs in middles):
        return False
    return agree_in_gender(entity, gender) and _given_genders_agree(entity.form, form)


def agree_in_gender(entity: Bearer, gender: Gender | None) -> bool:
    """Tell whether a bearer may be of a gender, as far as both are known."""
    known = entity.gender
    return gender is None or known is None or gender is known


def _given_genders_agree(one: NameForm, other: NameForm) -> bool:
    genders = {gender_of_first_name(form.given[0]) for form in (one, other) if form.given}
    return len(genders - {None}) < 2
