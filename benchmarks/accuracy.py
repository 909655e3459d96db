"""How often the engine is right on the project's own articles, and what changed.

    python -m benchmarks.accuracy [--keep] [--errors]

The articles stand in ``seeds/`` and ``seeds/newsroom/``; their writers did not know the engine's rules. The answers of
the last run that was kept stand in ``benchmarks/accuracy.jsonl``. ``--keep`` writes them anew, to be committed with the
change that made them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from benchmarks.options import SEEDS
from inquit import Engine
from inquit.evaluation import evaluate, format_errors, format_table, load_gold
from inquit.evaluation.runs import Difference, differences, format_difference, read_run, write_run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inquit import Attribution
    from inquit.evaluation import Evaluation, GoldArticle

KEPT = Path(__file__).with_name("accuracy.jsonl")
FOLDERS = (SEEDS, SEEDS / "newsroom")


def read_articles() -> dict[str, GoldArticle]:
    """Read the articles of both folders with their gold, by folder and name."""
    return {f"{folder.name}/{name}": article for folder in FOLDERS for name, article in load_gold(folder).items()}


def verdict(difference: Difference, before: Evaluation, after: Evaluation) -> str:
    """Say whether an answer became right or wrong, or neither."""
    was, now = (
        any((error.article, error.offset) == (difference.article, difference.span.start) for error in evaluation.errors)
        for evaluation in (before, after)
    )
    return "right → wrong" if now and not was else "wrong → right" if was and not now else "different"


def report(gold: Mapping[str, GoldArticle], kept: Mapping[str, Attribution], answers: Mapping[str, Attribution]) -> str:
    """Write both tables, and each answer that differs from the one kept."""
    before, after = evaluate(gold, kept), evaluate(gold, answers)
    found = list(differences(kept, answers))
    lines = [
        f"{verdict(difference, before, after):14}| "
        + format_difference(difference, " ".join(difference.span.of(gold[difference.article].text).split()))
        for difference in found
    ]
    if not found:
        return f"{format_table(after)}\n\nNo answer differs from those kept."
    tables = [f"kept:\n{format_table(before)}", f"now:\n{format_table(after)}"]
    return "\n\n".join([*tables, "\n".join([f"{len(found)} answers differ from those kept:", *sorted(lines)])])


@click.command()
@click.option("--keep", is_flag=True, help="Keep the answers as those to compare with.")
@click.option("--errors", is_flag=True, help="List every error too, grouped by cause.")
def main(keep: bool, errors: bool) -> None:
    """Attribute the project's own articles and print how often the answers are right, and what changed."""
    gold = read_articles()
    engine = Engine.load()
    answers = {name: engine.attribute(article.text) for name, article in gold.items()}
    click.echo(report(gold, read_run(KEPT) if KEPT.exists() else answers, answers))
    if errors:
        click.echo(f"\n{format_errors(evaluate(gold, answers).errors)}")
    if keep:
        write_run(KEPT, answers)


if __name__ == "__main__":
    main()
