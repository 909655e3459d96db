"""One article at a time: who has the engine of this process, who waits for it, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from inquit import Deadline, OutOfTime
from service.execution import THREADS
from service.pace import Pace
from service.turns import TurnLost
from service.waiting import Queue

if TYPE_CHECKING:
    from inquit import EngineInfo
    from service.execution import Execution
    from service.metrics import Metrics
    from service.reading import ArticleReader
    from service.schemas.request import AttributionRequest
    from service.turns import Turn
    from service.waiting import Waiting

GATE = "inquit.gate"
"""Key of an application's EngineGate in ``app.extensions``."""

# More text than this is not read within any wait: it would only fill the memory.
_MOST_CHARACTERS = 8_000_000


class EngineBusy(Exception):  # noqa: N818 - a state of the service, not a fault
    """No turn came within the wait, or too many wait already; in ``seconds`` those that wait should be done."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class EngineGate:
    """Lets one article at a time to ``reader``; of the others ``places`` may wait, ``wait`` seconds at most.

    ``call_next`` offers those that wait the engine of another process; ``borrow`` lends the own one to another.
    ``wanted`` is set while somebody waits, ``idle`` while nobody has the engine.
    """

    def __init__(
        self, reader: ArticleReader, metrics: Metrics, *, places: int, wait: float, execution: Execution = THREADS
    ) -> None:
        self._reader = reader
        self._metrics = metrics
        self._wait = wait
        self._pace = Pace()
        self._queue = Queue(places=places, most_characters=_MOST_CHARACTERS)
        self._lock = Lock()  # nobody waits while holding it
        self._is_busy = False
        self._characters_read_now = 0
        self._ready = False
        self.use(execution)

    def use(self, execution: Execution) -> None:
        """Wait and work in this way from now on; called while nobody waits or works."""
        self._execution = execution
        self.idle = execution.signal()
        self.wanted = execution.signal()
        self.idle.set()

    @property
    def info(self) -> EngineInfo:
        """Which code and which model answer."""
        return self._reader.info

    @property
    def waiting(self) -> int:
        """How many articles wait."""
        return len(self._queue)

    @property
    def ready(self) -> bool:
        """Tell whether the engine has read a text in this process."""
        return self._ready

    def attribute(self, asked: AttributionRequest, deadline: Deadline | None = None) -> bytes:
        """Return the answer; raises EngineBusy, OutOfTime, or whatever else the engine raises."""
        deadline, arrived = deadline or Deadline(), monotonic()
        while True:
            with self._metrics.waiting(), self._metrics.stage("wait"):
                turn = self._turn_for(len(asked.text), arrived, deadline)
            try:
                answer = turn.read(asked, deadline)
            except TurnLost:
                continue
            finally:
                turn.end()
            self._ready = True
            return answer

    def warm_up(self) -> None:
        """Read a first text, so that no client pays for what models set up on first use."""
        self._execution.in_context(self._reader.warm_up)
        self._ready = True

    def borrow(self) -> Turn | None:
        """Return a turn at the engine of this process if nobody has it, else None."""
        with self._lock:
            return self._take()

    def call_next(self, turn: Turn) -> bool:
        """Give ``turn`` to the article that comes next; return False where nobody waits."""
        with self._lock:
            return self._call(turn)

    def read(self, asked: AttributionRequest, deadline: Deadline) -> bytes:
        """Read an article with the engine of this process; for who has the turn."""
        self._characters_read_now, start = len(asked.text), monotonic()
        try:
            return self._execution.in_context(lambda: self._reader.read(asked, deadline))
        finally:
            self._characters_read_now = 0
            self._pace.learn(len(asked.text), monotonic() - start)

    def give_back(self) -> None:
        """Let the next article to the engine of this process; for who had the turn."""
        with self._lock:
            if not self._call(_OwnTurn(self)):
                self._is_busy = False
                self.idle.set()

    def _turn_for(self, characters: int, arrived: float, deadline: Deadline) -> Turn:
        with self._lock:
            turn = self._take()
            if turn:
                return turn
            if self._queue.is_full_for(characters):
                raise EngineBusy(self._seconds_ahead())
            waiting = self._queue.add(characters, arrived, self._execution.signal())
            self.wanted.set()
        waiting.called.wait(min(arrived + self._wait - monotonic(), deadline.seconds_left))
        with self._lock:
            return waiting.turn or self._give_up(waiting, deadline)

    def _take(self) -> Turn | None:
        if self._is_busy:
            return None
        self._is_busy = True
        self.idle.clear()
        return _OwnTurn(self)

    def _call(self, turn: Turn) -> bool:
        waiting = self._queue.pop()
        if not self._queue:
            self.wanted.clear()
        if waiting is None:
            return False
        waiting.turn = turn
        waiting.called.set()
        return True

    def _give_up(self, waiting: Waiting, deadline: Deadline) -> Turn:
        self._queue.remove(waiting)
        if not self._queue:
            self.wanted.clear()
        if not deadline.seconds_left:
            raise OutOfTime
        raise EngineBusy(self._seconds_ahead())

    def _seconds_ahead(self) -> float:
        return self._pace.seconds_for(self._queue.characters + self._characters_read_now)


@dataclass(frozen=True, slots=True)
class _OwnTurn:
    """A turn at the engine of this process."""

    _gate: EngineGate

    def read(self, asked: AttributionRequest, deadline: Deadline) -> bytes:
        return self._gate.read(asked, deadline)

    def end(self) -> None:
        self._gate.give_back()
