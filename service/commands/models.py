"""The spaCy pipeline that a command works with: the one named, else that of INQUIT_MODEL, else the default."""
# ruff: noqa: PLC0415

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

    from inquit import Engine

model_option = click.option(
    "--model",
    envvar="INQUIT_MODEL",
    help="spaCy pipeline, a package or a path (INQUIT_MODEL); that of the service unless given.",
)


def load_engine(model: str | None) -> Engine:
    """Load a pipeline and make an engine of it; one that is missing is told without a traceback."""
    from inquit import DEFAULT_MODEL, Engine

    name = model or DEFAULT_MODEL
    with _missing_is_told(name):
        return Engine.load(name)


def load_nlp(model: str | None) -> Language:
    """Load a pipeline to parse with, as ``load_engine`` does."""
    from inquit import DEFAULT_MODEL
    from inquit.reading.pipeline import load_pipeline

    name = model or DEFAULT_MODEL
    with _missing_is_told(name):
        return load_pipeline(name)


@contextmanager
def _missing_is_told(name: str) -> Iterator[None]:
    try:
        yield
    except MemoryError:
        raise click.ClickException(f"Too little memory for the spaCy pipeline {name!r}.") from None
    except Exception as error:  # a package may do anything as it is loaded
        if isinstance(error, OSError) and error.errno is None:
            raise click.ClickException(
                f"No spaCy pipeline {name!r}: INQUIT_MODEL takes an installed package or a path."
            ) from None
        reason = str(error).strip().partition("\n")[0]
        raise click.ClickException(
            f"{name!r} cannot be loaded as a spaCy pipeline: {type(error).__name__}: {reason}"
        ) from None
