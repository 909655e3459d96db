"""gunicorn's master: drains before it stops, and gives up where workers cannot start."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import structlog
from gunicorn.arbiter import Arbiter
from gunicorn.errors import HaltServer

from service.stopping import STOP_SIGNALS

if TYPE_CHECKING:
    from service.serving.run import Service
    from service.serving.worker import ArticleWorker

# After so many workers in a row that were killed before they could serve, the next would be too.
_FAILED_STARTS = 3
_START_FAILED = 3

log = structlog.get_logger(__name__)


class ServiceArbiter(Arbiter):  # type: ignore[misc]
    """Puts up ``service.stop_sign`` at its first TERM; workers stop ``settings.drain`` seconds later, or at the next.

    Workers that stop answer the requests they have accepted and take no more.
    """

    def __init__(self, service: Service) -> None:
        self._service = service
        super().__init__(service)

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
        sign, seconds = self._service.stop_sign, self._service.settings.drain
        if sign.is_up or seconds == 0:
            sign.stop()
            super().handle_term()
        sign.put_up()
        signal.setitimer(signal.ITIMER_REAL, seconds)


def prepare_worker(arbiter: ServiceArbiter, worker: ArticleWorker) -> None:
    """Give a worker its slot before it is forked."""
    service: Service = worker.app
    worker.slot = service.starts.begin({other.slot for other in arbiter.WORKERS.values()})
    service.figures.begin(str(worker.slot))


def mourn_worker(_arbiter: ServiceArbiter, worker: ArticleWorker) -> None:
    """Give up the service if workers die again and again before they can serve."""
    service: Service = worker.app
    if not service.stop_sign.is_up and service.starts.failures(worker.slot) >= _FAILED_STARTS:
        log.error("workers die before they can serve", likely="too little memory; INQUIT_WORKERS=1 takes least")
        raise HaltServer("Workers cannot start.", _START_FAILED)
