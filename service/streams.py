"""Streams of articles: JSON, one object a line, in and out, each answered as it comes.

The memory it takes is that of one line. Limits of size and time count for each line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from service.batches import refused, result
from service.bodies import parse_json
from service.problems import BODY_TOO_LARGE, STOPPING, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import IO

    from service.gate import EngineGate
    from service.settings import Settings
    from service.stopping import StopSign

NDJSON = "application/x-ndjson"
_CHUNK = 64 * 2**10


@runtime_checkable
class HasParts(Protocol):
    """A connection with clocks."""

    def begin_part(self) -> None:
        """Set the clocks for the next part of a request."""


def lines(body: IO[bytes], max_bytes: int, begin: Callable[[], None]) -> Iterator[bytes | Problem]:
    """Yield the lines of a body that are not blank, or a Problem in place of one that is too long.

    ``begin`` is called where a line may begin, so that clocks run for each.
    """
    while True:
        begin()
        try:
            line = body.readline(max_bytes + 1)
        except Problem as late:
            yield late
            return
        if not line:
            return
        if len(line) > max_bytes:
            _skip_line(body, line)
            yield Problem(BODY_TOO_LARGE, f"The line has more than the {max_bytes} bytes that this service takes.")
        elif line.strip():
            yield line


def _skip_line(body: IO[bytes], part: bytes) -> None:
    """Read the rest of a line of which ``part`` was read last."""
    while part and not part.endswith(b"\n"):
        part = body.readline(_CHUNK)


def stream_results(
    received: Iterator[bytes | Problem],
    options: Mapping[str, Any],
    gate: EngineGate,
    settings: Settings,
    stop_sign: StopSign,
) -> Iterator[bytes]:
    """Yield a line with the result of each line received; ``options`` count where an article has none of its own.

    Where the service is told to stop, the last line says so, and the articles behind it are not read.
    """
    for line in received:
        if stop_sign.is_up:
            yield refused(Problem(STOPPING)) + b"\n"
            return
        yield _result(line, options, gate, settings) + b"\n"


def _result(line: bytes | Problem, options: Mapping[str, Any], gate: EngineGate, settings: Settings) -> bytes:
    if isinstance(line, Problem):
        return refused(line)
    try:
        article = parse_json(line)
    except Problem as problem:
        return refused(problem)
    return result({**options, **article} if isinstance(article, dict) else article, gate, settings)
