"""``inquit serve``: the HTTP API."""
# ruff: noqa: PLC0415

from __future__ import annotations

import signal
import sys
from dataclasses import replace
from typing import Any

import click

from service.commands.models import load_engine
from service.commands.parameters import NonEmpty
from service.commands.settings import load_settings


@click.command()
@click.option("--host", type=NonEmpty(), help="Address to listen on (INQUIT_HOST).")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on (INQUIT_PORT).")
@click.option("--workers", type=click.IntRange(min=1), help="Worker processes (INQUIT_WORKERS).")
def serve(host: str | None, port: int | None, workers: int | None) -> None:
    """Serve the HTTP API until interrupted."""
    # Process 1 of a container ignores a TERM that it does not handle; gunicorn handles it once the model is loaded.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    from service.logs import configure_logging
    from service.serving import run
    from service.serving.checks import CannotStart, require_address, writable_folders

    given: dict[str, Any] = {"host": host, "port": port, "workers": workers}
    settings = replace(load_settings(), **{name: value for name, value in given.items() if value is not None})
    try:
        require_address(settings)
        folders = writable_folders()
    except CannotStart as error:
        raise click.ClickException(str(error)) from None
    configure_logging(settings)
    run.serve(settings, load_engine(settings.model), folders)
