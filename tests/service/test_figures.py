"""Where figures are kept, and what happens where they cannot be."""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from typing import TYPE_CHECKING

import pytest
from prometheus_client import values

from service.app import create_app
from service.figures import Figures
from service.metrics import Metrics
from service.stopping import StopSign
from tests.service.fakes import FakeEngine
from tests.service.test_metrics import figure

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

    from service.settings import Settings

PATH = "/v1/attributions"


@pytest.fixture(autouse=True)
def _figures_of_one_process_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(values, "ValueClass", values.ValueClass)
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", "")


def folder_in(parent: Path) -> Path:
    (folder,) = parent.glob("inquit-metrics-*")
    return folder


def client_with(kept: Figures, settings: Settings) -> FlaskClient:
    return create_app(settings, FakeEngine(), StopSign(), metrics=Metrics(kept)).test_client()


def test_figures_of_all_processes_are_one(tmp_path: Path, settings: Settings) -> None:
    kept = Figures([tmp_path])
    client = client_with(kept, settings)
    for process in ("0", "1"):
        kept.begin(process)
        kept.process = process
        client.get("/livez")
    assert figure(client, "inquit_requests_total", route="/livez", status="200") == 2


def test_who_takes_over_goes_on_counting_but_does_nothing_yet(tmp_path: Path, settings: Settings) -> None:
    kept = Figures([tmp_path])
    metrics = Metrics(kept)
    client = create_app(settings, FakeEngine(), StopSign(), metrics=metrics).test_client()
    kept.begin("0")
    kept.process = "0"
    client.get("/livez")
    metrics.begin_request()  # and then it is killed
    kept.process = "master"
    metrics.end_request()
    metrics.begin_request()
    kept.begin("0")
    kept.process = "0"
    assert figure(client, "inquit_requests_in_flight") == 1 + 0 + 1 - 1
    assert figure(client, "inquit_requests_total", route="/livez", status="200") == 1


def test_files_have_their_size_before_they_are_written_to(tmp_path: Path) -> None:
    Figures([tmp_path])
    sizes = [file.stat().st_blocks * 512 for file in folder_in(tmp_path).glob("*.db")]
    assert len(sizes) == 3
    assert min(sizes) >= 2**18


def test_articles_are_read_where_there_is_no_room(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "posix_fallocate", full)
    client = client_with(Figures([tmp_path]), settings)
    assert client.post(PATH, json={"text": "“Rain.”"}).status_code == 200
    response = client.get("/metrics")
    assert (response.status_code, response.get_json()["code"]) == (503, "metrics-unavailable")


def test_articles_are_read_when_the_folder_is_gone(tmp_path: Path, settings: Settings) -> None:
    kept = Figures([tmp_path])
    client = client_with(kept, settings)
    assert client.get("/livez").status_code == 200
    shutil.rmtree(folder_in(tmp_path))
    kept.process = "0"  # a worker born afterwards
    assert client.post(PATH, json={"text": "“Rain.”"}).status_code == 200
    assert client.get("/livez").status_code == 200
    assert client.get("/metrics").status_code == 503


def test_worker_born_without_a_folder_keeps_no_figures(tmp_path: Path) -> None:
    kept = Figures([tmp_path])
    shutil.rmtree(folder_in(tmp_path))
    kept.begin("0")
    assert not kept.are_kept


def test_second_folder_is_taken_where_the_first_is_missing(tmp_path: Path) -> None:
    Figures([tmp_path / "nowhere", tmp_path])
    assert folder_in(tmp_path)


def test_folders_of_services_that_are_gone_are_removed(tmp_path: Path) -> None:
    killed, alive, new, old = (tmp_path / f"inquit-metrics-{name}" for name in ("killed", "alive", "new", "old"))
    for folder in (killed, alive, new, old):
        folder.mkdir()
    (killed / "lock").touch()
    os.utime(old, (time.time() - 3_600,) * 2)
    with (alive / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        Figures([tmp_path])
    assert [folder.exists() for folder in (killed, alive, new, old)] == [False, True, True, False]
