"""The world's articles as gold for ``inquit.evaluation``, grouped by where they are from and how they are set."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from inquit.evaluation import GoldArticle, GoldQuotation, GoldSpeaker, Label
from inquit.types import SpeakerType
from inquit.words.lexicon import name_particles, organization_words
from training.corpora import QuotationLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from training.corpora import LabelledQuotation
    from training.world import WorldArticle

MOST = 0.5
"""Lines are set apart by blank ones where more than this share of the paragraphs is."""

_KINDS_OF_MARKS = {"“": "“double”", '"': '"straight"', "‘": "‘single’", "'": "'straight'"}


def layout(article: WorldArticle) -> str:
    """Say how the paragraphs of an article are set apart: by blank lines, by ends of lines, or not at all."""
    ends = len(re.findall(r"\S\s*\n\s*(?=\S)", article.text))
    if not ends:
        return "one block"
    blank = len(re.findall(r"\n[^\S\n]*\n\s*(?=\S)", article.text))
    return "blank lines" if blank > MOST * ends else "lines"


def marks(article: WorldArticle) -> str:
    """Return the kind of marks that most quotations of an article stand in."""
    openings = Counter(_KINDS_OF_MARKS.get(article.text[label.span.start], "other") for label in article.quotations)
    return max(sorted(openings), key=openings.__getitem__, default="none")


GROUPINGS: Mapping[str, Callable[[WorldArticle], str]] = {
    "country": lambda article: article.country,
    "genre": lambda article: article.genre,
    "layout": layout,
    "marks": marks,
}
"""What the figures are told apart by."""


def world_gold(articles: Iterable[WorldArticle]) -> dict[str, GoldArticle]:
    """Return the articles as gold, by name."""
    return {
        article.name: GoldArticle(article.text, "", tuple(_gold(article.text, label) for label in article.quotations))
        for article in articles
    }


def grouped(
    gold: Mapping[str, GoldArticle], articles: Iterable[WorldArticle], group_of: Callable[[WorldArticle], str]
) -> dict[str, GoldArticle]:
    """Return the gold with the group of each article as its suite."""
    return {article.name: replace(gold[article.name], suite=group_of(article)) for article in articles}


def _gold(text: str, label: LabelledQuotation) -> GoldQuotation:
    other = label.label is QuotationLabel.OTHER
    return GoldQuotation(
        span=label.span,
        label=Label.OTHER if other else Label.SPEECH,
        speakers=tuple(_speaker(place.of(text)) for place in label.speakers),
        cue=label.cue,
        source=(label.source,) if label.source is not None else (),
        headline=label.label is QuotationLabel.HEADLINE,
        bad_span=label.label is QuotationLabel.BAD,
    )


def _speaker(name: str) -> GoldSpeaker:
    """Tell by its words whether a speaker is a person, an organisation, or somebody only described."""
    words = name.split()
    if any(word[0].islower() and word not in name_particles() for word in words):
        return GoldSpeaker(name, SpeakerType.UNNAMED)
    if not organization_words().isdisjoint(word.lower() for word in words):
        return GoldSpeaker(name, SpeakerType.ORGANIZATION)
    return GoldSpeaker(name, SpeakerType.PERSON)
