"""The connections of one worker: how many it holds, and who leaves when there are too many."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.serving.connection import Connection

log = structlog.get_logger(__name__)


class Connections:
    """At most ``most`` connections; ``most_bytes`` may be held of requests that are not yet whole.

    Beyond that somebody is dropped who keeps the service waiting: who has moved nothing for longest, or who has sent
    most. An article that is whole is never dropped.
    """

    def __init__(self, *, most: int, most_bytes: int) -> None:
        self._most = most
        self._most_bytes = most_bytes
        self._held: set[Connection] = set()

    def __len__(self) -> int:
        return len(self._held)

    @contextmanager
    def holding(self, connection: Connection) -> Iterator[None]:
        """Hold ``connection`` inside, and make room for it."""
        if len(self._held) >= self._most:
            self._drop(min(self._waiting(), key=lambda one: one.moved, default=None), "too many connections")
        self._held.add(connection)
        try:
            yield
        finally:
            self._held.discard(connection)

    def drop_idle(self) -> None:
        """Let go of clients that have not begun a request."""
        for connection in [one for one in self._held if one.is_idle]:
            connection.drop()

    def bound_bytes(self) -> None:
        """Drop the largest of the requests that are coming if they hold too much together."""
        waiting = self._waiting()
        if sum(one.bytes_in for one in waiting) > self._most_bytes:
            self._drop(max(waiting, key=lambda one: one.bytes_in), "too many bytes of unfinished requests")

    def _waiting(self) -> list[Connection]:
        return [one for one in self._held if one.waits_for_client]

    def _drop(self, connection: Connection | None, reason: str) -> None:
        if connection is not None:
            log.warning("dropped a connection", reason=reason)
            connection.drop()
