"""How the service ends: told to, or because it cannot go on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from tests.service.serving.running import START_SECONDS, ask, figure, post, serving

pytestmark = pytest.mark.system


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
        (killed,) = server.workers()
        os.kill(killed, signal.SIGKILL)
        while (reborn := server.workers()) in ([], [killed]):
            pass
        os.kill(reborn[-1], signal.SIGTERM)
        deadline = time.monotonic() + 10
        while reborn[-1] in server.workers():
            assert time.monotonic() < deadline
            time.sleep(0.05)


@pytest.mark.skipif(sys.platform != "linux", reason="reads the master's children from /proc")
def test_term_for_the_whole_process_group_is_one_term(tmp_path: Path) -> None:
    with serving(tmp_path, 2, INQUIT_DRAIN="1") as server:
        workers = server.workers()
        os.killpg(server.process.pid, signal.SIGTERM)
        seen = set(workers)
        while server.process.poll() is None:
            with suppress(OSError):
                seen.update(server.workers())
        assert seen == set(workers)
        assert server.process.returncode == 0


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


DYING = """
import os, signal
from service.logs import configure_logging
from service.serving import run
from service.serving.checks import writable_folders
from service.settings import Settings
from tests.service.fakes import BrokenEngine, FakeEngine

class DyingEngine(FakeEngine):
    def attribute(self, *_):
        os.kill(os.getpid(), signal.SIGKILL)

settings = Settings(port=0, workers=1, log_level="error")
configure_logging(settings)
run.serve(settings, {engine}(), writable_folders())
"""


@pytest.mark.parametrize(
    ("engine", "told"),
    [
        pytest.param("DyingEngine", "too little memory", id="killed as it starts"),
        pytest.param("BrokenEngine", "the model cannot read a first text", id="model that fails"),
    ],
)
def test_service_whose_workers_cannot_start_gives_up(engine: str, told: str) -> None:
    program = DYING.format(engine=engine)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=START_SECONDS, check=False
    )
    assert done.returncode == 3
    assert told in done.stderr
    assert "Traceback" not in done.stderr
