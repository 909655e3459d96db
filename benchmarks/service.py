"""Throughput, latency and memory of the real service for one worker and for two.

    python -m benchmarks.service [--gold FILE|FOLDER] [--workers 1 --workers 2] [--requests 500] [--json FILE]

Two workloads, the articles as they are and texts of 5 KB made from them, from three clients per worker, each
sending its next request when it has its answer. The clients run on the machine that serves. Memory is read
when all requests have been answered.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle, islice
from time import perf_counter
from typing import TYPE_CHECKING

import click

from benchmarks.client import CLIENTS_PER_WORKER, closed_loop, percentile
from benchmarks.options import gold_option, json_option, model_option, write_json
from benchmarks.server import Memory, memory_of, running
from benchmarks.texts import count_words, mixed_texts, read_texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from benchmarks.server import Server

WARM_UP_PER_WORKER = 5
SHORT_LENGTH = 5_000
SHORT_TEXTS = 40


@dataclass(frozen=True, slots=True)
class Throughput:
    """One workload; percentiles of the latency in milliseconds, ``failures`` of the requests got no 200."""

    workload: str
    requests: int
    failures: int
    requests_per_second: float
    words_per_second: float
    p50: float
    p95: float
    p99: float


@dataclass(frozen=True, slots=True)
class ServiceFigures:
    """The service with so many workers; ``master`` and ``workers`` hold the memory after all requests."""

    worker_count: int
    ready_seconds: float
    throughputs: tuple[Throughput, ...]
    master: Memory
    workers: tuple[Memory, ...]


def measure(workloads: Mapping[str, Sequence[str]], model: str, workers: int, requests: int) -> ServiceFigures:
    """Send each workload's texts over and over, ``requests`` in all of each."""
    with running(model, workers) as server:
        for texts in workloads.values():
            closed_loop(server.port, islice(cycle(texts), WARM_UP_PER_WORKER * workers), CLIENTS_PER_WORKER * workers)
        throughputs = tuple(
            _throughput(server, name, list(islice(cycle(texts), requests)), CLIENTS_PER_WORKER * workers)
            for name, texts in workloads.items()
        )
        return ServiceFigures(
            worker_count=workers,
            ready_seconds=server.ready_seconds,
            throughputs=throughputs,
            master=memory_of(server.pid),
            workers=tuple(map(memory_of, server.workers())),
        )


def _throughput(server: Server, workload: str, texts: Sequence[str], clients: int) -> Throughput:
    start = perf_counter()
    answers = closed_loop(server.port, texts, clients)
    seconds = perf_counter() - start
    latencies = [1000 * answer.seconds for answer in answers]
    return Throughput(
        workload=workload,
        requests=len(texts),
        failures=sum(answer.status != 200 for answer in answers),
        requests_per_second=len(texts) / seconds,
        words_per_second=count_words(texts) / seconds,
        p50=percentile(latencies, 50),
        p95=percentile(latencies, 95),
        p99=percentile(latencies, 99),
    )


def _format(figures: Sequence[ServiceFigures]) -> str:
    columns = ("requests/s", "words/s", "p50 ms", "p95 ms", "p99 ms", "failures")
    lines = [f"{'workers':>7}  {'workload':<10}" + "".join(f"{column:>12}" for column in columns)]
    lines += [
        f"{one.worker_count:7}  {row.workload:<10}{row.requests_per_second:12.2f}{row.words_per_second:12.0f}"
        f"{row.p50:12.1f}{row.p95:12.1f}{row.p99:12.1f}{row.failures:12}"
        for one in figures
        for row in one.throughputs
    ]
    for one in figures:
        each = ", ".join(f"{worker.pss:.0f}" for worker in one.workers)
        whole = one.master.pss + sum(worker.pss for worker in one.workers)
        lines.append(
            f"{one.worker_count} worker(s): ready after {one.ready_seconds:.1f} s; "
            f"PSS {whole:.0f} MB, of it the workers {each} MB"
        )
    return "\n".join(lines)


@click.command()
@gold_option
@click.option("--workers", type=click.IntRange(1), multiple=True, default=(1, 2), show_default=True)
@click.option("--requests", type=click.IntRange(1), default=500, show_default=True, help="Of each workload.")
@model_option
@json_option
def main(gold: Path, workers: tuple[int, ...], requests: int, model: str, json_file: Path | None) -> None:
    """Measure the service with each number of workers in turn."""
    articles = read_texts(gold)
    workloads = {"articles": articles, "5 KB": mixed_texts(articles, SHORT_LENGTH, SHORT_TEXTS)}
    figures = [measure(workloads, model, count, requests) for count in workers]
    click.echo(_format(figures))
    write_json(json_file, figures)


if __name__ == "__main__":
    main()
