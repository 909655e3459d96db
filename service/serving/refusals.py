"""Refusals before there is a request to route: what is not HTTP, or does not arrive in time."""

from __future__ import annotations

from http import HTTPStatus

import structlog
from gunicorn.http import errors

from service.headers import SECURITY_HEADERS
from service.problems import MEDIA_TYPE, Problem, ProblemType, problem_body, problem_type
from service.request_id import HEADER, new_request_id

# Any other fault of the client's is a plain 400.
_STATUSES: tuple[tuple[type[Exception], HTTPStatus], ...] = (
    (errors.LimitRequestLine, HTTPStatus.REQUEST_URI_TOO_LONG),
    (errors.LimitRequestHeaders, HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
    (errors.UnsupportedTransferCoding, HTTPStatus.NOT_IMPLEMENTED),
    (errors.ExpectationFailed, HTTPStatus.EXPECTATION_FAILED),
    (errors.ParseException, HTTPStatus.BAD_REQUEST),
)

log = structlog.get_logger(__name__)


def refusal(error: Exception) -> bytes:
    """Return a whole HTTP response, a problem, for what came up before routing; and log it."""
    kind, request_id = _kind(error), new_request_id()
    log.warning(
        "refused before routing", exception=type(error).__qualname__, status=kind.status.value, request_id=request_id
    )
    body = problem_body(kind, request_id=request_id)
    headers = {
        "Connection": "close",
        "Content-Type": MEDIA_TYPE,
        "Content-Length": str(len(body)),
        HEADER: request_id,
        **SECURITY_HEADERS,
    }
    lines = [f"HTTP/1.1 {kind.status.value} {kind.title}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode("ascii") + body


def _kind(error: Exception) -> ProblemType:
    if isinstance(error, Problem):
        return error.kind
    status = next((status for kind, status in _STATUSES if isinstance(error, kind)), HTTPStatus.INTERNAL_SERVER_ERROR)
    return problem_type(status)
