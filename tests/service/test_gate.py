"""One article at a time at an engine: who comes next, who waits how long, and what happens elsewhere meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Event
from typing import TYPE_CHECKING, Any

import orjson
import pytest
import structlog

from inquit import DEFAULTS, Attribution, Deadline, Options
from service import tracing
from service.app import create_app
from service.execution import Execution
from service.gate import EngineBusy, EngineGate
from service.metrics import Metrics
from service.reading import ArticleReader
from service.schemas.request import AttributionRequest
from service.stopping import StopSign
from service.turns import TurnLost
from tests.service.fakes import BrokenEngine, FakeEngine, SlowEngine

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.reading import AttributionEngine
    from service.settings import Settings

PATH = "/v1/attributions"


def gate_of(engine: AttributionEngine, *, places: int = 8, wait: float = 10) -> EngineGate:
    metrics = Metrics()
    return EngineGate(ArticleReader(engine, metrics, max_characters=1000), metrics, places=places, wait=wait)


def article(text: str) -> AttributionRequest:
    return AttributionRequest(text, None, DEFAULTS)


def quoted(answer: bytes) -> str:
    text: str = orjson.loads(answer)["quotes"][0]["text"]
    return text


def test_never_two_articles_at_once() -> None:
    engine = SlowEngine()
    gate = gate_of(engine)
    with ThreadPoolExecutor(8) as pool:
        answers = [pool.submit(gate.attribute, article(f"“{number}”")) for number in range(8)]
        assert engine.entered.wait(10)
        engine.go_on.set()
        assert [quoted(answer.result()) for answer in answers] == [f"“{number}”" for number in range(8)]
    assert not engine.overlapped


def test_wait_is_bounded() -> None:
    engine = SlowEngine()
    gate = gate_of(engine, wait=0.05)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(gate.attribute, article("“1”"))
        assert engine.entered.wait(10)
        with pytest.raises(EngineBusy):
            gate.attribute(article("“2”"))
        engine.go_on.set()
        assert first.result()
    assert gate.attribute(article("“3”"))


def test_places_are_bounded() -> None:
    engine = SlowEngine()
    gate = gate_of(engine, places=0, wait=60)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(gate.attribute, article("“1”"))
        assert engine.entered.wait(10)
        with pytest.raises(EngineBusy):
            gate.attribute(article("“2”"))
        engine.go_on.set()
        assert first.result()


def test_failure_leaves_the_gate_open() -> None:
    gate = gate_of(BrokenEngine())
    for _ in range(2):
        with pytest.raises(RuntimeError):
            gate.attribute(article("x"))
    assert not gate.ready
    assert gate.idle.is_set()


def test_ready_after_the_first_text() -> None:
    gate = gate_of(FakeEngine())
    assert not gate.ready
    gate.attribute(article("x"))
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


def wait_until(holds: Callable[[], bool]) -> None:
    while not holds():
        pass


def test_short_text_overtakes_a_long_one() -> None:
    engine, order = SlowEngine(), []
    gate = gate_of(engine)

    def ask(text: str) -> None:
        gate.attribute(article(text))
        order.append(text[:7])

    with ThreadPoolExecutor(3) as pool:
        pool.submit(ask, "“first”")
        assert engine.entered.wait(10)
        pool.submit(ask, "“large” " * 10_000)
        wait_until(gate.wanted.is_set)
        pool.submit(ask, "“small”")
        wait_until(lambda: gate.waiting == 2)
        engine.go_on.set()
    assert order == ["“first”", "“small”", "“large”"]


@dataclass
class TurnElsewhere:
    """A turn at an engine of another process, which may die."""

    is_lost: bool
    ended: bool = False

    def read(self, asked: AttributionRequest, deadline: Deadline) -> bytes:  # noqa: ARG002
        if self.is_lost:
            raise TurnLost
        return b"elsewhere"

    def end(self) -> None:
        self.ended = True


def test_article_that_waits_is_read_elsewhere() -> None:
    engine, turn = SlowEngine(), TurnElsewhere(is_lost=False)
    gate = gate_of(engine)
    assert not gate.call_next(turn)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(gate.attribute, article("“1”"))
        assert engine.entered.wait(10)
        second = pool.submit(gate.attribute, article("“2”"))
        wait_until(gate.wanted.is_set)
        assert gate.call_next(turn)
        assert second.result() == b"elsewhere"
        assert not gate.wanted.is_set()
        engine.go_on.set()
        assert quoted(first.result()) == "“1”"
    assert turn.ended


def test_article_whose_helper_dies_waits_for_its_own_turn() -> None:
    engine, turn = SlowEngine(), TurnElsewhere(is_lost=True)
    gate = gate_of(engine)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(gate.attribute, article("“1”"))
        assert engine.entered.wait(10)
        second = pool.submit(gate.attribute, article("“2”"))
        wait_until(gate.wanted.is_set)
        assert gate.call_next(turn)
        wait_until(gate.wanted.is_set)
        engine.go_on.set()
        assert (quoted(first.result()), quoted(second.result())) == ("“1”", "“2”")


def test_engine_is_lent_while_nobody_has_it() -> None:
    gate = gate_of(FakeEngine())
    turn = gate.borrow()
    assert turn is not None
    assert (gate.borrow(), gate.idle.is_set()) == (None, False)
    assert quoted(turn.read(article("“1”"), Deadline())) == "“1”"
    turn.end()
    assert gate.idle.is_set()


class TellingEngine(FakeEngine):
    """Logs, makes a span, and remembers its thread."""

    def attribute(self, text: str, options: Options = DEFAULTS, deadline: Deadline | None = None) -> Attribution:
        structlog.get_logger().info("reading")
        with tracing.stage("inside"):
            return super().attribute(text, options, deadline)


@pytest.fixture
def app_with_a_thread_for_articles(settings: Settings) -> Any:
    with ThreadPoolExecutor(1) as thread:
        execution = Execution(signal=Event, run=lambda function: thread.submit(function).result())
        yield create_app(settings, TellingEngine(), StopSign(), execution=execution)


def test_request_id_reaches_the_thread_that_reads(app_with_a_thread_for_articles: Any) -> None:
    with structlog.testing.capture_logs([structlog.contextvars.merge_contextvars]) as lines:
        app_with_a_thread_for_articles.test_client().post(PATH, json={"text": "“1”"}, headers={"X-Request-ID": "r-1"})
    assert [(line["event"], line["request_id"]) for line in lines] == [("reading", "r-1"), ("request", "r-1")]
