"""Stopping without losing a request: readiness is taken back first, workers stop a while later."""

from __future__ import annotations

import mmap
import signal

STOP_SIGNALS = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGQUIT})

_SERVING, _DRAINING, _STOPPING = range(3)


class StopSign:
    """What processes forked from this one share about the end of the service: announced, then begun."""

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, 1)

    def put_up(self) -> None:
        """Announce the stop, for good."""
        self._shared[0] = max(self._shared[0], _DRAINING)

    def stop(self) -> None:
        """Let the workers stop."""
        self._shared[0] = _STOPPING

    @property
    def is_up(self) -> bool:
        """Tell whether a stop was announced."""
        return self._shared[0] != _SERVING

    @property
    def is_draining(self) -> bool:
        """Tell whether a stop was announced and the workers are to serve on until it begins."""
        return self._shared[0] == _DRAINING
