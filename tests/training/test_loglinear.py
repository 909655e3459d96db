"""Fitting: what a ranker learns from cases whose answer is known."""

from __future__ import annotations

import math

import pytest

from inquit.rankers.loglinear import LogLinear, softmax
from training.loglinear import MIN_COUNT, Choice, fit_ranker


def choice(right: str, *wrong: str) -> Choice:
    """Build a case from candidates written as their features: "near subject"."""
    candidates = tuple(tuple(names.split()) for names in (right, *wrong))
    return Choice(candidates, (True, *(False for _ in wrong)))


def probability(weights: dict[str, float], case: Choice) -> float:
    """Return the probability that the model gives to the right candidates of ``case``."""
    model = LogLinear(weights)
    given = softmax([model.score(candidate) for candidate in case.candidates])
    return sum(p for p, right in zip(given, case.right, strict=True) if right)


SEPARABLE = [choice("cue near", "near", "far"), choice("cue far", "near", "far"), choice("cue", "near", "")] * 10


def test_learns_what_separates() -> None:
    weights = fit_ranker(SEPARABLE, penalty=0.1)
    assert weights["cue"] > max(abs(weights.get("near", 0.0)), abs(weights.get("far", 0.0)))
    assert all(probability(weights, case) > 0.9 for case in SEPARABLE)


def test_learns_probabilities_where_nothing_separates() -> None:
    cases = [choice("a", "b")] * 300 + [choice("b", "a")] * 100
    weights = fit_ranker(cases, penalty=0.01)
    assert probability(weights, choice("a", "b")) == pytest.approx(0.75, abs=0.01)


def test_weights_make_the_cases_likelier_than_chance() -> None:
    cases = [choice("a b", "a c"), choice("b c", "a"), choice("c", "a b")] * 5
    weights = fit_ranker(cases, penalty=1.0)
    assert sum(math.log(probability(weights, case)) for case in cases) > len(cases) * math.log(0.5)


def test_several_right_candidates_share_the_credit() -> None:
    case = Choice((("a",), ("b",), ("c",)), (True, True, False))
    weights = fit_ranker([case] * 10, penalty=1.0)
    assert weights["a"] == pytest.approx(weights["b"], abs=1e-3)
    assert weights["a"] > 0 > weights["c"]


@pytest.mark.parametrize(("times", "known"), [(MIN_COUNT - 1, False), (MIN_COUNT, True)])
def test_feature_of_few_cases_is_left_out(times: int, known: bool) -> None:
    rare, rest = choice("rare", "common", "common"), choice("common", "other")
    weights = fit_ranker([rare] * times + [rest] * 10, penalty=0.1)
    assert ("rare" in weights) is known


def test_feature_counts_once_for_a_case_however_many_candidates_have_it() -> None:
    weights = fit_ranker([choice("a", "b", "b", "b", "b", "b")], penalty=0.1, min_count=2)
    assert weights == {}


def test_min_count_can_be_lowered() -> None:
    assert set(fit_ranker([choice("a", "b")], penalty=0.1, min_count=1)) == {"a", "b"}


def test_penalty_shrinks_the_weights() -> None:
    weak, strong = (fit_ranker(SEPARABLE, penalty=penalty) for penalty in (0.1, 10.0))
    assert 0 < strong["cue"] < weak["cue"]


def test_feature_that_tells_nothing_is_left_out() -> None:
    assert "same" not in fit_ranker([choice("a same", "b same")] * 10, penalty=1.0)


def test_case_without_a_right_candidate_teaches_nothing() -> None:
    hopeless = Choice((("near",), ("far",)), (False, False))
    assert fit_ranker([*SEPARABLE, *[hopeless] * 50], penalty=1.0) == fit_ranker(SEPARABLE, penalty=1.0)


@pytest.mark.parametrize("cases", [[], [Choice((("a",), ("b",)), (False, False))] * 10, [Choice((), ())] * 10])
def test_no_cases_no_weights(cases: list[Choice]) -> None:
    assert fit_ranker(cases, penalty=1.0) == {}


def test_same_cases_same_weights() -> None:
    assert fit_ranker(SEPARABLE, penalty=1.0) == fit_ranker(SEPARABLE, penalty=1.0)
