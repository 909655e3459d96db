"""Learning the weights: reads the corpora, cross-validates by article and writes a file of weights a model."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from inquit.evaluation.calibration import calibration_error, reliability_bins
from inquit.rankers.loglinear import LogLinear, logistic
from inquit.rankers.models import Models
from inquit.reading.scene import MarkedText, build_scene
from inquit.sources.decisions import choose_source
from training.cases import (
    Article,
    Known,
    antecedent_cases,
    antecedents_found,
    known_quotations,
    said_by_sources,
    source_cases,
    speaker_cases,
    speaking_cases,
    speech_cases,
)
from training.corpora import (
    attribution_of,
    is_held_back,
    read_gum,
    read_news_chains,
    read_news_quotations,
    read_polnear,
)
from training.indirect import indirect_cases
from training.loglinear import Choice, fit_ranker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from spacy.language import Language

    from inquit.reading.scene import Scene
    from training.corpora import ArticleChains, ArticleQuotations, AttributedArticle, ChainedDocument

RECORD = "learned.json"
"""What the weights beside it were learned from, and the figures of the cross-validation."""
FOLDS = 5
SEED = 0
SOURCE_PENALTY = 2.0
SPEECH_PENALTY = 4.0
ANTECEDENT_PENALTY = 10.0
CONFIDENCE_PENALTY = 3.0
NEWS_WEIGHT = 2
"""How much an anaphor of news counts against one of GUM, whose kinds of text are many."""
INDIRECT_PENALTY = 7.0
INDIRECT_SOURCE_PENALTY = 4.0
INDIRECT_MIN_COUNT = 6
INDIRECT_LEAST = 0.07
"""Smaller weights are left out: there are many of them and they decide nothing."""

Item = TypeVar("Item")
Labels = TypeVar("Labels", "ArticleChains", "ArticleQuotations")


@dataclass(frozen=True, slots=True)
class Learned:
    """Weights by model and feature, and the figures of the cross-validation that they were learned with."""

    weights: dict[str, dict[str, float]]
    figures: dict[str, float]


@dataclass(frozen=True, slots=True)
class Read:
    """An article with what is known of its quotations."""

    article: Article
    quotations: tuple[Known, ...]

    @property
    def scene(self) -> Scene:
        """The article as the engine sees it."""
        return self.article.scene


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


def read_articles(polnear: Path, nlp: Language, quotations: Mapping[str, ArticleQuotations]) -> list[Article]:
    """Parse the articles of PolNeAR, in the order of the file; raise ValueError where the labels are not of these."""
    chains = {article.name: article for article in read_news_chains()}
    articles = []
    for article in read_polnear(polnear):
        chained = _labels(chains, article)
        labelled = _labels(quotations, article)
        articles.append(
            Article(
                build_scene(MarkedText.of(article.text), nlp),
                article.attributions,
                chained.mentions if chained is not None else None,
                labelled.quotations if labelled is not None else None,
            )
        )
        chains.pop(article.name, None)
    if chains:
        raise ValueError(f"{polnear.name} lacks {len(chains)} articles with chains")
    return articles


def read_documents(gum: Path, nlp: Language, quotations: Mapping[str, ArticleQuotations]) -> list[Article]:
    """Parse the documents of GUM; raise ValueError where the labels are not of these."""
    documents = []
    for document in read_gum(gum):
        labelled = _labels(quotations, document)
        scene = build_scene(MarkedText.of(document.text), nlp)
        known = labelled.quotations if labelled is not None else None
        documents.append(Article(scene, (), document.mentions, known, news=False))
    return documents


def _labels(labels: Mapping[str, Labels], article: AttributedArticle | ChainedDocument) -> Labels | None:
    """Return what was labelled on an article, if anything was; raise ValueError where that was another text."""
    found = labels.get(article.name)
    if found is not None and found.characters != len(article.text):
        raise ValueError(f"{article.name} is not the text that was labelled")
    return found


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
        "indirect": _choices_right(_flat(cases.contents for cases in held_back), LogLinear(weights["indirect"])),
        "indirect source": _choices_right(
            _flat(cases.sources for cases in held_back), LogLinear(weights["indirect_source"])
        ),
    }
    return Learned(weights, {name: _mean(outcomes) for name, outcomes in decided.items()})


def _pruned(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: weight for name, weight in weights.items() if abs(weight) >= INDIRECT_LEAST}


def learn(articles: Sequence[Article], documents: Sequence[Article], progress: Callable[[str], None]) -> Learned:
    """Learn from scenes, each model from what the ones before it make of articles they were not learned from."""
    folds = _folds([Read(article, known_quotations(article)) for article in (*articles, *documents)])
    figures: dict[str, float] = {}
    weights: dict[str, dict[str, float]] = {}

    progress("sources")
    choices = [_source_choices(fold) for fold in folds]
    sources = [LogLinear(fit_ranker(_but(choices, i), SOURCE_PENALTY)) for i in range(FOLDS)]
    figures["source"] = _mean(_flat(map(_sources_found, folds, sources)))
    weights["source"] = fit_ranker(_flat(choices), SOURCE_PENALTY)

    progress("speech")
    choices = [_speech_choices(fold, model) for fold, model in zip(folds, sources, strict=True)]
    speeches = [LogLinear(fit_ranker(_but(choices, i), SPEECH_PENALTY)) for i in range(FOLDS)]
    figures["speech"] = _mean(_flat(map(_choices_right, choices, speeches)))
    weights["speech"] = fit_ranker(_flat(choices), SPEECH_PENALTY)

    progress("antecedents")
    choices = [_chain_choices(fold) for fold in folds]
    first = [LogLinear(fit_ranker(_but(choices, i), ANTECEDENT_PENALTY)) for i in range(FOLDS)]
    choices = [known + _speaking_choices(fold, model) for known, fold, model in zip(choices, folds, first, strict=True)]
    antecedents = [LogLinear(fit_ranker(_but(choices, i), ANTECEDENT_PENALTY)) for i in range(FOLDS)]
    figures["antecedent"] = _mean(
        [
            right
            for fold, model in zip(folds, antecedents, strict=True)
            for read in fold
            if read.article.mentions is not None and read.article.news
            for right in antecedents_found(read.scene, read.article.mentions, model, said_by_sources(read.quotations))
        ]
    )
    weights["antecedent"] = fit_ranker(_flat(choices), ANTECEDENT_PENALTY)

    progress("confidence")
    unsure = [LogLinear({})] * FOLDS
    models = map(Models, sources, speeches, antecedents, unsure, unsure, unsure)
    choices = [_speaker_choices(fold, held) for fold, held in zip(folds, models, strict=True)]
    held_out = [LogLinear(fit_ranker(_but(choices, i), CONFIDENCE_PENALTY)) for i in range(FOLDS)]
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


def write(learned: Learned, folder: Path, data: Sequence[str]) -> None:
    """Write each model learned to ``folder``/MODEL.json, to be read by people too: one feature a line, three decimals.

    ``folder``/learned.json names the files of ``data`` and keeps the figures; models that were not learned stay.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for model, weights in learned.weights.items():
        rounded = {name: round(weight, 3) for name, weight in sorted(weights.items())}
        (folder / f"{model}.json").write_text(_as_json(rounded, indent=0), encoding="utf-8")
    record = folder / RECORD
    known = json.loads(record.read_text(encoding="utf-8"))["cross_validated"] if record.exists() else {}
    figures = known | {name: round(figure, 4) for name, figure in learned.figures.items()}
    record.write_text(_as_json({"data": list(data), "cross_validated": figures}, indent=1), encoding="utf-8")


def _as_json(content: object, indent: int) -> str:
    return json.dumps(content, indent=indent, ensure_ascii=False) + "\n"


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


def _source_choices(fold: Iterable[Read]) -> list[Choice]:
    return [
        choice
        for read in fold
        for known, _, choice in source_cases(read.scene, read.quotations)
        if known.spoken and any(choice.right)
    ]


def _speech_choices(fold: Iterable[Read], model: LogLinear) -> list[Choice]:
    return [
        choice
        for read in fold
        if read.article.labelled is not None
        for choice in speech_cases(read.scene, read.quotations, model)
    ]


def _sources_found(fold: Iterable[Read], model: LogLinear) -> list[bool]:
    """Say for each quotation with a source marked in the corpus whether the mention picked overlaps it."""
    outcomes: list[bool] = []
    for read in fold:
        for known, candidates, _ in source_cases(read.scene, read.quotations, model):
            marked = attribution_of(known.quote, read.article.attributions)
            if marked is not None and marked.source:
                best = choose_source(candidates, model).candidate
                outcomes.append(best is not None and any(best.phrase.span.overlaps(part) for part in marked.source))
    return outcomes


def _chain_choices(fold: Iterable[Read]) -> list[Choice]:
    return [
        choice
        for read in fold
        if read.article.mentions is not None
        for choice in antecedent_cases(read.scene, read.article.mentions, said_by_sources(read.quotations))
        for _ in range(NEWS_WEIGHT if read.article.news else 1)
    ]


def _speaking_choices(fold: Iterable[Read], model: LogLinear) -> list[Choice]:
    """Return the anaphors that speak in articles without chains."""
    return [
        choice
        for read in fold
        if read.article.mentions is None and read.article.labelled is not None
        for choice in speaking_cases(read.scene, read.quotations, model)
        for _ in range(NEWS_WEIGHT)
    ]


def _speaker_choices(fold: Iterable[Read], models: Models) -> list[Choice]:
    """Right first candidate means that the speaker given is the right one; what is promised is promised for news."""
    return [
        Choice((features, ()), (right, not right))
        for read in fold
        if read.article.labelled is not None and read.article.news
        for features, right in speaker_cases(read.article, read.quotations, models)
    ]


def _choices_right(choices: Iterable[Choice], model: LogLinear) -> list[bool]:
    """Say for each choice whether the model picks a right candidate."""
    outcomes: list[bool] = []
    for choice in choices:
        scores = [model.score(features) for features in choice.candidates]
        outcomes.append(choice.right[scores.index(max(scores))])
    return outcomes
