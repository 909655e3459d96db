"""Source candidates: for each quotation the mentions that may be speaking, with the evidence for each.

The evidence is what the hand-ordered sieves of other systems test one by one (CoreNLP: Muzny et al. 2017; O'Keefe et
al. 2012): the grammar of the frame, the cue, distance, paragraphs, turns and the kind of mention. Each piece is a
named feature of a log-linear ranker, so that its weight is learned and the deciding one can be shown.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from inquit.reading.syntax import SUBJECTS
from inquit.sources.nesting import reporters
from inquit.types import MentionType
from inquit.words.lexicon import cue_classes, role_nouns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inquit.reading.mentions import Phrase
    from inquit.reading.reports import Report
    from inquit.reading.scene import QuoteFrame, Scene

PARAGRAPHS_BACK = 3
PARAGRAPHS_AHEAD = 1
BARE_PARAGRAPHS_BACK = 1
"""The same for mentions without a cue."""
MAX_PHRASES = 24
MAX_CLIMB = 12
MAX_INQUIT = 6
"""The tokens of a clause that does no more than name the speaker, its full stop included."""

_SINGULAR = frozenset({"I", "me", "my", "My", "myself"})
_FIRST_PERSON = _SINGULAR | {"we", "We", "us", "our", "Our", "ourselves"}
_BUCKETS = (1, 2, 3, 4, 6, 9, 14, 22, 35)


@dataclass(frozen=True, slots=True)
class SourceCandidate:
    """A mention that may be the source of a quotation, by a cue of its own or by its place alone."""

    phrase: Phrase
    report: Report | None
    link: str
    """How the syntax ties the cue (or else the mention) to the quotation."""
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A quotation that is taken for speech, and the mention and the cue chosen as its source: None where none was."""

    quote: QuoteFrame
    phrase: Phrase | None
    report: Report | None


def source_candidates(scene: Scene, quote: QuoteFrame, previous: Turn | None) -> tuple[SourceCandidate, ...]:
    """List the candidates for one quotation with their features, in text order."""
    situation = _situation(scene, quote, previous)
    found = []
    for phrase, report in _pairs(scene, quote, previous):
        anchor = report.cue if report is not None else phrase.head
        link = _link(situation, anchor)
        features = tuple(_features(situation, phrase, report, link))
        found.append(SourceCandidate(phrase, report, link, features))
    return tuple(found)


def _pairs(scene: Scene, quote: QuoteFrame, previous: Turn | None) -> Iterator[tuple[Phrase, Report | None]]:
    own = _own_label(scene, quote)
    if own is not None:
        yield scene.source_of(own), own
        return
    paragraph = quote.quoted.paragraph
    bounds = scene.paragraph_tokens
    begin = bounds[max(0, paragraph - PARAGRAPHS_BACK)][0]
    end = bounds[min(len(bounds) - 1, paragraph + PARAGRAPHS_AHEAD)][1]
    before = scene.phrases_between(begin, quote.first)[-MAX_PHRASES:]
    if _ends_its_sentence(scene, quote):
        end = quote.last + 1
    after = scene.phrases_between(quote.last + 1, end)[:MAX_PHRASES]
    if (
        previous is not None
        and previous.phrase is not None
        and previous.phrase not in before
        and previous.phrase not in after
    ):
        yield previous.phrase, None
    near = bounds[max(0, paragraph - BARE_PARAGRAPHS_BACK)][0]
    for phrase in (*before, *after):
        if phrase.head >= near or (previous is not None and phrase is previous.phrase):
            yield phrase, None
        for report in scene.reports_of.get(phrase, ()):
            if begin <= report.cue < end:
                yield phrase, report


def _ends_its_sentence(scene: Scene, quote: QuoteFrame) -> bool:
    """Tell whether a quotation closes a sentence, so that what follows in its paragraph is another's.

    “….” But Berg said … begins anew; “….” Berg said. has only lost its comma.
    """
    tokens = scene.tokens
    following = tokens[quote.last + 1 : quote.last + MAX_INQUIT + 2]
    if not following or following[0].paragraph != quote.quoted.paragraph or not following[0].text[0].isupper():
        return False
    ended = quote.quoted.content.of(scene.text).rstrip().endswith(".")
    inquit = any(token.sentence != following[0].sentence for token in following) or len(following) <= MAX_INQUIT
    return ended and not inquit and following[0].sentence != tokens[quote.last].sentence


def _own_label(scene: Scene, quote: QuoteFrame) -> Report | None:
    """Return the label that stands inside the marks of a transcript's line (“LINDQVIST: …”): it leaves no choice."""
    labels = (report for report in scene.reports_between(quote.first - 1, quote.first) if report.lemma == ":")
    return next((label for label in labels if scene.tokens[label.cue].start >= quote.quoted.span.start), None)


@dataclass(frozen=True, slots=True)
class _Situation:
    """How the quotation stands: shared by all its candidates."""

    scene: Scene
    quote: QuoteFrame
    previous: Turn | None
    shape: str
    edges: str
    """What stands on either side."""
    gap: str
    person: str
    """Whether the words have an "I" or a "we" in them."""
    roots: frozenset[int]
    """Tokens outside the quotation that govern it."""
    governors: Mapping[int, int]
    """Cues above the quotation in its tree, each with its rank: 0 is the innermost."""
    reporters: frozenset[Phrase]
    """The phrases that reported what was said before ("…," Berg said, according to Holm)."""


def _situation(scene: Scene, quote: QuoteFrame, previous: Turn | None) -> _Situation:
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
    # An editor turns the full stop before “Berg said” into a comma, but leaves “?” and “!”.
    ends = last if last in {",", "."} else "?" if last in {"!", "?", "…"} else "word"
    if after is None or after.paragraph != paragraph:
        trail = "end"
    elif after.text[0].isalnum():
        trail = "Word" if after.text[0].isupper() else "word"
    else:
        trail = after.text if after.text in {",", ".", ":", ";"} else "other"
    whole = f"{'^' if quote.opens_paragraph else ''}{'$' if quote.closes_paragraph else ''}"
    shape = f"{'utt' if quote.utterance else 'frag'}{whole}"
    roots = {
        tokens[i].head for i in range(quote.first, quote.last + 1) if not quote.first <= tokens[i].head <= quote.last
    }
    governors: dict[int, int] = {}
    for root in sorted(roots):
        for ancestor in (root, *islice(scene.syntax.ancestors(root), MAX_CLIMB)):
            if ancestor in scene.moods:
                governors.setdefault(ancestor, len(governors))
    return _Situation(
        scene=scene,
        quote=quote,
        previous=previous,
        shape=shape,
        edges=f"lead={lead}|trail={ends}{trail}",
        gap=_gap(scene, quote, previous),
        person=_person(quote.words),
        roots=frozenset(roots),
        governors=governors,
        reporters=frozenset(
            scene.source_of(outer)
            for outer in (reporters(scene, previous.report) if previous is not None and previous.report else ())
        ),
    )


def _person(words: frozenset[str]) -> str:
    return "none" if words.isdisjoint(_FIRST_PERSON) else "we" if words.isdisjoint(_SINGULAR) else "i"


def _gap(scene: Scene, quote: QuoteFrame, previous: Turn | None) -> str:
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


def _features(situation: _Situation, phrase: Phrase, report: Report | None, link: str) -> list[str]:
    """Name the evidence for one candidate: its place, its cue, what kind of mention it is, whose turn it is."""
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
    rivals = sum(other.cue != anchor and other.source != head for other in scene.reports_between(low + 1, high))
    dep = scene.tokens[head].dep
    role = _role(scene, phrase)
    type_ = phrase.type.value
    mention = f"mention={type_}|{role}"
    features = [
        f"place={place.text}|{place.kind}|rivals={min(rivals, 2)}",
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
    """Where a candidate stands to the quotation: side, quotations between, distance, kind of cue.

    ``text`` names side, sentence or paragraph, and quotations between: many features start from it.
    """

    side: str
    between: int
    text: str
    distance: str
    kind: str


def _where(scene: Scene, quote: QuoteFrame, anchor: int, side: str) -> str:
    tokens = scene.tokens
    paragraphs = tokens[anchor].paragraph - quote.quoted.paragraph
    edge = tokens[quote.last] if side == "after" else tokens[quote.first]
    sentences = tokens[anchor].sentence - edge.sentence
    if sentences == 0:
        return "same"
    return f"s{max(-3, min(2, sentences)):+d}" if paragraphs == 0 else f"p{paragraphs:+d}"


def _place_features(situation: _Situation, place: _Place, link: str) -> tuple[str, ...]:
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


def _cue_features(situation: _Situation, place: _Place, phrase: Phrase, report: Report) -> tuple[str, ...]:
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


def _turn_features(situation: _Situation, place: _Place, phrase: Phrase, report: Report | None) -> tuple[str, ...]:
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
    at = bisect_left(_BUCKETS, n)
    return str(_BUCKETS[at]) if at < len(_BUCKETS) else "far"


def _link(situation: _Situation, anchor: int) -> str:
    """Say how the syntax ties ``anchor`` to the quotation."""
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


def _above(situation: _Situation, anchor: int) -> str | None:
    for root in islice(situation.roots, 3):
        for height, ancestor in enumerate(islice(situation.scene.syntax.ancestors(root), 7), start=1):
            if ancestor == anchor:
                return f"above{min(height, 3)}"
    return None


def _under(situation: _Situation, anchor: int) -> str | None:
    quote = situation.quote
    for height, ancestor in enumerate(islice(situation.scene.syntax.ancestors(anchor), 7)):
        if quote.first <= ancestor <= quote.last:
            return f"under{min(height, 3)}"
        if ancestor in situation.roots:
            return f"beside{min(height, 2)}"
    return None


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
    if phrase.type is MentionType.PRONOUN:
        return token.lower
    if phrase.type is MentionType.NAME:
        return token.entity or "unknown"
    role = role_nouns().get(token.lower)
    return role.kind.value if role is not None else "other"
