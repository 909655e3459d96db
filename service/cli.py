"""The ``inquit`` command.

The commands import the rest of the service when they run: ``main`` sets the environment that numpy reads as
it is imported, and ``inquit --help`` answers at once.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import Any

import click

from service.commands.attribute import attribute
from service.commands.compare import compare_command
from service.commands.evaluate import evaluate_command
from service.commands.openapi import openapi
from service.commands.serve import serve

# spaCy's matrices are small: more threads in the BLAS cost more than they bring.
_BLAS_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


class _Commands(click.Group):
    """Tells in a line that something cannot be read, written or loaded."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except (ImportError, MemoryError) as error:
            raise click.ClickException(f"inquit cannot be loaded: {error or 'too little memory'}.") from None
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # click's own: whoever read the output has enough
            _close_output()
            raise click.ClickException(f"{error.filename or 'output'}: {error.strerror or error}.") from None
        return result


def _close_output() -> None:
    """Let nothing be written to standard output any more, as the interpreter would try once more at its end."""
    with open(os.devnull, "wb") as nothing:
        os.dup2(nothing.fileno(), 1)


@click.group(cls=_Commands)
@click.version_option(package_name="inquit", prog_name="inquit")
def main() -> None:
    """Tell who said each quotation of a news article.

    Settings come from environment variables, INQUIT_MODEL and so on: docs/reference/settings.md.
    """
    for name in _BLAS_THREADS:
        os.environ.setdefault(name, "1")


for command in (serve, attribute, compare_command, evaluate_command, openapi):
    main.add_command(command)
