"""``inquit attribute``: the quotations of one article, on the terminal or as JSON."""
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

import click

from service.commands.models import load_engine
from service.commands.parameters import Probability
from service.commands.settings import load_settings

if TYPE_CHECKING:
    from inquit import Attribution


@click.command()
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
    type=Probability(),
    help="Leave the speaker open where the answer is less probable than this; 0.5 unless given.",
)
@click.option("--explain", is_flag=True, default=None, help="With --format json: say why, for each quotation.")
@click.option("--indirect", is_flag=True, default=None, help="Report quotations without marks too.")
@click.option("--furniture", is_flag=True, default=None, help="With --format json: list what was passed over.")
@click.option("--gender", is_flag=True, default=None, help="With --format json: the gender of people who speak.")
def attribute(file: BinaryIO, form: str, **options: Any) -> None:
    """Attribute the quotations of FILE, an article in UTF-8 (- or nothing: standard input)."""
    from inquit import Options
    from service.answers import answer
    from service.schemas.request import AttributionRequest

    try:
        text = file.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file.name} is not UTF-8: byte {error.start} cannot be read.") from None
    given = {name: value for name, value in options.items() if value is not None}
    asked = AttributionRequest(text, None, Options(**given))
    attribution = load_engine(load_settings().model).attribute(text, asked.options)
    if form == "json":
        import orjson

        click.echo(orjson.dumps(answer(attribution, asked), option=orjson.OPT_INDENT_2))
    else:
        for line in _lines(attribution):
            click.echo(line)


def _lines(attribution: Attribution) -> list[str]:
    """Lay out speaker and words of each quotation in two columns; a dash where nobody is named."""
    names = {speaker.id: speaker.name for speaker in attribution.speakers}
    rows = [
        (names[quotation.speaker_id] if quotation.speaker_id else "-", quotation.words)
        for quotation in attribution.quotes
    ]
    width = max((len(name) for name, _ in rows), default=0)
    return [f"{name:<{width}}  {words}" for name, words in rows]
