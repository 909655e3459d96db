"""The scene: everything the steps after parsing read about one article, built once and never changed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from inquit.deadline import Deadline
from inquit.reading.cues import find_reports
from inquit.reading.frames import build_frame, is_utterance
from inquit.reading.inquits import is_unfinished, mend_inquits
from inquit.reading.mentions import find_phrases
from inquit.reading.paragraphs import paragraphs
from inquit.reading.parsing import parse
from inquit.reading.quotations import find_quotations
from inquit.reading.repeats import find_repeats
from inquit.reading.syntax import Syntax
from inquit.reading.tokens import copy_tokens
from inquit.reading.verb_cues import mood

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

    from spacy.language import Language

    from inquit.reading.mentions import Phrase
    from inquit.reading.reports import Report
    from inquit.reading.tokens import Token
    from inquit.types import CharSpan, QuotedSpan


@dataclass(frozen=True, slots=True)
class QuoteFrame:
    """Where a quotation stands among the tokens: ``first`` to ``last`` inclusive, and how it stands there.

    ``words`` are the words in the marks as they are written, without possessive endings.
    """

    index: int
    quoted: QuotedSpan
    first: int
    last: int
    utterance: bool
    opens_paragraph: bool
    closes_paragraph: bool
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scene:
    """One article. ``phrases`` are in order of their heads, ``reports`` in order of their cues.

    ``phrase_of`` maps a token to the phrase that it belongs to: as its head, or else as a word of it.
    """

    text: str
    paragraphs: tuple[CharSpan, ...]
    quotes: tuple[QuoteFrame, ...]
    syntax: Syntax
    phrases: tuple[Phrase, ...]
    reports: tuple[Report, ...]
    phrase_of: Mapping[int, Phrase]
    reports_of: Mapping[Phrase, Sequence[Report]]
    """The reports that each phrase is the source of."""
    moods: Mapping[int, str]
    """The mood of each cue (verb_cues.py)."""
    paragraph_tokens: tuple[tuple[int, int], ...]
    """First and past-the-last token of each paragraph."""
    repeats: tuple[tuple[int, ...], ...]
    """For each quotation the others, by index, that have its words in them (repeats.py)."""
    order: Order

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of all frames in text order."""
        return self.syntax.tokens

    @property
    def speaking(self) -> Set[Phrase]:
        """The phrases that are the source of a report."""
        return self.reports_of.keys()

    def phrases_between(self, first: int, last: int) -> tuple[Phrase, ...]:
        """Return the phrases with their heads at tokens ``first`` to ``last``, the last excluded."""
        return self.phrases[bisect_left(self.order.heads, first) : bisect_left(self.order.heads, last)]

    def phrases_after(self, phrase: Phrase, count: int) -> tuple[Phrase, ...]:
        """Return the ``count`` phrases that follow ``phrase``, fewer at the end of the text."""
        first = bisect_right(self.order.heads, phrase.head)
        return self.phrases[first : first + count]

    def reports_between(self, first: int, last: int) -> tuple[Report, ...]:
        """Return the reports with their cues at tokens ``first`` to ``last``, the last excluded."""
        return self.reports[bisect_left(self.order.cues, first) : bisect_left(self.order.cues, last)]

    def source_of(self, report: Report) -> Phrase:
        """Return the phrase that is the source of a report."""
        return self.phrase_of[report.source]

    def quotes_between(self, first: int, last: int) -> int:
        """Count the quotations that lie wholly between tokens ``first`` and ``last``, both excluded."""
        begin = bisect_right(self.order.quote_starts, first)
        end = bisect_left(self.order.quote_ends, last)
        return max(0, end - begin)

    def stops_between(self, first: int, last: int) -> int:
        """Count the stops that end sentences at tokens ``first`` to ``last``, the last excluded."""
        return max(0, bisect_left(self.order.stops, last) - bisect_left(self.order.stops, first))


@dataclass(frozen=True, slots=True)
class Order:
    """The tokens at which phrases, reports and quotations stand, sorted, to find those of a stretch by bisection."""

    heads: tuple[int, ...]
    cues: tuple[int, ...]
    quote_starts: tuple[int, ...]
    quote_ends: tuple[int, ...]
    stops: tuple[int, ...]
    """The full stops, question marks and exclamation marks."""


_STOPS = frozenset({".", "?", "!"})
_WORD = re.compile(r"\w+(?:[-.]\w+)*")


def _cue(report: Report) -> int:
    return report.cue


def _end(token: Token) -> int:
    return token.end


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text with its paragraphs and quotations, as found on characters."""

    text: str
    paragraphs: tuple[CharSpan, ...]
    quoted: tuple[QuotedSpan, ...]

    @classmethod
    def of(cls, text: str, deadline: Deadline | None = None) -> Self:
        """Find the paragraphs and the quotations of ``text``; raises OutOfTime."""
        deadline = deadline or Deadline()
        spans = paragraphs(text)
        return cls(text, spans, find_quotations(text, spans, deadline))


def build_scene(marked: MarkedText, nlp: Language, deadline: Deadline | None = None) -> Scene:
    """Parse the frames of a text and read mentions and cues off the trees; raises OutOfTime."""
    deadline = deadline or Deadline()
    text, spans, quoted = marked.text, marked.paragraphs, marked.quoted
    by_paragraph: list[list[tuple[int, QuotedSpan]]] = [[] for _ in spans]
    for number, quote in enumerate(quoted):
        by_paragraph[quote.paragraph].append((number, quote))
    frames = [build_frame(text, i, span, by_paragraph[i]) for i, span in enumerate(spans)]
    tokens: list[Token] = []
    bounds: list[tuple[int, int]] = []
    sentence = 0
    for frame, doc in zip(frames, parse(nlp, frames, deadline), strict=True):
        copied = copy_tokens(doc, frame, len(tokens), sentence)
        bounds.append((len(tokens), len(tokens) + len(copied)))
        tokens += copied
        deadline.spend(len(copied))
        sentence = copied[-1].sentence + 1 if copied else sentence
    quotes = tuple(_quote_frames(text, spans, quoted, tokens, bounds))
    unfinished = (quote.last for quote in quotes if is_unfinished(quote.quoted.content.of(text)))
    syntax = Syntax.of(mend_inquits(tokens, unfinished))
    phrases = tuple(deadline.watch(find_phrases(syntax)))
    phrase_of = {i: phrase for phrase in phrases for i in range(phrase.first, phrase.last + 1)}
    phrase_of |= {phrase.head: phrase for phrase in phrases}
    reports = tuple(
        sorted((report for report in deadline.watch(find_reports(syntax)) if report.source in phrase_of), key=_cue)
    )
    reports_of: dict[Phrase, list[Report]] = {}
    for report in reports:
        reports_of.setdefault(phrase_of[report.source], []).append(report)
    return Scene(
        text=text,
        paragraphs=spans,
        quotes=quotes,
        syntax=syntax,
        phrases=phrases,
        reports=reports,
        phrase_of=phrase_of,
        reports_of=reports_of,
        moods={report.cue: mood(syntax, report.cue) for report in reports},
        paragraph_tokens=tuple(bounds),
        repeats=find_repeats([quote.quoted.content.of(text) for quote in quotes]),
        order=Order(
            heads=tuple(phrase.head for phrase in phrases),
            cues=tuple(report.cue for report in reports),
            quote_starts=tuple(quote.first for quote in quotes),
            quote_ends=tuple(quote.last for quote in quotes),
            stops=tuple(token.i for token in syntax.tokens if token.text in _STOPS),
        ),
    )


def _quote_frames(
    text: str,
    spans: Sequence[CharSpan],
    quoted: Sequence[QuotedSpan],
    tokens: Sequence[Token],
    bounds: Sequence[tuple[int, int]],
) -> Iterable[QuoteFrame]:
    ranges: dict[int, tuple[int, int]] = {}
    for token in tokens:
        if token.quote is not None:
            ranges[token.quote] = (ranges.get(token.quote, (token.i, 0))[0], token.i)
    for index, quote in enumerate(quoted):
        if index not in ranges:  # within one token: f(“a”,b)
            at = min(bisect_right(tokens, quote.span.start, key=_end), len(tokens) - 1)
            ranges[index] = at, at
        first, last = ranges[index]
        begin, end = bounds[quote.paragraph]
        content = quote.content.of(text)
        yield QuoteFrame(
            index=index,
            quoted=quote,
            first=first,
            last=last,
            utterance=is_utterance(content, text[spans[quote.paragraph].start : quote.span.start]),
            opens_paragraph=first == begin,
            closes_paragraph=all(not t.text[0].isalnum() for t in tokens[last + 1 : min(end, last + 4)])
            and end - last <= 4,
            words=frozenset(_WORD.findall(content)),
        )
