"""Traces: one of each article with its stages, joined to the caller's, without a word of the article."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from queue import Queue
from typing import TYPE_CHECKING, Any

import pytest
import structlog

from service import tracing
from service.app import create_app
from service.execution import Execution
from service.stopping import StopSign
from tests.service.fakes import BrokenEngine, FakeEngine
from tests.service.serving.running import post, serving

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

    from service.reading import AttributionEngine
    from service.settings import Settings

PATH = "/v1/attributions"
TRACE, CALLER = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"

ABSENT = "the extra otel is not installed"


@pytest.mark.parametrize(
    ("environment", "asked"),
    [
        ({}, False),
        ({ENDPOINT: "http://localhost:4318"}, True),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://localhost:4318/v1/traces"}, True),
        ({"OTEL_TRACES_EXPORTER": "otlp"}, True),
        ({"OTEL_TRACES_EXPORTER": "none", ENDPOINT: "http://localhost:4318"}, False),
        ({"OTEL_SDK_DISABLED": "true", ENDPOINT: "http://localhost:4318"}, False),
    ],
)
def test_off_unless_the_standard_variables_ask(environment: dict[str, str], asked: bool) -> None:
    assert tracing.is_asked_for(environment) is asked


def test_without_the_extra_articles_are_answered_and_the_log_says_what_is_missing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracing, "INSTALLED", False)
    monkeypatch.setenv(ENDPOINT, "http://localhost:4318")
    app = create_app(settings, FakeEngine(), StopSign())
    with structlog.testing.capture_logs() as lines:
        tracing.start(app)
    assert [(line["event"], line["log_level"]) for line in lines] == [("no traces", "warning")]
    answer = app.test_client().post(PATH, json={"text": "“Rain.”"})
    assert answer.status_code == 200, answer.text


@pytest.fixture(scope="module")
def provider() -> TracerProvider:
    """OpenTelemetry takes one provider in a process."""
    return pytest.importorskip("opentelemetry.sdk.trace", reason=ABSENT).TracerProvider()  # type: ignore[no-any-return]


@pytest.fixture
def exporter(provider: TracerProvider) -> InMemorySpanExporter:
    export = pytest.importorskip("opentelemetry.sdk.trace.export", reason=ABSENT)
    memory = pytest.importorskip("opentelemetry.sdk.trace.export.in_memory_span_exporter", reason=ABSENT)
    spans: InMemorySpanExporter = memory.InMemorySpanExporter()
    provider.add_span_processor(export.SimpleSpanProcessor(spans))
    return spans


def traced(settings: Settings, engine: AttributionEngine, provider: TracerProvider) -> FlaskClient:
    app = create_app(settings, engine, StopSign())
    tracing.trace(app, provider)
    return app.test_client()


def test_article_is_a_trace_with_its_stages(
    settings: Settings, provider: TracerProvider, exporter: InMemorySpanExporter
) -> None:
    client = traced(settings, FakeEngine(), provider)
    client.get("/livez")
    answer = client.post(PATH, json={"text": "“Rain.”"}, headers={"traceparent": f"00-{TRACE}-{CALLER}-01"})
    assert answer.status_code == 200
    *stages, request = exporter.get_finished_spans()
    assert [span.name for span in stages] == ["wait", "engine", "answer"]
    assert request.name == f"POST {PATH}"
    assert {f"{span.context.trace_id:032x}" for span in (*stages, request)} == {TRACE}
    assert request.parent is not None
    assert f"{request.parent.span_id:016x}" == CALLER
    assert {span.parent.span_id for span in stages if span.parent} == {request.context.span_id}


def test_trace_reaches_the_thread_that_reads(
    settings: Settings, provider: TracerProvider, exporter: InMemorySpanExporter
) -> None:
    with ThreadPoolExecutor(1) as thread:
        execution = Execution(signal=threading.Event, run=lambda function: thread.submit(function).result())
        app = create_app(settings, FakeEngine(), StopSign(), execution=execution)
        tracing.trace(app, provider)
        app.test_client().post(PATH, json={"text": "“Rain.”"}, headers={"traceparent": f"00-{TRACE}-{CALLER}-01"})
    assert {(span.name, f"{span.context.trace_id:032x}") for span in exporter.get_finished_spans()} == {
        (name, TRACE) for name in ("wait", "engine", "answer", f"POST {PATH}")
    }


def test_trace_goes_on_in_another_process(provider: TracerProvider) -> None:
    with provider.get_tracer("here").start_as_current_span("here") as here:
        carried = tracing.carried()
    with tracing.joined(carried), provider.get_tracer("there").start_as_current_span("there") as there:
        assert there.get_span_context().trace_id == here.get_span_context().trace_id


def test_query_string_is_in_no_span(
    settings: Settings, provider: TracerProvider, exporter: InMemorySpanExporter
) -> None:
    traced(settings, FakeEngine(), provider).get("/version?token=hush")
    assert exporter.get_finished_spans()
    assert not any("hush" in span.to_json() for span in exporter.get_finished_spans())


@pytest.mark.parametrize("engine", [FakeEngine(), BrokenEngine()], ids=["answered", "failed"])
def test_no_word_of_the_article_is_in_a_span(
    settings: Settings, provider: TracerProvider, exporter: InMemorySpanExporter, engine: AttributionEngine
) -> None:
    traced(settings, engine, provider).post(PATH, json={"text": "“A whisper,” said Ada Moss."})
    spans = exporter.get_finished_spans()
    assert spans
    assert not any(word in span.to_json() for span in spans for word in ("whisper", "Moss"))


@pytest.mark.skipif(not tracing.INSTALLED, reason=ABSENT)
def test_service_sends_its_traces(tmp_path: Path) -> None:
    received: Queue[bytes] = Queue()

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.put(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Collector) as collector:
        threading.Thread(target=collector.serve_forever, daemon=True).start()
        variables = {ENDPOINT: f"http://127.0.0.1:{collector.server_port}", "OTEL_BSP_SCHEDULE_DELAY": "100"}
        with serving(tmp_path, 1, INQUIT_DRAIN="0", OTEL_EXPORTER_OTLP_COMPRESSION="none", **variables) as server:
            assert post(server.port, "“A whisper,” said Ada Moss.")[0] == 200
            sent = received.get(timeout=10)
            while b"answer" not in sent:
                sent += received.get(timeout=10)
        collector.shutdown()
    assert b"inquit" in sent
    assert b"whisper" not in sent
