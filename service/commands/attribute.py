"""``inquit attribute``: the quotations of articles, on the terminal, as JSON, as a table or as pages."""
# ruff: noqa: PLC0415

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from service.commands.articles import article_files, read_article
from service.commands.models import load_engine
from service.commands.parameters import Probability
from service.commands.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inquit import Engine, Options
    from service.schemas.request import AttributionRequest

FORMS = ("text", "json", "csv", "html")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="text",
    show_default=True,
    help="text: a line per quotation, speaker and words; json: the answer of the HTTP API, of several articles one a "
    "line; csv: a row per quotation; html: the article marked up.",
)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write a file for each article into this folder, named after it.",
)
@click.option(
    "--min-confidence",
    type=Probability(),
    help="Leave the speaker open where the answer is less probable than this; 0.5 unless given.",
)
@click.option("--explain", is_flag=True, default=None, help="With --format json: say why, for each quotation.")
@click.option("--indirect", is_flag=True, default=None, help="Report quotations without marks too.")
@click.option("--furniture", is_flag=True, default=None, help="With --format json: list what was passed over.")
@click.option("--gender", is_flag=True, default=None, help="With --format json or csv: the gender of people who speak.")
@click.option("--language", type=click.Choice(["en"]), help="Read the text as English, whatever it looks like.")
@click.option("--html/--no-html", default=None, help="Whether these are pages; told by their names unless given.")
def attribute(paths: Sequence[Path], form: str, output: Path | None, html: bool | None, **options: Any) -> None:
    """Attribute the quotations of articles in UTF-8, or of pages of HTML.

    PATHS are files, and folders whose .txt, .md and .html files are read; - or nothing is standard input. A file that
    cannot be read is told of and passed over; the exit code is 1 then.
    """
    from inquit import Options

    files = list(article_files(paths)) or [Path("-")]
    if form == "html" and len(files) > 1 and output is None:
        raise click.UsageError("Several pages go into a folder: --output FOLDER.")
    asked = Options(**{name: value for name, value in options.items() if value is not None})
    writer = _Writer(load_engine(load_settings().model), form, output, several=len(files) > 1)
    if not writer.write_all(files, asked, is_html=html):
        sys.exit(1)


class _Writer:
    """Writes the answer for each article in one form, to standard output or into a folder."""

    def __init__(self, engine: Engine, form: str, output: Path | None, *, several: bool) -> None:
        self._engine = engine
        self._form = form
        self._output = output
        self._several = several
        self._head_is_due = True
        if output is not None:
            output.mkdir(parents=True, exist_ok=True)

    def write_all(self, files: Sequence[Path], options: Options, *, is_html: bool | None) -> bool:
        """Write the answer for each file; return whether all of them could be read."""
        well = True
        hidden = not self._several or not sys.stderr.isatty() or (self._output is None and sys.stdout.isatty())
        with click.progressbar(files, file=sys.stderr, hidden=hidden, label="articles") as bar:
            for file in bar:
                try:
                    asked = read_article(file, options, is_html=is_html, id_=str(file) if self._several else None)
                    self._write(file, self._written(asked))
                except click.ClickException as error:
                    if not self._several:
                        raise
                    well = False
                    error.show()
        return well

    def _write(self, file: Path, written: str) -> None:
        if self._output is None:
            click.echo(written, nl=False)
            return
        name = f"{file.name}.{self._form if self._form != 'text' else 'quotes.txt'}"
        (self._output / name).write_text(written, encoding="utf-8", newline="")

    def _written(self, asked: AttributionRequest) -> str:
        """Return the answer for one article in the form asked for; raises ClickException."""
        import orjson

        from inquit import UnsupportedLanguage
        from service.answers import answer
        from service.forms.page import to_html
        from service.forms.table import to_csv

        try:
            attribution = self._engine.attribute(asked.text, asked.options)
        except UnsupportedLanguage as error:
            name = f"{asked.id}: " if asked.id else ""
            raise click.ClickException(f"{name}{error} With --language en it is read all the same.") from None
        payload = answer(attribution, asked)
        if self._form == "json":
            in_line = self._several and self._output is None
            return orjson.dumps(payload, option=0 if in_line else orjson.OPT_INDENT_2).decode() + "\n"
        if self._form == "csv":
            with_head, self._head_is_due = self._head_is_due or self._output is not None, False
            return to_csv(payload, head=with_head)
        if self._form == "html":
            return to_html(payload, asked.text)
        return "".join(f"{line}\n" for line in _lines(payload))


def _lines(payload: dict[str, Any]) -> Iterator[str]:
    """Lay out speaker and words of each quotation in two columns; a dash where nobody is named."""
    names = {speaker["id"]: speaker["name"] for speaker in payload["speakers"]}
    rows = [(names.get(quotation["speaker_id"], "-"), quotation["words"]) for quotation in payload["quotes"]]
    width = max((len(name) for name, _ in rows), default=0)
    if payload["id"]:
        yield f"== {payload['id']}"
    yield from (f"{name:<{width}}  {words}" for name, words in rows)
