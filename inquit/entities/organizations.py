"""Organisations, places and whatever else has a name of several words, found by short forms and acronyms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.entities.name_bearers import Bearer, BearerIndex
from inquit.entities.name_readings import MAX_WORDS
from inquit.types import EntityKind
from inquit.words.lexicon import landmark_words, legal_forms, name_words, organization_words, places
from inquit.words.name_forms import acronyms, are_clippings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inquit.entities.name_readings import NameReadings, Votes
    from inquit.words.name_forms import NameForm


class Organizations:
    """What bears a full name in one article and is no person."""

    def __init__(self, readings: NameReadings) -> None:
        self._readings = readings
        self._bearers = BearerIndex()

    def enter(self, words: tuple[str, ...]) -> Bearer:
        """Return what bears a full name: known by another form of it, or new."""
        votes = self._readings.votes[words]
        form = votes.forms[0]
        kind = _kind_of_full(words, votes)
        bearer = self._same(form, kind, votes) or Bearer(kind, votes.positions[0], form)
        self._bearers.add(frozenset(form.content), bearer)
        for letters in acronyms(words):
            self._bearers.add(letters, bearer)
        if kind is EntityKind.ORGANIZATION and len(words) <= MAX_WORDS:
            self._index_parts(bearer, words)
        return bearer

    def _same(self, form: NameForm, kind: EntityKind, votes: Votes) -> Bearer | None:
        same = next(self._bearers.of(frozenset(form.content)), None)
        if same is None and kind is EntityKind.ORGANIZATION and not votes.kinds[EntityKind.PLACE]:
            return self._bearers.only(form.words)
        return same

    def _index_parts(self, bearer: Bearer, words: tuple[str, ...]) -> None:
        """Make the beginnings and ends of an organisation's name lead to it, and the word for what it is."""
        for cut in range(1, len(words)):
            self._bearers.add(words[:cut], bearer)
            if cut > 1 or words[-1] in name_words("newspaper"):
                self._bearers.add(words[-cut:], bearer)
        for word in {words[0], words[-1]} & organization_words():
            self._bearers.add(("the", word), bearer)

    def mention(self, bearer: Bearer) -> None:
        """Note that a bearer is mentioned in full here: the latest are looked at first."""
        self._bearers.mention(bearer)

    def of_short(self, form: NameForm, votes: Votes, in_front: Bearer | None) -> Bearer | None:
        """Return what a short form means: by its letters, the words it clips, its content or its first word.

        ``in_front`` is what the name just before means, where the form stands in parentheses behind it and may be its
        acronym.
        """
        if len(form.words) > 1 or form.titled:
            return None
        if form.acronym is not None:
            if in_front is not None:
                self._bearers.add(form.acronym, in_front)
            found = in_front or next(self._bearers.of(form.acronym), None)
            if found is not None:
                return found
        if not votes.person and (joined := self._of_clippings(form.clippings)) is not None:
            return joined
        if form.words[0] in places() or votes.majority not in {EntityKind.ORGANIZATION, None}:
            return None
        same = next(self._bearers.of(frozenset(form.content)), None)
        return same or self._by_word(form.words[0], votes)

    def _of_clippings(self, parts: Sequence[str]) -> Bearer | None:
        """Return the organisation whose words begin with ``parts``, one with each."""
        letters = "".join(part[0] for part in parts)
        return next((one for one in self._bearers.of(letters) if are_clippings(parts, one.form.content)), None)

    def _by_word(self, word: str, votes: Votes) -> Bearer | None:
        """Return the organisation whose name starts with ``word``, or the only one of that kind."""
        if word in organization_words():
            return self._bearers.only(("the", word))
        if word in name_words("vague_head") or votes.kinds[EntityKind.PLACE]:
            return None
        return next(self._bearers.of((word,)), None)


def _kind_of_full(words: tuple[str, ...], votes: Votes) -> EntityKind:
    if words[-1] in landmark_words():
        return EntityKind.PLACE
    if organization_words().intersection(words) or words[-1] in legal_forms():
        return EntityKind.PLACE if votes.majority is EntityKind.PLACE else EntityKind.ORGANIZATION
    majority = votes.majority
    return EntityKind.OTHER if majority is None or majority is EntityKind.PERSON else majority
