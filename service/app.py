"""The Flask application: its routes, and what happens around each request."""

from __future__ import annotations

import time
from datetime import timedelta
from functools import wraps
from typing import TYPE_CHECKING

import orjson
import structlog
from flask import Flask, Request, Response, g, request, stream_with_context
from flask_cors import CORS

from inquit import Deadline
from service.attributed import attributed
from service.batches import read_batch, results
from service.bodies import JSON
from service.execution import THREADS
from service.figures import NoFigures
from service.forms import MEDIA_TYPES, Form
from service.forms.page import content_security_policy
from service.gate import GATE, EngineGate
from service.headers import SECURITY_HEADERS
from service.incoming import YAML, answer_form, read_attribution_request, require_acceptable, require_supported
from service.keys import GUARDED, require_key
from service.metrics import CONTENT_TYPE, Metrics
from service.openapi import openapi_document, to_yaml
from service.page.routes import page_blueprint
from service.problems import (
    METRICS_UNAVAILABLE,
    NOT_READY,
    STOPPING,
    Problem,
    register_problem_handlers,
)
from service.query import COMMON_OPTIONS, options_of
from service.reading import ArticleReader
from service.request_id import HEADER, current_request_id
from service.schemas.operation import EngineSchema
from service.streams import NDJSON, HasParts, lines, stream_results

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.execution import Execution
    from service.reading import AttributionEngine
    from service.settings import Settings
    from service.stopping import StopSign

METRICS = "inquit.metrics"
"""Key of an application's Metrics in ``app.extensions``."""

_PROBES = frozenset({"livez", "readyz", "metrics_page"})

log = structlog.get_logger(__name__)


class _App(Flask):
    def make_default_options_response(self) -> Response:
        """Answer OPTIONS with Allow and nothing else."""
        response = super().make_default_options_response()
        response.status_code = 204
        del response.headers["Content-Type"]
        return response


def create_app(
    settings: Settings,
    engine: AttributionEngine,
    stop_sign: StopSign,
    *,
    metrics: Metrics | None = None,
    execution: Execution = THREADS,
) -> Flask:
    """Make the WSGI application that answers with ``engine`` and is not ready once ``stop_sign`` is up.

    It keeps ``metrics``, else figures of its own; ``execution`` is how it waits and where it reads articles.
    """
    app = _App("service", static_folder=None)
    # A path is right or wrong: no redirects.
    app.url_map.merge_slashes = False
    app.url_map.redirect_defaults = False
    metrics = metrics or Metrics()
    reader = ArticleReader(engine, metrics, max_characters=settings.max_characters)
    gate = EngineGate(reader, metrics, places=settings.queue, wait=settings.engine_wait, execution=execution)
    app.extensions[GATE] = gate
    app.extensions[METRICS] = metrics
    register_problem_handlers(app)
    _register_request_hooks(app, metrics)
    _register_access(app, settings)
    _register_attributions(app, settings, gate)
    _register_batches(app, settings, gate, stop_sign)
    _register_probes(app, gate, stop_sign)
    _register_metrics(app, metrics)
    _register_description(app, gate)
    app.register_blueprint(page_blueprint())
    return app


def _register_access(app: Flask, settings: Settings) -> None:
    """Let pages of other origins in where that is set, and ask for a key where some are."""
    if settings.cors_origins:
        CORS(
            app,
            origins=list(settings.cors_origins),
            methods=["GET", "POST", "OPTIONS"],
            expose_headers=[HEADER, "Retry-After"],
            max_age=timedelta(hours=1),
        )

    @app.before_request
    def let_in() -> None:
        if settings.api_keys and request.method != "OPTIONS" and request.path.startswith(GUARDED):
            require_key(request, settings.api_keys)


def _answers_in(media_type: str, *, is_kept: bool = False) -> Callable[[Callable[[], bytes]], Callable[[], Response]]:
    """Make a view of a function that returns a body of ``media_type``.

    ``is_kept``: clients may keep it, and ask by its ETag whether it is still the same.
    """

    def decorate(view: Callable[[], bytes]) -> Callable[[], Response]:
        @wraps(view)
        def respond() -> Response:
            require_acceptable(request, media_type)
            response = Response(view(), mimetype=media_type)
            if is_kept:
                response.headers["Cache-Control"] = "no-cache"  # kept, but asked for again
                response.add_etag()
                response.make_conditional(request)
            return response

        return respond

    return decorate


def _register_attributions(app: Flask, settings: Settings, gate: EngineGate) -> None:
    @app.post("/v1/attributions")
    def attributions() -> Response:
        deadline, form = Deadline.after(settings.time_limit), answer_form(request)
        asked = read_attribution_request(
            request, form, max_bytes=settings.max_bytes, max_characters=settings.max_characters
        )
        response = Response(attributed(gate, asked, deadline, settings), mimetype=MEDIA_TYPES[form])
        response.vary.update(["Accept", "Accept-Encoding"])
        if asked.encoding is not None:
            response.content_encoding = asked.encoding
        if form is Form.HTML:
            response.headers["Content-Security-Policy"] = content_security_policy()
        return response


def _register_batches(app: Flask, settings: Settings, gate: EngineGate, stop_sign: StopSign) -> None:
    @app.post("/v1/attributions/batch")
    def batch() -> Response:
        require_acceptable(request, JSON, NDJSON)
        options = options_of(request.args, COMMON_OPTIONS)
        require_supported(request, (JSON, NDJSON))
        if request.mimetype == JSON:
            require_acceptable(request, JSON)
            articles = read_batch(request, options, settings)
            return Response(b'{"results":[%b]}' % b",".join(results(articles, gate, settings)), mimetype=JSON)
        require_acceptable(request, NDJSON)
        received = lines(request.stream, settings.max_bytes, _clocks_of(request))
        answers = stream_results(received, options, gate, settings, stop_sign)
        return Response(stream_with_context(answers), mimetype=NDJSON)


def _clocks_of(request: Request) -> Callable[[], None]:
    """Return what sets the server's clocks for the next line of a stream; nothing where there are none."""
    connection = request.environ.get("gunicorn.socket")
    return connection.begin_part if isinstance(connection, HasParts) else lambda: None


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
        try:
            return Response(metrics.page(), content_type=CONTENT_TYPE)
        except NoFigures:
            raise Problem(METRICS_UNAVAILABLE) from None


def _register_description(app: Flask, gate: EngineGate) -> None:
    document = openapi_document()
    as_json, as_yaml = orjson.dumps(document), to_yaml(document).encode()

    @app.get("/version")
    @_answers_in(JSON)
    def version() -> bytes:
        return orjson.dumps(EngineSchema().dump(gate.info))

    @app.get("/openapi.json")
    @_answers_in(JSON, is_kept=True)
    def openapi_json() -> bytes:
        return as_json

    @app.get("/openapi.yaml")
    @_answers_in(YAML, is_kept=True)
    def openapi_yaml() -> bytes:
        return as_yaml


def _register_request_hooks(app: Flask, metrics: Metrics) -> None:
    @app.before_request
    def begin() -> None:
        g.started = time.perf_counter()
        metrics.begin_request()
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=current_request_id())

    @app.after_request
    def finish(response: Response) -> Response:
        response.headers[HEADER] = current_request_id()
        for name, value in SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        seconds = time.perf_counter() - g.started
        route = request.url_rule.rule if request.url_rule else "none"
        metrics.answered(route, response.status_code, seconds)
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
        metrics.end_request()
        # The connection goes on, and what gunicorn logs of it is no part of this request.
        structlog.contextvars.clear_contextvars()
