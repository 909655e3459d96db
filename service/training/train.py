"""Learning the weights: ``inquit train`` reads the corpora, cross-validates by article and writes weights.json."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from service.attribution.ranking import LogLinear
from service.attribution.scene import build_scene
from service.training.cases import SourceCase, antecedent_cases, best_source, source_cases, speech_cases
from service.training.corpora import read_gum, read_polnear
from service.training.loglinear import Choice, fit_ranker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from spacy.language import Language

    from service.attribution.scene import Scene
    from service.training.corpora import MarkedAttribution, MarkedMention

FOLDS = 5
SEED = 0
SOURCE_PENALTY = 1.0
SPEECH_PENALTY = 3.0
ANTECEDENT_PENALTY = 1.0

# GUM has more biography, fiction and talk than news. These priors, set by hand on news articles with gold speakers,
# say what news does more: pronouns that speak continue the last speaker or the subject before, hardly ever somebody
# who was only described; "the senator said" points back.
NEWS_PRIORS = {
    "she-he|subject-before=True": 0.5,
    "she-he|speaker=last|True": 0.5,
    "she-he|entity=person|described": -0.7,
    "nominal|new|definite|True": -2.0,
    "nominal|head-word=True|definite": 1.0,
}

Item = TypeVar("Item")
NewsScene = tuple["Scene", tuple["MarkedAttribution", ...]]
ChainScene = tuple["Scene", tuple["MarkedMention", ...]]


@dataclass(frozen=True, slots=True)
class Learned:
    """Weights by model and feature, and the figures of the cross-validation that they were learned with."""

    weights: dict[str, dict[str, float]]
    figures: dict[str, float]


def train(polnear: Path, gum: Path, nlp: Language, progress: Callable[[str], None]) -> Learned:
    """Learn all models from the files of the two corpora."""
    progress(f"parsing {polnear.name}")
    news = [(build_scene(article.text, nlp), article.attributions) for article in read_polnear(polnear)]
    progress(f"parsing {gum.name}")
    chained = [(build_scene(document.text, nlp), document.mentions) for document in read_gum(gum)]
    return learn(news, chained, progress)


def learn(news: Sequence[NewsScene], chained: Sequence[ChainScene], progress: Callable[[str], None]) -> Learned:
    """Learn from scenes: sources first, then speech (which looks at the likeliest source), then antecedents."""
    news_folds, chain_folds = _folds(news), _folds(chained)
    figures: dict[str, float] = {}

    progress("sources")
    choices = [_source_choices(fold) for fold in news_folds]
    held_out = [LogLinear(fit_ranker(_but(choices, i), SOURCE_PENALTY)) for i in range(FOLDS)]
    figures["source"] = _mean(
        _flat(_sources_found(fold, model) for fold, model in zip(news_folds, held_out, strict=True))
    )
    source = fit_ranker(_flat(choices), SOURCE_PENALTY)

    progress("speech")
    speech_folds = [
        [choice for scene, marked in fold for choice in speech_cases(scene, marked, model)]
        for fold, model in zip(news_folds, held_out, strict=True)
    ]
    figures["speech"] = _mean(_right(speech_folds, SPEECH_PENALTY))
    speech = fit_ranker(_flat(speech_folds), SPEECH_PENALTY)

    progress("antecedents")
    chain_choices = [
        [choice for scene, mentions in fold for choice in antecedent_cases(scene, mentions)] for fold in chain_folds
    ]
    figures["antecedent"] = _mean(_right(chain_choices, ANTECEDENT_PENALTY))
    antecedent = fit_ranker(_flat(chain_choices), ANTECEDENT_PENALTY)
    for feature, prior in NEWS_PRIORS.items():
        antecedent[feature] = antecedent.get(feature, 0.0) + prior
    return Learned({"source": source, "speech": speech, "antecedent": antecedent}, figures)


def to_json(learned: Learned, data: Sequence[str]) -> str:
    """Write weights to be read by people too: one feature a line, three decimals."""
    content = {
        "data": list(data),
        "cross_validated": {name: round(figure, 4) for name, figure in learned.figures.items()},
        "weights": {
            model: {name: round(weight, 3) for name, weight in sorted(weights.items())}
            for model, weights in learned.weights.items()
        },
    }
    return json.dumps(content, indent=0, ensure_ascii=False) + "\n"


def _folds(items: Sequence[Item]) -> list[list[Item]]:
    shuffled = list(items)
    random.Random(SEED).shuffle(shuffled)
    return [shuffled[i::FOLDS] for i in range(FOLDS)]


def _flat(folds: Iterable[Sequence[Item]]) -> list[Item]:
    return [item for fold in folds for item in fold]


def _but(folds: Sequence[Sequence[Item]], left_out: int) -> list[Item]:
    return _flat(fold for i, fold in enumerate(folds) if i != left_out)


def _mean(outcomes: Sequence[bool]) -> float:
    return sum(outcomes) / len(outcomes) if outcomes else 0.0


def _source_choices(fold: Iterable[NewsScene]) -> list[Choice]:
    return [case.choice for scene, marked in fold for case in source_cases(scene, marked) if _has_source(case)]


def _sources_found(fold: Iterable[NewsScene], model: LogLinear) -> list[bool]:
    """Say for each quotation with a marked source whether the mention picked overlaps it."""
    outcomes: list[bool] = []
    for scene, marked in fold:
        for case in source_cases(scene, marked, model):
            if case.marked is not None and case.marked.source:
                best, _ = best_source(case.candidates, model)
                outcomes.append(
                    best is not None and any(best.phrase.span.overlaps(part) for part in case.marked.source)
                )
    return outcomes


def _has_source(case: SourceCase) -> bool:
    return case.marked is not None and bool(case.marked.source)


def _right(folds: Sequence[Sequence[Choice]], penalty: float) -> list[bool]:
    """Leave each fold out once and say for each of its choices whether the model picks a right candidate."""
    outcomes: list[bool] = []
    for i, fold in enumerate(folds):
        model = LogLinear(fit_ranker(_but(folds, i), penalty))
        for choice in fold:
            scores = [model.score(features) for features in choice.candidates]
            outcomes.append(choice.right[scores.index(max(scores))])
    return outcomes
