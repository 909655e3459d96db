"""Source candidates: for each quotation the mentions that may be speaking, with the evidence for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inquit.sources.evidence import link_between, source_features
from inquit.sources.situations import situation_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inquit.reading.mentions import Phrase
    from inquit.reading.reports import Report
    from inquit.reading.scene import QuoteFrame, Scene
    from inquit.sources.situations import Turn

PARAGRAPHS_BACK = 3
PARAGRAPHS_AHEAD = 1
BARE_PARAGRAPHS_BACK = 1
"""The same for mentions without a cue."""
MAX_PHRASES = 24
MAX_QUOTES = 6
"""How many quotations away the source of one is looked for, on either side."""
MAX_INQUIT = 6
"""The tokens of a clause that does no more than name the speaker, its full stop included."""


@dataclass(frozen=True, slots=True)
class SourceCandidate:
    """A mention that may be the source of a quotation, by a cue of its own or by its place alone."""

    phrase: Phrase
    report: Report | None
    link: str
    """How the syntax ties the cue (or else the mention) to the quotation."""
    features: tuple[str, ...]


def source_candidates(scene: Scene, quote: QuoteFrame, previous: Turn | None) -> tuple[SourceCandidate, ...]:
    """Return the candidates for the source of one quotation with their features, in text order.

    ``previous`` is the last quotation before it that is speech, None for the first one.
    """
    situation = situation_of(scene, quote, previous)
    found = []
    for phrase, report in _pairs(scene, quote, previous):
        anchor = report.cue if report is not None else phrase.head
        link = link_between(situation, anchor)
        features = tuple(source_features(situation, phrase, report, link))
        found.append(SourceCandidate(phrase, report, link, features))
    return tuple(found)


def _pairs(scene: Scene, quote: QuoteFrame, previous: Turn | None) -> Iterator[tuple[Phrase, Report | None]]:
    """Yield the mentions near a quotation, each alone and with each cue that it is the source of."""
    own = _own_label(scene, quote)
    if own is not None:
        yield scene.source_of(own), own
        return
    paragraph = quote.quoted.paragraph
    bounds = scene.paragraph_tokens
    begin = bounds[max(0, paragraph - PARAGRAPHS_BACK)][0]
    end = bounds[min(len(bounds) - 1, paragraph + PARAGRAPHS_AHEAD)][1]
    if quote.index >= MAX_QUOTES:
        begin = max(begin, scene.quotes[quote.index - MAX_QUOTES].first)
    if quote.index + MAX_QUOTES < len(scene.quotes):
        end = min(end, scene.quotes[quote.index + MAX_QUOTES].first)
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
    """Tell whether a quotation closes a sentence, so that a cue behind it in its paragraph is of other words.

    “….” But Berg said … begins anew. In “….” Berg said. only the comma is lost.
    """
    tokens = scene.tokens
    following = tokens[quote.last + 1 : quote.last + MAX_INQUIT + 2]
    if not following or following[0].paragraph != quote.quoted.paragraph or not following[0].text[0].isupper():
        return False
    ended = quote.quoted.content.of(scene.text).rstrip().endswith(".")
    inquit = any(token.sentence != following[0].sentence for token in following) or len(following) <= MAX_INQUIT
    return ended and not inquit and following[0].sentence != tokens[quote.last].sentence


def _own_label(scene: Scene, quote: QuoteFrame) -> Report | None:
    """Return the label inside the marks of a line of a transcript (“LINDQVIST: …”), None without one.

    Where there is one, no other source is possible.
    """
    labels = (report for report in scene.reports_between(quote.first - 1, quote.first) if report.lemma == ":")
    return next((label for label in labels if scene.tokens[label.cue].start >= quote.quoted.span.start), None)
