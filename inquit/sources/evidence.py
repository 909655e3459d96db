"""The evidence for a source candidate, as features of a log-linear ranker.

The evidence is what the hand-ordered sieves of other systems test one by one (CoreNLP: Muzny et al. 2017; O'Keefe et
al. 2012): the grammar of the frame, the cue, distance, paragraphs, turns and the kind of mention. Each piece is a
named feature, so that its weight is learned and the deciding one can be shown. source_features.py says what each means.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from inquit.reading.syntax import SUBJECTS
from inquit.types import MentionType
from inquit.words.lexicon import cue_classes, role_nouns

if TYPE_CHECKING:
    from inquit.reading.mentions import Phrase
    from inquit.reading.reports import Report
    from inquit.reading.scene import QuoteFrame, Scene
    from inquit.sources.situations import Situation

BUCKETS = (1, 2, 3, 4, 6, 9, 14, 22, 35)
"""Distances in tokens are told apart up to each of these; more is "far"."""

MAX_RIVALS = 2
"""How many other cues between a candidate and the quotation are told apart."""


def source_features(situation: Situation, phrase: Phrase, report: Report | None, link: str) -> list[str]:
    """Return the features of one candidate: its place, its cue, its kind of mention, and who spoke before.

    ``report`` is the cue that it is a candidate by, None where it is one by its place alone. ``link`` is what
    ``link_between`` says of it.
    """
    scene, quote = situation.scene, situation.quote
    head = phrase.head
    anchor = report.cue if report is not None else head
    side = "after" if anchor > quote.last else "before"
    low, high = (quote.last, anchor) if side == "after" else (anchor, quote.first)
    between = min(2, scene.quotes_between(low, high))
    nearest = min(abs(anchor - quote.first), abs(anchor - quote.last), abs(head - quote.first), abs(head - quote.last))
    place = _Place(
        side=side,
        between=between,
        text=f"{side}|{_where(scene, quote, anchor, side)}|{between}",
        distance=_bucket(nearest),
        kind=report.kind.value if report is not None else "none",
    )
    others = (other for other in scene.reports_between(low + 1, high) if other.cue != anchor and other.source != head)
    rivals = sum(1 for _ in islice(others, MAX_RIVALS))
    dep = scene.tokens[head].dep
    role = _role(scene, phrase)
    type_ = phrase.type.value
    mention = f"mention={type_}|{role}"
    features = [
        f"place={place.text}|{place.kind}|rivals={rivals}",
        *_place_features(situation, place, link),
        mention,
        f"{mention}|{place.kind}",
        f"person={situation.person}|{type_}|{role}",
        f"dep={dep}|{place.kind}|{place.text}",
        *_turn_features(situation, place, phrase, report),
    ]
    if phrase.name is not None:
        inside = scene.tokens[phrase.name[1]].text in quote.words
        features.append(f"names-itself={inside}|{role}|{situation.shape[:4]}")
    if report is not None:
        features += _cue_features(situation, place, phrase, report)
        turn = situation.previous is not None and phrase is situation.previous.phrase
        latest = f"latest={rivals == 0}|{turn}|{type_}"
        features += (
            f"{latest}|{cue_classes().get(report.lemma)}|{side}|{situation.edges}",
            f"{latest}|{place.text}",
        )
    else:
        subject = f"subject={dep in SUBJECTS}"
        features += (f"{subject}|{place.text}|{situation.shape}", f"{subject}|{place.distance}|{side}")
    return features


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a candidate stands to the quotation: side, number of quotations between, distance, kind of cue.

    ``text`` puts side, sentence or paragraph, and quotations between together, as many features begin.
    """

    side: str
    between: int
    text: str
    distance: str
    kind: str


def _where(scene: Scene, quote: QuoteFrame, anchor: int, side: str) -> str:
    """Return how many sentences or paragraphs away from the quotation token ``anchor`` stands."""
    tokens = scene.tokens
    paragraphs = tokens[anchor].paragraph - quote.quoted.paragraph
    edge = tokens[quote.last] if side == "after" else tokens[quote.first]
    sentences = tokens[anchor].sentence - edge.sentence
    if sentences == 0:
        return "same"
    return f"s{max(-3, min(2, sentences)):+d}" if paragraphs == 0 else f"p{paragraphs:+d}"


def _place_features(situation: Situation, place: _Place, link: str) -> tuple[str, ...]:
    """Return the features of where the candidate stands."""
    shape, kind = situation.shape, place.kind
    cued = kind != "none"
    return (
        f"place={place.text}|{kind}|{shape}",
        f"place={place.text}|{kind}|{situation.edges}",
        f"place={place.text}|{cued}|distance={place.distance}",
        f"place={place.side}|{place.between}|{cued}|{shape}|gap={situation.gap}",
        f"link={link}|{kind}|{shape[:4]}",
        f"link={link}|{place.side}|{place.distance}",
    )


def _cue_features(situation: Situation, place: _Place, phrase: Phrase, report: Report) -> tuple[str, ...]:
    """Return the features of the cue."""
    kind, shape, lemma = place.kind, situation.shape[:4], report.lemma
    class_ = cue_classes().get(lemma)
    rank = situation.governors.get(report.cue)
    governs = rank if rank is None else min(rank, 2)
    order = "cue-source" if report.cue < phrase.head else "source-cue"
    neighbour = _neighbour(situation.scene, situation.quote, report, phrase)
    token = situation.scene.tokens[report.cue]
    mood = situation.scene.moods[report.cue]
    return (
        f"form={token.tag}|{mood}|{governs}|{shape}",
        f"form={token.tag}|{token.dep}|{governs}|{place.side}",
        f"mood={mood}|{kind}|{place.text}",
        f"clause={token.dep}|{kind}|{shape}|{place.text}",
        f"governs={governs}|{kind}|{shape}|{place.side}",
        f"governs={governs}|{len(situation.governors) > 1}|{class_}",
        f"cue-class={class_}|{shape}|{place.text}",
        f"cue={lemma}",
        f"cue={lemma}|{shape}|{place.distance}",
        f"cue={lemma}|{kind}",
        f"order={order}|{place.text}|{kind}|{place.distance}",
        f"neighbour={neighbour}|{place.side}|{place.between}",
    )


def _turn_features(situation: Situation, place: _Place, phrase: Phrase, report: Report | None) -> tuple[str, ...]:
    """Return the features of who spoke the quotation before."""
    previous = situation.previous
    if previous is None:
        return (f"previous=none|{place.text}|{report is not None}",)
    same = "same" if phrase is previous.phrase else "other"
    if same == "same" and report is not None:
        same = "same-report" if report is previous.report else "same-new"
    elif phrase in situation.reporters:
        same = "reporter"
    turn = f"previous={same}|{situation.gap}"
    features = (
        f"{turn}|{situation.shape}",
        f"{turn}|{report is not None}|{place.side}",
        f"{turn}|{situation.edges}",
    )
    return features if situation.quote.quoted.continues is None else (*features, f"continues={same}")


def _bucket(n: int) -> str:
    """Return the band of a distance of ``n`` tokens."""
    at = bisect_left(BUCKETS, n)
    return str(BUCKETS[at]) if at < len(BUCKETS) else "far"


def link_between(situation: Situation, anchor: int) -> str:
    """Return how the syntax ties token ``anchor`` to the quotation: one of the links of source_families.py."""
    quote, tokens = situation.quote, situation.scene.tokens
    if tokens[anchor].paragraph != quote.quoted.paragraph:
        return "far"
    if anchor in situation.roots:
        return "governs"
    if quote.first <= tokens[anchor].head <= quote.last:
        return "governed"
    return (
        _above(situation, anchor)
        or _under(situation, anchor)
        or ("same" if tokens[anchor].sentence == tokens[quote.first].sentence else "none")
    )


def _above(situation: Situation, anchor: int) -> str | None:
    """Return the link to a token that governs the quotation from further up, None to others."""
    for root in islice(situation.roots, 3):
        for height, ancestor in enumerate(islice(situation.scene.syntax.ancestors(root), 7), start=1):
            if ancestor == anchor:
                return f"above{min(height, 3)}"
    return None


def _under(situation: Situation, anchor: int) -> str | None:
    """Return the link to a token under a word of the quotation or under what governs it, None to others."""
    quote = situation.quote
    for height, ancestor in enumerate(islice(situation.scene.syntax.ancestors(anchor), 7)):
        if quote.first <= ancestor <= quote.last:
            return f"under{min(height, 3)}"
        if ancestor in situation.roots:
            return f"beside{min(height, 2)}"
    return None


def _neighbour(scene: Scene, quote: QuoteFrame, report: Report, phrase: Phrase) -> str:
    """Return whether another quotation stands right before or behind cue and mention."""
    tokens = scene.tokens
    low, high = min(report.cue, phrase.first), max(report.cue, phrase.head)
    if any(token.quote not in {None, quote.index} for token in tokens[max(0, low - 2) : low]):
        return "quote-before"
    if any(token.quote not in {None, quote.index} for token in tokens[high + 1 : high + 3]):
        return "quote-after"
    return "none"


def _role(scene: Scene, phrase: Phrase) -> str:
    """Return which pronoun a mention is, or whom its name or description means."""
    token = scene.tokens[phrase.head]
    if phrase.type is MentionType.PRONOUN:
        return token.lower
    if phrase.type is MentionType.NAME:
        return token.entity or "unknown"
    role = role_nouns().get(token.lower)
    return role.kind.value if role is not None else "other"
