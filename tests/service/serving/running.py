"""The service as it runs, for tests: gunicorn on loopback, with the real engine, and clients of it."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
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
    log: Path

    def workers(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]


@contextmanager
def serving(folder: Path, workers: int, **settings: str) -> Iterator[Server]:
    """Run the service, from when it is ready, in a process group of its own."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from service.cli import main; main()"]
    log = folder / "log"
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [*command, "serve", "--port", str(port), "--workers", str(workers)],
            stderr=errors,
            env={**os.environ, **settings},
            start_new_session=True,
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
        yield Server(process, port, log)
    finally:
        process.terminate()
        process.wait(60)


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


def post(port: int, text: str) -> tuple[int, dict[str, Any]]:
    return ask(port, "POST", "/v1/attributions", text.encode(), Content_Type="text/plain")
