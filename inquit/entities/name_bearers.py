"""Bearers of names: who or what is called by the names of an article, while they are being clustered."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from inquit.words.genders import gender_of_first_name, is_initial, leaning_of_first_name
from inquit.words.lexicon import family_first, name_words

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from inquit.entities.name_mentions import NameMention
    from inquit.types import EntityKind
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

    def ends_in(self, words: tuple[str, ...]) -> bool:
        """Tell whether ``words`` are the end of the name, or all of it."""
        return self.form.words[-len(words) :] == words

    def learn_from(self, form: NameForm) -> None:
        """Keep the titles and the gender that a form of the name tells, and the form where it has more given names."""
        self.titles |= form.title - name_words("courtesy")
        if form.gender is not None:
            self.genders[form.gender] += 1
        if len(form.given) > len(self.form.given):
            self.form = form

    def add(self, position: int, form: NameForm, mention: NameMention) -> None:
        """Take the mention at ``position`` for one of this bearer."""
        self.mentions.append(position)
        self.by_given_name |= not form.title and len(form.words) == 1 and form.words[0] in self.form.given
        self.spoken += mention.speaks
        self.shares &= mention.shares
        if mention.role is not None:
            self.roles.add(mention.role.singular)


class BearerIndex:
    """The bearers that have a word as (part of) their name, those mentioned in full last in front."""

    def __init__(self) -> None:
        self._coming: defaultdict[Hashable, OrderedDict[Bearer, None]] = defaultdict(OrderedDict)
        self._mentioned: defaultdict[Hashable, OrderedDict[Bearer, None]] = defaultdict(OrderedDict)
        self._keys: defaultdict[Bearer, dict[Hashable, None]] = defaultdict(dict)

    def add(self, key: Hashable, bearer: Bearer) -> None:
        """Make ``key`` lead to ``bearer``, which is still to come in the text."""
        self._coming[key][bearer] = None
        self._keys[bearer][key] = None

    def mention(self, bearer: Bearer) -> None:
        """Put ``bearer`` in front under all its keys."""
        for key in self._keys[bearer]:
            self._coming[key].pop(bearer, None)
            self._mentioned[key][bearer] = None
            self._mentioned[key].move_to_end(bearer)

    def of(self, key: Hashable) -> Iterator[Bearer]:
        """Yield the bearers of ``key``: latest first, then those still to come in text order."""
        if key in self._mentioned:
            yield from islice(reversed(self._mentioned[key]), MAX_BEARERS)
        if key in self._coming:
            yield from islice(self._coming[key], MAX_BEARERS)

    def only(self, key: Hashable) -> Bearer | None:
        """Return the bearer of ``key`` where there is but one."""
        bearers = self.of(key)
        first = next(bearers, None)
        return first if next(bearers, None) is None else None

    def __contains__(self, key: Hashable) -> bool:
        return bool(self._mentioned.get(key) or self._coming.get(key))


def may_be_one(bearer: Bearer, form: NameForm, gender: Gender | None) -> bool:
    """Tell whether one person may bear both names, given that family name and one given name agree."""
    if bearer.form.suffix and form.suffix and bearer.form.suffix != form.suffix:
        return False
    middles = zip(form.given[1:], bearer.form.given[1:], strict=False)
    if any(mine[0] != theirs[0] for mine, theirs in middles):
        return False
    return agree_in_gender(bearer, gender) and _given_genders_agree(bearer.form, form)


def agree_in_gender(bearer: Bearer, gender: Gender | None) -> bool:
    """Tell whether a bearer may be of a gender, as far as both are known."""
    known = bearer.gender
    return gender is None or known is None or gender is known


def _given_genders_agree(one: NameForm, other: NameForm) -> bool:
    genders = {gender_of_first_name(form.given[0]) for form in (one, other) if form.given}
    return len(genders - {None}) < 2
