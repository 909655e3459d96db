"""``python -m training evaluate-indirect``: indirect quotations against those that PolNeAR marks."""
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path

import click

from service.commands.models import load_engine, model_option


@click.command("evaluate-indirect")
@click.argument("polnear", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@model_option
def evaluate_indirect_command(polnear: Path, model: str | None) -> None:
    """Find the indirect quotations in the tenth of POLNEAR that no weights were learned from, and compare."""
    from inquit import Options
    from inquit.evaluation import MarkedContent, evaluate_contents, format_contents
    from training.corpora import is_held_back, read_polnear

    engine = load_engine(model)
    articles = (
        (article.text, [MarkedContent(marked.content, marked.source) for marked in article.attributions])
        for index, article in enumerate(read_polnear(polnear))
        if is_held_back(index)
    )
    asked = Options(indirect=True)
    click.echo(format_contents(evaluate_contents(lambda text: engine.attribute(text, asked), articles)))
