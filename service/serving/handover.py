"""Articles handed over: a worker whose engine is busy asks, and a worker that is idle reads for it.

A question is a datagram on a pair of sockets that all workers share; with it comes one end of a private channel. The
kernel gives each question to one worker. Over the channel:

    helper → ``!``      my engine is yours
    asker  → an article, or nothing where none waits any more
    helper → its outcome: the answer or an exception

Whoever dies closes the channel, and the other goes on: the asker with another turn for its article.
"""

from __future__ import annotations

import pickle
import socket
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import structlog
from gevent import socket as cooperative

from inquit import Deadline, OutOfTime
from service import tracing
from service.problems import Problem, log_failure
from service.turns import TurnLost

if TYPE_CHECKING:
    from service.gate import EngineGate
    from service.schemas.request import AttributionRequest
    from service.turns import Turn

_OFFER = b"!"
# Within which an asker that lives says which article it wants read.
_ANSWER_SECONDS = 2.0
_LOST = (OSError, EOFError, pickle.UnpicklingError)


class ReadingFailed(Exception):  # noqa: N818 - a fault, and named after it
    """The worker that read an article for this one failed; its log says where."""


class Exchange:
    """Where workers ask and are asked; made before they are forked."""

    def __init__(self) -> None:
        self._asking, self._asked = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._asking.setblocking(False)
        self._asked.setblocking(False)

    def ask(self, channel: socket.socket) -> None:
        """Send one end of a channel to whichever worker is idle next."""
        while True:
            try:
                socket.send_fds(self._asking, [b"?"], [channel.fileno()])
            except BlockingIOError:
                cooperative.wait_write(self._asking.fileno())
            else:
                return

    def wait(self) -> None:
        """Wait until somebody asks."""
        cooperative.wait_read(self._asked.fileno())

    def take(self) -> cooperative.socket | None:
        """Return the channel of the one who asked; None if another worker was faster."""
        with suppress(BlockingIOError):
            _, (channel, *_), _, _ = socket.recv_fds(self._asked, 1, 1)
            return cooperative.socket(socket.AF_UNIX, socket.SOCK_STREAM, fileno=channel)
        return None


def ask_for_help(gate: EngineGate, exchange: Exchange) -> None:
    """Have the articles that wait at ``gate`` read by workers that are idle; never returns."""
    while True:
        gate.wanted.wait()
        own_end, other_end = cooperative.socketpair()
        with closing(other_end):
            exchange.ask(other_end)
        turn = _HelpersTurn(own_end)
        if not (turn.is_offered() and gate.call_next(turn)):
            turn.end()


def help_others(gate: EngineGate, exchange: Exchange) -> None:
    """Lend the engine behind ``gate`` to workers that ask, while nobody here wants it; never returns."""
    while True:
        gate.idle.wait()
        exchange.wait()
        turn = gate.borrow()
        if turn is None:
            continue
        try:
            channel = exchange.take()
            if channel is not None:
                _help(channel, turn)
        finally:
            turn.end()


def _help(channel: cooperative.socket, turn: Turn) -> None:
    with closing(channel), suppress(*_LOST), channel.makefile("rwb") as stream:
        channel.settimeout(_ANSWER_SECONDS)
        channel.sendall(_OFFER)
        handed: _Handed = pickle.load(stream)
        channel.settimeout(None)
        pickle.dump(_outcome(handed, turn), stream)


@dataclass(frozen=True, slots=True)
class _Handed:
    """An article on its way to another worker, with what ties its log lines and spans to its request."""

    asked: AttributionRequest
    seconds_left: float
    log_context: dict[str, Any]
    trace_context: dict[str, str]


def _outcome(handed: _Handed, turn: Turn) -> bytes | Exception:
    with structlog.contextvars.bound_contextvars(**handed.log_context), tracing.joined(handed.trace_context):
        try:
            return turn.read(handed.asked, Deadline.after(handed.seconds_left))
        except (OutOfTime, Problem) as told:
            return told
        except Exception as error:
            log_failure(error)
            return ReadingFailed()


@dataclass(frozen=True, slots=True)
class _HelpersTurn:
    """A turn at another worker's engine."""

    _channel: cooperative.socket

    def is_offered(self) -> bool:
        """Wait for a worker that is idle; return False where it died again."""
        try:
            return bool(self._channel.recv(len(_OFFER)) == _OFFER)
        except OSError:
            return False

    def read(self, asked: AttributionRequest, deadline: Deadline) -> bytes:
        handed = _Handed(asked, deadline.seconds_left, structlog.contextvars.get_contextvars(), tracing.carried())
        try:
            with self._channel.makefile("rwb") as stream:
                pickle.dump(handed, stream)
                stream.flush()
                outcome: bytes | Exception = pickle.load(stream)
        except _LOST:
            raise TurnLost from None
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def end(self) -> None:
        self._channel.close()
