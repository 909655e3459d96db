"""gunicorn's gevent worker as this service needs it: connections with clocks, one thread that reads articles."""

from __future__ import annotations

import resource
import signal
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

import gevent
import structlog
from gevent import socket as cooperative
from gevent.server import StreamServer
from gunicorn.http.body import LengthReader
from gunicorn.http.errors import NoMoreData
from gunicorn.http.message import Request
from gunicorn.http.parser import RequestParser
from gunicorn.workers.ggevent import GeventWorker

from service.gate import GATE
from service.serving.connection import Connection, Limits
from service.serving.connections import Connections
from service.serving.handover import ask_for_help, help_others
from service.serving.refusals import refusal
from service.stopping import STOP_SIGNALS

if TYPE_CHECKING:
    from service.gate import EngineGate
    from service.serving.run import Service

# What is left of a body after its answer is read and thrown away, up to here; a larger rest ends the connection.
_SMALL_REST = 64 * 2**10
# Of unfinished requests a worker holds so many of the largest that are allowed.
_LARGEST_REQUESTS = 16
_IDLE_SECONDS = 5
_TICK_SECONDS = 0.1
# A TERM for the whole process group reaches a worker together with the master, which then decides.
_GROUP_SECONDS = 0.3
# Files that are open besides connections.
_OTHER_FILES = 64

log = structlog.get_logger(__name__)


class ArticleRequest(Request):  # type: ignore[misc]
    """A request whose connection ends with it where much of its body is left."""

    @property
    def leaves_body(self) -> bool:
        """Tell whether the client has, or may have, more to send than is worth reading."""
        reader = self.body.reader
        is_left = reader.length > _SMALL_REST if isinstance(reader, LengthReader) else reader.parser is not None
        return bool(is_left or self.unreader.sock.owes_continue)

    def should_close(self) -> bool:
        """Tell whether this is the last request of its connection."""
        return bool(super().should_close() or self.leaves_body or self.unreader.sock.is_late)


class ArticleParser(RequestParser):  # type: ignore[misc]
    """Makes ArticleRequests of what a Connection receives."""

    mesg_class = ArticleRequest


class ArticleWorker(GeventWorker):  # type: ignore[misc]
    """Serves each connection in a greenlet, and articles in one thread; ``app`` is a Service."""

    app: Service
    sockets: list[Any]
    slot: int
    """Its number among the workers that live, from 0; a new one takes over that of the one that died."""

    def patch(self) -> None:
        """Make the listening sockets gevent's, and patch nothing: see ``greenlets``."""
        self.sockets = [
            cooperative.socket(one.FAMILY, cooperative.SOCK_STREAM, fileno=one.sock.detach()) for one in self.sockets
        ]

    def init_signals(self) -> None:
        """Let in the stop signals that DrainingArbiter holds back."""
        super().init_signals()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP_SIGNALS)

    def handle_exit(self, sig: int, frame: Any) -> None:  # noqa: ARG002
        """Stop, unless the whole service was told to: then its master says when."""
        gevent.spawn_later(_GROUP_SECONDS, self._stop_unless_draining)

    def _stop_unless_draining(self) -> None:
        if not self.app.stop_sign.is_draining:
            self.alive = False

    def run(self) -> None:
        """Serve until told to stop, then until everything accepted is answered."""
        settings, gate = self.app.settings, self.gate
        self._limits = Limits(settings.still_limit, settings.request_limit, settings.answer_limit)
        self._connections = Connections(
            most=_most_connections(settings.connections), most_bytes=_LARGEST_REQUESTS * settings.max_bytes
        )
        gevent.spawn(ask_for_help, gate, self.app.exchange)
        gevent.spawn(help_others, gate, self.app.exchange)
        servers = [StreamServer(sock, handle=partial(self.handle, sock)) for sock in self.sockets]
        for server in servers:
            server.max_accept = 1  # the next connection may be another worker's
            server.start()
        self.app.starts.ready(self.slot, self.sockets[0].getsockname())
        while self.alive:
            self.notify()
            gevent.sleep(_TICK_SECONDS)
        for server in servers:
            server.close()
        self._finish(gate, monotonic() + self.cfg.graceful_timeout)

    @property
    def gate(self) -> EngineGate:
        """The gate of the application, once that is loaded."""
        gate: EngineGate = self.wsgi.extensions[GATE]
        return gate

    def _finish(self, gate: EngineGate, until: float) -> None:
        while (len(self._connections) or not gate.idle.is_set()) and monotonic() < until:
            self._connections.drop_idle()
            self.notify()
            gevent.sleep(_TICK_SECONDS)
        if len(self._connections):
            log.warning("stopped with requests unanswered", connections=len(self._connections))

    def handle(self, listener: Any, client: Any, addr: Any) -> None:
        """Serve one connection to its end."""
        connection = Connection(client, self._limits, _IDLE_SECONDS, self._connections.bound_bytes)
        with self._connections.holding(connection):
            try:
                self._serve(listener.getsockname(), connection, addr)
            except (StopIteration, NoMoreData):
                log.debug("end of a connection")
            except OSError as error:
                log.debug("a client left", exception=type(error).__qualname__)
            except Exception as error:
                self._refuse(connection, error)
            finally:
                connection.close()

    def _serve(self, address: Any, connection: Connection, client_address: Any) -> None:
        parser = ArticleParser(self.cfg, connection, client_address)
        for request in parser:
            if request._expected_100_continue:  # gunicorn would say so before anybody wants the body
                request._expected_100_continue = False
                connection.promise_continue()
            try:
                self.handle_request(address, request, connection, client_address)
            except StopIteration:
                if request.leaves_body:
                    connection.linger()
                raise
            connection.await_request()

    def _refuse(self, connection: Connection, error: Exception) -> None:
        try:
            connection.sendall(refusal(error))
            connection.linger()
        except OSError:
            log.debug("a client left before its refusal")


def _most_connections(wanted: int) -> int:
    """Allow this process as many open files as it may have; return how many connections that makes."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return wanted if hard == resource.RLIM_INFINITY else max(1, min(wanted, hard - _OTHER_FILES))
