"""``inquit compare``: which answers of two runs differ."""
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path

import click

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("compare")
@click.argument("old", type=_FILE)
@click.argument("new", type=_FILE)
def compare_command(old: Path, new: Path) -> None:
    """List which answers of two runs differ: type, speaker, source or sieve.

    OLD and NEW hold an answer of the API a line, with an id each; CONTRIBUTING.md says how to write them.
    The exit code is 1 where anything differs.
    """
    from inquit.evaluation.runs import RunError, differences, format_difference, only_in_one, read_run

    try:
        before, after = read_run(old), read_run(new)
    except RunError as error:
        raise click.ClickException(str(error)) from None
    found = list(differences(before, after))
    for difference in found:
        click.echo(format_difference(difference))
    gone, added = only_in_one(before, after)
    for name in gone:
        click.echo(f"{name} | only in {old}")
    for name in added:
        click.echo(f"{name} | only in {new}")
    quotations = sum(len(answer.quotes) for name, answer in after.items() if name in before)
    click.echo(f"{len(before.keys() & after.keys())} articles, {quotations} quotations, {len(found)} differ")
    if found or gone or added:
        raise SystemExit(1)
