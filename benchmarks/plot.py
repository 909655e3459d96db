"""Latency against load as a picture."""

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
