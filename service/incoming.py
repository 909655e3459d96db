"""Reading a request: what may be asked for, in which form, and how the body becomes an AttributionRequest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from marshmallow import ValidationError
from werkzeug.datastructures import MIMEAccept

from service.bodies import HTML, TAKEN, document_of
from service.problems import (
    BAD_REQUEST,
    BODY_TOO_LARGE,
    EMPTY_BODY,
    INVALID_FIELDS,
    NOT_ACCEPTABLE,
    TEXT_TOO_LONG,
    UNKNOWN_PARAMETER,
    UNSUPPORTED_MEDIA_TYPE,
    Problem,
)
from service.problems import MEDIA_TYPE as PROBLEM
from service.schemas.request import AttributionRequest, AttributionRequestSchema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from flask import Request

YAML = "application/yaml"

# ASCII is a part of UTF-8.
_CHARSETS = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_MAX_ERRORS = 20
_SCHEMA = AttributionRequestSchema()


def require_acceptable(request: Request, media_type: str) -> None:
    """Raise Problem 406 unless the Accept header, if there is one, admits ``media_type``.

    Parameters such as ``version=2`` are passed over; who accepts problems only is given answers too.
    """
    accepted = MIMEAccept([(value.partition(";")[0].strip(), quality) for value, quality in request.accept_mimetypes])
    if accepted and accepted.best_match([media_type, PROBLEM]) is None:
        raise Problem(NOT_ACCEPTABLE, f"This path answers in {media_type}, which the Accept header excludes.")


def read_attribution_request(request: Request, *, max_bytes: int, max_characters: int) -> AttributionRequest:
    """Return the article sent; raises Problem (400, 413, 415, 422) for a body that cannot be taken."""
    if request.query_string:
        raise Problem(UNKNOWN_PARAMETER)
    _require_supported(request)
    body = _read(request, max_bytes)
    if not body:
        raise Problem(EMPTY_BODY)
    asked = _load(document_of(request, body))
    if not asked.is_html:
        require_short(asked.text, max_characters)
    return asked


def require_short(text: str, max_characters: int) -> None:
    """Raise Problem 413 for a text with more characters than that."""
    if len(text) > max_characters:
        raise Problem(TEXT_TOO_LONG, f"The text has {len(text)} characters; this service takes {max_characters}.")


def _require_supported(request: Request) -> None:
    # RFC 9110, 15.5.16: say what would have been taken.
    if not request.mimetype:
        raise _unsupported(f"The request has no Content-Type; {', '.join(TAKEN)} are taken.")
    if request.mimetype not in TAKEN:
        raise _unsupported(f"The Content-Type is none of {', '.join(TAKEN)}.")
    if request.mimetype != HTML and request.mimetype_params.get("charset", "utf-8").lower() not in _CHARSETS:
        raise _unsupported("The charset is not UTF-8.", Accept=f"{request.mimetype}; charset=utf-8")
    if request.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        raise _unsupported("The body is compressed; it is taken as it is only.", **{"Accept-Encoding": "identity"})


def _unsupported(detail: str, **headers: str) -> Problem:
    return Problem(UNSUPPORTED_MEDIA_TYPE, detail, headers=headers or {"Accept": ", ".join(TAKEN)})


def _read(request: Request, max_bytes: int) -> bytes:
    """Read the whole body; Werkzeug's ``max_content_length`` would cut a chunked one off in silence."""
    announced = request.content_length
    body = bytearray()
    if (announced or 0) <= max_bytes:
        try:
            while chunk := request.stream.read(max_bytes + 1 - len(body)):
                body += chunk
        except Problem:
            raise
        except Exception:  # servers have errors of their own for a body that breaks off or is wrongly chunked
            raise Problem(BAD_REQUEST, "The body ends early or is not framed as HTTP asks.") from None
    if max(announced or 0, len(body)) > max_bytes:
        raise Problem(BODY_TOO_LARGE, f"The body has more than the {max_bytes} bytes that this service takes.")
    if announced not in (None, len(body)):
        raise Problem(BAD_REQUEST, "The body ends early.")
    return bytes(body)


def _load(document: Any) -> AttributionRequest:
    try:
        asked: AttributionRequest = _SCHEMA.load(document)
    except ValidationError as error:
        errors = _field_errors(error.messages_dict, of_object=isinstance(document, dict))
        raise Problem(INVALID_FIELDS, errors=list(errors)[:_MAX_ERRORS]) from None
    return asked


def _field_errors(messages: Mapping[str, list[str]], *, of_object: bool) -> Iterator[dict[str, str]]:
    """Point at each field that is wrong (RFC 6901, in a fragment); what is no object is wrong as a whole."""
    for name, details in messages.items():
        pointer = "#/" + quote(name.replace("~", "~0").replace("/", "~1"), safe="~") if of_object else "#"
        for detail in details:
            yield {"pointer": pointer, "detail": detail}
