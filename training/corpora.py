"""The research corpora that weights are learned from, one JSON object a line.

PolNeAR (Newell et al. 2018) marks source, cue and content of attributions in US political news; GUM (Zeldes 2017) has
coreference chains. Their texts stay outside the project; only what is learned from them is kept.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inquit.evaluation import CueType
from inquit.types import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inquit.reading.mentions import Phrase
    from inquit.reading.scene import QuoteFrame, Scene

NEWS_CHAINS = Path(__file__).parent / "data" / "news_chains.jsonl"
"""Who is meant, in articles of PolNeAR: offsets and numbers only, labelled for this project (its README says how)."""

NEWS_QUOTATIONS = Path(__file__).parent / "data" / "news_quotations.jsonl"
"""Who says each quotation, in articles of PolNeAR: offsets only, labelled for this project (its README says how)."""

MIN_OVERLAP = 0.6
"""The share of a quotation that an attribution's content covers when the quotation belongs to it."""


@dataclass(frozen=True, slots=True)
class MarkedAttribution:
    """One attribution as annotated: each part a tuple of spans, since they may be interrupted."""

    source: tuple[CharSpan, ...]
    cue: tuple[CharSpan, ...]
    content: tuple[CharSpan, ...]


@dataclass(frozen=True, slots=True)
class AttributedArticle:
    """An article of PolNeAR."""

    name: str
    text: str
    attributions: tuple[MarkedAttribution, ...]


@dataclass(frozen=True, slots=True)
class MarkedMention:
    """A mention of GUM: its span and the chain it belongs to."""

    span: CharSpan
    chain: str


@dataclass(frozen=True, slots=True)
class ChainedDocument:
    """A document of GUM."""

    name: str
    text: str
    mentions: tuple[MarkedMention, ...]


def read_polnear(path: Path) -> Iterator[AttributedArticle]:
    """Read a file of PolNeAR articles, one JSON object a line."""
    for row in _rows(path):
        marked = tuple(
            MarkedAttribution(*(_spans(item.get(part, [])) for part in ("source", "cue", "content")))
            for item in row["attributions"]
        )
        yield AttributedArticle(row["name"], row["text"], marked)


@dataclass(frozen=True, slots=True)
class ArticleChains:
    """The coreference chains of an article of PolNeAR, labelled for this project; no word of it is kept."""

    name: str
    characters: int
    mentions: tuple[MarkedMention, ...]


def read_news_chains() -> Iterator[ArticleChains]:
    """Read the chains shipped with this package."""
    for row in _rows(NEWS_CHAINS):
        yield ArticleChains(row["name"], row["characters"], _mentions(row))


class QuotationLabel(StrEnum):
    """Whether an article presents the words in marks as somebody's; "bad" marks hold no single quotation."""

    SPEECH = "speech"
    HEADLINE = "headline"
    """Speech in a headline or a caption."""
    OTHER = "other"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class LabelledQuotation:
    """A quotation and who says it: ``speakers`` each by a place of the fullest name, empty where nobody can tell.

    ``source`` is the mention in the cue of its own, None where it has none; ``cue`` is None where nobody labelled it.
    """

    span: CharSpan
    label: QuotationLabel
    speakers: tuple[CharSpan, ...]
    source: CharSpan | None
    cue: CueType | None = None

    @property
    def spoken(self) -> bool:
        """Whether the words are somebody's."""
        return self.label in {QuotationLabel.SPEECH, QuotationLabel.HEADLINE}


@dataclass(frozen=True, slots=True)
class ArticleQuotations:
    """The quotations of an article or document, labelled for this project; no word of it is kept."""

    name: str
    characters: int
    quotations: tuple[LabelledQuotation, ...]


def read_news_quotations() -> dict[str, ArticleQuotations]:
    """Read the quotations shipped with this package, by the name of their article or document."""
    found: dict[str, ArticleQuotations] = {}
    for row in _rows(NEWS_QUOTATIONS):
        quotations = tuple(map(labelled_quotation, row["quotations"]))
        found[row["name"]] = ArticleQuotations(row["name"], row["characters"], quotations)
    return found


def labelled_quotation(row: Sequence[Any]) -> LabelledQuotation:
    """Read a quotation as the files of labels write it: start, end, label, speakers, source, and maybe its cue."""
    start, end, label, speakers, source, *cue = row
    return LabelledQuotation(
        CharSpan(start, end),
        QuotationLabel(label),
        _spans(speakers),
        CharSpan(*source) if source is not None else None,
        CueType(cue[0]) if cue and cue[0] is not None else None,
    )


def read_gum(path: Path) -> Iterator[ChainedDocument]:
    """Read a file of GUM documents, one JSON object a line."""
    for row in _rows(path):
        yield ChainedDocument(row["name"], row["text"], _mentions(row))


def _mentions(row: dict[str, Any]) -> tuple[MarkedMention, ...]:
    """Each mention is a list of start, end, chain and more that is not read."""
    return tuple(MarkedMention(CharSpan(a, b), str(chain)) for a, b, chain, *_ in row["mentions"])


def is_held_back(index: int) -> bool:
    """Tell whether the article at ``index`` in its file is for measuring indirect quotations, not for learning them."""
    return index % 10 == 9


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _spans(pairs: list[list[int]]) -> tuple[CharSpan, ...]:
    return tuple(CharSpan(a, b) for a, b in pairs)


def attribution_of(quote: QuoteFrame, attributions: tuple[MarkedAttribution, ...]) -> MarkedAttribution | None:
    """Return the tightest attribution whose content holds the quotation, None for words that nobody speaks."""
    span = quote.quoted.span
    found = [
        item
        for item in attributions
        if sum(max(0, min(span.end, part.end) - max(span.start, part.start)) for part in item.content)
        >= MIN_OVERLAP * len(span)
    ]
    return min(found, key=lambda item: sum(map(len, item.content)), default=None)


def places_of(text: str, place: CharSpan) -> tuple[CharSpan, ...]:
    """Return every place where the words at ``place`` stand in ``text`` as whole words."""
    words = place.of(text)
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    return tuple(CharSpan(*match.span()) for match in re.finditer(pattern, text)) or (place,)


def heads_of(scene: Scene, spans: tuple[CharSpan, ...]) -> frozenset[Phrase]:
    """Return the phrases that head the marked spans of a source."""
    heads: set[Phrase] = set()
    tokens = scene.tokens
    for span in spans:
        inside = [phrase for phrase in scene.phrases if span.start <= tokens[phrase.head].start < span.end]
        top = [phrase for phrase in inside if not _governed_inside(scene, phrase, span)]
        touching = [phrase for phrase in scene.phrases if phrase.span.overlaps(span)]
        heads |= set(top or inside[:1] or touching)
    return frozenset(heads)


def _governed_inside(scene: Scene, phrase: Phrase, span: CharSpan) -> bool:
    return any(span.start <= scene.tokens[i].start < span.end for i in scene.syntax.ancestors(phrase.head))


def chain_of(scene: Scene, phrase: Phrase, mentions: tuple[MarkedMention, ...]) -> str | None:
    """Return the chain of the marked mention that holds the phrase's head and starts nearest to the phrase."""
    head = scene.tokens[phrase.head].start
    holding = [mention for mention in mentions if mention.span.start <= head < mention.span.end]
    best = min(holding, key=lambda m: (abs(m.span.start - phrase.span.start), len(m.span)), default=None)
    return best.chain if best is not None else None
