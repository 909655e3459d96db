"""The figures of an evaluation, per suite and overall.

Spans in headlines and spans that are no single quotation are not counted either way, nor are indirect
quotations. A figure without anything to count is NaN.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from math import nan
from time import perf_counter
from typing import TYPE_CHECKING

from inquit.evaluation.calibration import ReliabilityBin, calibration_error, reliability_bins
from inquit.evaluation.errors import Error, errors_of
from inquit.evaluation.gold import CueType, Label
from inquit.evaluation.names import name_words
from inquit.evaluation.outcomes import judge
from inquit.evaluation.ratios import harmonic_mean, ratio
from inquit.types import SpeakerType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from inquit.evaluation.gold import GoldArticle
    from inquit.evaluation.outcomes import Answer, JudgedArticle, Outcome
    from inquit.types import Attribution

HIGH_CONFIDENCE = 0.9
NAMED = (SpeakerType.PERSON, SpeakerType.ORGANIZATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """How far confidence tells accuracy.

    ``ece`` is the expected calibration error over ``bins``. ``precision_at_90`` is the share of the
    answers with a confidence of 0.9 or more that are right, ``cover_at_90`` the share of all answers that
    reach it.
    """

    ece: float
    precision_at_90: float
    cover_at_90: float
    bins: tuple[ReliabilityBin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was counted and the shares of it, 0 to 1.

    ``speech``: gold speech spans; ``known``: those whose speaker the article tells; ``answered``: returned
    quotations with a speaker, right or wrong; ``hits``: known spans given the right speaker.
    ``span_recall``: speech spans matched by a returned one. ``precision``, ``recall``, ``f1``: hits among
    answered and among known. ``accuracy_given_span``: hits among matched known spans. ``full_name``: hits
    on people and organisations under the fullest name. ``other_ok``: gold spans of nobody's words left
    without a speaker. ``source``: returned source mentions that overlap the annotated one. ``by_cue``:
    recall by kind of cue.
    """

    articles: int
    speech: int
    known: int
    answered: int
    hits: int
    span_recall: float
    precision: float
    recall: float
    f1: float
    accuracy_given_span: float
    full_name: float
    other_ok: float
    source: float
    by_cue: dict[CueType, float]
    calibration: Calibration
    ms_per_article: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures per suite and overall, and every departure from the gold."""

    suites: dict[str, Figures]
    overall: Figures
    errors: tuple[Error, ...]


def evaluate(
    gold: Mapping[str, GoldArticle],
    attributions: Mapping[str, Attribution],
    seconds: Mapping[str, float] | None = None,
) -> Evaluation:
    """Compare attributions with the gold, by article name; articles without an attribution are left out.

    ``seconds`` is what each article took, for ``ms_per_article``.
    """
    judged = [judge(name, article, attributions[name]) for name, article in gold.items() if name in attributions]
    suites = sorted({item.article.suite for item in judged})
    return Evaluation(
        suites={suite: _figures([item for item in judged if item.article.suite == suite], seconds) for suite in suites},
        overall=_figures(judged, seconds),
        errors=tuple(chain.from_iterable(errors_of(item) for item in judged)),
    )


def evaluate_engine(attribute: Callable[[str], Attribution], gold: Mapping[str, GoldArticle]) -> Evaluation:
    """Attribute the articles one after another, with the time each takes, and compare with the gold."""
    attributions: dict[str, Attribution] = {}
    seconds: dict[str, float] = {}
    for name, article in gold.items():
        start = perf_counter()
        attributions[name] = attribute(article.text)
        seconds[name] = perf_counter() - start
    return evaluate(gold, attributions, seconds)


def _figures(judged: Sequence[JudgedArticle], seconds: Mapping[str, float] | None) -> Figures:
    outcomes = [outcome for item in judged for outcome in item.outcomes]
    answers = [answer for item in judged for answer in item.answers]
    speech = [outcome for outcome in outcomes if outcome.gold.label is Label.SPEECH]
    known = [outcome for outcome in speech if outcome.gold.known]
    hits = [outcome for outcome in known if outcome.right]
    answered = sum(not answer.beside_excluded for answer in answers)
    precision, recall = ratio(len(hits), answered), ratio(len(hits), len(known))
    return Figures(
        articles=len(judged),
        speech=len(speech),
        known=len(known),
        answered=answered,
        hits=len(hits),
        span_recall=_share(outcome.quotation is not None for outcome in speech),
        precision=precision,
        recall=recall,
        f1=harmonic_mean(precision, recall),
        accuracy_given_span=_share(outcome.right for outcome in known if outcome.quotation),
        full_name=_share(_is_full_name(hit) for hit in hits if hit.gold.speakers[0].type in NAMED),
        other_ok=_share(outcome.name is None for outcome in outcomes if outcome.gold.label is Label.OTHER),
        source=_share(right for outcome in outcomes if (right := outcome.source_right) is not None),
        by_cue={cue: _share(outcome.right for outcome in known if outcome.gold.cue is cue) for cue in CueType},
        calibration=_calibration(answers),
        ms_per_article=_mean(1000 * seconds[item.name] for item in judged) if seconds else nan,
    )


def _is_full_name(hit: Outcome) -> bool:
    return hit.name is not None and name_words(hit.name) == name_words(hit.gold.speakers[0].name)


def _calibration(answers: Sequence[Answer]) -> Calibration:
    bins = reliability_bins([(answer.quotation.confidence, answer.right) for answer in answers])
    high = [answer.right for answer in answers if answer.quotation.confidence >= HIGH_CONFIDENCE]
    return Calibration(
        ece=calibration_error(bins),
        precision_at_90=_share(high),
        cover_at_90=ratio(len(high), len(answers)),
        bins=bins,
    )


def _share(flags: Iterable[bool]) -> float:
    return _mean(float(flag) for flag in flags)


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return ratio(sum(listed), len(listed))
