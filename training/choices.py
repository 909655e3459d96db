"""Choices of many articles: what each model is to learn from a fold, and how often it is right on one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.cases import (
    antecedent_cases,
    antecedents_found,
    chosen_sources,
    said_by_sources,
    source_cases,
    speaker_cases,
    speaking_cases,
    speech_cases,
)
from training.corpora import attribution_of
from training.loglinear import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inquit.rankers.loglinear import LogLinear
    from inquit.rankers.models import Models
    from training.articles import Read

NEWS_WEIGHT = 2
"""How much an anaphor of news counts against one of GUM, whose kinds of text are many."""


def source_choices(fold: Iterable[Read]) -> list[Choice]:
    """Return the quotations whose source is known, with the candidates for it."""
    return [
        choice
        for read in fold
        for known, choice in source_cases(read.scene, read.quotations)
        if known.spoken and any(choice.right)
    ]


def speech_choices(fold: Iterable[Read], model: LogLinear) -> list[Choice]:
    """Return speech against scare quote for each labelled quotation; ``model`` finds their sources."""
    return [
        choice
        for read in fold
        if read.article.labelled is not None
        for choice in speech_cases(read.scene, read.quotations, model)
    ]


def sources_found(fold: Iterable[Read], model: LogLinear) -> list[bool]:
    """Say for each quotation with a source marked in the corpus whether the mention picked overlaps it."""
    outcomes: list[bool] = []
    for read in fold:
        for known, chosen, _ in chosen_sources(read.scene, read.quotations, model):
            marked = attribution_of(known.quote, read.article.attributions)
            if marked is not None and marked.source:
                source = chosen.candidate
                outcomes.append(source is not None and any(source.phrase.span.overlaps(part) for part in marked.source))
    return outcomes


def chain_choices(fold: Iterable[Read]) -> list[Choice]:
    """Return the anaphors of articles with chains, with the candidates for their antecedents."""
    return [
        choice
        for read in fold
        if read.article.mentions is not None
        for choice in antecedent_cases(read.scene, read.article.mentions, said_by_sources(read.quotations))
        for _ in range(NEWS_WEIGHT if read.article.news else 1)
    ]


def speaking_choices(fold: Iterable[Read], model: LogLinear) -> list[Choice]:
    """Return the anaphors that speak in articles without chains; ``model`` decides on those that do not."""
    return [
        choice
        for read in fold
        if read.article.mentions is None and read.article.labelled is not None
        for choice in speaking_cases(read.scene, read.quotations, model)
        for _ in range(NEWS_WEIGHT)
    ]


def antecedents_right(fold: Iterable[Read], model: LogLinear) -> list[bool]:
    """Say for each anaphor of news with chains whether it goes to an entity of its chain."""
    return [
        right
        for read in fold
        if read.article.mentions is not None and read.article.news
        for right in antecedents_found(read.scene, read.article.mentions, model, said_by_sources(read.quotations))
    ]


def speaker_choices(fold: Iterable[Read], models: Models) -> list[Choice]:
    """Return the answers that ``models`` give, each as a choice of two: the first is right where the speaker is.

    Of news alone, for which confidence is promised to be calibrated.
    """
    return [
        Choice((features, ()), (right, not right))
        for read in fold
        if read.article.labelled is not None and read.article.news
        for features, right in speaker_cases(read.article, read.quotations, models)
    ]


def choices_right(choices: Iterable[Choice], model: LogLinear) -> list[bool]:
    """Say for each choice whether the model picks a right candidate."""
    outcomes: list[bool] = []
    for choice in choices:
        scores = [model.score(features) for features in choice.candidates]
        outcomes.append(choice.right[scores.index(max(scores))])
    return outcomes
