"""What the service adds to the engine's time: HTTP, JSON, validation, the gate.

    python -m benchmarks.overhead [--gold FILE|FOLDER] [--length 5000] [--rounds 5] [--json FILE]

``engine.attribute(text)`` in this process and a request to a service with one worker take turns on the same
texts (see ``benchmarks.alternation``), a new connection for every request.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

import click

from benchmarks.alternation import Ratio, alternate, ratio
from benchmarks.client import post
from benchmarks.options import gold_option, json_option, model_option, rounds_option, write_json
from benchmarks.server import running
from benchmarks.texts import mixed_texts, read_texts
from inquit import Engine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TEXTS = 40
ENGINE = "engine"
SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Overhead:
    """Milliseconds for one text in the median round, and the ratio of the two per round."""

    length: int
    texts: int
    engine_milliseconds: float
    service_milliseconds: float
    ratio: Ratio


def measure(texts: Sequence[str], model: str, rounds: int) -> Overhead:
    """Time engine and service on the texts, all of one length; raise RuntimeError when the service refuses one."""
    engine = Engine.load(model)
    with running(model, workers=1) as server:

        def ask(text: str) -> None:
            if (answer := post(server.port, text)).status != 200:
                raise RuntimeError(f"the service answered {answer.status}")

        seconds = alternate({ENGINE: engine.attribute, SERVICE: ask}, texts, rounds)
    return Overhead(
        length=len(texts[0]),
        texts=len(texts),
        engine_milliseconds=1000 * median(seconds[ENGINE]) / len(texts),
        service_milliseconds=1000 * median(seconds[SERVICE]) / len(texts),
        ratio=ratio(seconds, SERVICE, ENGINE),
    )


@click.command()
@gold_option
@click.option("--length", type=click.IntRange(1), default=5_000, show_default=True, help="Of a text, in characters.")
@rounds_option
@model_option
@json_option
def main(gold: Path, length: int, rounds: int, model: str, json_file: Path | None) -> None:
    """Time the service against the engine on texts of one length."""
    overhead = measure(mixed_texts(read_texts(gold), length, TEXTS), model, rounds)
    click.echo(f"{overhead.texts} texts of {overhead.length} characters, {rounds} rounds")
    click.echo(f"engine {overhead.engine_milliseconds:.1f} ms, service {overhead.service_milliseconds:.1f} ms a text")
    click.echo(overhead.ratio)
    write_json(json_file, overhead)


if __name__ == "__main__":
    main()
