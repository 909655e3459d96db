"""The time of a request is bounded: what takes longer is answered with 504, and the next finds the engine free."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inquit import Deadline, OutOfTime
from service.app import create_app
from service.serving.stopping import StopSign
from tests.service.fakes import SlowEngine, TardyEngine
from tests.service.test_gate import article, gate_of

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from inquit import Engine
    from service.settings import Settings

PATH = "/v1/attributions"


@pytest.fixture
def client(settings: Settings) -> FlaskClient:
    return create_app(replace(settings, time_limit=0.35), TardyEngine(), StopSign()).test_client()


def test_article_that_takes_too_long_is_given_up(client: FlaskClient) -> None:
    start = time.monotonic()
    refused = client.post(PATH, json={"text": "word " * 100})
    assert time.monotonic() - start < 2
    assert (refused.status_code, refused.get_json()["code"]) == (504, "time-limit")
    assert "0.35 seconds" in refused.get_json()["detail"]
    assert client.post(PATH, json={"text": "word"}).status_code == 200


def test_wait_counts(client: FlaskClient) -> None:
    text = "one two three"
    assert client.post(PATH, json={"text": text}).status_code == 200
    with ThreadPoolExecutor(2) as pool:
        answers = pool.map(lambda _: client.application.test_client().post(PATH, json={"text": text}), range(2))
        assert sorted(answer.status_code for answer in answers) == [200, 504]


def test_nobody_waits_past_the_deadline() -> None:
    engine = SlowEngine()
    gate = gate_of(engine, wait=60)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(gate.attribute, article("“1”"))
        assert engine.entered.wait(10)
        start = time.monotonic()
        with pytest.raises(OutOfTime):
            gate.attribute(article("“2”"), Deadline.after(0.1))
        assert time.monotonic() - start < 5
        engine.go_on.set()
        assert first.result()


def test_real_engine_is_bounded_and_goes_on(settings: Settings, engine: Engine) -> None:
    roomy = replace(settings, max_bytes=10**7, max_characters=10**6, time_limit=0.2)
    client = create_app(roomy, engine, StopSign()).test_client()
    start = time.monotonic()
    refused = client.post(PATH, json={"text": "“We are ready,” said Ida Holm.\n\n" * 20_000})
    assert (refused.status_code, refused.get_json()["code"]) == (504, "time-limit")
    assert time.monotonic() - start < 3
    answer = client.post(PATH, json={"text": "“We are ready,” said Ida Holm."}).get_json()
    assert [speaker["name"] for speaker in answer["speakers"]] == ["Ida Holm"]
