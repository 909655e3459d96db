"""How a quotation stands in the text: what all candidates for its source share."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from inquit.reading.syntax import MAX_CLIMB
from inquit.sources.nesting import reporters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inquit.reading.mentions import Phrase
    from inquit.reading.reports import Report
    from inquit.reading.scene import QuoteFrame, Scene

_SINGULAR = frozenset({"I", "me", "my", "My", "myself"})
_FIRST_PERSON = _SINGULAR | {"we", "We", "us", "our", "Our", "ourselves"}
"""As they are written: a capital “Me” or “Us” is mostly part of a title."""
LEADS = frozenset({":", ",", ".", ";", "—", "–", "-", "(", "?", "!"})
"""The punctuation before a quotation that is told apart."""
TRAILS = frozenset({",", ".", ":", ";"})
"""The punctuation behind a quotation that is told apart."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A quotation that is taken for speech, and the mention and the cue chosen as its source: None where none was."""

    quote: QuoteFrame
    phrase: Phrase | None
    report: Report | None


@dataclass(frozen=True, slots=True)
class Situation:
    """How a quotation stands: shared by all its candidates."""

    scene: Scene
    quote: QuoteFrame
    previous: Turn | None
    shape: str
    """Whole utterance or fragment ("utt", "frag"), with "^" and "$" where it begins and ends its paragraph."""
    edges: str
    """What stands on either side."""
    gap: str
    """What lies between this quotation and the one before."""
    person: str
    """Whether the words have an "I" or a "we" in them."""
    roots: frozenset[int]
    """Tokens outside the quotation that govern it."""
    governors: Mapping[int, int]
    """Cues above the quotation in its tree, each with its rank: 0 is the innermost."""
    reporters: frozenset[Phrase]
    """The phrases that reported what was said before ("…," Berg said, according to Holm)."""


def situation_of(scene: Scene, quote: QuoteFrame, previous: Turn | None) -> Situation:
    """Describe how ``quote`` stands; ``previous`` is the last quotation before it that is speech."""
    tokens = scene.tokens
    whole = f"{'^' if quote.opens_paragraph else ''}{'$' if quote.closes_paragraph else ''}"
    roots = {
        tokens[i].head for i in range(quote.first, quote.last + 1) if not quote.first <= tokens[i].head <= quote.last
    }
    outer = reporters(scene, previous.report) if previous is not None and previous.report is not None else ()
    return Situation(
        scene=scene,
        quote=quote,
        previous=previous,
        shape=f"{'utt' if quote.utterance else 'frag'}{whole}",
        edges=f"lead={_lead(scene, quote)}|trail={_ending(scene, quote)}{_trail(scene, quote)}",
        gap=_gap(scene, quote, previous),
        person=_person(quote.words),
        roots=frozenset(roots),
        governors=_governors(scene, roots),
        reporters=frozenset(scene.source_of(report) for report in outer),
    )


def _lead(scene: Scene, quote: QuoteFrame) -> str:
    """Say what stands before a quotation."""
    before = scene.tokens[quote.first - 1] if quote.first > 0 else None
    if before is None or before.paragraph != quote.quoted.paragraph:
        return "start"
    if before.text in LEADS:
        return before.text
    return "word" if before.text[0].isalnum() else "other"


def _ending(scene: Scene, quote: QuoteFrame) -> str:
    """Say how the quoted words end: an editor makes the full stop before “Berg said” a comma, but leaves “?”."""
    last = quote.quoted.content.of(scene.text).rstrip()[-1:]
    if last in {",", "."}:
        return last
    return "?" if last in {"!", "?", "…"} else "word"


def _trail(scene: Scene, quote: QuoteFrame) -> str:
    """Say what stands behind a quotation."""
    after = scene.tokens[quote.last + 1] if quote.last + 1 < len(scene.tokens) else None
    if after is None or after.paragraph != quote.quoted.paragraph:
        return "end"
    if after.text[0].isalnum():
        return "Word" if after.text[0].isupper() else "word"
    return after.text if after.text in TRAILS else "other"


def _governors(scene: Scene, roots: set[int]) -> dict[int, int]:
    """Return the cues above a quotation in its tree, each with its rank; ``roots`` are the tokens that govern it."""
    governors: dict[int, int] = {}
    for root in sorted(roots):
        for ancestor in (root, *islice(scene.syntax.ancestors(root), MAX_CLIMB)):
            if ancestor in scene.moods:
                governors.setdefault(ancestor, len(governors))
    return governors


def _person(words: frozenset[str]) -> str:
    """Say in which person the quoted words speak: i, we or none of these."""
    return "none" if words.isdisjoint(_FIRST_PERSON) else "we" if words.isdisjoint(_SINGULAR) else "i"


def _gap(scene: Scene, quote: QuoteFrame, previous: Turn | None) -> str:
    """Say what lies between this quotation and the one before."""
    if previous is None:
        return "none"
    tokens = scene.tokens
    paragraphs = quote.quoted.paragraph - previous.quote.quoted.paragraph
    begin, end = previous.quote.last + 1, quote.first
    if paragraphs == 0:
        if tokens[quote.first].sentence == tokens[previous.quote.last].sentence:
            where = "sentence"
        else:
            where = f"paragraph{min(scene.stops_between(begin, end), 2)}"
    else:
        where = f"next{min(paragraphs, 3)}"
        if paragraphs == 1 and previous.quote.closes_paragraph and quote.opens_paragraph:
            where += "touching"
        if not previous.quote.quoted.closed:
            where += "open"
    own = any(report is not previous.report for report in scene.reports_between(begin, end))
    return f"{where},{'own' if own else 'bare'}"
