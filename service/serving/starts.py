"""How workers start: each in a slot, the first that is ready says so, and those that always die are noticed."""

from __future__ import annotations

import mmap
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import structlog

if TYPE_CHECKING:
    from collections.abc import Collection

_MOST_SLOTS = 4096

log = structlog.get_logger(__name__)


class Starts:
    """What master and workers share about starts; made before they are forked."""

    def __init__(self) -> None:
        self._ready = mmap.mmap(-1, _MOST_SLOTS)
        self._token, write_end = os.pipe()
        os.set_blocking(self._token, False)
        os.write(write_end, b"!")
        os.close(write_end)
        self._failed = 0

    def begin(self, taken: Collection[int]) -> int:
        """Return the first slot that is not taken, for a worker that is about to be forked."""
        slot = next(slot for slot in range(_MOST_SLOTS) if slot not in taken)
        self._ready[slot] = 0
        return slot

    def ready(self, slot: int, address: Any) -> None:
        """Note that a worker takes requests; the first one of all logs where."""
        self._ready[slot] = 1
        with suppress(BlockingIOError):
            if os.read(self._token, 1):
                host, port, *_ = address
                log.info("ready", url=f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}")

    def failures(self, slot: int) -> int:
        """Return how many workers in a row have died before they were ready, this last one among them."""
        self._failed = 0 if self._ready[slot] else self._failed + 1
        return self._failed
