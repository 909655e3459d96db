"""Options that the commands share."""

from __future__ import annotations

from pathlib import Path

import click
import orjson

from inquit import DEFAULT_MODEL

SEEDS = Path(__file__).parents[1] / "seeds"

gold_option = click.option(
    "--gold", type=click.Path(exists=True, path_type=Path), default=SEEDS, help="Articles; seeds/ by default."
)
model_option = click.option(
    "--model", default=DEFAULT_MODEL, show_default=True, help="spaCy pipeline: a package or a path."
)
rounds_option = click.option("--rounds", type=click.IntRange(1), default=5, show_default=True)
json_option = click.option(
    "--json", "json_file", type=click.Path(dir_okay=False, path_type=Path), help="Write the figures here."
)


def write_json(file: Path | None, figures: object) -> None:
    """Write the figures to the file of ``--json``, if it was given."""
    if file:
        file.write_bytes(orjson.dumps(figures, option=orjson.OPT_INDENT_2))
