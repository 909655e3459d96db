"""Whether the service's memory grows with what it has read.

    python -m benchmarks.soak [--gold FILE|FOLDER] [--requests 20000] [--workers 1] [--most 2] [--json FILE]

Every text is new and a tenth of its longer words occur nowhere else. The slope is that of a line through the
workers' resident memory (their sum) after each batch, the first tenth of the requests left out. Exits with 1
where it is steeper than ``--most``, a request failed or a worker was replaced.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from itertools import islice
from statistics import linear_regression
from typing import TYPE_CHECKING

import click

from benchmarks.client import CLIENTS_PER_WORKER, closed_loop
from benchmarks.options import gold_option, json_option, model_option, write_json
from benchmarks.server import memory_of, running
from benchmarks.texts import read_texts, unique_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

LENGTH = 2_000
SAMPLES = 40
SETTLING_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Soak:
    """Resident memory of the workers in MB after so many requests; the slope in MB per 1,000 requests.

    ``failures`` of the requests got no 200; ``replaced`` workers are no longer those that began.
    """

    requests: tuple[int, ...]
    megabytes: tuple[float, ...]
    slope: float
    failures: int
    replaced: int


def measure(texts: Iterator[str], model: str, workers: int, requests: int, progress: Callable[[str], None]) -> Soak:
    """Send the texts, each once, until ``requests`` are done."""
    batch = max(1, requests // SAMPLES)
    done, failures, counts, megabytes = 0, 0, [0], []
    with running(model, workers) as server:
        first_workers = server.workers()
        megabytes.append(_resident(first_workers))
        while done < requests:
            answers = closed_loop(server.port, islice(texts, batch), CLIENTS_PER_WORKER * workers)
            done += batch
            failures += sum(answer.status != 200 for answer in answers)
            now = server.workers()
            counts.append(done)
            megabytes.append(_resident(now))
            progress(f"{done:8} requests {megabytes[-1]:8.1f} MB")
        replaced = len(set(first_workers) - set(now))
    settled = [index for index, count in enumerate(counts) if count >= SETTLING_SHARE * requests]
    slope = 1000 * linear_regression([counts[i] for i in settled], [megabytes[i] for i in settled]).slope
    return Soak(tuple(counts), tuple(megabytes), slope, failures, replaced)


def _resident(pids: Sequence[int]) -> float:
    return sum(memory_of(pid).rss for pid in pids)


@click.command()
@gold_option
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True)
@click.option("--requests", type=click.IntRange(SAMPLES), default=20_000, show_default=True)
@click.option("--most", type=float, default=2.0, show_default=True, help="MB per 1,000 requests that are borne.")
@model_option
@json_option
def main(gold: Path, workers: int, requests: int, most: float, model: str, json_file: Path | None) -> None:  # noqa: PLR0913, PLR0917
    """Watch the service's memory over many requests."""
    soak = measure(
        unique_texts(read_texts(gold), LENGTH), model, workers, requests, lambda line: click.echo(line, err=True)
    )
    click.echo(
        f"{soak.requests[-1]} requests of {LENGTH} characters, {workers} worker(s): "
        f"{soak.megabytes[0]:.0f} MB at start, {soak.megabytes[-1]:.0f} MB at the end, "
        f"{soak.slope:+.2f} MB per 1,000 requests; {soak.failures} failures, {soak.replaced} workers replaced"
    )
    write_json(json_file, soak)
    if soak.slope > most or soak.failures or soak.replaced:
        sys.exit(1)


if __name__ == "__main__":
    main()
