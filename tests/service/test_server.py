"""The service as it runs: gunicorn on loopback, with the real engine."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest
from prometheus_client.parser import text_string_to_metric_families

if TYPE_CHECKING:
    from collections.abc import Iterator

START_SECONDS = 60
POST_PLAIN = b"POST /v1/attributions HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"


@dataclass(frozen=True, slots=True)
class Server:
    process: subprocess.Popen[bytes]
    port: int


@contextmanager
def serving(folder: Path, workers: int, **settings: str) -> Iterator[Server]:
    """Run the service, from when it is ready."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from service.cli import main; main()"]
    log = folder / "log"
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [*command, "serve", "--port", str(port), "--workers", str(workers)],
            stderr=errors,
            env={**os.environ, **settings},
        )
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if ask(port, "GET", "/readyz")[0] == 200:
                break
        except OSError:
            time.sleep(0.1)
    else:
        process.kill()
        pytest.fail(log.read_text())
    try:
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait(60)


@pytest.fixture(scope="class")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with serving(tmp_path_factory.mktemp("server"), 2, INQUIT_MAX_BYTES="100000", INQUIT_DRAIN="0") as server:
        yield server.port


def ask(
    port: int, method: str, path: str, body: bytes | Iterator[bytes] | None = None, **headers: str
) -> tuple[int, dict[str, Any]]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        chunked = body is not None and not isinstance(body, bytes)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, named, encode_chunked=chunked)
        response = connection.getresponse()
        return response.status, json.loads(response.read())


def figure(port: int, name: str, **labels: str) -> float:
    with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30) as page:
        families = text_string_to_metric_families(page.read().decode())
    samples = [sample for family in families for sample in family.samples]
    return sum(sample.value for sample in samples if (sample.name, sample.labels) == (name, labels))


def ask_raw(port: int, request: bytes) -> tuple[int, dict[str, Any]]:
    with closing(socket.create_connection(("127.0.0.1", port), timeout=30)) as client:
        client.sendall(request)
        client.shutdown(socket.SHUT_WR)
        received = b""
        while chunk := client.recv(65536):
            received += chunk
    head, _, body = received.partition(b"\r\n\r\n")
    assert b"application/problem+json" in head
    return int(head.split()[1]), json.loads(body)


class TestServing:
    def test_attributes(self, port: int) -> None:
        text = "“The ferry is late,” said Nora Quill."
        status, answer = ask(port, "POST", "/v1/attributions", text.encode(), Content_Type="text/plain")
        assert (status, answer["text_length"]) == (200, len(text))

    def test_takes_a_chunked_body(self, port: int) -> None:
        status, answer = ask(port, "POST", "/v1/attributions", iter([b"It ", b"rained."]), Content_Type="text/plain")
        assert (status, answer["text_length"]) == (200, 10)

    def test_metrics_are_those_of_all_workers(self, port: int) -> None:
        def count() -> float:
            return figure(port, "inquit_requests_total", route="/version", status="200")

        before = count()
        with ThreadPoolExecutor(8) as clients:
            list(clients.map(lambda _: ask(port, "GET", "/version"), range(40)))
        assert {count() for _ in range(10)} == {before + 40}

    def test_refuses_a_large_chunked_body(self, port: int) -> None:
        body = iter([b"x" * 50_000] * 3)
        status, problem = ask(port, "POST", "/v1/attributions", body, Content_Type="text/plain")
        assert (status, problem["code"]) == (413, "body-too-large")

    @pytest.mark.parametrize(
        ("request_", "status", "code"),
        [
            pytest.param(b"GET / HTTP/9.9\r\n\r\n", 400, "bad-request", id="version"),
            pytest.param(b"\x16\x03\x01\x02\x00\r\n\r\n", 400, "bad-request", id="TLS"),
            pytest.param(b"GET /livez HTTP/1.1\r\nbad header\r\n\r\n", 400, "bad-request", id="header"),
            pytest.param(b"GET /" + b"a" * 9_000 + b" HTTP/1.1\r\n\r\n", 414, "uri-too-long", id="long path"),
            pytest.param(
                b"GET /livez HTTP/1.1\r\nX: " + b"a" * 9_000 + b"\r\n\r\n",
                431,
                "request-header-fields-too-large",
                id="long header",
            ),
            pytest.param(
                POST_PLAIN + b"Content-Length: -1\r\n\r\n",
                400,
                "bad-request",
                id="negative length",
            ),
            pytest.param(
                POST_PLAIN + b"Content-Length: 9\r\n\r\nhalf",
                400,
                "bad-request",
                id="body breaks off",
            ),
            pytest.param(
                POST_PLAIN + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhalf\r\n0\r\n\r\n",
                400,
                "bad-request",
                id="bad chunk",
            ),
            pytest.param(b"GET /nowhere HTTP/1.1\r\nHost: [\r\n\r\n", 404, "not-found", id="odd host"),
        ],
    )
    def test_what_is_not_http_gets_the_one_error_shape(
        self, port: int, request_: bytes, status: int, code: str
    ) -> None:
        answered, problem = ask_raw(port, request_)
        assert (answered, problem["code"], problem["status"]) == (status, code, status)
        assert problem["request_id"]


def post(port: int, text: str) -> tuple[int, dict[str, Any]]:
    return ask(port, "POST", "/v1/attributions", text.encode(), Content_Type="text/plain")


def test_term_takes_readiness_back_before_the_service_stops(tmp_path: Path) -> None:
    with serving(tmp_path, 1, INQUIT_DRAIN="600") as server:
        server.process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + START_SECONDS
        while (answer := ask(server.port, "GET", "/readyz"))[0] == 200:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert (answer[0], answer[1]["code"]) == (503, "stopping")
        status, answered = post(server.port, "“The ferry is late,” said Nora Quill.")
        assert status == 200, answered
        server.process.send_signal(signal.SIGTERM)  # another one cuts the drain short
        assert server.process.wait(START_SECONDS) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="reads the master's children from /proc")
def test_worker_stops_however_early_it_is_told(tmp_path: Path) -> None:
    with serving(tmp_path, 1, INQUIT_DRAIN="0") as server:
        children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
        killed = int(children.read_text())
        os.kill(killed, signal.SIGKILL)
        while (reborn := children.read_text().split()) in ([], [str(killed)]):
            pass
        os.kill(int(reborn[-1]), signal.SIGTERM)
        deadline = time.monotonic() + 10
        while reborn[-1] in children.read_text().split():
            assert time.monotonic() < deadline
            time.sleep(0.05)


def test_what_was_accepted_is_answered_after_term(tmp_path: Path) -> None:
    text = "“The ferry is late,” said Nora Quill.\n\n" * 200
    with serving(tmp_path, 1, INQUIT_DRAIN="0", INQUIT_ENGINE_WAIT="30") as server, ThreadPoolExecutor(4) as clients:
        answers = [clients.submit(post, server.port, text) for _ in range(4)]
        while figure(server.port, "inquit_requests_in_flight") < 5:
            assert not answers[-1].done()
        server.process.send_signal(signal.SIGTERM)
        assert [answer.result() for answer in answers if answer.result()[0] != 200] == []
        assert server.process.wait(20) == 0
        with pytest.raises(ConnectionRefusedError):
            ask(server.port, "GET", "/livez")


def test_term_while_the_model_loads_ends_the_service() -> None:
    """With a handler, since process 1 of a container ignores what it does not handle: hence 0, not -15."""
    command = [sys.executable, "-c", "from service.cli import main; main()", "serve", "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + START_SECONDS
    status = Path(f"/proc/{process.pid}/status")
    term = 1 << (signal.SIGTERM - 1)
    while time.monotonic() < deadline:
        caught = next(line for line in status.read_text().splitlines() if line.startswith("SigCgt"))
        if int(caught.split()[1], 16) & term:
            break
        time.sleep(0.01)
    process.terminate()
    assert process.wait(10) == 0
