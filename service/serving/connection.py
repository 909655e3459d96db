"""A client's connection with clocks: what it sends and takes has limits, and waiting for it holds no thread.

It stands in for the socket that gunicorn's parser reads from and its responses are written to.
"""

from __future__ import annotations

import errno
import socket
import struct
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

from service.problems import REQUEST_TIMEOUT, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
# A client whose body was refused may still be sending: it is listened to a little longer, so that it reads the refusal.
_LINGER_SECONDS = 2.0
_LINGER_BYTES = 16 * 2**20
_CHUNK = 64 * 2**10
# What is not yet taken when the socket is closed is forgotten (on, no seconds).
_FORGET = struct.pack("ii", 1, 0)
# A timeout of 0 would not wait at all.
_SHORTEST_WAIT = 0.001


@dataclass(frozen=True, slots=True)
class Limits:
    """The seconds that a client has: ``still`` for which nothing moves, ``request`` and ``answer`` for the whole."""

    still: float
    request: float
    answer: float


class ReaderTooSlow(ConnectionAbortedError):  # noqa: N818 - what a client did, not a fault
    """An answer was not taken in time."""

    def __init__(self) -> None:
        super().__init__(errno.ECONNABORTED, "the client takes its answer too slowly")


class Connection:
    """What gunicorn sees of a connection, and what is known about it."""

    def __init__(
        self, sock: socket.socket, limits: Limits, idle: float, received: Callable[[], None] = lambda: None
    ) -> None:
        """Wait for a request ``idle`` seconds; call ``received`` whenever more of one has come."""
        self._sock = sock
        self._limits = limits
        self._idle = idle
        self._received = received
        self._request_ends: float | None = None
        self.owes_continue = False
        """Whether the client was promised ``100 Continue`` and waits for it."""
        self.is_late = False
        """Whether the present request did not arrive in time."""
        self.waits_for_client = True
        self.moved = monotonic()
        """When a byte came or went last."""
        self.bytes_in = 0
        """What came of the present request."""

    @property
    def is_idle(self) -> bool:
        """Tell whether the next request has not begun."""
        return self.waits_for_client and self._request_ends is None

    def await_request(self) -> None:
        """Set the clocks for the next request."""
        self._request_ends, self.bytes_in, self.owes_continue = None, 0, False

    def begin_part(self) -> None:
        """Set the clocks for the next part of a request that goes on as long as it likes."""
        self._request_ends, self.bytes_in = monotonic() + self._limits.request, 0

    def promise_continue(self) -> None:
        """Say ``100 Continue`` when the body is wanted, and not before."""
        self.owes_continue = True

    def recv(self, size: int) -> bytes:
        """Return what came; nothing where no request begins or the client is gone; raises Problem 408."""
        if self.owes_continue:
            self.owes_continue = False
            self.sendall(_CONTINUE)
        ends = self._request_ends
        try:
            with self._waiting(self._idle if ends is None else min(self._limits.still, ends - monotonic())):
                data = self._sock.recv(size)
        except TimeoutError:
            if ends is None:
                return b""
            self.is_late = True
            raise Problem(REQUEST_TIMEOUT) from None
        if ends is None:
            self._request_ends = self.moved + self._limits.request
        self.bytes_in += len(data)
        self._received()
        return data

    def sendall(self, data: bytes) -> None:
        """Send all of ``data``; raises ReaderTooSlow, and then no more is sent."""
        left, ends = memoryview(data), monotonic() + self._limits.answer
        try:
            while left:
                with self._waiting(min(self._limits.still, ends - monotonic())):
                    left = left[self._sock.send(left) :]
        except TimeoutError:
            self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _FORGET)
            raise ReaderTooSlow from None

    def send(self, data: bytes) -> int:
        """Send all of ``data`` and return its length."""
        self.sendall(data)
        return len(data)

    def getsockname(self) -> Any:
        """Return the address that the client connected to."""
        return self._sock.getsockname()

    def drop(self) -> None:
        """Wake whoever waits for this client, as if it had left."""
        with suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)

    def linger(self) -> None:
        """Send no more, and throw away what comes, for a short while."""
        left, ends = _LINGER_BYTES, monotonic() + _LINGER_SECONDS
        with suppress(OSError):
            self._sock.shutdown(socket.SHUT_WR)
            while left > 0:
                with self._waiting(ends - monotonic()):
                    came = len(self._sock.recv(_CHUNK))
                left -= came or left

    def close(self) -> None:
        """Close the socket."""
        self._sock.close()

    @contextmanager
    def _waiting(self, seconds: float) -> Iterator[None]:
        """Wait for the client inside, so many seconds at most; TimeoutError after them."""
        self._sock.settimeout(max(seconds, _SHORTEST_WAIT))
        self.waits_for_client = True
        try:
            yield
        finally:
            self.waits_for_client = False
        self.moved = monotonic()
