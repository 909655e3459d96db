"""``python -m training``: learn the engine's weights from the research corpora, and document what they are of."""
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
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="The folder to write the weights to; the package's own unless given.",
)
@click.option("--indirect-only", is_flag=True, help="Learn the model of indirect quotations, keep the others.")
def train_command(polnear: Path, gum: Path, model: str | None, output: Path | None, indirect_only: bool) -> None:
    """Learn the weights from POLNEAR (source mentions) and GUM (coreference chains), one JSON object a line.

    Needs the dependency group "train". Takes some minutes; prints the cross-validated figures.
    """
    from inquit.rankers.models import WEIGHTS
    from training.corpora import NEWS_CHAINS, NEWS_QUOTATIONS
    from training.train import train, train_indirect
    from training.weights import write

    nlp = load_nlp(model)

    def progress(step: str) -> None:
        click.echo(step, err=True)

    learned = train_indirect(polnear, nlp, progress) if indirect_only else train(polnear, gum, nlp, progress)
    write(learned, output or Path(str(WEIGHTS)), [polnear.name, gum.name, NEWS_CHAINS.name, NEWS_QUOTATIONS.name])
    for name, figure in learned.figures.items():
        click.echo(f"{name:<20}{figure:.4f}")
