"""``inquit evaluate``: the engine's answers against gold speakers."""
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path

import click

from service.commands.models import load_engine, model_option
from service.commands.parameters import NewFile


@click.command("evaluate")
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.option("--errors", is_flag=True, help="List every error too, grouped by cause.")
@click.option(
    "--json",
    "json_file",
    type=NewFile(),
    help="Write figures, reliability bins and errors to this file.",
)
@model_option
def evaluate_command(gold: Path, errors: bool, json_file: Path | None, model: str | None) -> None:
    """Attribute the articles of GOLD and print how far the answers agree with it.

    GOLD is a JSON file of articles, or a folder of pairs NAME.txt and NAME.json such as seeds/.
    """
    import orjson

    from inquit.evaluation import (
        GoldError,
        evaluate_engine,
        format_errors,
        format_table,
        load_gold,
    )

    try:
        articles = load_gold(gold)
    except GoldError as error:
        raise click.ClickException(str(error)) from error
    evaluation = evaluate_engine(load_engine(model).attribute, articles)
    click.echo(format_table(evaluation))
    if errors:
        click.echo(f"\n{format_errors(evaluation.errors)}")
    if json_file:
        json_file.write_bytes(orjson.dumps(evaluation, option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS))
