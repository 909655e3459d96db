"""``python -m training measure-world``: how often the engine is right on the world's news it never saw."""
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path

import click

from service.commands.models import load_engine, model_option


@click.command("measure-world")
@click.argument("texts", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@model_option
def measure_world_command(texts: Path, model: str | None) -> None:
    """Attribute the articles of world_dev.jsonl, whose texts stand in TEXTS, and print figures by kinds of articles.

    It prints figures alone: nobody is to make rules by what stands in these articles.
    """
    from inquit.evaluation import evaluate, format_table
    from training.world import WORLD_DEV, read_world
    from training.world_gold import GROUPINGS, grouped, world_gold

    engine = load_engine(model)
    articles = list(read_world(texts, WORLD_DEV))
    answers = {article.name: engine.attribute(article.text) for article in articles}
    gold = world_gold(articles)
    for name, group_of in GROUPINGS.items():
        click.echo(f"by {name}\n{format_table(evaluate(grouped(gold, articles, group_of), answers))}\n")
