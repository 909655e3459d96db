"""Threads share one engine: one article at a time, a bounded wait, threads left for probes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from service.serving.stopping import StopSign

from service.app import create_app
from service.gate import EngineBusy, EngineGate
from service.metrics import Metrics
from tests.service.fakes import BrokenEngine, FakeEngine, SlowEngine

if TYPE_CHECKING:
    from service.settings import Settings

PATH = "/v1/attributions"


def test_never_two_articles_at_once() -> None:
    engine = SlowEngine()
    gate = EngineGate(engine, Metrics(), places=8, wait=10)
    with ThreadPoolExecutor(8) as pool:
        answers = [pool.submit(gate.attribute, f"“{number}”") for number in range(8)]
        assert engine.entered.wait(10)
        engine.go_on.set()
        assert [answer.result().quotes[0].text for answer in answers] == [f"“{number}”" for number in range(8)]
    assert not engine.overlapped


def test_wait_is_bounded() -> None:
    engine = SlowEngine()
    gate = EngineGate(engine, Metrics(), places=2, wait=0.05)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(gate.attribute, "“1”")
        assert engine.entered.wait(10)
        with pytest.raises(EngineBusy):
            gate.attribute("“2”")
        engine.go_on.set()
        assert first.result().quotes
    assert gate.attribute("“3”").quotes


def test_places_are_bounded() -> None:
    engine = SlowEngine()
    gate = EngineGate(engine, Metrics(), places=1, wait=60)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(gate.attribute, "“1”")
        assert engine.entered.wait(10)
        with pytest.raises(EngineBusy):
            gate.attribute("“2”")
        engine.go_on.set()
        assert first.result().quotes


def test_failure_leaves_the_gate_open() -> None:
    gate = EngineGate(BrokenEngine(), Metrics(), places=1, wait=0)
    for _ in range(2):
        with pytest.raises(RuntimeError):
            gate.attribute("x")
    assert not gate.ready


def test_ready_after_the_first_text() -> None:
    gate = EngineGate(FakeEngine(), Metrics(), places=1, wait=0)
    assert not gate.ready
    gate.attribute("x")
    assert gate.ready


def test_busy_service_says_when_to_come_back_and_answers_probes(settings: Settings) -> None:
    engine = SlowEngine()
    app = create_app(replace(settings, engine_wait=0.2), engine, StopSign())
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(lambda: app.test_client().post(PATH, json={"text": "“1”"}))
        assert engine.entered.wait(10)
        refused = app.test_client().post(PATH, json={"text": "“2”"})
        assert (refused.status_code, refused.get_json()["code"]) == (503, "engine-busy")
        assert refused.headers["Retry-After"] == "1"
        assert app.test_client().get("/livez").status_code == 200
        engine.go_on.set()
        assert first.result().status_code == 200
