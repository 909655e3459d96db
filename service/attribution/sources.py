"""Source candidates: for each quotation the mentions that may be speaking, with the evidence for each.

The evidence is what the hand-ordered sieves of other systems test one by one (CoreNLP: Muzny et al. 2017; O'Keefe et
al. 2012): the grammar of the frame, the cue, distance, paragraphs, turns and the kind of mention. Each piece is a
named feature of a log-linear ranker, so that its weight is learned and the deciding one can be shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from service.attribution.lexicon import cue_classes, role_nouns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from service.attribution.cues import Report
    from service.attribution.mentions import Phrase
    from service.attribution.scene import QuoteFrame, Scene

PARAGRAPHS_BACK = 3
PARAGRAPHS_AHEAD = 1
MAX_PHRASES = 60
MAX_CLIMB = 12


@dataclass(frozen=True, slots=True)
class SourceCandidate:
    """A mention that may be the source of a quotation, by a cue of its own or by its place alone."""

    phrase: Phrase
    report: Report | None
    link: str
    """How the syntax ties the cue (or else the mention) to the quotation."""
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about the quotation before: its frame and the source chosen for it."""

    quote: QuoteFrame
    phrase: Phrase | None
    report: Report | None


def source_candidates(scene: Scene, quote: QuoteFrame, previous: Decided | None) -> tuple[SourceCandidate, ...]:
    """List the candidates for one quotation with their features, in text order."""
    situation = _situation(scene, quote, previous)
    found = []
    for phrase, report in _pairs(scene, quote, previous):
        anchor = report.cue if report is not None else phrase.head
        link = _link(scene, quote, situation, anchor)
        features = tuple(_features(scene, quote, situation, previous, phrase, report, link))
        found.append(SourceCandidate(phrase, report, link, features))
    return tuple(found)


def _pairs(scene: Scene, quote: QuoteFrame, previous: Decided | None) -> Iterator[tuple[Phrase, Report | None]]:
    paragraph = quote.quoted.paragraph
    bounds = scene.paragraph_tokens
    begin = bounds[max(0, paragraph - PARAGRAPHS_BACK)][0]
    end = bounds[min(len(bounds) - 1, paragraph + PARAGRAPHS_AHEAD)][1]
    before = scene.phrases_between(begin, quote.first)[-MAX_PHRASES:]
    after = scene.phrases_between(quote.last + 1, end)[:MAX_PHRASES]
    if previous is not None and previous.phrase is not None and previous.phrase not in before and previous.phrase not in after:
        yield previous.phrase, None
    reports: dict[int, list[Report]] = {}
    for report in scene.reports_between(begin, end):
        reports.setdefault(scene.phrase_of[report.source], []).append(report)
    for phrase in (*before, *after):
        yield phrase, None
        for report in reports.get(phrase.index, ()):
            yield phrase, report


@dataclass(frozen=True, slots=True)
class _Situation:
    """How the quotation stands: shared by all its candidates."""

    shape: str
    lead: str
    trail: str
    gap: str
    roots: frozenset[int]
    """Tokens outside the quotation that govern it."""
    governors: Mapping[int, int]
    """Cues above the quotation in its tree, each with its rank: 0 is the innermost."""


def _situation(scene: Scene, quote: QuoteFrame, previous: Decided | None) -> _Situation:
    tokens = scene.tokens
    before = tokens[quote.first - 1] if quote.first > 0 else None
    after = tokens[quote.last + 1] if quote.last + 1 < len(tokens) else None
    paragraph = quote.quoted.paragraph
    if before is None or before.paragraph != paragraph:
        lead = "start"
    elif before.text in {":", ",", ".", ";", "—", "–", "-", "(", "?", "!"}:
        lead = before.text
    else:
        lead = "word" if before.text[0].isalnum() else "other"
    content = quote.quoted.content.of(scene.text).rstrip()
    last = content[-1:]
    ends = "," if last == "," else "." if last in {".", "!", "?", "…"} else "word"
    if after is None or after.paragraph != paragraph:
        trail = "end"
    elif after.text[0].isalnum():
        trail = "Word" if after.text[0].isupper() else "word"
    else:
        trail = after.text if after.text in {",", ".", ":", ";"} else "other"
    shape = f"{'utt' if quote.utterance else 'frag'}{'^' if quote.opens_paragraph else ''}{'$' if quote.closes_paragraph else ''}"
    roots = {
        tokens[i].head
        for i in range(quote.first, quote.last + 1)
        if not quote.first <= tokens[i].head <= quote.last
    }
    cues = {report.cue for report in scene.reports_between(*scene.paragraph_tokens[paragraph])}
    governors: dict[int, int] = {}
    for root in sorted(roots):
        for ancestor in (root, *islice(scene.syntax.ancestors(root), MAX_CLIMB)):
            if ancestor in cues:
                governors.setdefault(ancestor, len(governors))
    return _Situation(shape, lead, f"{ends}{trail}", _gap(scene, quote, previous), frozenset(roots), governors)


def _gap(scene: Scene, quote: QuoteFrame, previous: Decided | None) -> str:
    """Say what lies between this quotation and the one before."""
    if previous is None:
        return "none"
    tokens = scene.tokens
    paragraphs = quote.quoted.paragraph - previous.quote.quoted.paragraph
    between = tokens[previous.quote.last + 1 : quote.first]
    if paragraphs == 0:
        if tokens[quote.first].sentence == tokens[previous.quote.last].sentence:
            where = "sentence"
        else:
            stops = sum(token.text in {".", "?", "!"} for token in between)
            where = f"paragraph{min(stops, 2)}"
    else:
        where = f"next{min(paragraphs, 3)}"
        if paragraphs == 1 and previous.quote.closes_paragraph and quote.opens_paragraph:
            where += "touching"
        if not previous.quote.quoted.closed:
            where += "open"
    reports = scene.reports_between(previous.quote.last + 1, quote.first)
    own = sum(report is not previous.report for report in reports)
    return f"{where},{'own' if own else 'bare'}"


def _features(
    scene: Scene,
    quote: QuoteFrame,
    situation: _Situation,
    previous: Decided | None,
    phrase: Phrase,
    report: Report | None,
    link: str,
) -> Iterator[str]:
    tokens = scene.tokens
    anchor = report.cue if report is not None else phrase.head
    near = min(abs(anchor - quote.first), abs(anchor - quote.last), abs(phrase.head - quote.first), abs(phrase.head - quote.last))
    side = "after" if anchor > quote.last else "before"
    paragraphs = tokens[anchor].paragraph - quote.quoted.paragraph
    edge = tokens[quote.last] if side == "after" else tokens[quote.first]
    sentences = tokens[anchor].sentence - edge.sentence
    where = "same" if sentences == 0 else f"s{max(-3, min(2, sentences)):+d}" if paragraphs == 0 else f"p{paragraphs:+d}"
    low, high = (quote.last, anchor) if side == "after" else (anchor, quote.first)
    between = min(2, scene.quotes_between(low, high))
    place = f"{side}|{where}|{between}"
    kind = report.kind.value if report is not None else "none"
    distance = _bucket(near)
    rivals = 0
    for other in scene.reports_between(low + 1, high):
        if other.cue != anchor and other.source != phrase.head:
            rivals += 1
    rivals = min(rivals, 2)
    shape = situation.shape
    yield f"place={place}|{kind}|{shape}"
    yield f"place={place}|{kind}|lead={situation.lead}|trail={situation.trail}"
    yield f"place={place}|{kind != 'none'}|distance={distance}"
    yield f"place={place}|{kind}|rivals={rivals}"
    yield f"place={side}|{between}|{kind != 'none'}|{shape}|gap={situation.gap}"
    yield f"link={link}|{kind}|{shape[:4]}"
    yield f"link={link}|{side}|{distance}"
    token = tokens[phrase.head]
    role = _role(scene, phrase)
    yield f"mention={phrase.type.value}|{role}"
    yield f"mention={phrase.type.value}|{role}|{kind}"
    yield f"dep={token.dep}|{kind}|{place}"
    if report is not None:
        rank = situation.governors.get(report.cue)
        yield f"governs={rank if rank is None else min(rank, 2)}|{kind}|{shape[:4]}|{side}"
        yield f"governs={rank if rank is None else min(rank, 2)}|{len(situation.governors) > 1}|{cue_classes().get(report.lemma)}"
        yield f"cue-class={cue_classes().get(report.lemma)}|{shape[:4]}|{place}"
        yield f"cue={report.lemma}"
        yield f"cue={report.lemma}|{shape[:4]}|{distance}"
        yield f"cue={report.lemma}|{kind}"
        order = "cue-source" if report.cue < phrase.head else "source-cue"
        yield f"order={order}|{place}|{kind}|{distance}"
        yield f"neighbour={_neighbour(scene, quote, report, phrase)}|{side}|{between}"
    else:
        subject = token.dep in {"nsubj", "nsubjpass"}
        yield f"subject={subject}|{place}|{shape}"
        yield f"subject={subject}|{distance}|{side}"
    if previous is not None:
        same = "same" if phrase is previous.phrase else "other"
        if same == "same" and report is not None:
            same = "same-report" if report is previous.report else "same-new"
        yield f"previous={same}|{situation.gap}|{shape}"
        yield f"previous={same}|{situation.gap}|{kind != 'none'}|{side}"
        yield f"previous={same}|{situation.gap}|lead={situation.lead}|trail={situation.trail}"
        if quote.quoted.continues is not None:
            yield f"continues={same}"
    else:
        yield f"previous=none|{place}|{kind != 'none'}"


def _bucket(n: int) -> str:
    for limit in (1, 2, 3, 4, 6, 9, 14, 22, 35):
        if n <= limit:
            return str(limit)
    return "far"


def _link(scene: Scene, quote: QuoteFrame, situation: _Situation, anchor: int) -> str:
    """Say how the syntax ties ``anchor`` to the quotation."""
    tokens = scene.tokens
    if tokens[anchor].paragraph != quote.quoted.paragraph:
        return "far"
    if anchor in situation.roots:
        return "governs"
    if quote.first <= tokens[anchor].head <= quote.last:
        return "governed"
    for steps, root in enumerate(situation.roots):
        if steps > 2:
            break
        for height, ancestor in enumerate(scene.syntax.ancestors(root)):
            if ancestor == anchor:
                return f"above{min(height + 1, 3)}"
            if height > 5:
                break
    for height, ancestor in enumerate(scene.syntax.ancestors(anchor)):
        if quote.first <= ancestor <= quote.last:
            return f"under{min(height, 3)}"
        if ancestor in situation.roots:
            return f"beside{min(height, 2)}"
        if height > 5:
            break
    return "same" if tokens[anchor].sentence == tokens[quote.first].sentence else "none"


def _neighbour(scene: Scene, quote: QuoteFrame, report: Report, phrase: Phrase) -> str:
    """Say whether another quotation sits closer to the cue on either side."""
    tokens = scene.tokens
    low, high = min(report.cue, phrase.first), max(report.cue, phrase.head)
    if any(token.quote not in {None, quote.index} for token in tokens[max(0, low - 2) : low]):
        return "quote-before"
    if any(token.quote not in {None, quote.index} for token in tokens[high + 1 : high + 3]):
        return "quote-after"
    return "none"


def _role(scene: Scene, phrase: Phrase) -> str:
    token = scene.tokens[phrase.head]
    if phrase.type.value == "pronoun":
        return token.lower
    if phrase.type.value == "name":
        return token.entity or "unknown"
    role = role_nouns().get(token.lower)
    return role.kind.value if role is not None else "other"

