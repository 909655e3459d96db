"""Indirect quotations: what somebody is reported to say, think, want or deny, in the reporter's own words.

Every verb, noun and adjective may be a cue; what its grammar makes its content are the candidates, and a log-linear
ranker picks one of them or none. Cue, source and content are those of PolNeAR (Newell et al. 2018), from which the
weights are learned.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import TYPE_CHECKING

from service.attribution.contents import CLAUSAL, CUE_TAGS, MAX_CLIMB, Content, find_contents
from service.attribution.cues import CueKind, Report, find_verb_reports, verb_lemma
from service.attribution.lexicon import cue_classes, reporting_nouns, role_nouns
from service.attribution.mentions import MEASURES
from service.attribution.ranking import softmax
from service.attribution.types import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from service.attribution.ranking import LogLinear
    from service.attribution.scene import Scene
    from service.attribution.tokens import Token

THRESHOLD = 0.4
"""The least probability at which a word is taken for a cue. With 0.3 more of what is reported is found, but sources are
right less often, and by default the speakers would be left open; docs/accuracy.md has the figures of both."""
MAX_SHARED = 0.3
"""The overlap (F1 over tokens) from which two contents are one, reported twice; best on the same articles."""

_UNDER_SUBJECT = frozenset(
    {"acomp", "attr", "dobj", "pobj", "prep", "pcomp", "xcomp", "conj", "advcl", "oprd", "amod", "ccomp", "acl"}
)
"""The relations that lead from a cue up to the verb whose subject is its source ("voiced the hope that …")."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BETWEEN = frozenset({"RB", "MD", "VBZ", "VBD", "VBP", ","})
"""What stands between a subject and its verb."""
_OPENING = frozenset({"IN", "TO", "WDT", "WP", "WRB", "DT", "PRP"})
"""Tags of the words that tell by themselves what kind of clause or phrase they open."""
_LENGTHS = (1, 2, 3, 5, 8, 13, 21)


@dataclass(frozen=True, slots=True)
class IndirectCandidate:
    """What may be the content of token ``cue``, and the evidence for it."""

    cue: int
    content: Content
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndirectReport:
    """A content that was found, in code points; ``report`` has its cue and source, None where it has no source.

    ``probability``: that the cue reports anything.
    """

    content: CharSpan
    candidate: IndirectCandidate
    report: Report | None
    probability: float


def find_indirect(scene: Scene, model: LogLinear) -> Iterator[IndirectReport]:
    """Find the indirect quotations of ``scene``, in order of their cues.

    Words that several cues of a sentence claim ("seeks to prove that …") go to the likeliest of them.
    """
    for _, found in groupby(_decided(scene, model), key=lambda pair: scene.tokens[pair[0].cue].sentence):
        kept: list[tuple[IndirectCandidate, float]] = []
        owners: dict[int, set[Content]] = {}
        for candidate, probability in sorted(found, key=lambda pair: -pair[1]):
            content = candidate.content
            words = range(content.first, content.last + 1)
            rivals = set[Content]().union(*(owners.get(word, ()) for word in words))
            if all(_overlap(content, rival) < MAX_SHARED for rival in rivals):
                kept.append((candidate, probability))
                for word in words:
                    owners.setdefault(word, set()).add(content)
        for candidate, probability in sorted(kept, key=lambda pair: pair[0].cue):
            content = candidate.content
            report = cue_report(scene, candidate.cue, content) or _nearest_before(scene, candidate.cue, content)
            yield IndirectReport(content_span(scene, candidate.content), candidate, report, probability)


def content_span(scene: Scene, content: Content) -> CharSpan:
    """Return the code points of a content."""
    return CharSpan(scene.tokens[content.first].start, scene.tokens[content.last].end)


def candidate_sets(scene: Scene) -> Iterator[tuple[IndirectCandidate, ...]]:
    """Walk the words outside quotations that have something for a content, each with its candidates."""
    for token in scene.tokens:
        contents = find_contents(scene, token) if token.quote is None else ()
        if contents:
            cue = _cue(scene, token)
            yield tuple(
                IndirectCandidate(token.i, content, tuple(_features(scene, cue, content))) for content in contents
            )


def cue_report(scene: Scene, cue: int, content: Content | None = None) -> Report | None:
    """Return the cue with its source: any verb's subject counts here, not a reporting verb's alone.

    The source stands outside the content, unless the cue too stands in it, as a parenthesis.
    """
    for report in _cue_reports(scene, cue):
        source = _counted(scene, report.source)
        inside = content is not None and content.first <= source <= content.last
        if content is not None and content.first <= cue <= content.last:
            inside = False
        if source in scene.phrase_of and not inside and report.kind is not CueKind.PATIENT:
            return report if source == report.source else replace(report, source=source)
    return None


def _nearest_before(scene: Scene, cue: int, content: Content) -> Report | None:
    """Take the mention before a verb for its source, where the parser lost the subject: "Holm - a pilot - noted"."""
    start = cue
    while start > 0 and scene.tokens[start - 1].sentence == scene.tokens[cue].sentence and cue - start < MAX_CLIMB:
        start -= 1
    before = [
        phrase for phrase in scene.phrases_between(start, cue) if not content.first <= phrase.head <= content.last
    ]
    subjects = [phrase for phrase in before if scene.tokens[phrase.head].dep in {"nsubj", "ROOT", "nsubjpass"}]
    nearest = (subjects or before)[-1:] if scene.tokens[cue].tag.startswith("VB") else []
    return next((Report(cue, phrase.head, CueKind.SHARED, _lemma(scene, cue)) for phrase in nearest), None)


def _decided(scene: Scene, model: LogLinear) -> Iterator[tuple[IndirectCandidate, float]]:
    """Yield the likeliest content of each word that is taken for a cue, and the probability that it is one."""
    for candidates in candidate_sets(scene):
        nothing, *probabilities = softmax([0.0, *(model.score(candidate.features) for candidate in candidates)])
        if 1.0 - nothing >= THRESHOLD:
            central = _most_central([candidate.content for candidate in candidates], probabilities)
            yield candidates[central], 1.0 - nothing


def _most_central(contents: Sequence[Content], probabilities: Sequence[float]) -> int:
    """Return the content with the greatest expected overlap: where many end differently, the likeliest words count."""
    return max(
        range(len(contents)),
        key=lambda i: sum(
            probability * _overlap(contents[i], other)
            for other, probability in zip(contents, probabilities, strict=True)
        ),
    )


def _overlap(one: Content, other: Content) -> float:
    common = min(one.last, other.last) - max(one.first, other.first) + 1
    return 2 * max(0, common) / (one.last - one.first + other.last - other.first + 2)


def _cue_reports(scene: Scene, cue: int) -> Iterator[Report]:
    syntax, tokens = scene.syntax, scene.tokens
    lemma = _lemma(scene, cue)
    yield from scene.reports_between(cue, cue + 1)
    if tokens[cue].tag.startswith("VB"):
        yield from find_verb_reports(syntax, cue, lemma)
    elif (owner := syntax.child(cue, "poss")) is not None:
        yield Report(cue, owner, CueKind.NOUN, lemma)
    at = cue
    for above in islice(syntax.ancestors(cue), MAX_CLIMB):
        if tokens[at].dep not in _UNDER_SUBJECT:
            break
        at = above
        subject = syntax.child(at, "nsubj")
        if subject is not None:
            yield Report(cue, subject, CueKind.SHARED, lemma)
            return
    if tokens[cue].tag in _FINITE:
        before = cue - 1
        while before > 0 and tokens[before].tag in _BETWEEN:
            before -= 1
        if tokens[before].sentence == tokens[cue].sentence and tokens[before].quote is None:
            yield Report(cue, before, CueKind.SUBJECT, lemma)


def _counted(scene: Scene, source: int) -> int:
    """Return who is counted where the subject is a number ("six in ten of the voters", "40 percent of them")."""
    syntax = scene.syntax
    while source not in scene.phrase_of:
        link = syntax.child(source, "prep")
        inner = syntax.child(link, "pobj") if link is not None else None
        if inner is None:
            break
        source = inner
    return source


def _lemma(scene: Scene, cue: int) -> str:
    """Return the lemma of a reporting verb or noun; other words lose their endings."""
    lower = scene.tokens[cue].lower
    known = verb_lemma(scene.syntax, cue) or reporting_nouns().get(lower)
    if known is not None:
        return known
    endings = ("ing", "ed", "es", "s") if len(lower) > 4 else ()
    return next((lower.removesuffix(ending) for ending in endings if lower.endswith(ending)), lower)


@dataclass(frozen=True, slots=True)
class _Cue:
    """A word as a cue, with what all its candidates share."""

    token: Token
    lemma: str
    class_: str
    features: tuple[str, ...]


def _cue(scene: Scene, token: Token) -> _Cue:
    lemma = _lemma(scene, token.i)
    return _Cue(token, lemma, cue_classes().get(lemma, token.tag[:2]), tuple(_cue_features(scene, token, lemma)))


def _cue_features(scene: Scene, cue: Token, lemma: str) -> Iterator[str]:
    """Name the evidence that all candidates of a cue share: the word, its form, its source and what governs it."""
    syntax, tokens = scene.syntax, scene.tokens
    class_ = cue_classes().get(lemma, "-") if cue.tag.startswith("VB") else cue.tag[:2]
    report = cue_report(scene, cue.i)
    source = _source_kind(scene, report) if report is not None else "none"
    children = [tokens[i] for i in syntax.children[cue.i]]
    particle = next((token.lower for token in children if token.dep == "prt"), "")
    modal = next((token.lower for token in children if token.dep == "aux" and token.tag == "MD"), "-")
    negated = any(token.dep == "neg" for token in children)
    auxiliaries = " ".join(token.lower for token in children if token.dep in {"aux", "auxpass"})
    governed = cue.head != cue.i and tokens[cue.head].tag.startswith(CUE_TAGS)
    above = _lemma(scene, cue.head) if governed else "-"
    reported = any(tokens[i].dep == "ccomp" for i in (cue.i, *islice(syntax.ancestors(cue.i), MAX_CLIMB)))
    yield f"{lemma} {particle}".rstrip()
    yield f"form={cue.lower}"
    yield f"class={class_}"
    yield f"class={class_}|source={source}"
    yield f"source={source}"
    yield f"{lemma}|source={source}"
    yield f"who={tokens[report.source].lower if report is not None else '-'}|{class_}"
    yield f"aux={auxiliaries}|{class_}"
    yield f"aux={auxiliaries}|{lemma}"
    yield f"under={above}|{cue.dep}"
    yield f"under={cue_classes().get(above, '-')}|{cue.dep}|{class_}"
    yield f"reported={reported}|{class_}"
    yield f"tag={cue.tag}|dep={cue.dep}|{class_}"
    yield f"modal={modal}|{negated}|{class_}"
    yield f"has={' '.join(sorted({token.dep for token in children} & CLAUSAL))}|{class_}"


def _source_kind(scene: Scene, report: Report) -> str:
    token = scene.tokens[report.source]
    role = role_nouns().get(token.lower)
    kind = role.kind.value if role is not None else token.entity or token.tag[:3]
    return f"{kind}|{report.kind.value}"


def _features(scene: Scene, cue: _Cue, content: Content) -> Iterator[str]:
    """Name the evidence for one candidate, each piece with its relation: what they mean differs from one to another."""
    relation, edge = content.relation, content.edge
    how = f"{relation} {_preposition(scene, content)}".rstrip()
    length = next((limit for limit in _LENGTHS if content.last - content.first < limit), 99)
    yield from (f"{relation}|{feature}" for feature in cue.features)
    yield how
    yield edge
    yield f"{edge}|{relation}"
    yield f"{edge}|length={length}"
    yield f"{how}|{cue.lemma}"
    yield f"{how}|{cue.token.lower}"
    yield f"{how}|{cue.token.lower[-4:]}|{cue.token.tag[:2]}"
    yield f"{relation}|opens={cue.token.paragraph == 0}"
    yield f"{relation}|length={length}"
    yield f"{relation}|{cue.class_}|length={min(length, 8)}"
    yield from _place_features(scene, cue, content, how)
    yield from _head_features(scene, cue, content)


def _preposition(scene: Scene, content: Content) -> str:
    tokens = scene.tokens
    if content.relation == "prep":
        return tokens[content.head].lower
    return tokens[tokens[content.head].head].lower if content.relation.startswith("prep+") else ""


def _place_features(scene: Scene, cue: _Cue, content: Content, how: str) -> Iterator[str]:
    """Name what a content opens with, what stands around it, and on which side of its cue it is."""
    tokens, relation, at = scene.tokens, content.relation, cue.token.i
    first = tokens[content.first]
    opening = first.lower if first.tag in _OPENING else first.tag
    side = "before" if content.last < at else "after" if content.first > at else "around"
    before = _mark(scene, content.first - 1, cue.token.paragraph) or "start"
    following = _mark(scene, content.last + 1, cue.token.paragraph) or "end"
    quoted = any(token.quote is not None for token in tokens[content.first : content.last + 1])
    yield f"{relation}|{cue.lemma}|{opening}"
    yield f"{relation}|{opening}|{side}"
    yield f"{how}|{opening}|{cue.class_}"
    yield f"{relation}|before={before}|{side}"
    yield f"{relation}|following={following}"
    yield f"{relation}|{side}|{cue.token.tag}"
    yield f"{relation}|quoted={quoted}"
    yield f"{relation}|gap={min(content.first - at, 6) if content.first > at else 'before'}"


def _mark(scene: Scene, i: int, paragraph: int) -> str | None:
    """Return the punctuation at token ``i``, "word" for a word, None outside the paragraph."""
    if not 0 <= i < len(scene.tokens) or scene.tokens[i].paragraph != paragraph:
        return None
    text = scene.tokens[i].text
    return "word" if text[0].isalnum() else text


def _head_features(scene: Scene, cue: _Cue, content: Content) -> Iterator[str]:
    """Name what the content is about, as far as its head tells."""
    relation, head = content.relation, scene.tokens[content.head]
    role = role_nouns().get(head.lower)
    kind = role.kind.value if role is not None else head.entity or head.tag
    yield f"{relation}|head={kind}"
    yield f"{relation}|head={kind}|{cue_classes().get(cue.lemma, '-')}"
    yield f"{relation}|head={head.lower}"
    yield f"{relation}|measure={head.entity in MEASURES}|{cue.lemma}"
    if relation in {"ccomp", "xcomp", "advcl"}:
        subject = scene.syntax.child(content.head, "nsubj", "nsubjpass", "expl")
        yield f"{relation}|tag={head.tag}|subject={subject is not None}"
        yield f"{relation}|tag={head.tag}|{cue.lemma}"
