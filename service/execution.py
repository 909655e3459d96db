"""How a process waits and works: with threads, or with greenlets beside one thread that reads articles.

The service is the same over both. What differs is how one waits for a turn, and where the engine runs.
"""

from __future__ import annotations

from contextvars import copy_context
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Signal(Protocol):
    """What ``threading.Event`` and ``gevent.event.Event`` have in common."""

    def set(self) -> None:
        """Let everybody who waits go on."""

    def clear(self) -> None:
        """Let those wait who come from now on."""

    def is_set(self) -> bool:
        """Tell whether nobody has to wait."""

    def wait(self, timeout: float | None = None) -> bool:
        """Wait ``timeout`` seconds at most; return whether it was set."""


@dataclass(frozen=True, slots=True)
class Execution:
    """``signal`` makes what one waits on; ``run`` calls a function and returns what it returns, or raises alike."""

    signal: Callable[[], Signal]
    run: Callable[[Callable[[], object]], object]

    def in_context(self, function: Callable[[], T]) -> T:
        """Run ``function``, wherever that is, with the request id and the trace of the one who asks."""
        context = copy_context()
        return self.run(lambda: context.run(function))  # type: ignore[return-value]


def _call(function: Callable[[], object]) -> object:
    return function()


THREADS = Execution(signal=Event, run=_call)
"""Each request has a thread of its own, and its article is read there."""
