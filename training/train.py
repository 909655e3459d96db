"""Learning the weights: cross-validated by article, each model from what the ones before it make of other articles."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, TypeVar

from inquit.evaluation.calibration import calibration_error, reliability_bins
from inquit.rankers.loglinear import LogLinear, logistic
from inquit.rankers.models import Models
from training.articles import Read, read_articles, read_documents
from training.cases import known_quotations
from training.choices import (
    antecedents_right,
    chain_choices,
    choices_right,
    source_choices,
    sources_found,
    speaker_choices,
    speaking_choices,
    speech_choices,
)
from training.corpora import is_held_back, read_news_quotations
from training.indirect import indirect_cases
from training.loglinear import fit_ranker
from training.weights import Learned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from spacy.language import Language

    from training.cases import Article


FOLDS = 5
SEED = 0
SOURCE_PENALTY = 2.0
SPEECH_PENALTY = 4.0
ANTECEDENT_PENALTY = 10.0
CONFIDENCE_PENALTY = 3.0
INDIRECT_PENALTY = 7.0
INDIRECT_SOURCE_PENALTY = 4.0
INDIRECT_MIN_COUNT = 6
INDIRECT_LEAST = 0.07
"""Smaller weights are left out: there are many of them and they decide nothing."""

Item = TypeVar("Item")


def train(polnear: Path, gum: Path, nlp: Language, progress: Callable[[str], None]) -> Learned:
    """Learn all models from the files of the two corpora and the labels shipped with this package.

    Raises ValueError where the articles are not those that were labelled.
    """
    quotations = read_news_quotations()
    progress(f"parsing {polnear.name}")
    articles = read_articles(polnear, nlp, quotations)
    progress(f"parsing {gum.name}")
    documents = read_documents(gum, nlp, quotations)
    found = sum(read.labelled is not None for read in (*articles, *documents))
    if found < len(quotations):
        raise ValueError(f"{polnear.name} and {gum.name} lack {len(quotations) - found} articles that were labelled")
    return learn(articles, documents, progress)


def train_indirect(polnear: Path, nlp: Language, progress: Callable[[str], None]) -> Learned:
    """Learn the model of indirect quotations alone."""
    progress(f"parsing {polnear.name}")
    return learn_indirect(read_articles(polnear, nlp, {}), progress)


def learn_indirect(articles: Sequence[Article], progress: Callable[[str], None]) -> Learned:
    """Learn from all but the tenth that is held back; the figures are the shares of what is decided right in that."""
    progress("indirect")
    learned_from, held_back = (
        [
            indirect_cases(article.scene, article.attributions)
            for index, article in enumerate(articles)
            if is_held_back(index) is wanted
        ]
        for wanted in (False, True)
    )
    contents = fit_ranker(_flat(cases.contents for cases in learned_from), INDIRECT_PENALTY, INDIRECT_MIN_COUNT)
    sources = fit_ranker(_flat(cases.sources for cases in learned_from), INDIRECT_SOURCE_PENALTY)
    weights = {"indirect": _pruned(contents), "indirect_source": _pruned(sources)}
    decided = {
        "indirect": choices_right(_flat(cases.contents for cases in held_back), LogLinear(weights["indirect"])),
        "indirect source": choices_right(
            _flat(cases.sources for cases in held_back), LogLinear(weights["indirect_source"])
        ),
    }
    return Learned(weights, {name: _mean(outcomes) for name, outcomes in decided.items()})


def _pruned(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: weight for name, weight in weights.items() if abs(weight) >= INDIRECT_LEAST}


def learn(articles: Sequence[Article], documents: Sequence[Article], progress: Callable[[str], None]) -> Learned:
    """Learn all models from parsed articles of news and documents of other kinds; ``progress`` is told each step."""
    folds = _folds([Read(article, known_quotations(article)) for article in (*articles, *documents)])
    figures: dict[str, float] = {}
    weights: dict[str, dict[str, float]] = {}

    progress("sources")
    choices = [source_choices(fold) for fold in folds]
    sources = [LogLinear(fit_ranker(_all_but(choices, i), SOURCE_PENALTY)) for i in range(FOLDS)]
    figures["source"] = _mean(_flat(map(sources_found, folds, sources)))
    weights["source"] = fit_ranker(_flat(choices), SOURCE_PENALTY)

    progress("speech")
    choices = [speech_choices(fold, model) for fold, model in zip(folds, sources, strict=True)]
    speeches = [LogLinear(fit_ranker(_all_but(choices, i), SPEECH_PENALTY)) for i in range(FOLDS)]
    figures["speech"] = _mean(_flat(map(choices_right, choices, speeches)))
    weights["speech"] = fit_ranker(_flat(choices), SPEECH_PENALTY)

    progress("antecedents")
    choices = [chain_choices(fold) for fold in folds]
    first = [LogLinear(fit_ranker(_all_but(choices, i), ANTECEDENT_PENALTY)) for i in range(FOLDS)]
    choices = [known + speaking_choices(fold, model) for known, fold, model in zip(choices, folds, first, strict=True)]
    antecedents = [LogLinear(fit_ranker(_all_but(choices, i), ANTECEDENT_PENALTY)) for i in range(FOLDS)]
    figures["antecedent"] = _mean(_flat(map(antecedents_right, folds, antecedents)))
    weights["antecedent"] = fit_ranker(_flat(choices), ANTECEDENT_PENALTY)

    progress("confidence")
    unsure = [LogLinear({})] * FOLDS
    models = map(Models, sources, speeches, antecedents, unsure, unsure, unsure)
    choices = [speaker_choices(fold, held) for fold, held in zip(folds, models, strict=True)]
    held_out = [LogLinear(fit_ranker(_all_but(choices, i), CONFIDENCE_PENALTY)) for i in range(FOLDS)]
    figures["speaker"] = _mean([choice.right[0] for choice in _flat(choices)])
    answers = [
        (logistic(model.score(choice.candidates[0])), choice.right[0])
        for fold_choices, model in zip(choices, held_out, strict=True)
        for choice in fold_choices
    ]
    figures["calibration error"] = calibration_error(reliability_bins(answers)) if answers else 0.0
    weights["confidence"] = fit_ranker(_flat(choices), CONFIDENCE_PENALTY)
    indirect = learn_indirect(articles, progress)
    return Learned({**weights, **indirect.weights}, {**figures, **indirect.figures})


def _folds(items: Sequence[Item]) -> list[list[Item]]:
    shuffled = list(items)
    random.Random(SEED).shuffle(shuffled)
    return [shuffled[i::FOLDS] for i in range(FOLDS)]


def _flat(folds: Iterable[Sequence[Item]]) -> list[Item]:
    return [item for fold in folds for item in fold]


def _all_but(folds: Sequence[Sequence[Item]], left_out: int) -> list[Item]:
    return _flat(fold for i, fold in enumerate(folds) if i != left_out)


def _mean(outcomes: Sequence[bool]) -> float:
    return sum(outcomes) / len(outcomes) if outcomes else 0.0
