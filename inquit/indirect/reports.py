"""Indirect quotations: what somebody is reported to say, think, want or deny, in the reporter's own words.

Every verb, noun and adjective may be a cue; what its grammar makes its content are the candidates, and a log-linear
ranker picks one of them or none. Cue, source and content are those of PolNeAR (Newell et al. 2018), from which the
weights are learned.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING

from inquit.deadline import Deadline
from inquit.indirect.contents import CLAUSAL, CUE_TAGS, Content, find_contents
from inquit.indirect.sources import cue_lemma, grammatical_source, noun_kind, weigh_sources
from inquit.rankers.loglinear import softmax
from inquit.reading.syntax import MAX_DEPTH, MEASURES
from inquit.types import CharSpan
from inquit.words.lexicon import cue_classes, role_nouns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inquit.rankers.loglinear import LogLinear
    from inquit.rankers.models import Models
    from inquit.reading.reports import Report
    from inquit.reading.scene import Scene
    from inquit.reading.tokens import Token

THRESHOLD = 0.25
"""The least probability at which a word is taken for a cue: where F1 over words is best (docs/explanation)."""
MAX_SHARED = 0.1
"""The overlap (F1 over tokens) from which two contents are one, reported twice: annotators mark words once."""
MAX_PATH = 2
"""How many words above a cue tell what it is part of."""

_DETERMINERS = frozenset({"det", "poss"})
_OPENING = frozenset({"IN", "TO", "WDT", "WP", "WRB", "DT", "PRP"})
"""Tags of the words that tell by themselves what kind of clause or phrase they open."""
LENGTHS = (1, 2, 3, 5, 8, 13, 21)
"""Numbers of tokens are told apart below each of these."""
LONGEST = 99
"""What stands for more tokens."""
FARTHEST = 6
"""Words between a cue and its content are counted up to here."""


@dataclass(frozen=True, slots=True)
class IndirectCandidate:
    """What may be the content of token ``cue``, and the evidence for it."""

    cue: int
    content: Content
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndirectReport:
    """An indirect quotation that was found.

    ``content`` counts code points of the article. ``report`` has the cue and its source, None where there is no
    source. ``probability``: that the cue reports anything.
    """

    content: CharSpan
    candidate: IndirectCandidate
    report: Report | None
    probability: float


def find_indirect(scene: Scene, models: Models, deadline: Deadline | None = None) -> Iterator[IndirectReport]:
    """Find the indirect quotations of ``scene``, in order of their cues.

    Words that several cues of a sentence claim ("seeks to prove that …") go to the likeliest of them. Raises OutOfTime.
    """
    deadline = deadline or Deadline()
    for _, found in groupby(
        _decided(scene, models.indirect, deadline), key=lambda pair: scene.tokens[pair[0].cue].sentence
    ):
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
            (source, _), *_ = weigh_sources(scene, candidate.cue, candidate.content, models.indirect_source)
            report = source.report if source is not None else None
            yield IndirectReport(content_span(scene, candidate.content), candidate, report, probability)


def content_span(scene: Scene, content: Content) -> CharSpan:
    """Return the code points of a content."""
    return CharSpan(scene.tokens[content.first].start, scene.tokens[content.last].end)


def candidate_sets(scene: Scene) -> Iterator[tuple[IndirectCandidate, ...]]:
    """Yield for each word outside quotations that may have a content the candidates."""
    for token in scene.tokens:
        contents = find_contents(scene, token) if token.quote is None else ()
        if contents:
            cue = _cue(scene, token)
            yield tuple(
                IndirectCandidate(token.i, content, tuple(_features(scene, cue, content))) for content in contents
            )


def _decided(scene: Scene, model: LogLinear, deadline: Deadline) -> Iterator[tuple[IndirectCandidate, float]]:
    """Yield the likeliest content of each word that is taken for a cue, and the probability that it is one."""
    for candidates in candidate_sets(scene):
        deadline.spend(len(candidates))
        nothing, *probabilities = softmax([0.0, *(model.score(candidate.features) for candidate in candidates)])
        if 1.0 - nothing >= THRESHOLD:
            central = _most_central([candidate.content for candidate in candidates], probabilities)
            yield candidates[central], 1.0 - nothing


def _most_central(contents: Sequence[Content], probabilities: Sequence[float]) -> int:
    """Return the index of the content with the greatest expected overlap with the right one.

    Where many contents end differently, none is likely by itself, but the words that most of them have are.
    """
    return max(
        range(len(contents)),
        key=lambda i: sum(
            probability * _overlap(contents[i], other)
            for other, probability in zip(contents, probabilities, strict=True)
        ),
    )


def _overlap(one: Content, other: Content) -> float:
    """Return the overlap of two contents: F1 over tokens."""
    common = min(one.last, other.last) - max(one.first, other.first) + 1
    return 2 * max(0, common) / (one.last - one.first + other.last - other.first + 2)


@dataclass(frozen=True, slots=True)
class _Cue:
    """A word as a cue, with what all its candidates share."""

    token: Token
    lemma: str
    class_: str
    features: tuple[str, ...]


def _cue(scene: Scene, token: Token) -> _Cue:
    """Return token ``token`` as a cue."""
    lemma = cue_lemma(scene, token.i)
    return _Cue(token, lemma, cue_classes().get(lemma, token.tag[:2]), tuple(_cue_features(scene, token, lemma)))


def _cue_features(scene: Scene, cue: Token, lemma: str) -> Iterator[str]:
    """Yield the features that all candidates of a cue share: the word, its form, its source and what governs it."""
    syntax, tokens = scene.syntax, scene.tokens
    class_ = cue_classes().get(lemma, "-") if cue.tag.startswith("VB") else cue.tag[:2]
    report = grammatical_source(scene, cue.i)
    source = _source_kind(scene, report) if report is not None else "none"
    children = [tokens[i] for i in syntax.children[cue.i]]
    particle = next((token.lower for token in children if token.dep == "prt"), "")
    modal = next((token.lower for token in children if token.dep == "aux" and token.tag == "MD"), "-")
    negated = any(token.dep == "neg" for token in children)
    auxiliaries = " ".join(token.lower for token in children if token.dep in {"aux", "auxpass"})
    governed = cue.head != cue.i and tokens[cue.head].tag.startswith(CUE_TAGS)
    above = cue_lemma(scene, cue.head) if governed else "-"
    determiner = next(
        (token.lower if token.dep == "det" else "poss" for token in children if token.dep in _DETERMINERS), "-"
    )
    path = ">".join(tokens[i].dep for i in (cue.i, *islice(syntax.ancestors(cue.i), MAX_PATH)))
    reported = any(tokens[i].dep == "ccomp" for i in (cue.i, *islice(syntax.ancestors(cue.i), MAX_DEPTH)))
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
    yield f"under={above}|{lemma}"
    yield f"path={path}|{cue.tag[:2]}"
    yield f"determiner={determiner}|{lemma}"
    yield f"determiner={determiner}|{cue.tag}"
    yield f"previous={_word(scene, cue.i - 1, cue.sentence)}"
    yield f"previous={_word(scene, cue.i - 1, cue.sentence)}|{class_}"
    yield f"next={_word(scene, cue.i + 1, cue.sentence)}|{cue.tag[:2]}"
    yield f"reported={reported}|{class_}"
    yield f"tag={cue.tag}|dep={cue.dep}|{class_}"
    yield f"modal={modal}|{negated}|{class_}"
    yield f"has={' '.join(sorted({token.dep for token in children} & CLAUSAL))}|{class_}"


def _word(scene: Scene, i: int, sentence: int) -> str:
    """Return the word at token ``i``, "-" outside the sentence."""
    inside = 0 <= i < len(scene.tokens) and scene.tokens[i].sentence == sentence
    return scene.tokens[i].lower if inside else "-"


def _source_kind(scene: Scene, report: Report) -> str:
    """Return what the source of a report denotes, and by which construction it is the source."""
    token = scene.tokens[report.source]
    role = role_nouns().get(token.lower)
    kind = role.kind.value if role is not None else token.entity or token.tag[:3]
    return f"{kind}|{report.kind.value}"


def _features(scene: Scene, cue: _Cue, content: Content) -> Iterator[str]:
    """Yield the features of one candidate, each with its relation: the same evidence weighs differently by relation."""
    relation, edge = content.relation, content.edge
    how = f"{relation} {_preposition(scene, content)}".rstrip()
    length = next((limit for limit in LENGTHS if content.last - content.first < limit), LONGEST)
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
    """Return the preposition that a content follows, empty where there is none."""
    tokens = scene.tokens
    if content.relation == "prep":
        return tokens[content.head].lower
    return tokens[tokens[content.head].head].lower if content.relation.startswith("prep+") else ""


def _place_features(scene: Scene, cue: _Cue, content: Content, how: str) -> Iterator[str]:
    """Yield the features of what a content opens with, what stands around it, and on which side of the cue it is."""
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
    yield f"{relation}|gap={min(content.first - at, FARTHEST) if content.first > at else 'before'}"


def _mark(scene: Scene, i: int, paragraph: int) -> str | None:
    """Return the punctuation at token ``i``, "word" for a word, None outside the paragraph."""
    if not 0 <= i < len(scene.tokens) or scene.tokens[i].paragraph != paragraph:
        return None
    text = scene.tokens[i].text
    return "word" if text[0].isalnum() else text


def _head_features(scene: Scene, cue: _Cue, content: Content) -> Iterator[str]:
    """Yield the features of the head of a content."""
    relation, head = content.relation, scene.tokens[content.head]
    kind = noun_kind(head)
    yield f"{relation}|head={kind}"
    yield f"{relation}|head={kind}|{cue_classes().get(cue.lemma, '-')}"
    yield f"{relation}|head={head.lower}"
    yield f"{relation}|measure={head.entity in MEASURES}|{cue.lemma}"
    if relation in {"ccomp", "xcomp", "advcl"}:
        subject = scene.syntax.child(content.head, "nsubj", "nsubjpass", "expl")
        yield f"{relation}|tag={head.tag}|subject={subject is not None}"
        yield f"{relation}|tag={head.tag}|{cue.lemma}"
