"""The service as it runs, ``inquit serve`` on a free port of loopback, and what its processes hold in memory."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic, sleep
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HOST = "127.0.0.1"
START_SECONDS = 60
STOP_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A running service; ``ready_seconds`` passed from its start to its first 200 from ``/readyz``."""

    pid: int
    port: int
    ready_seconds: float

    def workers(self) -> tuple[int, ...]:
        """Return the process ids of the workers that live now."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text(encoding="ascii")
        return tuple(map(int, children.split()))


@dataclass(frozen=True, slots=True)
class Memory:
    """What one process holds, in MB (10⁶ bytes): ``pss`` counts a page that n processes share as 1/n of it."""

    rss: float
    pss: float


@contextmanager
def running(model: str, workers: int, settings: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Run the service with its default settings but for those given; raise RuntimeError if it dies.

    It may leave earlier than the context does, in order, when it is told to.
    """
    port, start = _free_port(), monotonic()
    command = [str(Path(sys.executable).with_name("inquit")), "serve", "--host", HOST, "--port", str(port)]
    environment = {**os.environ, "INQUIT_MODEL": model, "INQUIT_LOG_LEVEL": "warning", "INQUIT_DRAIN": "0"}
    environment |= settings or {}
    with (
        TemporaryFile() as log,
        subprocess.Popen([*command, "--workers", str(workers)], env=environment, stderr=log) as process,
    ):
        try:
            while not _is_ready(port):
                if process.poll() is not None or monotonic() - start > START_SECONDS:
                    raise RuntimeError(f"the service did not start:\n{_read(log)}")
                sleep(0.02)
            server = Server(process.pid, port, monotonic() - start)
            while len(server.workers()) < workers:
                sleep(0.02)
            yield server
            if process.poll():
                raise RuntimeError(f"the service ended early ({process.returncode}):\n{_read(log)}")
            process.terminate()
            process.wait(STOP_SECONDS)
        finally:
            process.kill()


def memory_of(pid: int) -> Memory:
    """Read what a process holds from Linux's ``smaps_rollup``."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    kib = {name: int(size) for name, size in re.findall(r"^(Rss|Pss):\s+(\d+) kB$", rollup, re.MULTILINE)}
    return Memory(rss=kib["Rss"] * 1024 / 1e6, pss=kib["Pss"] * 1024 / 1e6)


def _read(log: IO[bytes]) -> str:
    log.seek(0)
    return log.read().decode(errors="replace")


def _free_port() -> int:
    with closing(socket.create_server((HOST, 0))) as free:
        port: int = free.getsockname()[1]
    return port


def _is_ready(port: int) -> bool:
    with closing(http.client.HTTPConnection(HOST, port, timeout=5)) as connection:
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except OSError:
            return False
