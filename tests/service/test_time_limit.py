"""The time of a request is bounded: what takes longer is answered with 504, and the next finds the engine free.

No test waits for that: deadlines stand on a clock that goes on a tenth of a second whenever it is looked at.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inquit import Deadline
from service.app import create_app
from service.stopping import StopSign
from tests.service.fakes import SlowEngine, TardyEngine

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from inquit import Engine
    from service.reading import AttributionEngine
    from service.settings import Settings

PATH = "/v1/attributions"
LOOK = 0.1
"""Seconds that pass with each look at the clock."""
HANG = 10
"""Seconds after which a thread that waits too long is given up, and its test with it."""


class Clock:
    """Goes on by ``LOOK`` with each look, and not otherwise."""

    now = 0.0

    def __call__(self) -> float:
        self.now += LOOK
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(Deadline, "after", lambda seconds: Deadline(clock() + seconds, clock))
    return clock


def client_of(engine: AttributionEngine, settings: Settings, looks: float) -> FlaskClient:
    """Serve ``engine`` with a time limit of so many looks at the clock."""
    return create_app(replace(settings, time_limit=looks * LOOK), engine, StopSign()).test_client()


def test_article_that_takes_too_long_is_given_up(settings: Settings) -> None:
    client = client_of(TardyEngine(), settings, looks=25)
    refused = client.post(PATH, json={"text": "word " * 100})
    assert (refused.status_code, refused.get_json()["code"]) == (504, "time-limit")
    assert "2.5 seconds" in refused.get_json()["detail"]


def test_engine_is_free_afterwards(settings: Settings) -> None:
    client = client_of(TardyEngine(), settings, looks=25)
    for _ in range(3):
        assert client.post(PATH, json={"text": "word " * 100}).status_code == 504
        assert client.post(PATH, json={"text": "word"}).status_code == 200


def test_time_counts_from_the_arrival_of_a_request(settings: Settings, clock: Clock) -> None:
    """Its wait for the engine is a part of it: the clock was first looked at before that."""
    engine = TardyEngine()
    client_of(engine, settings, looks=25).post(PATH, json={"text": "word"})
    assert engine.deadline.seconds_left + clock.now == pytest.approx(LOOK + 25 * LOOK)


def test_nobody_waits_past_the_deadline(settings: Settings) -> None:
    engine = SlowEngine()
    client = client_of(engine, replace(settings, engine_wait=60), looks=0.5)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(client.post, PATH, json={"text": "“1”"})
        try:
            assert engine.entered.wait(HANG)
            late = client.application.test_client()
            second = pool.submit(late.post, PATH, json={"text": "“2”"}).result(HANG)
        finally:
            engine.go_on.set()
        first.result()
    assert (second.status_code, second.get_json()["code"]) == (504, "time-limit")


def test_real_engine_is_bounded_and_goes_on(settings: Settings, engine: Engine) -> None:
    sentence = "“We are ready,” said Ida Holm."
    roomy = replace(settings, max_bytes=10**7, max_characters=10**6)
    client = client_of(engine, roomy, looks=25)
    refused = client.post(PATH, json={"text": f"{sentence}\n\n" * 2_000})
    assert (refused.status_code, refused.get_json()["code"]) == (504, "time-limit")
    answer = client.post(PATH, json={"text": sentence}).get_json()
    assert [speaker["name"] for speaker in answer["speakers"]] == ["Ida Holm"]
