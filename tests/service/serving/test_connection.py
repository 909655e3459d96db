"""A connection gives its client so much time and no more, and holds nobody up meanwhile."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from service.problems import REQUEST_TIMEOUT, Problem
from service.serving.connection import Connection, Limits, ReaderTooSlow
from service.serving.connections import Connections

if TYPE_CHECKING:
    from collections.abc import Iterator

AT_ONCE = Limits(still=0.01, request=0.02, answer=0.02)
PATIENT = Limits(still=60, request=60, answer=60)


@dataclass(frozen=True, slots=True)
class Pair:
    """Both ends of a connection."""

    server: socket.socket
    client: socket.socket

    def connection(self, limits: Limits = PATIENT, idle: float = 60) -> Connection:
        return Connection(self.server, limits, idle)


@pytest.fixture
def pair() -> Iterator[Pair]:
    server, client = socket.socketpair()
    with server, client:
        client.settimeout(10)
        yield Pair(server, client)


def test_what_comes_is_returned(pair: Pair) -> None:
    pair.client.sendall(b"GET")
    assert pair.connection().recv(100) == b"GET"


def test_client_that_sends_nothing_is_left_without_a_word(pair: Pair) -> None:
    connection = pair.connection(idle=0.01)
    assert connection.recv(100) == b""


def test_request_that_stands_still_is_refused(pair: Pair) -> None:
    connection = pair.connection(Limits(still=0.01, request=60, answer=60))
    pair.client.sendall(b"G")
    connection.recv(100)
    with pytest.raises(Problem) as refused:
        connection.recv(100)
    assert refused.value.kind is REQUEST_TIMEOUT


def test_request_that_is_not_whole_in_time_is_refused(pair: Pair) -> None:
    connection = pair.connection(Limits(still=60, request=0.05, answer=60))
    for _ in range(3):
        pair.client.sendall(b"a")
        connection.recv(1)
    with pytest.raises(Problem) as refused:
        connection.recv(1)
    assert refused.value.kind is REQUEST_TIMEOUT


def test_next_request_has_clocks_of_its_own(pair: Pair) -> None:
    connection = pair.connection(Limits(still=0.01, request=60, answer=60), idle=0.01)
    pair.client.sendall(b"G")
    connection.recv(100)
    connection.await_request()
    assert connection.recv(100) == b""  # idle again, so it is left and not refused


def test_reader_that_takes_nothing_is_dropped(pair: Pair) -> None:
    with pytest.raises(ReaderTooSlow):
        pair.connection(AT_ONCE).sendall(b"x" * 10_000_000)


def test_continue_is_said_when_the_body_is_wanted(pair: Pair) -> None:
    connection = pair.connection()
    connection.promise_continue()
    pair.client.sendall(b"body")
    assert connection.recv(100) == b"body"
    assert pair.client.recv(100).startswith(b"HTTP/1.1 100 ")
    connection.await_request()
    assert not connection.owes_continue


def test_refused_client_reads_its_refusal_though_it_still_sends(pair: Pair) -> None:
    connection = pair.connection()
    pair.client.sendall(b"x" * 1_000)
    connection.sendall(b"413")
    pair.client.shutdown(socket.SHUT_WR)
    connection.linger()
    connection.close()
    assert pair.client.recv(100) == b"413"


class TestConnections:
    def test_new_one_takes_the_place_of_the_stillest(self) -> None:
        held = Connections(most=2, most_bytes=1_000)
        ends = [socket.socketpair() for _ in range(3)]
        still, busy, new = (Connection(server, PATIENT, 60) for server, _ in ends)
        still.moved, busy.moved = 1, 2
        with held.holding(still), held.holding(busy), held.holding(new):
            assert ends[0][1].recv(1) == b""
            ends[1][0].sendall(b"x")
            assert ends[1][1].recv(1) == b"x"
        for server, client in ends:
            server.close()
            client.close()

    def test_who_is_being_answered_is_never_dropped(self, pair: Pair) -> None:
        held = Connections(most=1, most_bytes=1_000)
        answered = pair.connection()
        answered.waits_for_client = False
        other, _client = socket.socketpair()
        with held.holding(answered), held.holding(Connection(other, PATIENT, 60)):
            pair.server.sendall(b"x")
            assert pair.client.recv(1) == b"x"
        other.close()
        _client.close()

    def test_largest_of_unfinished_requests_is_dropped(self, pair: Pair) -> None:
        held = Connections(most=9, most_bytes=1_000)
        connection = pair.connection()
        with held.holding(connection):
            connection.bytes_in = 1_000
            held.bound_bytes()
            pair.server.sendall(b"x")
            connection.bytes_in = 1_001
            held.bound_bytes()
            assert (pair.client.recv(1), pair.client.recv(1)) == (b"x", b"")

    def test_those_without_a_request_leave_at_the_end(self, pair: Pair) -> None:
        held = Connections(most=9, most_bytes=1_000)
        with held.holding(pair.connection()):
            held.drop_idle()
            assert pair.client.recv(1) == b""
        assert len(held) == 0
