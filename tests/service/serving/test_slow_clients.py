"""Clients that are slow, announce much or hold connections keep nobody else from an answer."""

from __future__ import annotations

import http.client
import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.service.serving.running import POST_PLAIN, ask, ask_raw, post, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.system

SENTENCE = "“The ferry is late,” said Nora Quill."
MANY = 64
"""Slow clients at once: far more than threads would be."""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp("server")
    with serving(folder, 2, INQUIT_DRAIN="0", INQUIT_TIME_LIMIT="120", INQUIT_ENGINE_WAIT="60") as server:
        yield server.port


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"P", id="a byte"),
        pytest.param(POST_PLAIN, id="headers"),
        pytest.param(POST_PLAIN + b"Content-Length: 1000\r\n\r\na", id="body"),
        pytest.param(POST_PLAIN + b"Transfer-Encoding: chunked\r\n\r\n3e8\r\na", id="chunk"),
        pytest.param(POST_PLAIN + b"Content-Length: 7000000\r\nExpect: 100-continue\r\n\r\n", id="promise"),
    ],
)
def test_others_are_answered_beside_slow_requests(port: int, sent: bytes) -> None:
    with ExitStack() as held:
        for _ in range(MANY):
            client = held.enter_context(socket.create_connection(("127.0.0.1", port), timeout=30))
            client.sendall(sent)
        assert [ask(port, "GET", "/livez")[0] for _ in range(4)] == [200] * 4
        assert [post(port, SENTENCE)[0] for _ in range(4)] == [200] * 4


def test_others_are_answered_beside_slow_readers(port: int) -> None:
    body = f"{SENTENCE}\n\n".encode() * 200
    with ExitStack() as held:
        for _ in range(8):
            client = held.enter_context(socket.socket())
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            client.connect(("127.0.0.1", port))
            client.sendall(POST_PLAIN + b"Content-Length: %d\r\n\r\n" % len(body) + body)
        assert [ask(port, "GET", "/livez")[0] for _ in range(4)] == [200] * 4
        assert [post(port, SENTENCE)[0] for _ in range(4)] == [200] * 4


@pytest.fixture(scope="module")
def impatient_port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with serving(tmp_path_factory.mktemp("server"), 1, INQUIT_DRAIN="0", INQUIT_STILL_LIMIT="0.2") as server:
        yield server.port


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"P", id="a byte"),
        pytest.param(POST_PLAIN, id="headers"),
        pytest.param(POST_PLAIN + b"Content-Length: 9\r\n\r\na", id="body"),
    ],
)
def test_request_that_stands_still_is_refused_and_let_go(impatient_port: int, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", impatient_port), timeout=30) as client:
        client.sendall(sent)
        answer = b"".join(iter(lambda: client.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 408 Request Timeout\r\n")
    assert b"request-timeout" in answer


@pytest.mark.parametrize("expects", [b"", b"Expect: 100-continue\r\n"])
def test_what_is_announced_too_large_is_refused_unread(port: int, expects: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as client:
        client.sendall(POST_PLAIN + b"Content-Length: 10000000000\r\n" + expects + b"\r\n")
        assert client.recv(65536).startswith(b"HTTP/1.1 413 Content Too Large\r\n")


def test_headers_of_a_refusal_before_routing(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as client:
        client.sendall(b"nonsense\r\n\r\n")
        answer = client.recv(65536).lower()
    for name in (b"x-request-id", b"cache-control: no-store", b"x-content-type-options: nosniff"):
        assert name in answer


def test_expectation_is_met_once_the_body_is_wanted(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as client:
        client.sendall(POST_PLAIN + b"Content-Length: 5\r\nExpect: 100-continue\r\n\r\n")
        assert client.recv(65536) == b"HTTP/1.1 100 Continue\r\n\r\n"
        client.sendall(b"Rain.")
        assert client.recv(65536).startswith(b"HTTP/1.1 200 OK\r\n")


def test_body_that_nobody_wanted_is_not_the_next_request(port: int) -> None:
    request = b"POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 25\r\n\r\nGET /livez HTTP/1.1\r\n\r\nxx"
    status, problem = ask_raw(port, request)
    assert (status, problem["code"]) == (404, "not-found")


def test_no_article_waits_behind_a_large_one_while_a_worker_is_free(port: int) -> None:
    """Over connections kept alive since before, of which some are the busy worker's."""
    with ExitStack() as opened, ThreadPoolExecutor(1) as other:
        kept = [http.client.HTTPConnection("127.0.0.1", port, timeout=60) for _ in range(8)]
        for connection in kept:
            opened.callback(connection.close)
            assert _post_over(connection) == 200
        large = other.submit(post, port, f"{SENTENCE}\n\n" * 2_000)
        assert [_post_over(connection) for connection in kept] == [200] * 8
        assert not large.done()
        assert ask(port, "GET", "/livez")[0] == 200
        assert large.result()[0] == 200


def _post_over(connection: http.client.HTTPConnection) -> int:
    connection.request("POST", "/v1/attributions", SENTENCE.encode(), {"Content-Type": "text/plain"})
    response = connection.getresponse()
    response.read()
    return response.status
