"""One article at a time: the way through which threads share an engine that is not thread-safe."""

from __future__ import annotations

from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING, Protocol

from inquit import DEFAULTS, Deadline

if TYPE_CHECKING:
    from inquit import Attribution, EngineInfo, Options
    from service.metrics import Metrics

GATE = "inquit.gate"
"""Key of an application's EngineGate in ``app.extensions``."""


class AttributionEngine(Protocol):
    """What the service asks of an engine."""

    @property
    def info(self) -> EngineInfo:
        """Which code and which model answer."""

    def attribute(self, text: str, options: Options = DEFAULTS, deadline: Deadline | None = None) -> Attribution:
        """Find the quotations of ``text`` and who said each; raises OutOfTime soon after ``deadline``."""


class EngineBusy(Exception):  # noqa: N818 - a state of the service, not a fault
    """No turn came within the wait, or too many are waiting for one already."""


class EngineGate:
    """Lets one thread at a time into ``engine``.

    At most ``places`` threads are inside or waiting, so that the server's other threads stay free for probes;
    a thread waits ``wait`` seconds at most.
    """

    def __init__(self, engine: AttributionEngine, metrics: Metrics, *, places: int, wait: float) -> None:
        self._engine = engine
        self._metrics = metrics
        self._places = BoundedSemaphore(places)
        self._turn = Lock()
        self._wait = wait
        self._ready = False

    @property
    def info(self) -> EngineInfo:
        """Which code and which model answer."""
        return self._engine.info

    @property
    def ready(self) -> bool:
        """Tell whether the engine has read a text in this process."""
        return self._ready

    def attribute(self, text: str, options: Options = DEFAULTS, deadline: Deadline | None = None) -> Attribution:
        """Return the engine's answer; raises EngineBusy, or whatever the engine raises, OutOfTime among it."""
        deadline = deadline or Deadline()
        if not self._places.acquire(blocking=False):
            raise EngineBusy
        try:
            with self._metrics.waiting.track_inprogress(), self._metrics.stage("wait"):
                has_turn = self._turn.acquire(timeout=min(self._wait, deadline.seconds_left))
            if not has_turn:
                raise EngineBusy
            try:
                with self._metrics.stage("engine"):
                    attribution = self._engine.attribute(text, options, deadline)
            finally:
                self._turn.release()
        finally:
            self._places.release()
        self._ready = True
        return attribution

    def warm_up(self) -> None:
        """Read a first text, so that no client pays for what models set up on first use."""
        with self._turn:
            self._engine.attribute("“It works,” said the engineer.")
        self._ready = True
