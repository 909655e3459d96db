"""Figures as pictures: latency against load, accuracy against confidence."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

import pygal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    Curves = Mapping[str, Sequence[tuple[float, float]]]
    """Points, load and milliseconds, by the name of the curve."""


def write_latencies(file: Path, title: str, curves: Curves) -> None:
    """Draw milliseconds, on a logarithmic axis, against load; points without a figure are left out."""
    chart = pygal.XY(
        title=title,
        x_title="load, as a multiple of the capacity",
        y_title="milliseconds",
        logarithmic=True,
        legend_at_bottom=True,
        js=[],  # a picture, without what it would fetch to be moved about in
    )
    for name, points in curves.items():
        chart.add(name, [point for point in points if isfinite(point[1])])
    file.write_bytes(chart.render())


def write_calibration(file: Path, points: Sequence[tuple[float, float, int]]) -> None:
    """Draw the share of right answers against confidence; each point has its number of answers."""
    chart = pygal.XY(
        title="Accuracy against confidence",
        x_title="confidence",
        y_title="share of right answers",
        range=(0, 1),
        xrange=(0, 1),
        legend_at_bottom=True,
        js=[],
    )
    chart.add("answers", [{"value": (x, y), "label": f"{count} answers"} for x, y, count in points])
    chart.add("ideal", [(0, 0), (1, 1)], show_dots=False)
    file.write_bytes(chart.render())
