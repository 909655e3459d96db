"""One shape for everything that goes wrong: RFC 9457 problem details, each with a stable ``code``."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import orjson
import structlog
from flask import Flask, Response
from werkzeug.exceptions import HTTPException

from service.request_id import current_request_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

MEDIA_TYPE = "application/problem+json"

log = structlog.get_logger(__name__)


# Python before 3.13 has the names of older RFCs.
_RFC_9110_PHRASES = {413: "Content Too Large", 414: "URI Too Long", 422: "Unprocessable Content"}


def _phrase(status: HTTPStatus) -> str:
    return _RFC_9110_PHRASES.get(status, status.phrase)


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A kind of problem: programs switch on ``code``; ``meaning`` documents it and is its default detail."""

    status: HTTPStatus
    code: str
    meaning: str

    @property
    def title(self) -> str:
        """The status in words, as RFC 9110 has them."""
        return _phrase(self.status)


BAD_REQUEST = ProblemType(HTTPStatus.BAD_REQUEST, "bad-request", "The request is not valid HTTP.")
EMPTY_BODY = ProblemType(HTTPStatus.BAD_REQUEST, "empty-body", "The request has no body.")
INVALID_JSON = ProblemType(HTTPStatus.BAD_REQUEST, "invalid-json", "The body is not valid JSON in UTF-8.")
INVALID_UTF8 = ProblemType(HTTPStatus.BAD_REQUEST, "invalid-utf-8", "The body is not valid UTF-8.")
NO_KEY = ProblemType(
    HTTPStatus.UNAUTHORIZED,
    "no-key",
    "This service asks for an API key, as a bearer token or as X-API-Key.",
)
KEY_REFUSED = ProblemType(HTTPStatus.FORBIDDEN, "key-refused", "The API key is none that this service knows.")
NOT_FOUND = ProblemType(HTTPStatus.NOT_FOUND, "not-found", "There is nothing at this path.")
UNKNOWN_PARAMETER = ProblemType(
    HTTPStatus.BAD_REQUEST,
    "unknown-parameter",
    "The query string has a parameter that this path does not know, or one twice.",
)
METHOD_NOT_ALLOWED = ProblemType(
    HTTPStatus.METHOD_NOT_ALLOWED,
    "method-not-allowed",
    "This path does not take this method; Allow lists those it takes.",
)
NOT_ACCEPTABLE = ProblemType(
    HTTPStatus.NOT_ACCEPTABLE,
    "not-acceptable",
    "The Accept header excludes the media type this path answers in.",
)
REQUEST_TIMEOUT = ProblemType(
    HTTPStatus.REQUEST_TIMEOUT, "request-timeout", "The request did not arrive in the time that this service gives it."
)
BODY_TOO_LARGE = ProblemType(
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "body-too-large", "The body has more bytes than this service takes."
)
TEXT_TOO_LONG = ProblemType(
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "text-too-long",
    "The text has more characters than this service takes.",
)
PAGE_TOO_LARGE = ProblemType(
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "page-too-large", "The page has more elements than this service takes."
)
UNSUPPORTED_MEDIA_TYPE = ProblemType(
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "unsupported-media-type",
    "The body is none of application/json, text/plain, text/markdown and text/html, or compressed, or, but for HTML, "
    "not in UTF-8.",
)
TOO_MANY_ARTICLES = ProblemType(
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "too-many-articles",
    "The batch has more articles than this service takes at once; a stream has no such limit.",
)
INVALID_FIELDS = ProblemType(
    HTTPStatus.UNPROCESSABLE_ENTITY,
    "invalid-fields",
    "The JSON is well formed but its fields are not; errors lists them.",
)
NO_ARTICLE = ProblemType(
    HTTPStatus.UNPROCESSABLE_ENTITY, "no-article", "No article was found in the page; its text can be sent as text."
)
UNSUPPORTED_LANGUAGE = ProblemType(
    HTTPStatus.UNPROCESSABLE_ENTITY,
    "unsupported-language",
    'The text is surely not in English; with the language "en" it is read all the same.',
)
INTERNAL_ERROR = ProblemType(
    HTTPStatus.INTERNAL_SERVER_ERROR, "internal-error", "The service failed; its log has the request id."
)
HTML_UNAVAILABLE = ProblemType(
    HTTPStatus.NOT_IMPLEMENTED,
    "html-unavailable",
    "This service was installed without the extra that reads HTML; the article can be sent as text.",
)
ENGINE_BUSY = ProblemType(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "engine-busy",
    "Other articles are being read; try again after Retry-After seconds.",
)
NOT_READY = ProblemType(HTTPStatus.SERVICE_UNAVAILABLE, "not-ready", "The model has not read its first text yet.")
STOPPING = ProblemType(HTTPStatus.SERVICE_UNAVAILABLE, "stopping", "The service stops soon; send articles elsewhere.")
METRICS_UNAVAILABLE = ProblemType(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "metrics-unavailable",
    "The service keeps no figures; its log says since when. Articles are read all the same.",
)
TIME_LIMIT = ProblemType(
    HTTPStatus.GATEWAY_TIMEOUT, "time-limit", "The article could not be read in the time that this service gives it."
)

PROBLEM_TYPES = (
    BAD_REQUEST,
    EMPTY_BODY,
    INVALID_JSON,
    INVALID_UTF8,
    UNKNOWN_PARAMETER,
    NO_KEY,
    KEY_REFUSED,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    REQUEST_TIMEOUT,
    BODY_TOO_LARGE,
    TEXT_TOO_LONG,
    TOO_MANY_ARTICLES,
    PAGE_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    INVALID_FIELDS,
    NO_ARTICLE,
    UNSUPPORTED_LANGUAGE,
    INTERNAL_ERROR,
    HTML_UNAVAILABLE,
    ENGINE_BUSY,
    NOT_READY,
    STOPPING,
    METRICS_UNAVAILABLE,
    TIME_LIMIT,
)

_OF_STATUS = {
    kind.status: kind
    for kind in (
        BAD_REQUEST,
        NOT_FOUND,
        METHOD_NOT_ALLOWED,
        NOT_ACCEPTABLE,
        REQUEST_TIMEOUT,
        BODY_TOO_LARGE,
        UNSUPPORTED_MEDIA_TYPE,
    )
}


class Problem(Exception):  # noqa: N818 - RFC 9457's word
    """Raised anywhere under a request to answer it with a problem."""

    def __init__(
        self,
        kind: ProblemType,
        detail: str | None = None,
        *,
        errors: Sequence[Mapping[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(kind.code)
        self.kind = kind
        self.detail = detail or kind.meaning
        self.errors = errors
        self.headers = headers or {}

    def __reduce__(self) -> tuple[Callable[..., Problem], tuple[ProblemType, str]]:
        """Tell pickle how to make it again: workers send one another problems with articles that they read."""
        return partial(Problem, errors=self.errors, headers=self.headers), (self.kind, self.detail)


def problem_type(status: HTTPStatus) -> ProblemType:
    """Return the general problem of an HTTP status: ours where there is one, else named after its phrase."""
    return _OF_STATUS.get(status) or ProblemType(
        status, _phrase(status).lower().replace(" ", "-"), status.description or status.phrase
    )


def problem_body(
    kind: ProblemType, *, request_id: str, detail: str | None = None, errors: Sequence[Mapping[str, str]] = ()
) -> bytes:
    """Serialise one problem.

    ``type`` is ``about:blank``: the status says what kind of failure it is (RFC 9457, 4.2.1), ``code`` which.
    """
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": kind.title,
        "status": kind.status.value,
        "detail": detail or kind.meaning,
        "code": kind.code,
        "request_id": request_id,
    }
    if errors:
        body["errors"] = list(errors)
    return orjson.dumps(body)


def register_problem_handlers(app: Flask) -> None:
    """Answer every exception under ``app`` with a problem."""
    app.register_error_handler(Problem, _on_problem)
    app.register_error_handler(HTTPException, _on_http_exception)
    app.register_error_handler(Exception, _on_exception)


def _on_problem(problem: Problem) -> Response:
    kind = problem.kind
    body = problem_body(kind, request_id=current_request_id(), detail=problem.detail, errors=problem.errors)
    return Response(body, f"{kind.status.value} {kind.title}", problem.headers, mimetype=MEDIA_TYPE)


def _on_http_exception(error: HTTPException) -> Response:
    """Give Werkzeug's own refusals our shape, and keep headers such as Allow."""
    headers = {name: value for name, value in error.get_headers() if name.lower() != "content-type"}
    return _on_problem(Problem(problem_type(HTTPStatus(error.code or 500)), headers=headers))


def _on_exception(error: Exception) -> Response:
    log_failure(error)
    return _on_problem(Problem(INTERNAL_ERROR))


def log_failure(error: Exception) -> None:
    """Log where it broke, but neither the message nor the values: they may hold words of the article."""
    frames = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
    log.error("unhandled exception", exception=type(error).__qualname__, frames=frames)
