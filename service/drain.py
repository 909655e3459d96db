"""Stopping without losing a request: readiness is taken back first, workers stop a while later."""

from __future__ import annotations

import mmap
import signal
from typing import Any

from gunicorn.arbiter import Arbiter

STOP_SIGNALS = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGQUIT})


class StopSign:
    """A flag that processes forked from this one share: the service is about to stop."""

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, 1)

    def put_up(self) -> None:
        """Announce the stop, for good."""
        self._shared[0] = 1

    @property
    def is_up(self) -> bool:
        """Tell whether a stop was announced."""
        return self._shared[0] == 1


class DrainingArbiter(Arbiter):  # type: ignore[misc]
    """gunicorn's master; its first TERM puts up ``sign``, and ``seconds`` later, or at the next TERM, workers stop.

    Workers that stop answer the requests they have accepted and take no more.
    """

    def __init__(self, app: Any, sign: StopSign, seconds: float) -> None:
        self._sign = sign
        self._seconds = seconds
        super().__init__(app)

    def init_signals(self) -> None:
        """Take the alarm clock for another TERM."""
        super().init_signals()
        signal.signal(signal.SIGALRM, lambda _signal, frame: self.signal(signal.SIGTERM, frame))

    def spawn_worker(self) -> int:
        """Fork a worker with stop signals held back until it has its handlers; else one sent meanwhile is lost."""
        signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
        try:
            pid: int = super().spawn_worker()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP_SIGNALS)
        return pid

    def handle_term(self) -> None:
        """Announce the stop at first, then stop."""
        if self._sign.is_up or self._seconds == 0:
            super().handle_term()
        self._sign.put_up()
        signal.setitimer(signal.ITIMER_REAL, self._seconds)
