"""Articles that wait at one gate are read by the engine behind another; whoever dies loses nothing."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import gevent
import orjson
import pytest
import structlog

from inquit import DEFAULTS, Attribution, Deadline, Options, OutOfTime
from service.gate import EngineGate
from service.metrics import Metrics
from service.reading import ArticleReader
from service.schemas.request import AttributionRequest
from service.serving.greenlets import greenlets
from service.serving.handover import Exchange, ReadingFailed, ask_for_help, help_others
from tests.service.fakes import BrokenEngine, FakeEngine, SlowEngine, TardyEngine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.reading import AttributionEngine

HANG = 10
"""Seconds after which a test is given up."""


def gate_of(engine: AttributionEngine) -> EngineGate:
    metrics = Metrics()
    return EngineGate(
        ArticleReader(engine, metrics, max_characters=1000), metrics, places=8, wait=HANG, execution=greenlets()
    )


@dataclass(frozen=True, slots=True)
class Workers:
    """A worker whose engine is held by an article, and one that is idle; what was asked of the first."""

    exchange: Exchange
    busy: EngineGate
    held: SlowEngine


@contextmanager
def workers(helper: AttributionEngine | None) -> Iterator[Workers]:
    """Let a busy worker ask and, if there is a helper, an idle one help."""
    exchange, held = Exchange(), SlowEngine()
    busy = gate_of(held)
    running = [gevent.spawn(ask_for_help, busy, exchange)]
    if helper:
        running.append(gevent.spawn(help_others, gate_of(helper), exchange))
    first = gevent.spawn(busy.attribute, article("“first”"))
    while not held.entered.is_set():
        gevent.sleep(0.001)
    try:
        yield Workers(exchange, busy, held)
    finally:
        held.go_on.set()
        first.get(timeout=HANG)
        gevent.killall(running)


def article(text: str) -> AttributionRequest:
    return AttributionRequest(text, None, DEFAULTS)


def ask(gate: EngineGate, text: str, deadline: Deadline | None = None) -> str:
    answer = gevent.spawn(gate.attribute, article(text), deadline).get(timeout=HANG)
    words: str = orjson.loads(answer)["quotes"][0]["text"]
    return words


def test_idle_worker_reads_what_waits_elsewhere() -> None:
    with workers(FakeEngine()) as the:
        assert [ask(the.busy, f"“{number}”") for number in range(3)] == ["“0”", "“1”", "“2”"]
        assert not the.held.go_on.is_set()


def test_failure_of_the_helper_is_one_here() -> None:
    with workers(BrokenEngine()) as the, pytest.raises(ReadingFailed):
        ask(the.busy, "“a whisper”")


def test_time_goes_on_at_the_helper() -> None:
    with workers(TardyEngine()) as the, pytest.raises(OutOfTime):
        ask(the.busy, "“a whisper” " * 1_000_000, Deadline.after(0.5))


def test_helper_that_dies_leaves_the_article_to_others() -> None:
    with workers(None) as the:
        waiting = gevent.spawn(the.busy.attribute, article("“second”"))
        the.exchange.wait()
        channel = the.exchange.take()
        assert channel is not None
        channel.sendall(b"!")
        assert channel.recv(1)  # the article comes
        channel.close()  # and the helper dies
        the.exchange.wait()  # it is asked for again
        the.held.go_on.set()
        assert orjson.loads(waiting.get(timeout=HANG))["quotes"][0]["text"] == "“second”"


def test_engine_is_free_again_when_the_asker_dies() -> None:
    exchange, helper = Exchange(), gate_of(FakeEngine())
    running = gevent.spawn(help_others, helper, exchange)
    here, there = gevent.socket.socketpair()
    exchange.ask(there)
    there.close()
    assert here.recv(1) == b"!"
    assert not helper.idle.is_set()
    here.close()
    assert helper.idle.wait(HANG)
    assert ask(helper, "“after”") == "“after”"
    gevent.kill(running)


class TellingEngine(FakeEngine):
    """Logs as it reads."""

    def attribute(self, text: str, options: Options = DEFAULTS, deadline: Deadline | None = None) -> Attribution:
        structlog.get_logger().info("reading")
        return super().attribute(text, options, deadline)


def test_request_id_goes_along() -> None:
    def ask_as(request_id: str) -> None:
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            the.busy.attribute(article("“Rain.”"))

    with (
        structlog.testing.capture_logs([structlog.contextvars.merge_contextvars]) as lines,
        workers(TellingEngine()) as the,
    ):
        gevent.spawn(ask_as, "r-1").get(timeout=HANG)
    assert [line["request_id"] for line in lines] == ["r-1"]
