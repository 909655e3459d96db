"""Running the service: one model for all workers, processes forked from this one, and what they share."""

from __future__ import annotations

import ctypes
import gc
import logging
import math
import sys
from typing import TYPE_CHECKING, Any

import structlog
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from service import tracing
from service.app import METRICS, create_app
from service.figures import Figures
from service.metrics import Metrics
from service.serving.arbiter import ServiceArbiter, mourn_worker, prepare_worker
from service.serving.greenlets import greenlets
from service.serving.handover import Exchange
from service.serving.starts import Starts
from service.serving.worker import ArticleWorker
from service.stopping import StopSign

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask

    from service.reading import AttributionEngine
    from service.settings import Settings

# Seconds for the step that is being done when an article's time is over, and for its answer.
_LAST_STEP = 5
# After so many new objects the garbage collector looks through them: more than most articles make at a time.
_YOUNG_OBJECTS = 50_000
# Of glibc's malloc.h.
_M_ARENA_MAX = -8

log = structlog.get_logger(__name__)


def serve(settings: Settings, engine: AttributionEngine, folders: list[Path]) -> None:
    """Serve until TERM or INT; leaves by SystemExit, 0 after an orderly stop.

    ``folders`` can be written to; what workers write all the time, heartbeats and figures, is in the first with room.
    """
    _share_one_heap()
    ServiceArbiter(Service(settings, engine, folders)).run()


class Service(BaseApplication):  # type: ignore[misc]
    """What gunicorn runs, with settings of ours instead of its command line, and what master and workers share."""

    def __init__(self, settings: Settings, engine: AttributionEngine, folders: list[Path]) -> None:
        self.settings = settings
        self.stop_sign = StopSign()
        self.starts = Starts()
        self.exchange = Exchange()
        self.figures = Figures(folders)
        self._heartbeats = folders[0]
        self._app = create_app(settings, engine, self.stop_sign, metrics=Metrics(self.figures))
        super().__init__()

    def load_config(self) -> None:
        """Give gunicorn its settings."""
        for name, value in gunicorn_settings(self.settings, self._heartbeats).items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Return the WSGI application."""
        return self._app


def _share_one_heap() -> None:
    """Let all threads allocate from one heap, where the C library is glibc.

    Articles are read in one thread and requests in another: with an arena for each, a worker keeps the memory of its
    largest article twice.
    """
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):
        libc.mallopt(_M_ARENA_MAX, 1)


def gunicorn_settings(settings: Settings, heartbeats: Path) -> dict[str, Any]:
    """Return gunicorn's settings for ours."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return {
        "bind": f"{host}:{settings.port}",
        "workers": settings.workers,
        "worker_class": ArticleWorker,
        "preload_app": True,
        "pre_fork": prepare_worker,
        "post_worker_init": warm_up,
        "child_exit": mourn_worker,
        "on_exit": lambda arbiter: arbiter.app.figures.remove(),
        "worker_tmp_dir": str(heartbeats),
        "control_socket_disable": True,
        "graceful_timeout": math.ceil(settings.time_limit) + _LAST_STEP,
        "logger_class": RootLogger,
        "loglevel": settings.log_level,
    }


def warm_up(worker: ArticleWorker) -> None:
    """Read a first text before the worker takes requests; a worker that cannot ends the service.

    What is there by then stays: the garbage collector need not look through model and libraries again and again, nor
    through an article that is being read, whose values are gone when it is answered.
    """
    worker.app.figures.process = str(worker.slot)
    worker.wsgi.extensions[METRICS].begin()
    worker.gate.use(greenlets())
    tracing.start(worker.wsgi)
    try:
        worker.gate.warm_up()
    except Exception as error:
        log.error("the model cannot read a first text", model=worker.app.settings.model, exception=repr(error))
        sys.exit(ServiceArbiter.WORKER_BOOT_ERROR)
    gc.freeze()
    gc.set_threshold(_YOUNG_OBJECTS)


class RootLogger(Logger):  # type: ignore[misc]
    """Leaves the form of gunicorn's records to the root logger's handlers."""

    def setup(self, cfg: Any) -> None:
        """Drop the handlers that gunicorn gives its logger."""
        super().setup(cfg)
        for handler in list(self.error_log.handlers):
            self.error_log.removeHandler(handler)
        self.error_log.propagate = True
        logging.captureWarnings(capture=True)
