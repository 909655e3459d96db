"""``inquit openapi``: the description of the HTTP API."""
# ruff: noqa: PLC0415

from __future__ import annotations

import click


@click.command()
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
