"""Log-linear models: candidates scored by the weights of the evidence that speaks for them.

Conditional likelihood over a candidate set, as in Denis and Baldridge's rankers for coreference (2008) and the
source rankers of O'Keefe et al. (2012). Weights are learned by ``training`` and kept as readable data files.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True, eq=False)
class LogLinear:
    """Weights by feature name; a feature that training never saw weighs nothing."""

    weights: Mapping[str, float]

    def score(self, features: Iterable[str]) -> float:
        """Sum the weights of the features present."""
        return sum(map(self.weights.get, features, repeat(0.0)))

    def within(self, kinds: Container[str]) -> LogLinear:
        """Return the model that scores ``evidence`` as this one scores ``KIND|evidence`` for all of these kinds."""
        summed: dict[str, float] = {}
        for feature, weight in self.weights.items():
            kind, _, evidence = feature.partition("|")
            if kind in kinds:
                summed[evidence] = summed.get(evidence, 0.0) + weight
        return LogLinear(summed)


def softmax(scores: Sequence[float]) -> list[float]:
    """Turn scores into probabilities that sum to 1."""
    top = max(scores, default=0.0)
    exps = [math.exp(score - top) for score in scores]
    total = sum(exps)
    return [value / total for value in exps]


def logistic(score: float) -> float:
    """Turn a score into a probability."""
    return 1.0 / (1.0 + math.exp(-score)) if score >= 0 else 1.0 - 1.0 / (1.0 + math.exp(score))
