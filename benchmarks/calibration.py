"""Whether confidence means what it says: accuracy against confidence, as a table and as a picture.

    python -m benchmarks.calibration [--gold FILE|FOLDER]... [--model NAME] [--svg FILE]

Answers are put into ten bins by their confidence; a point on the diagonal says that of the answers with 0.8 eight in
ten are right. ``--svg`` draws it (dependency group ``bench``).
"""

from __future__ import annotations

from pathlib import Path

import click

from benchmarks.options import SEEDS, model_option
from benchmarks.plot import write_calibration
from inquit import Engine
from inquit.evaluation import evaluate_engine, load_gold

golds_option = click.option(
    "--gold", type=click.Path(exists=True, path_type=Path), multiple=True, default=(SEEDS,), help="seeds/ by default."
)


@click.command()
@golds_option
@model_option
@click.option("--svg", type=click.Path(dir_okay=False, path_type=Path), help="Draw it into this file.")
def main(gold: tuple[Path, ...], model: str, svg: Path | None) -> None:
    """Hold confidence against accuracy on articles with gold speakers."""
    articles = {name: article for file in gold for name, article in load_gold(file).items()}
    calibration = evaluate_engine(Engine.load(model).attribute, articles).overall.calibration
    if calibration is None:
        raise click.ClickException("no answers with a confidence")
    filled = [bin_ for bin_ in calibration.bins if bin_.count]
    click.echo("confidence  answers  mean   right")
    for bin_ in filled:
        click.echo(f"{bin_.low:.1f} to {bin_.high:.1f}  {bin_.count:7}  {bin_.confidence:.3f}  {bin_.accuracy:.3f}")
    click.echo(
        f"ECE {calibration.ece:.3f}, P@.9 {calibration.precision_at_90:.3f}, cover {calibration.cover_at_90:.3f}"
    )
    if svg:
        write_calibration(svg, [(bin_.confidence, bin_.accuracy, bin_.count) for bin_ in filled])


if __name__ == "__main__":
    main()
