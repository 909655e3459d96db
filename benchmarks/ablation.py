"""What each group of evidence is worth: the engine without it, on articles with gold speakers.

    python -m benchmarks.ablation [--gold FILE|FOLDER]... [--model NAME]

A group is left out by forgetting the weights of its features; the other weights are not learned anew, so that the loss
says how much today's engine leans on the group.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from benchmarks.calibration import golds_option
from benchmarks.options import model_option
from inquit import Engine
from inquit.evaluation import evaluate_engine, load_gold
from inquit.rankers.loglinear import LogLinear
from inquit.rankers.models import Models, load_models

if TYPE_CHECKING:
    from pathlib import Path

    from inquit.evaluation import Figures

GROUPS = {
    "source": {
        "place and distance": ("place", "order", "subject"),
        "syntax": ("link", "governs", "dep"),
        "cue": ("cue",),
        "kind of mention": ("mention",),
        "turn": ("previous", "continues"),
        "rival cues": ("latest", "neighbour"),
        "words quoted": ("person", "names-itself"),
    },
    "speech": {
        "words around": ("before", "after", "around", "near", "work"),
        "shape and case": ("case", "final", "single", "paragraph-start", "headline"),
        "syntax of a fragment": ("tags", "last-tag", "governor", "dep", "inner"),
        "decided before": ("again", "beside"),
        "quoted elsewhere": ("echo",),
        "source found": ("source", "link", "cue"),
    },
    "antecedent": {
        "distance": ("rank", "sentences", "paragraphs", "in-paragraph"),
        "roles": ("roles", "subject-before", "leftmost", "governs", "same-clause", "clause"),
        "gender": ("gender",),
        "who spoke": ("speaker", "quoted"),
        "who was asked": ("question",),
        "how often": ("often", "mentions", "fresh"),
        "description": ("head", "head-word", "noun", "modifiers", "determiner", "kin"),
        "words quoted": ("names-itself", "talks-of"),
    },
}


def without(models: Models, model: str, names: tuple[str, ...]) -> Models:
    """Return the models with one that has forgotten all features of these names."""
    ranker: LogLinear = getattr(models, model)
    kept = {feature: weight for feature, weight in ranker.weights.items() if _name(feature).isdisjoint(names)}
    return replace(models, **{model: LogLinear(kept)})


def _name(feature: str) -> set[str]:
    """Return the names in a feature: it may follow the family of anaphors, and whether the anaphor speaks."""
    return {piece.partition("=")[0] for piece in feature.split("|")[:3]}


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
    for name, groups in GROUPS.items():
        for group, features in groups.items():
            less = figures(without(models, name, features))
            click.echo(f"{name:11}{group:22}{less.f1:7.3f}{less.f1 - whole.f1:+8.3f}{less.source:8.3f}")


if __name__ == "__main__":
    main()
