"""Sources of indirect quotations: which mention says, thinks or wants what a cue reports, if any is named.

Mostly it is the subject of the cue, any verb's and not a reporting verb's alone; but that may stand further up ("went
out of her way to say") or be lost by the parser. So every mention in the sentence is a candidate, and a log-linear
ranker weighs how the grammar leads to each.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from inquit.rankers.loglinear import softmax
from inquit.reading.reports import CueKind, Report
from inquit.reading.syntax import FINITE, MAX_DEPTH
from inquit.reading.verb_cues import find_verb_reports, verb_lemma
from inquit.words.lexicon import reporting_nouns, role_nouns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inquit.indirect.contents import Content
    from inquit.rankers.loglinear import LogLinear
    from inquit.reading.mentions import Phrase
    from inquit.reading.scene import Scene
    from inquit.reading.tokens import Token

MAX_APART = 60
"""How far from its cue a mention may stand, in tokens: hostile texts shall not cost quadratic time."""
MAX_RANK = 2
"""The mentions that the grammar offers after the second are alike."""
MAX_PATH = 4
"""How far up from a cue and from a mention the word is looked for that governs both."""

_UNDER_SUBJECT = frozenset(
    {"acomp", "attr", "dobj", "pobj", "prep", "pcomp", "xcomp", "conj", "advcl", "oprd", "amod", "ccomp", "acl"}
)
"""The relations that lead from a cue up to the verb whose subject is its source ("voiced the hope that …")."""
_BETWEEN = frozenset({"RB", "MD", "VBZ", "VBD", "VBP", ","})
"""What stands between a subject and its verb."""
DISTANCES = (1, 2, 3, 5, 8, 13, 21)
"""Distances in tokens are told apart up to each of these."""
FARTHEST = 99
"""What stands for a greater distance."""


@dataclass(frozen=True, slots=True)
class CueSource:
    """A cue with a mention that may be its source, and the evidence for it."""

    report: Report
    features: tuple[str, ...]


def cue_lemma(scene: Scene, cue: int) -> str:
    """Return the lemma of a reporting verb or noun; other words lose their endings."""
    lower = scene.tokens[cue].lower
    known = verb_lemma(scene.syntax, cue) or reporting_nouns().get(lower)
    if known is not None:
        return known
    endings = ("ing", "ed", "es", "s") if len(lower) > 4 else ()
    return next((lower.removesuffix(ending) for ending in endings if lower.endswith(ending)), lower)


def noun_kind(noun: Token) -> str:
    """Return what a noun denotes: by the list of role nouns, else the label of the recogniser, else its tag."""
    role = role_nouns().get(noun.lower)
    return role.kind.value if role is not None else noun.entity or noun.tag


def grammatical_source(scene: Scene, cue: int) -> Report | None:
    """Return the report with the source that the grammar of token ``cue`` offers first, None without one."""
    return next(_grammatical(scene, cue), None)


def cue_sources(scene: Scene, cue: int, content: Content) -> tuple[CueSource, ...]:
    """Return the mentions that may be the source of token ``cue``, those that its grammar offers in front.

    A source stands outside the content, unless the cue stands in it too, as a parenthesis.
    """
    offered: dict[Phrase, Report] = {}
    for report in _grammatical(scene, cue):
        offered.setdefault(scene.source_of(report), report)
    lemma = cue_lemma(scene, cue)
    others = (
        Report(cue, phrase.head, CueKind.SHARED, lemma)
        for phrase in scene.phrases_between(cue - MAX_APART, cue + MAX_APART)
        if phrase not in offered and scene.tokens[phrase.head].sentence == scene.tokens[cue].sentence
    )
    kinds = [(report, report.kind.value) for report in offered.values()] + [(report, "none") for report in others]
    parenthesis = content.first <= cue <= content.last
    outside = [pair for pair in kinds if parenthesis or not content.first <= pair[0].source <= content.last]
    return tuple(
        CueSource(report, tuple(_features(scene, report, f"{kind} {min(rank, MAX_RANK)}", content)))
        for rank, (report, kind) in enumerate(outside)
    )


def weigh_sources(
    scene: Scene, cue: int, content: Content, model: LogLinear
) -> tuple[tuple[CueSource | None, float], ...]:
    """Return who may be the source of token ``cue`` and how probable each is, the likeliest first; None is nobody."""
    sources = (None, *cue_sources(scene, cue, content))
    probabilities = softmax([model.score(source.features) if source is not None else 0.0 for source in sources])
    return tuple(sorted(zip(sources, probabilities, strict=True), key=lambda pair: -pair[1]))


def _grammatical(scene: Scene, cue: int) -> Iterator[Report]:
    """Yield the reports with the sources that the grammar of a cue offers, without the patients of passive verbs."""
    for report in _cue_reports(scene, cue):
        source = _counted(scene, report.source)
        if source in scene.phrase_of and report.kind is not CueKind.PATIENT:
            yield report if source == report.source else replace(report, source=source)


def _cue_reports(scene: Scene, cue: int) -> Iterator[Report]:
    """Yield the same, with sources that may be no mention."""
    syntax, tokens = scene.syntax, scene.tokens
    lemma = cue_lemma(scene, cue)
    yield from scene.reports_between(cue, cue + 1)
    if tokens[cue].tag.startswith("VB"):
        yield from find_verb_reports(syntax, cue, lemma)
    elif (owner := syntax.child(cue, "poss")) is not None:
        yield Report(cue, owner, CueKind.NOUN, lemma)
    at = cue
    for above in islice(syntax.ancestors(cue), MAX_DEPTH):
        if tokens[at].dep not in _UNDER_SUBJECT:
            break
        at = above
        subject = syntax.child(at, "nsubj")
        if subject is not None:
            yield Report(cue, subject, CueKind.SHARED, lemma)
            return
    if tokens[cue].tag in FINITE:
        before = cue - 1
        while before > 0 and tokens[before].tag in _BETWEEN:
            before -= 1
        if tokens[before].sentence == tokens[cue].sentence and tokens[before].quote is None:
            yield Report(cue, before, CueKind.SUBJECT, lemma)


def _counted(scene: Scene, source: int) -> int:
    """Return the token of who is counted where the subject is a number ("six in ten of the voters")."""
    syntax = scene.syntax
    while source not in scene.phrase_of:
        link = syntax.child(source, "prep")
        inner = syntax.child(link, "pobj") if link is not None else None
        if inner is None:
            break
        source = inner
    return source


def _features(scene: Scene, report: Report, kind: str, content: Content) -> Iterator[str]:
    """Yield the features of one mention; ``kind`` is how the grammar leads to it, and how many it leads to first."""
    tokens = scene.tokens
    cue, head = tokens[report.cue], tokens[report.source]
    phrase = scene.source_of(report)
    who = noun_kind(head)
    path = _path(scene, report.cue, report.source)
    side = "before" if head.i < cue.i else "after"
    apart = next((limit for limit in DISTANCES if abs(head.i - cue.i) <= limit), FARTHEST)
    nearer = len(scene.phrases_between(min(head.i, cue.i) + 1, max(head.i, cue.i)))
    across = (content.first > cue.i) is not (content.first > head.i)
    before = tokens[phrase.first - 1].lower if phrase.first else "start"
    yield kind
    yield f"{kind}|{cue.tag}|{cue.dep}"
    yield f"{kind}|{who}"
    yield f"{kind}|{content.relation}"
    yield f"{kind}|{report.lemma}"
    yield f"path={path}"
    yield f"path={path}|{cue.tag[:2]}"
    yield f"who={who}|{head.dep}|{side}"
    yield f"who={who}|{phrase.type.value}"
    yield f"dep={head.dep}|{side}|{cue.tag[:2]}"
    yield f"word={head.lower}"
    yield f"apart={apart}|{side}"
    yield f"nearer={min(nearer, 4)}|{side}|{kind}"
    yield f"across={across}|{side}|{content.relation}"
    yield f"before={before}|{side}"
    yield f"speaking={phrase in scene.speaking}|{kind}"


def _path(scene: Scene, cue: int, source: int) -> str:
    """Return the relations from a cue up to the word that governs both, and down to the source."""
    syntax, tokens = scene.syntax, scene.tokens
    up = [cue, *islice(syntax.ancestors(cue), MAX_PATH)]
    down = [source, *islice(syntax.ancestors(source), MAX_PATH)]
    meeting = next((i for i in down if i in up), None)
    if meeting is None:
        return "far"
    climbed = [tokens[i].dep for i in up[: up.index(meeting)]]
    descended = [tokens[i].dep for i in reversed(down[: down.index(meeting)])]
    return f"{'>'.join(climbed)}<{'>'.join(descended)}"
