"""What each group of evidence is worth: the engine without it, on articles with gold speakers.

    python -m benchmarks.ablation [--gold FILE|FOLDER]... [--model NAME]

The tables of families say which features make a group. A group is left out by forgetting the weights of its features;
the other weights are not learned anew, so that the loss says how much today's engine leans on the group.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from benchmarks.calibration import golds_option
from benchmarks.options import model_option
from inquit import Engine
from inquit.entities.antecedent_families import ANTECEDENT_FEATURES
from inquit.evaluation import evaluate_engine, load_gold
from inquit.rankers.loglinear import LogLinear
from inquit.rankers.models import Models, load_models
from inquit.sources.source_families import SOURCE_FEATURES
from inquit.sources.speech_families import SPEECH_FEATURES

if TYPE_CHECKING:
    from pathlib import Path

    from inquit.evaluation import Figures
    from inquit.rankers.features import FeatureTable

TABLES = (SOURCE_FEATURES, SPEECH_FEATURES, ANTECEDENT_FEATURES)
"""The models of which evidence is left out, and what their features mean."""


def without(models: Models, table: FeatureTable, group: str) -> Models:
    """Return the models, of which that of ``table`` has forgotten the features of a group of families."""
    ranker: LogLinear = getattr(models, table.model)
    kept = {feature: weight for feature, weight in ranker.weights.items() if _group(table, feature) != group}
    return replace(models, **{table.model: LogLinear(kept)})


def _group(table: FeatureTable, feature: str) -> str:
    """Return the group of the family that a feature begins with, empty where it names none."""
    return next((family.group for family, _ in table.families_in(feature)), "")


@click.command()
@golds_option
@model_option
def main(gold: tuple[Path, ...], model: str) -> None:
    """Measure the engine without each group of evidence."""
    articles = {name: article for file in gold for name, article in load_gold(file).items()}
    models = load_models()

    def figures(changed: Models) -> Figures:
        return evaluate_engine(Engine.load(model, changed).attribute, articles).overall

    whole = figures(models)
    click.echo(f"{'':11}{'without':22}{'F1':>7}{'change':>8}{'source':>8}")
    click.echo(f"{'':11}{'':22}{whole.f1:7.3f}{'':8}{whole.source:8.3f}")
    for table in TABLES:
        for group in dict.fromkeys(family.group for family in table.families if not family.bare):
            less = figures(without(models, table, group))
            click.echo(f"{table.model:11}{group:22}{less.f1:7.3f}{less.f1 - whole.f1:+8.3f}{less.source:8.3f}")


if __name__ == "__main__":
    main()
