"""What a newcomer does first: clone, ``make serve``, ``make test``, ``make docs``."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from docs.tables import ROOT
from tests.docs.snippets import Reader, snippets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.system
SET_UP_SECONDS = 600


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clone") / "inquit"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
    return folder


@contextmanager
def made_to_serve(clone: Path) -> Iterator[str]:
    """Run ``make serve`` until it is ready; yields its address."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(["make", "serve", f"PORT={port}"], cwd=clone, start_new_session=True)
    try:
        for _ in range(SET_UP_SECONDS):
            try:
                with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5):
                    break
            except (URLError, OSError):
                assert process.poll() is None, "make serve ended"
                time.sleep(1)
        yield f"127.0.0.1:{port}"
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(60)


def test_readme_from_a_clone(clone: Path, tmp_path: Path) -> None:
    readme = (clone / "README.md").read_text(encoding="utf-8")
    assert "make serve" in next(snippets(readme)).content
    with made_to_serve(clone) as address:
        Reader(tmp_path, clone, address).follow(readme)


def test_make_test_sets_up_and_finds_the_tests(clone: Path) -> None:
    environment = {**os.environ, "PYTEST_ADDOPTS": "--collect-only"}
    made = subprocess.run(
        ["make", "test"],
        cwd=clone,
        env=environment,
        capture_output=True,
        text=True,
        timeout=SET_UP_SECONDS,
        check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    assert "tests/docs/test_snippets.py" in made.stdout


def test_make_docs_builds_the_site(clone: Path) -> None:
    made = subprocess.run(
        ["make", "docs"], cwd=clone, capture_output=True, text=True, timeout=SET_UP_SECONDS, check=False
    )
    assert made.returncode == 0, made.stdout + made.stderr
    assert (clone / "docs" / "_build" / "index.html").exists()
    status = subprocess.run(["git", "status", "--porcelain"], cwd=clone, capture_output=True, text=True, check=True)
    assert status.stdout == "", "the tables were not those of the code"
