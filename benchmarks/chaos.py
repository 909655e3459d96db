"""Whether the service keeps its promises when it is overloaded, killed and stopped.

    python -m benchmarks.chaos [--gold FILE|FOLDER] [--workers 2] [--seconds 10] [--json FILE]

Every trial is made against ``inquit serve`` on loopback, and each has a bound; the command exits with 1 where one is
broken. Clients open a connection for each request, so that one that breaks is one request that was lost.
"""

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from threading import Event, Lock
from time import monotonic, perf_counter, sleep
from typing import TYPE_CHECKING

import click
import orjson

from benchmarks.client import CLIENTS_PER_WORKER, Answer, post, readiness
from benchmarks.load import LENGTH, TEXTS, measure_loads
from benchmarks.options import gold_option, json_option, model_option, write_json
from benchmarks.server import running
from benchmarks.texts import mixed_texts, read_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from benchmarks.server import Server

OVERLOAD = 3.0
RECOVERY_SECONDS = 2.0
ACCEPTED_AFTER = 0.3
"""Seconds after which a request is in a worker's hands."""
DRAIN = "2"
QUEUE = "4"
"""Articles that may wait at a worker under overload: few, so that some are refused however short the trial is."""
CLIENTS = 32
POLL_SECONDS = 0.05
PATIENCE_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Trial:
    """What was tried, what was to hold, what was seen, and whether it held."""

    name: str
    bound: str
    seen: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Sent:
    """A request and its answer; ``at`` is on the clock of ``perf_counter``."""

    at: float
    answer: Answer

    @property
    def ended(self) -> float:
        """When its answer was there, or its connection broke."""
        return self.at + self.answer.seconds


def try_all(texts: Sequence[str], model: str, workers: int, seconds: float) -> list[Trial]:
    """Make every trial, ``seconds`` of load in each."""
    with running(model, workers) as server:
        trials = [
            isolation(server, texts),
            killed_worker(server, texts, workers, seconds),
        ]
    with running(model, workers, {"INQUIT_QUEUE": QUEUE}) as server:
        trials.append(overload(server, texts, workers, seconds))
    with running(model, workers) as server:
        trials.append(stopped(server, texts, workers, seconds))
    with running(model, workers, {"INQUIT_DRAIN": DRAIN}) as server:
        trials.append(moved_away(server, texts, workers, seconds))
    return trials


def isolation(server: Server, texts: Sequence[str]) -> Trial:
    """Let many clients send texts of their own at once; each must get what it gets when it asks alone."""
    own = [
        f"{text[: LENGTH // 5]}\n\n“My number is {i},” said Anna Number{i}."
        for i, text in enumerate(islice(cycle(texts), CLIENTS))
    ]
    alone = [_body(server.port, text) for text in own]
    with ThreadPoolExecutor(CLIENTS) as pool:
        together = list(pool.map(lambda text: _body(server.port, text), own))
    same = sum(one == other for one, other in zip(alone, together, strict=True))
    distinct = len({orjson.dumps(orjson.loads(body)["quotes"][-1]["text"]) for body in together})
    return Trial(
        "isolation",
        f"{CLIENTS} clients, each gets its own answer",
        f"{same} the same as alone, {distinct} distinct",
        same == distinct == CLIENTS,
    )


def overload(server: Server, texts: Sequence[str], workers: int, seconds: float) -> Trial:
    """Send three times what the service can do."""
    (load,) = measure_loads(server.port, texts, workers, (OVERLOAD,), seconds)
    return Trial(
        "overload",
        f"at {OVERLOAD:g} times capacity 200 or 503 alone, and /livez answers",
        f"{load.refused:.0%} 503, {load.errors} errors, {load.livez_errors} of /livez, its p99 {load.livez_p99:.0f} ms",
        load.errors == load.livez_errors == 0 < load.refused,
    )


def killed_worker(server: Server, texts: Sequence[str], workers: int, seconds: float) -> Trial:
    """Kill a worker in mid-load: what came over its connections is lost, nothing else."""
    with _load(server.port, texts, CLIENTS_PER_WORKER * workers) as sent:
        sleep(seconds / 2)
        os.kill(server.workers()[0], signal.SIGKILL)
        killed = perf_counter()
        sleep(seconds / 2)
    lost = [one for one in sent if one.answer.status is None]
    others = sum(one.at > killed for one in lost)
    first = min((one.ended for one in sent if one.at > killed and one.answer.status == 200), default=float("inf"))
    back = _wait_until(lambda: len(server.workers()) == workers)
    return Trial(
        "worker killed",
        f"no request sent later is lost, the next answered within {RECOVERY_SECONDS:g} s, a new worker",
        f"{len(lost)} of {len(sent)} lost, {others} of them sent later; next after {first - killed:.2f} s",
        others == 0 and first - killed <= RECOVERY_SECONDS and back,
    )


def stopped(server: Server, texts: Sequence[str], workers: int, seconds: float) -> Trial:
    """Stop the service in mid-load without a warning: what it has accepted is answered."""
    with _load(server.port, texts, CLIENTS_PER_WORKER * workers) as sent:
        sleep(seconds)
        os.kill(server.pid, signal.SIGTERM)
        told = perf_counter()
        sleep(min(seconds, RECOVERY_SECONDS))
    accepted = [one for one in sent if one.at < told - ACCEPTED_AFTER]
    inside = sum(one.ended > told for one in accepted)
    lost = sum(one.answer.status is None for one in accepted)
    return Trial(
        "TERM",
        "every request that was accepted is answered",
        f"{lost} of {len(accepted)} lost, {inside} of them inside at TERM",
        lost == 0,
    )


def moved_away(server: Server, texts: Sequence[str], workers: int, seconds: float) -> Trial:
    """Stop the service and send elsewhere once it says that it is not ready, as a load balancer does."""
    with _load(server.port, texts, CLIENTS_PER_WORKER * workers) as sent:
        sleep(seconds)
        os.kill(server.pid, signal.SIGTERM)
        told = perf_counter()
        turned = _wait_until(lambda: readiness(server.port).status == 503)
        noticed = perf_counter()
    lost = sum(one.answer.status is None for one in sent)
    return Trial(
        "TERM, traffic moved",
        "no request is lost",
        f"{lost} of {len(sent)} lost; /readyz turned after {noticed - told:.2f} s",
        lost == 0 and turned,
    )


@contextmanager
def _load(port: int, texts: Sequence[str], clients: int) -> Iterator[list[Sent]]:
    """Keep so many clients sending while the context is open; all answers are there when it is left."""
    sent: list[Sent] = []
    is_over = Event()
    supply, lock = cycle(texts), Lock()

    def send() -> None:
        while not is_over.is_set():
            with lock:
                text = next(supply)
            at = perf_counter()
            answer = post(port, text)
            sent.append(Sent(at, answer))
            if answer.status is None:
                is_over.wait(POLL_SECONDS)  # nobody listens: no need to ask a thousand times a second

    with ThreadPoolExecutor(clients) as pool:
        running_clients = [pool.submit(send) for _ in range(clients)]
        try:
            yield sent
        finally:
            is_over.set()
        for client in running_clients:
            client.result()


def _body(port: int, text: str) -> bytes:
    """Return the answer to a text, asking again while the service is busy; raise RuntimeError for any other."""
    deadline = monotonic() + PATIENCE_SECONDS
    while monotonic() < deadline:
        answer = post(port, text)
        if answer.status == 200:
            return answer.body
        if answer.status != 503:
            raise RuntimeError(f"the service answered {answer.status}")
        sleep(POLL_SECONDS)
    raise RuntimeError("the service stayed busy")


def _wait_until(holds: Callable[[], bool]) -> bool:
    deadline = monotonic() + RECOVERY_SECONDS
    while not holds() and monotonic() < deadline:
        sleep(POLL_SECONDS)
    return holds()


def _format(trials: Sequence[Trial]) -> str:
    return "\n".join(
        f"{'held  ' if trial.holds else 'BROKEN'}  {trial.name:<20}{trial.bound}\n{'':28}{trial.seen}"
        for trial in trials
    )


@click.command()
@gold_option
@click.option("--workers", type=click.IntRange(2), default=2, show_default=True)
@click.option("--seconds", type=click.FloatRange(1), default=10, show_default=True, help="Of load in each trial.")
@model_option
@json_option
def main(gold: Path, workers: int, seconds: float, model: str, json_file: Path | None) -> None:
    """Overload, kill and stop the service under load."""
    trials = try_all(mixed_texts(read_texts(gold), LENGTH, TEXTS), model, workers, seconds)
    click.echo(_format(trials))
    write_json(json_file, trials)
    if not all(trial.holds for trial in trials):
        sys.exit(1)


if __name__ == "__main__":
    main()
