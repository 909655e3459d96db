"""Weights as they are kept: a file of text for each model, and a record of what they were learned from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

RECORD = "learned.json"
"""What the weights beside it were learned from, and the figures of the cross-validation."""


@dataclass(frozen=True, slots=True)
class Learned:
    """Weights by model and feature, and the figures of the cross-validation that they were learned with."""

    weights: dict[str, dict[str, float]]
    figures: dict[str, float]


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
