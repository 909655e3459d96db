"""Reports within reports: Smith said Jones told him “…” are words of Jones, by way of Smith.

The source ranker finds the sentence's reporter; where a verb of speech inside what he reports has the quotation for
its own content, its subject is the speaker and the reporter is who passed the words on.
"""

from __future__ import annotations

from itertools import islice, takewhile
from typing import TYPE_CHECKING

from inquit.reading.reports import CueKind
from inquit.reading.syntax import FINITE, MAX_CHILDREN, MAX_CLIMB
from inquit.types import EntityKind
from inquit.words.closed_classes import PERSONAL_SUBJECTS
from inquit.words.lexicon import UTTERING, CueClass, cue_classes, role_nouns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inquit.reading.reports import Report
    from inquit.reading.scene import QuoteFrame, Scene
    from inquit.reading.tokens import Token
    from inquit.sources.candidates import SourceCandidate

_OWN_WORDS_CLASSES = UTTERING | {CueClass.NAMING}
"""Who thinks or judges in somebody's report does so in the reporter's words."""
_FINDINGS = frozenset({"find", "show"})
"""What a study finds and shows it says; what a person finds and shows is told by the reporter."""
_REPORTING_TAGS = FINITE | {"VBN"}
"""What may be said is not reported: a modal or an infinitive is no report within a report."""
_APART = frozenset({"nsubj", "nsubjpass", "advcl", "relcl", "acl"})
"""The relations that leave the content of a verb."""
_CLAUSE = frozenset({"ccomp", "xcomp", "pcomp", "prep", "parataxis", "conj"})
"""The relations that lead from a report down to a report within it."""
_OWN_WORDS = frozenset({CueKind.SUBJECT, CueKind.AGENT, CueKind.RELATIVE, CueKind.PARTICIPLE})


def innermost(
    scene: Scene, quote: QuoteFrame, source: SourceCandidate | None, candidates: Sequence[SourceCandidate]
) -> SourceCandidate | None:
    """Return the candidate whose words the quotation is: ``source``, or one whose words ``source`` reports.

    ``candidates`` are all of the quotation.
    """
    if source is None or source.report is None:
        return source
    outer = source.report
    for cue in _cues_within(scene, quote, outer):
        for candidate in candidates:
            report = candidate.report
            if report is None or report.cue != cue or not _utters(scene, report):
                continue
            if outer in reporters(scene, report):
                return candidate
    return source


def _cues_within(scene: Scene, quote: QuoteFrame, outer: Report) -> Iterator[int]:
    """Yield the tokens that may report the quotation within ``outer``, the nearest to the quotation first.

    After "according to" somebody's words may go on in the next sentence, where nothing governs the quotation.
    """
    yield from takewhile(outer.cue.__ne__, _cues_over(scene, quote))
    if outer.kind is CueKind.ACCORDING:
        yield scene.tokens[outer.cue].head


def reporters(scene: Scene, report: Report) -> tuple[Report, ...]:
    """Return the reports of others that ``report`` stands in, the nearest first."""
    return tuple(
        outer
        for outer in _reporters(scene, report)
        if scene.source_of(outer) is not scene.source_of(report) and outer.kind is not CueKind.PATIENT
    )


def _utters(scene: Scene, report: Report) -> bool:
    """Tell whether a report within a report is of somebody's own words."""
    if report.kind is CueKind.QUOTED:
        return True
    if report.kind is CueKind.NOUN:
        return scene.tokens[report.source].tag in {"NNP", "PRP$"} and scene.tokens[report.source].dep == "poss"
    joined = report.kind is CueKind.SHARED and scene.tokens[report.cue].dep == "conj"
    spoken = (report.kind in _OWN_WORDS or joined) and cue_classes().get(report.lemma) in _OWN_WORDS_CLASSES
    if not spoken or scene.tokens[report.cue].tag not in _REPORTING_TAGS:
        return False
    token = scene.tokens[report.source]
    role = role_nouns().get(token.lower)
    if report.lemma in _FINDINGS:
        return token.entity == "ORG"
    return (
        _is_named(token)
        or token.lower in PERSONAL_SUBJECTS
        or (role is not None and role.kind is not EntityKind.DOCUMENT)
    )


def _is_named(token: Token) -> bool:
    """Tell whether a word names somebody who may speak, also where the recogniser misses the name."""
    missed = token.tag == "NNP" and token.entity in {"", "WORK_OF_ART", "PRODUCT", "FAC"}
    return missed or token.entity in {"PERSON", "ORG", "NORP"}


def _cues_over(scene: Scene, quote: QuoteFrame) -> Iterator[int]:
    """Yield the tokens whose content the quotation stands in, the nearest first."""
    tokens = scene.tokens
    root = next(
        (i for i in range(quote.first, quote.last + 1) if not quote.first <= tokens[i].head <= quote.last), quote.first
    )
    at = root
    for above in islice(scene.syntax.ancestors(at), MAX_CLIMB):
        if tokens[at].dep in _APART:
            return
        promised = tokens[at].dep == "xcomp"  # who agrees to say something has not said it yet
        beside = tokens[at].dep == "conj" and tokens[at].tag.startswith("VB")  # "added a wing and was “reviewing” it"
        at = above
        if not promised and not beside:
            yield at


def _reporters(scene: Scene, report: Report) -> Iterator[Report]:
    """Yield the reports that ``report`` stands in, the nearest first, those of the same phrase too."""
    tokens = scene.tokens
    at = report.cue
    if report.kind is CueKind.ACCORDING:
        at = tokens[at].head  # what it is said of is within it, not around it
    for _ in range(MAX_CLIMB):
        for child in scene.syntax.children[at][:MAX_CHILDREN]:
            yield from (other for other in scene.reports_between(child, child + 1) if other.kind is CueKind.ACCORDING)
        if tokens[at].head == at or tokens[at].dep not in _CLAUSE:
            return
        at = tokens[at].head
        yield from scene.reports_between(at, at + 1)
