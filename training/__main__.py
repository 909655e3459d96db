"""``python -m training``: learn the engine's weights, and measure what is learned."""

from __future__ import annotations

import os

import click

from training.commands import train_command
from training.evaluate_indirect import evaluate_indirect_command
from training.measure_world import measure_world_command

# spaCy's matrices are small: more threads in the BLAS cost more than they bring. Read as numpy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@click.group()
def main() -> None:
    """Learn the engine's weights from the research corpora, and measure them."""


main.add_command(train_command)
main.add_command(evaluate_indirect_command)
main.add_command(measure_world_command)

if __name__ == "__main__":
    main(prog_name="python -m training")
