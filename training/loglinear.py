"""Fitting log-linear models: conditional likelihood with an L2 penalty, by L-BFGS."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

if TYPE_CHECKING:
    from collections.abc import Sequence

MIN_COUNT = 4
"""A feature seen in fewer candidate sets than this says more about one article than about news."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One training case: the features of each candidate, and which candidates are right (one or more)."""

    candidates: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def fit_ranker(choices: Sequence[Choice], penalty: float, min_count: int = MIN_COUNT) -> dict[str, float]:
    """Learn weights that maximise the probability of picking a right candidate in each choice."""
    choices = [choice for choice in choices if any(choice.right)]
    if not choices:
        return {}
    counts = Counter(
        feature for choice in choices for feature in {name for names in choice.candidates for name in names}
    )
    columns = {name: i for i, name in enumerate(sorted(n for n, count in counts.items() if count >= min_count))}
    rows: list[int] = []
    cols: list[int] = []
    starts: list[int] = []
    right: list[bool] = []
    for choice in choices:
        starts.append(len(right))
        for names, is_right in zip(choice.candidates, choice.right, strict=True):
            known = [columns[name] for name in names if name in columns]
            rows += [len(right)] * len(known)
            cols += known
            right.append(is_right)
    matrix = csr_matrix((np.ones(len(rows)), (rows, cols)), shape=(len(right), len(columns)))
    transposed = matrix.T.tocsr()
    first = np.array(starts)
    sizes = np.diff([*starts, len(right)])
    mask = np.array(right, dtype=float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        top = np.repeat(np.maximum.reduceat(scores, first), sizes)
        exps = np.exp(scores - top)
        total = np.add.reduceat(exps, first)
        good = np.add.reduceat(exps * mask, first) + 1e-300
        value = float(np.sum(np.log(total) - np.log(good))) + 0.5 * penalty * float(weights @ weights)
        pull = exps / np.repeat(total, sizes) - exps * mask / np.repeat(good, sizes)
        return value, transposed @ pull + penalty * weights

    found = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {name: float(found.x[i]) for name, i in columns.items() if abs(found.x[i]) >= 0.005}
