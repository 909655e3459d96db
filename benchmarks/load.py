"""Latency against load, up to three times what the service can do.

    python -m benchmarks.load [--gold FILE|FOLDER] [--workers 2] [--seconds 20] [--json FILE] [--svg FILE]

First the capacity is measured (clients that wait for their answers), then texts of 5 KB come at fixed rates,
given as multiples of it, whether earlier ones have been answered or not. ``/livez`` is asked ten times a second
all the while. Past the capacity the service may answer 503 with Retry-After and nothing else but 200.
``--svg`` draws the latencies (dependency group ``bench``).
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from typing import TYPE_CHECKING

import click

from benchmarks.client import CLIENTS_PER_WORKER, Answer, closed_loop, open_loop, percentile, probe
from benchmarks.options import gold_option, json_option, model_option, write_json
from benchmarks.plot import write_latencies
from benchmarks.server import running
from benchmarks.texts import mixed_texts, read_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LENGTH = 5_000
TEXTS = 40
LOADS = (0.25, 0.5, 0.75, 0.9, 1.0, 1.5, 3.0)
PROBE_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Load:
    """The service under one load, a multiple of its capacity.

    ``rate`` and ``accepted_rate`` are requests a second, sent and answered 200; ``refused`` is the share answered
    503 with Retry-After, ``errors`` the number of all other answers. Latencies of the accepted and of ``/livez``
    are in milliseconds.
    """

    load: float
    rate: float
    accepted_rate: float
    refused: float
    errors: int
    p50: float
    p95: float
    p99: float
    livez_p99: float
    livez_errors: int


def measure(texts: Sequence[str], model: str, workers: int, loads: Sequence[float], seconds: float) -> list[Load]:
    """Send the texts over and over, under each load for ``seconds``; each load meets an idle service."""
    with running(model, workers) as server:
        return measure_loads(server.port, texts, workers, loads, seconds)


def measure_loads(port: int, texts: Sequence[str], workers: int, loads: Sequence[float], seconds: float) -> list[Load]:
    """Do what ``measure`` does to a service that runs already."""
    closed_loop(port, texts, CLIENTS_PER_WORKER * workers)
    start = perf_counter()
    closed_loop(port, texts, CLIENTS_PER_WORKER * workers)
    capacity = len(texts) / (perf_counter() - start)
    return [_measure_load(port, texts, load, load * capacity, seconds) for load in loads]


def _measure_load(port: int, texts: Sequence[str], load: float, rate: float, seconds: float) -> Load:
    count = max(1, round(rate * seconds))
    start = perf_counter()
    with _probing(port) as probes:
        answers = open_loop(port, list(islice(cycle(texts), count)), rate)
    taken = perf_counter() - start
    accepted = [1000 * answer.seconds for answer in answers if answer.status == 200]
    refused = sum(answer.status == 503 and answer.has_retry_after for answer in answers)
    return Load(
        load=load,
        rate=rate,
        accepted_rate=len(accepted) / taken,
        refused=refused / count,
        errors=count - len(accepted) - refused,
        p50=percentile(accepted, 50),
        p95=percentile(accepted, 95),
        p99=percentile(accepted, 99),
        livez_p99=percentile([1000 * answer.seconds for answer in probes], 99),
        livez_errors=sum(answer.status != 200 for answer in probes),
    )


@contextmanager
def _probing(port: int) -> Iterator[list[Answer]]:
    """Ask ``/livez`` again and again; the answers are all there when the context is left."""
    answers: list[Answer] = []
    is_over = Event()

    def ask() -> None:
        while not is_over.wait(PROBE_SECONDS):
            answers.append(probe(port))

    thread = Thread(target=ask)
    thread.start()
    try:
        yield answers
    finally:
        is_over.set()
        thread.join()


def _curves(loads: Sequence[Load]) -> dict[str, list[tuple[float, float]]]:
    """Return what is drawn: the latencies of the accepted and of ``/livez`` against the load."""
    curves = {"p50": "p50", "p95": "p95", "p99": "p99", "/livez p99": "livez_p99"}
    return {name: [(one.load, getattr(one, field)) for one in loads] for name, field in curves.items()}


def _format(loads: Sequence[Load]) -> str:
    columns = ("requests/s", "200/s", "503", "errors", "p50 ms", "p95 ms", "p99 ms", "livez p99", "its errors")
    rows = [
        f"{one.load:5.2f}{one.rate:12.2f}{one.accepted_rate:12.2f}{one.refused:12.1%}{one.errors:12}"
        f"{one.p50:12.1f}{one.p95:12.1f}{one.p99:12.1f}{one.livez_p99:12.1f}{one.livez_errors:12}"
        for one in loads
    ]
    return "\n".join([f"{'load':>5}" + "".join(f"{column:>12}" for column in columns), *rows])


@click.command()
@gold_option
@click.option("--workers", type=click.IntRange(1), default=2, show_default=True)
@click.option("--seconds", type=click.FloatRange(0, min_open=True), default=20, show_default=True, help="Per load.")
@model_option
@json_option
@click.option("--svg", "svg_file", type=click.Path(dir_okay=False, path_type=Path), help="Draw the latencies here.")
def main(  # noqa: PLR0913, PLR0917
    gold: Path, workers: int, seconds: float, model: str, json_file: Path | None, svg_file: Path | None
) -> None:
    """Measure the service under loads from a quarter of its capacity to three times it."""
    figures = measure(mixed_texts(read_texts(gold), LENGTH, TEXTS), model, workers, LOADS, seconds)
    click.echo(f"{workers} worker(s), texts of {LENGTH} characters, {seconds:g} s under each load")
    click.echo(_format(figures))
    write_json(json_file, figures)
    if svg_file:
        write_latencies(svg_file, f"{workers} worker(s), texts of {LENGTH} characters", _curves(figures))


if __name__ == "__main__":
    main()
