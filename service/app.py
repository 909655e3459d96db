"""The Flask application: its routes, and what happens around each request."""

from __future__ import annotations

import math
import time
from functools import wraps
from typing import TYPE_CHECKING

import orjson
import structlog
from flask import Flask, Response, g, request

from inquit import Deadline, OutOfTime
from service.answers import answer
from service.gate import GATE, EngineBusy, EngineGate
from service.incoming import JSON, YAML, read_attribution_request, require_acceptable
from service.metrics import CONTENT_TYPE, Metrics
from service.openapi import openapi_document, to_yaml
from service.page.routes import page_blueprint
from service.problems import ENGINE_BUSY, NOT_READY, STOPPING, TIME_LIMIT, Problem, register_problem_handlers
from service.request_id import HEADER, current_request_id
from service.schemas.operation import EngineSchema

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.drain import StopSign
    from service.gate import AttributionEngine
    from service.settings import Settings

# OWASP REST security cheat sheet, for answers that are data and no page; a page has a policy of its own.
_SECURITY_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
# Threads kept out of the queue for the engine: one answers a probe while the other refuses an article.
_FREE_THREADS = 2
_PROBES = frozenset({"livez", "readyz", "metrics_page"})

log = structlog.get_logger(__name__)


class _App(Flask):
    def make_default_options_response(self) -> Response:
        """Answer OPTIONS with Allow and nothing else."""
        response = super().make_default_options_response()
        response.status_code = 204
        del response.headers["Content-Type"]
        return response


def create_app(settings: Settings, engine: AttributionEngine, stop_sign: StopSign) -> Flask:
    """Make the WSGI application that answers with ``engine`` and is not ready once ``stop_sign`` is up."""
    app = _App("service", static_folder=None)
    # A path is right or wrong: no redirects.
    app.url_map.merge_slashes = False
    app.url_map.redirect_defaults = False
    metrics = Metrics()
    gate = EngineGate(engine, metrics, places=settings.threads - _FREE_THREADS, wait=settings.engine_wait)
    app.extensions[GATE] = gate
    register_problem_handlers(app)
    _register_request_hooks(app, metrics)
    _register_attributions(app, settings, gate, metrics)
    _register_probes(app, gate, stop_sign)
    _register_metrics(app, metrics)
    _register_description(app, gate)
    app.register_blueprint(page_blueprint())
    return app


def _answers_in(media_type: str) -> Callable[[Callable[[], bytes]], Callable[[], Response]]:
    """Make a view of a function that returns a body of ``media_type``."""

    def decorate(view: Callable[[], bytes]) -> Callable[[], Response]:
        @wraps(view)
        def respond() -> Response:
            require_acceptable(request, media_type)
            return Response(view(), mimetype=media_type)

        return respond

    return decorate


def _register_attributions(app: Flask, settings: Settings, gate: EngineGate, metrics: Metrics) -> None:
    @app.post("/v1/attributions")
    @_answers_in(JSON)
    def attributions() -> bytes:
        deadline = Deadline.after(settings.time_limit)
        asked = read_attribution_request(request, max_bytes=settings.max_bytes, max_characters=settings.max_characters)
        try:
            attribution = gate.attribute(asked.text, asked.options, deadline)
        except EngineBusy:
            # By then whoever waits now has been answered or refused.
            raise Problem(ENGINE_BUSY, headers={"Retry-After": str(max(1, math.ceil(settings.engine_wait)))}) from None
        except OutOfTime:
            detail = f"The article could not be read in {settings.time_limit:g} seconds; a shorter one may be."
            raise Problem(TIME_LIMIT, detail) from None
        metrics.count(attribution)
        with metrics.stage("answer"):
            return orjson.dumps(answer(attribution, asked))


def _register_probes(app: Flask, gate: EngineGate, stop_sign: StopSign) -> None:
    @app.get("/livez")
    @_answers_in(JSON)
    def livez() -> bytes:
        return orjson.dumps({"status": "alive"})

    @app.get("/readyz")
    @_answers_in(JSON)
    def readyz() -> bytes:
        if stop_sign.is_up:
            raise Problem(STOPPING, headers={"Retry-After": "1"})
        if not gate.ready:
            raise Problem(NOT_READY, headers={"Retry-After": "1"})
        return orjson.dumps({"status": "ready"})


def _register_metrics(app: Flask, metrics: Metrics) -> None:
    # Whatever is accepted, as Prometheus' own exporters do: old scrapers and new ask for versions of their own.
    @app.get("/metrics")
    def metrics_page() -> Response:
        return Response(metrics.page(), content_type=CONTENT_TYPE)


def _register_description(app: Flask, gate: EngineGate) -> None:
    document = openapi_document()
    as_json, as_yaml = orjson.dumps(document), to_yaml(document).encode()

    @app.get("/version")
    @_answers_in(JSON)
    def version() -> bytes:
        return orjson.dumps(EngineSchema().dump(gate.info))

    @app.get("/openapi.json")
    @_answers_in(JSON)
    def openapi_json() -> bytes:
        return as_json

    @app.get("/openapi.yaml")
    @_answers_in(YAML)
    def openapi_yaml() -> bytes:
        return as_yaml


def _register_request_hooks(app: Flask, metrics: Metrics) -> None:
    @app.before_request
    def begin() -> None:
        g.started = time.perf_counter()
        metrics.in_flight.inc()
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=current_request_id())

    @app.after_request
    def finish(response: Response) -> Response:
        response.headers[HEADER] = current_request_id()
        for name, value in _SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        seconds = time.perf_counter() - g.started
        route = request.url_rule.rule if request.url_rule else "none"
        metrics.requests.labels(route, response.status_code).inc()
        metrics.request_seconds.labels(route).observe(seconds)
        record = log.debug if request.endpoint in _PROBES else log.info
        record(
            "request",
            method=request.method,
            path=request.path,
            status=response.status_code,
            milliseconds=round(1000 * seconds, 1),
            bytes_in=request.content_length,
            bytes_out=response.content_length,
        )
        return response

    @app.teardown_request
    def end(_error: BaseException | None) -> None:
        metrics.in_flight.dec()
