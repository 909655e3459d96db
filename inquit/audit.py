"""The vocabulary of source audits: the gender an article speaks of somebody by, and who has how much of the word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PersonGender(StrEnum):
    """The gender by which an article speaks of a person."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"
    """The article does not tell it."""


class GenderEvidence(StrEnum):
    """What told the gender, in the order in which it is asked."""

    TITLE = "title"
    """“Mrs”, “Sir”."""
    ROLE = "role"
    """“Actress”, “his father”."""
    PRONOUN = "pronoun"
    FIRST_NAME = "first-name"


@dataclass(frozen=True, slots=True)
class ToldGender:
    """A gender with what told it, None where it is unknown."""

    value: PersonGender
    evidence: GenderEvidence | None


@dataclass(frozen=True, slots=True)
class Tally:
    """What the speakers of one kind have said.

    ``words`` stand in their own quotation marks; ``share``, 0 to 1, is that of all words in marks that have a speaker.
    """

    kind: str
    speakers: int
    quotations: int
    words: int
    share: float


@dataclass(frozen=True, slots=True)
class Summary:
    """Who is quoted in an article: all quotations, those that have a speaker, their words in marks, and tallies.

    ``by_gender`` tallies people, and is empty unless their gender was asked for.
    """

    quotations: int
    attributed: int
    words: int
    by_type: tuple[Tally, ...]
    by_naming: tuple[Tally, ...]
    by_gender: tuple[Tally, ...]


NOBODY_QUOTED = Summary(0, 0, 0, (), (), ())
"""The summary of an article without quotations."""
