"""Statements: what becomes a quotation of the answer, from decisions about marked words and from indirect reports.

Where a clause holds fragments in marks that are the same mention's words, clause and fragments are one statement.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inquit.deadline import Deadline
from inquit.reading.reports import CueKind
from inquit.types import CharSpan, QuotationType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inquit.answers.repeats import FinalDecision
    from inquit.indirect.reports import IndirectReport
    from inquit.reading.mentions import Phrase
    from inquit.reading.reports import Report
    from inquit.reading.scene import Scene
    from inquit.sources.decisions import Decision

_SIEVES = {
    CueKind.SUBJECT: "reporting-verb",
    CueKind.SHARED: "reporting-verb",
    CueKind.AGENT: "passive",
    CueKind.PATIENT: "passive",
    CueKind.RELATIVE: "relative-clause",
    CueKind.PARTICIPLE: "participle",
    CueKind.ACCORDING: "according-to",
    CueKind.NOUN: "reporting-noun",
    CueKind.QUOTED: "reporting-verb",
    CueKind.LABEL: "transcript-label",
    CueKind.SIGNATURE: "signature",
}


@dataclass(frozen=True, slots=True)
class Statement:
    """Words of the article and which mention says them.

    ``quotes`` are the indices of the quoted spans that are part of it; ``continues`` is the index of the one whose
    utterance goes on here. ``probability``: that these are the mention's words, or for scare quotes, nobody's.
    """

    type: QuotationType
    span: CharSpan
    content: CharSpan
    quoted: tuple[CharSpan, ...]
    quotes: tuple[int, ...]
    phrase: Phrase | None
    report: Report | None
    probability: float
    sieve: str
    continues: int | None
    basis: FinalDecision | IndirectReport


def find_statements(
    scene: Scene,
    decisions: Iterable[FinalDecision],
    reports: Iterable[IndirectReport] = (),
    deadline: Deadline | None = None,
) -> tuple[Statement, ...]:
    """Return the statements of an article in text order; raises OutOfTime."""
    deadline = deadline or Deadline()
    marked: defaultdict[int, list[Statement]] = defaultdict(list)
    for statement in marked_statements(scene, decisions):
        marked[scene.quotes[statement.quotes[0]].quoted.paragraph].append(statement)
    found: defaultdict[int, list[IndirectReport]] = defaultdict(list)
    for report in reports:
        found[scene.tokens[report.candidate.cue].paragraph].append(report)
    statements = [
        statement
        for paragraph in sorted({*marked, *found})
        for statement in _together(scene, marked[paragraph], found[paragraph], deadline)
    ]
    return tuple(sorted(statements, key=_start))


class _Marked:
    """The statements in marks of one paragraph, found by their place: they are in text order and never overlap."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements
        self._starts = [statement.span.start for statement in statements]
        self._utterances: defaultdict[int, list[Statement]] = defaultdict(list)
        for statement in statements:
            if statement.type is QuotationType.DIRECT and statement.report is not None:
                self._utterances[statement.report.cue].append(statement)

    def overlapping(self, span: CharSpan) -> list[Statement]:
        """Return those that overlap ``span``."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        return [statement for statement in self._statements[first:last] if statement.span.overlaps(span)]

    def utterances(self, found: IndirectReport) -> list[Statement]:
        """Return the whole utterances with a cue of their own that are a report's or overlap its content."""
        near = [
            statement
            for statement in self.overlapping(found.content)
            if statement.type is QuotationType.DIRECT and statement.report is not None
        ]
        own = self._utterances.get(found.candidate.cue, ())
        return sorted({statement.span.start: statement for statement in (*near, *own)}.values(), key=_start)


def _start(statement: Statement) -> int:
    return statement.span.start


def _together(
    scene: Scene, marked: list[Statement], reports: Iterable[IndirectReport], deadline: Deadline
) -> list[Statement]:
    """Return the statements of one paragraph: those in marks, and the reported clauses with the fragments they hold."""
    clauses: list[Statement] = []
    by_place = _Marked(marked)
    taken: set[int] = set()
    for found in sorted(reports, key=lambda report: len(report.content)):
        utterances = by_place.utterances(found)
        deadline.spend(1 + len(utterances))
        report = _apart_from(scene, found, utterances)
        if report is None:
            continue
        free = [statement for statement in by_place.overlapping(report.content) if statement.span.start not in taken]
        clause = _indirect(scene, report, free)
        held = [statement for statement in free if _is_part(statement, clause)]
        taken.update(map(_start, held))
        clauses.append(_with_fragments(clause, held) if held else clause)
    return [*(statement for statement in marked if statement.span.start not in taken), *clauses]


def marked_statements(scene: Scene, decisions: Iterable[FinalDecision]) -> list[Statement]:
    """Return a statement for each decision about words in marks, in their order."""
    return [_marked(scene, decision) for decision in decisions]


def _marked(scene: Scene, final: FinalDecision) -> Statement:
    decision, deciding = final.decision, final.deciding
    quoted = decision.quote.quoted
    spoken = decision.spoken
    source = deciding.source if spoken else None
    type_ = (
        QuotationType.DIRECT if decision.quote.utterance or _is_second_half(scene, decision) else QuotationType.MIXED
    )
    return Statement(
        type=type_ if spoken else QuotationType.SCARE,
        span=quoted.span,
        content=quoted.content,
        quoted=(quoted.span,),
        quotes=(decision.quote.index,),
        phrase=source.phrase if source is not None else None,
        report=source.report if source is not None and not final.is_repeat else None,
        probability=decision.speech_probability * deciding.source_probability
        if spoken
        else 1.0 - decision.speech_probability,
        sieve="scare-quote" if not spoken else "same-words" if final.is_repeat else _sieve(scene, decision),
        continues=quoted.continues if spoken else None,
        basis=final,
    )


def _indirect(scene: Scene, found: IndirectReport, marked: Sequence[Statement]) -> Statement:
    """Make a statement of a reported clause; it takes in the quotations in ``marked``, those that it overlaps."""
    touched = [statement.span for statement in marked]
    span = CharSpan(
        min([found.content.start, *(other.start for other in touched)]),
        max([found.content.end, *(other.end for other in touched)]),
    )
    report = found.report
    return Statement(
        type=QuotationType.INDIRECT,
        span=span,
        content=span,
        quoted=(),
        quotes=(),
        phrase=scene.source_of(report) if report is not None else None,
        report=report,
        probability=found.probability,
        sieve=_SIEVES[report.kind] if report is not None else "none",
        continues=None,
        basis=found,
    )


def _apart_from(scene: Scene, found: IndirectReport, utterances: Iterable[Statement]) -> IndirectReport | None:
    """Return a report without the utterance that it leads up to, None where it reports nothing besides utterances.

    “He called it late: “…”” reports two things; “he told the radio: “…””, “in a letter, he wrote: “…”” and
    ““…,” he said to applause” but one. Who passes on another's utterance is in its ``via``.
    """
    content = found.content
    for utterance in utterances:
        assert utterance.report is not None
        cue, first = scene.tokens[utterance.report.cue], scene.quotes[utterance.quotes[0]].first
        if not content.overlaps(utterance.span):
            together = cue.i == found.candidate.cue and cue.sentence == scene.tokens[first].sentence
            if together and (content.start > utterance.span.start or not _is_clause(scene, found, content)):
                return None
        elif content.covers(utterance.span):
            if content.covers(CharSpan(cue.start, cue.end)):
                return None
            if first > 1 and scene.tokens[first - 1].text == ":":
                content = CharSpan(content.start, scene.tokens[first - 2].end)
    if content == found.content:
        return found
    return replace(found, content=content) if _is_clause(scene, found, content) else None


def _is_clause(scene: Scene, found: IndirectReport, content: CharSpan) -> bool:
    """Tell whether there is a verb in what is left of a report's content."""
    words = scene.tokens[found.candidate.content.first : found.candidate.content.last + 1]
    return any(token.tag.startswith("VB") for token in words if token.end <= content.end)


def _is_part(statement: Statement, clause: Statement) -> bool:
    """Tell whether marked words are a part of a clause: they stand in it and the same mention says them."""
    spoken = statement.type is not QuotationType.SCARE
    return spoken and statement.phrase is clause.phrase and clause.span.covers(statement.span)


def _with_fragments(clause: Statement, held: Sequence[Statement]) -> Statement:
    """Make one statement of a clause and the fragments in it; its source is theirs: more evidence decided on that."""
    return replace(
        held[0],
        type=QuotationType.MIXED,
        span=clause.span,
        content=clause.content,
        quoted=tuple(part for statement in held for part in statement.quoted),
        quotes=tuple(index for statement in held for index in statement.quotes),
    )


def _is_second_half(scene: Scene, decision: Decision) -> bool:
    """Tell whether an utterance goes on here after its interruption (“…,” Berg said, “and …”)."""
    previous = decision.previous
    return previous is not None and previous.quote.utterance and _sieve(scene, decision) == "interrupted"


def _sieve(scene: Scene, decision: Decision) -> str:
    """Name the kind of evidence by which the source was found."""
    source, previous = decision.source, decision.previous
    if source is None:
        return "none"
    report = source.report
    if previous is not None and previous.phrase is source.phrase and (report is None or report is previous.report):
        if decision.quote.quoted.continues is not None:
            return "continuation"
        if previous.quote.quoted.paragraph != decision.quote.quoted.paragraph:
            return "next-paragraph"
        tokens = scene.tokens
        goes_on = report is not None and tokens[decision.quote.first].sentence == tokens[report.cue].sentence
        return "interrupted" if goes_on else "floating"
    return _SIEVES[report.kind] if report is not None else "nearest-mention"
