"""Serving with gunicorn: one model for all workers, threads that answer probes while one reads an article."""

from __future__ import annotations

import ctypes
import gc
import logging
import math
import os
import shutil
import signal
from http import HTTPStatus
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

import structlog
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger
from gunicorn.http import errors
from gunicorn.util import write_nonblock
from gunicorn.workers.gthread import ThreadWorker

from service import tracing
from service.drain import STOP_SIGNALS, DrainingArbiter, StopSign
from service.gate import GATE
from service.problems import MEDIA_TYPE, problem_body, problem_type
from service.request_id import HEADER, new_request_id

if TYPE_CHECKING:
    import socket

    from flask import Flask

    from service.gate import AttributionEngine
    from service.settings import Settings

# For what workers write all the time, their heartbeats and metrics: in memory, since a disk can block.
_IN_MEMORY = "/dev/shm"

# Seconds for the step that is being done when an article's time is over, and for its answer.
_LAST_STEP = 5

# After so many new objects the garbage collector looks through them: more than most articles make at a time.
_YOUNG_OBJECTS = 50_000

# Of glibc's malloc.h.
_M_ARENA_MAX = -8

# What gunicorn refuses before there is a request to route; any other fault of the client's is a plain 400.
_REFUSALS: tuple[tuple[type[Exception], HTTPStatus], ...] = (
    (errors.LimitRequestLine, HTTPStatus.REQUEST_URI_TOO_LONG),
    (errors.LimitRequestHeaders, HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
    (errors.UnsupportedTransferCoding, HTTPStatus.NOT_IMPLEMENTED),
    (errors.ExpectationFailed, HTTPStatus.EXPECTATION_FAILED),
    (errors.ParseException, HTTPStatus.BAD_REQUEST),
)

log = structlog.get_logger(__name__)


def serve(settings: Settings, engine: AttributionEngine) -> None:
    """Serve until TERM or INT; leaves by SystemExit, 0 after an orderly stop."""
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = mkdtemp(prefix="inquit-metrics-", dir=_memory_folder())
    from service.app import create_app  # noqa: PLC0415 - prometheus_client reads the variable as it is imported

    _share_one_heap()
    stop_sign = StopSign()
    server = _Gunicorn(create_app(settings, engine, stop_sign), settings)
    DrainingArbiter(server, stop_sign, settings.drain).run()


class _Gunicorn(BaseApplication):  # type: ignore[misc]
    """gunicorn with settings of ours instead of its command line and configuration file."""

    def __init__(self, app: Flask, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in gunicorn_settings(self._settings).items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return self._app


def _share_one_heap() -> None:
    """Let all threads allocate from one heap, where the C library is glibc.

    One article is read at a time, each by another thread: with an arena for each thread, a worker keeps the memory of
    its largest article several times over.
    """
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):
        libc.mallopt(_M_ARENA_MAX, 1)


def gunicorn_settings(settings: Settings) -> dict[str, Any]:
    """Return gunicorn's settings for ours."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return {
        "bind": f"{host}:{settings.port}",
        "workers": settings.workers,
        "threads": settings.threads,
        "worker_class": ProblemWorker,
        "preload_app": True,
        "post_worker_init": warm_up,
        "child_exit": forget_gauges,
        "on_exit": remove_metrics,
        "worker_tmp_dir": _memory_folder(),
        "control_socket_disable": True,
        "keepalive": 5,
        "graceful_timeout": math.ceil(settings.time_limit) + _LAST_STEP,
        "logger_class": RootLogger,
        "loglevel": settings.log_level,
    }


def warm_up(worker: ThreadWorker) -> None:
    """Read a first text before the worker takes requests; a worker that cannot does not start.

    What is there by then stays: the garbage collector need not look through model and libraries again and again, nor
    through an article that is being read, whose values are gone when it is answered.
    """
    tracing.start(worker.wsgi)
    worker.wsgi.extensions[GATE].warm_up()
    gc.freeze()
    gc.set_threshold(_YOUNG_OBJECTS)


def _memory_folder() -> str | None:
    return _IN_MEMORY if os.access(_IN_MEMORY, os.W_OK) else None


def forget_gauges(_arbiter: Any, worker: ThreadWorker) -> None:
    """Leave out of the metrics what a worker that is gone was doing."""
    from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415 - as in serve

    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def remove_metrics(_arbiter: Any) -> None:
    """Remove the folder that the workers shared their metrics in."""
    shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)


class RootLogger(Logger):  # type: ignore[misc]
    """Leaves the form of gunicorn's records to the root logger's handlers."""

    def setup(self, cfg: Any) -> None:
        """Drop the handlers that gunicorn gives its logger."""
        super().setup(cfg)
        for handler in list(self.error_log.handlers):
            self.error_log.removeHandler(handler)
        self.error_log.propagate = True
        logging.captureWarnings(capture=True)


class ProblemWorker(ThreadWorker):  # type: ignore[misc]
    """Answers what is not HTTP with a problem too, where gunicorn would send a page of HTML."""

    def init_signals(self) -> None:
        """Let in the stop signals that DrainingArbiter holds back."""
        super().init_signals()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP_SIGNALS)

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: Exception) -> None:  # noqa: ARG002
        """Refuse what could not be parsed, and close."""
        status = next((status for kind, status in _REFUSALS if isinstance(exc, kind)), HTTPStatus.INTERNAL_SERVER_ERROR)
        kind, request_id = problem_type(status), new_request_id()
        log.warning("refused before routing", exception=type(exc).__qualname__, status=status, request_id=request_id)
        body = problem_body(kind, request_id=request_id)
        head = (
            f"HTTP/1.1 {status.value} {kind.title}\r\nConnection: close\r\nContent-Type: {MEDIA_TYPE}\r\n"
            f"Content-Length: {len(body)}\r\n{HEADER}: {request_id}\r\n\r\n"
        )
        try:
            write_nonblock(client, head.encode("ascii") + body)
        except OSError:
            log.debug("client left before the refusal", request_id=request_id)
