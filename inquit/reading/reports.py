"""Reports: a cue of speech together with the mention that its grammar makes the source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CueKind(StrEnum):
    """By which construction a cue has its source."""

    SUBJECT = "subject"
    """Nora Berg said …"""
    SHARED = "shared-subject"
    """The subject of a verb above: Nora Berg stood up and said …"""
    AGENT = "agent"
    """… was said by Nora Berg"""
    PATIENT = "patient"
    """The subject of a passive verb: Nora Berg was told …"""
    RELATIVE = "relative"
    """Nora Berg, who said …"""
    PARTICIPLE = "participle"
    """Nora Berg, saying …"""
    ACCORDING = "according-to"
    NOUN = "noun"
    """Nora Berg’s claim that …"""
    QUOTED = "quoted"
    """… quoted Nora Berg as saying …"""
    LABEL = "label"
    """BERG: …"""
    SIGNATURE = "signature"
    """“…” — Nora Berg"""


@dataclass(frozen=True, slots=True)
class Report:
    """A cue with its source, both as token indices; ``Scene.source_of`` gives the phrase of the source.

    ``pronoun`` is the relative pronoun that stands for the source at the cue ("Berg, who said"), None without one.
    """

    cue: int
    source: int
    kind: CueKind
    lemma: str
    pronoun: int | None = None
