"""Why a quotation was answered as it was: candidates, their probabilities and what weighed most."""

from __future__ import annotations

from dataclasses import dataclass

from inquit.types import Cue, LineKind, Mention


@dataclass(frozen=True, slots=True)
class Evidence:
    """A feature of a candidate and its learned weight, positive where it speaks for the candidate."""

    feature: str
    weight: float


@dataclass(frozen=True, slots=True)
class SourceOption:
    """A mention that may be the source of a quotation, by a cue or (None) by its place alone.

    ``probability`` is this candidate's own; a mention has the sum over all candidates with it.
    """

    source: Mention
    cue: Cue | None
    probability: float
    chosen: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class SpeechJudgement:
    """How probable it is that the words are presented as somebody's, and why."""

    probability: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class AntecedentOption:
    """Whom an anaphoric source may refer to: ``mention`` is the latest one before it, ``name`` None if described only.

    Both are None for somebody not mentioned before.
    """

    name: str | None
    mention: Mention | None
    probability: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a quotation was answered as it was: candidates with the likeliest first, and what weighed most.

    ``line``: what the line was taken for that the quotation stands in.
    """

    sources: tuple[SourceOption, ...]
    speech: SpeechJudgement
    antecedents: tuple[AntecedentOption, ...]
    line: LineKind = LineKind.ARTICLE
