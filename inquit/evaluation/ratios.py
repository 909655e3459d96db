"""Shares and their harmonic mean; without anything to count they are NaN."""

from __future__ import annotations

from math import isnan, nan


def ratio(part: float, whole: float) -> float:
    """Return the share that ``part`` is of ``whole``, NaN of nothing."""
    return part / whole if whole else nan


def harmonic_mean(one: float, other: float) -> float:
    """Return the F1 of precision and recall: 0 where both are, NaN where one is unknown."""
    if isnan(one) or isnan(other):
        return nan
    return 2 * one * other / (one + other) if one + other else 0.0
