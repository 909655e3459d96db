"""Clients of a running service: so many at once (closed loop), or so many requests a second (open loop)."""

from __future__ import annotations

import http.client
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from statistics import quantiles
from time import perf_counter, sleep
from typing import TYPE_CHECKING

import orjson

from benchmarks.server import HOST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CLIENTS_PER_WORKER = 3
"""Enough to keep a worker busy while another client is about to send; fewer than what a worker lets queue."""

TIMEOUT_SECONDS = 120
MOST_IN_FLIGHT = 256


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: its status, None where the connection broke; the seconds from when its request was due to its end."""

    status: int | None
    seconds: float
    has_retry_after: bool
    body: bytes = field(default=b"", repr=False)


def post(port: int, text: str, due: float | None = None) -> Answer:
    """Send one article over a connection of its own; ``due`` is on the clock of ``perf_counter``, default now."""
    return _ask(port, "POST", "/v1/attributions", orjson.dumps({"text": text}), due)


def probe(port: int) -> Answer:
    """Ask whether the service is alive."""
    return _ask(port, "GET", "/livez", None, None)


def readiness(port: int) -> Answer:
    """Ask whether articles may be sent."""
    return _ask(port, "GET", "/readyz", None, None)


def closed_loop(port: int, texts: Iterable[str], clients: int) -> list[Answer]:
    """Send all texts; each client sends its next when it has its answer."""
    with ThreadPoolExecutor(clients) as pool:
        return list(pool.map(lambda text: post(port, text), texts))


def open_loop(port: int, texts: Sequence[str], rate: float) -> list[Answer]:
    """Send ``rate`` texts a second, however long the answers take.

    Times count from when a request was due, so that a client that is held up does not hide the wait
    (“coordinated omission”, Gil Tene, How NOT to Measure Latency, 2013).
    """
    start = perf_counter()
    with ThreadPoolExecutor(MOST_IN_FLIGHT) as pool:
        sent = []
        for index, text in enumerate(texts):
            due = start + index / rate
            sleep(max(0.0, due - perf_counter()))
            sent.append(pool.submit(post, port, text, due))
        return [future.result() for future in sent]


def percentile(values: Sequence[float], percent: int) -> float:
    """Return the value that ``percent`` in a hundred do not exceed, interpolated; NaN without values."""
    if len(values) < 2:
        return values[0] if values else float("nan")
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def _ask(port: int, method: str, path: str, body: bytes | None, due: float | None) -> Answer:
    start = perf_counter() if due is None else due
    with closing(http.client.HTTPConnection(HOST, port, timeout=TIMEOUT_SECONDS)) as connection:
        try:
            connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
            response = connection.getresponse()
            received = response.read()
        except (OSError, http.client.HTTPException):
            return Answer(None, perf_counter() - start, has_retry_after=False)
    return Answer(response.status, perf_counter() - start, response.headers.get("Retry-After") is not None, received)
