"""The learned models, read from one readable file of weights each."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from inquit.rankers.loglinear import LogLinear

WEIGHTS = files("inquit.rankers").joinpath("weights")
"""The folder of weights: MODEL.json has a line for each feature and its weight."""


@dataclass(frozen=True, slots=True)
class Models:
    """The learned models, one for each decision of the engine."""

    source: LogLinear
    speech: LogLinear
    antecedent: LogLinear
    confidence: LogLinear
    indirect: LogLinear
    indirect_source: LogLinear


@cache
def load_models() -> Models:
    """Read the weights shipped with the package."""
    names = (field.name for field in fields(Models))
    return Models(
        **{name: LogLinear(json.loads(WEIGHTS.joinpath(f"{name}.json").read_text("utf-8"))) for name in names}
    )
