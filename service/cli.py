"""The ``inquit`` command.

The commands import the rest of the service when they run: ``main`` sets the environment that numpy reads as
it is imported, and ``inquit --help`` answers at once.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from service.commands.compare import compare_command
from service.commands.evaluate import evaluate_command
from service.commands.models import load_engine

if TYPE_CHECKING:
    from inquit import Attribution
    from service.settings import Settings

# spaCy's matrices are small: more threads in the BLAS cost more than they bring.
_BLAS_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


@click.group()
@click.version_option(package_name="inquit", prog_name="inquit")
def main() -> None:
    """Tell who said each quotation of a news article.

    Settings come from environment variables, INQUIT_MODEL and so on: docs/reference/settings.md.
    """
    for name in _BLAS_THREADS:
        os.environ.setdefault(name, "1")


main.add_command(compare_command)
main.add_command(evaluate_command)


@main.command()
@click.option("--host", help="Address to listen on (INQUIT_HOST).")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on (INQUIT_PORT).")
@click.option("--workers", type=click.IntRange(min=1), help="Worker processes (INQUIT_WORKERS).")
def serve(host: str | None, port: int | None, workers: int | None) -> None:
    """Serve the HTTP API until interrupted."""
    # Process 1 of a container ignores a TERM that it does not handle; gunicorn handles it once the model is loaded.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    from service import server
    from service.logs import configure_logging

    given: dict[str, Any] = {"host": host, "port": port, "workers": workers}
    settings = replace(_settings(), **{name: value for name, value in given.items() if value is not None})
    configure_logging(settings)
    server.serve(settings, load_engine(settings.model))


@main.command()
@click.argument("file", type=click.File("rb"), default="-")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "text"]),
    default="text",
    show_default=True,
    help="json: the answer of the HTTP API; text: a line per quotation, speaker and words.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    help="Leave the speaker open where the answer is less probable than this; 0.5 unless given.",
)
@click.option("--explain", is_flag=True, default=None, help="With --format json: say why, for each quotation.")
@click.option("--indirect", is_flag=True, default=None, help="Report quotations without marks too.")
@click.option("--furniture", is_flag=True, default=None, help="With --format json: list what was passed over.")
@click.option("--language", type=click.Choice(["en"]), help="Read the text as English, whatever it looks like.")
@click.option("--html/--no-html", default=None, help="Whether FILE is a page; told by its name (.html) unless given.")
def attribute(file: BinaryIO, form: str, html: bool | None, **options: Any) -> None:
    """Attribute the quotations of FILE, an article in UTF-8 or a page of HTML (- or nothing: standard input)."""
    from inquit import Options, UnsupportedLanguage
    from service.answers import answer
    from service.commands.articles import read_article

    given = {name: value for name, value in options.items() if value is not None}
    asked = read_article(file, Options(**given), is_html=html)
    try:
        attribution = load_engine(_settings().model).attribute(asked.text, asked.options)
    except UnsupportedLanguage as error:
        raise click.ClickException(f"{error} With --language en it is read all the same.") from None
    if form == "json":
        import orjson

        click.echo(orjson.dumps(answer(attribution, asked), option=orjson.OPT_INDENT_2))
    else:
        for line in _lines(attribution):
            click.echo(line)


@main.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["yaml", "json"]),
    default="yaml",
    show_default=True,
    help="Its syntax.",
)
def openapi(form: str) -> None:
    """Write the OpenAPI description of the HTTP API to standard output."""
    from service.openapi import openapi_document, to_yaml

    document = openapi_document()
    if form == "json":
        import orjson

        click.echo(orjson.dumps(document, option=orjson.OPT_INDENT_2))
    else:
        click.echo(to_yaml(document), nl=False)


def _settings() -> Settings:
    from service.settings import Settings, SettingsError

    try:
        return Settings.from_env()
    except SettingsError as error:
        raise click.UsageError(f"These settings cannot be used:\n{error}") from None


def _lines(attribution: Attribution) -> list[str]:
    """Lay out speaker and words of each quotation in two columns; a dash where nobody is named."""
    names = {speaker.id: speaker.name for speaker in attribution.speakers}
    rows = [
        (names[quotation.speaker_id] if quotation.speaker_id else "-", quotation.words)
        for quotation in attribution.quotes
    ]
    width = max((len(name) for name, _ in rows), default=0)
    return [f"{name:<{width}}  {words}" for name, words in rows]
