"""``inquit train``: learn the engine's weights from the research corpora."""
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path

import click

from service.commands.models import load_nlp, model_option

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("train")
@click.argument("polnear", type=_FILE)
@click.argument("gum", type=_FILE)
@model_option
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="Where to write the weights; the package's own file unless given.",
)
@click.option("--indirect-only", is_flag=True, help="Learn the model of indirect quotations, keep the others.")
def train_command(polnear: Path, gum: Path, model: str | None, output: Path | None, indirect_only: bool) -> None:
    """Learn the weights from POLNEAR (source mentions) and GUM (coreference chains), one JSON object a line.

    Needs the dependency group "train". Takes some minutes; prints the cross-validated figures.
    """
    from service.attribution.ranking import WEIGHTS
    from service.training.corpora import NEWS_CHAINS, NEWS_QUOTATIONS
    from service.training.train import to_json, train, train_indirect, updated

    nlp = load_nlp(model)

    def progress(step: str) -> None:
        click.echo(step, err=True)

    if indirect_only:
        learned = updated(WEIGHTS.read_text("utf-8"), train_indirect(polnear, nlp, progress))
    else:
        learned = train(polnear, gum, nlp, progress)
    written = to_json(learned, [polnear.name, gum.name, NEWS_CHAINS.name, NEWS_QUOTATIONS.name])
    Path(output or str(WEIGHTS)).write_text(written, encoding="utf-8")
    for name, figure in learned.figures.items():
        click.echo(f"{name:<20}{figure:.4f}")
