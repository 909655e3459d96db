"""Traces for OpenTelemetry: one of each request, with its stages; only with the extra ``otel``, and when asked for.

No attribute holds words of an article, and no event: the message of an exception may quote them.
"""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, contextmanager, nullcontext
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import structlog

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from flask import Flask
    from opentelemetry.trace import Span, TracerProvider

SERVICE_NAME = "inquit"
INSTALLED = find_spec("opentelemetry") is not None and find_spec("opentelemetry.instrumentation") is not None
"""Whether the extra ``otel`` is."""

_ENDPOINTS = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
_UNTRACED = "OTEL_PYTHON_FLASK_EXCLUDED_URLS"
_QUERY = "url.query"
_URLS = frozenset({_QUERY, "url.full", "http.target", "http.url"})
_PROBES = "/livez$,/readyz$,/metrics$"

log = structlog.get_logger(__name__)


def is_asked_for(environment: Mapping[str, str]) -> bool:
    """Tell whether OpenTelemetry's own variables ask for traces: they name an endpoint, or OTLP as the exporter."""
    if environment.get("OTEL_SDK_DISABLED", "").lower() == "true":
        return False
    exporter = environment.get("OTEL_TRACES_EXPORTER", "").strip()
    return exporter == "otlp" or (not exporter and any(environment.get(name) for name in _ENDPOINTS))


def start(app: Flask) -> None:
    """Trace ``app`` if that is asked for; called in each worker: the thread that exports does not survive a fork."""
    if not is_asked_for(os.environ):
        return
    if not INSTALLED:
        log.warning("no traces", reason="inquit is installed without its extra otel")
        return
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415 - an extra
    from opentelemetry.sdk.resources import OTELResourceDetector, Resource  # noqa: PLC0415 - an extra
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415 - an extra
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415 - an extra

    resource = Resource.create({"service.name": SERVICE_NAME}).merge(OTELResourceDetector().detect())
    provider = TracerProvider(resource=resource)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace(app, provider)


def trace(app: Flask, provider: TracerProvider) -> None:
    """Send a span of each request of ``app`` and of its stages to ``provider``; ``traceparent`` is honoured."""
    from opentelemetry import trace as api  # noqa: PLC0415 - an extra
    from opentelemetry.instrumentation.flask import FlaskInstrumentor  # noqa: PLC0415 - an extra

    api.set_tracer_provider(provider)
    instrument = FlaskInstrumentor().instrument_app
    excluded = os.environ.get(_UNTRACED, _PROBES)
    instrument(app, tracer_provider=provider, excluded_urls=excluded, response_hook=_hide_query)  # type: ignore[no-untyped-call]


def _hide_query(span: Span, _status: str, _headers: object) -> None:
    """Cut query strings out of a span: clients put secrets there, and this service reads none."""
    if span.is_recording():
        for name, value in (getattr(span, "attributes", None) or {}).items():
            if name in _URLS and isinstance(value, str):
                span.set_attribute(name, "" if name == _QUERY else value.partition("?")[0])


def carried() -> dict[str, str]:
    """Return what ties the spans of another process to the present trace."""
    carrier: dict[str, str] = {}
    if INSTALLED:
        from opentelemetry import propagate  # noqa: PLC0415 - an extra

        propagate.inject(carrier)
    return carrier


@contextmanager
def joined(carrier: Mapping[str, str]) -> Iterator[None]:
    """Make spans inside belong to the trace of another process, which gave ``carrier``."""
    if not INSTALLED:
        yield
        return
    from opentelemetry import context, propagate  # noqa: PLC0415 - an extra

    token = context.attach(propagate.extract(carrier))
    try:
        yield
    finally:
        context.detach(token)


def stage(name: str) -> AbstractContextManager[Any]:
    """Make a span of what is done in this context; it does nothing where there are no traces."""
    if not INSTALLED:
        return nullcontext()
    from opentelemetry import trace as api  # noqa: PLC0415 - an extra

    tracer = api.get_tracer(SERVICE_NAME)
    return tracer.start_as_current_span(name, record_exception=False, set_status_on_exception=False)
