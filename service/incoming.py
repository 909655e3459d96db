"""Reading a request: what may be asked for, in which form, and how the body becomes an AttributionRequest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from marshmallow import ValidationError
from werkzeug.datastructures import MIMEAccept

from service.bodies import HTML, TAKEN, document_of
from service.encodings import Encoding, answer_encoding, unpacked
from service.forms import MEDIA_TYPES, Form
from service.problems import (
    BAD_REQUEST,
    BODY_TOO_LARGE,
    EMPTY_BODY,
    INVALID_FIELDS,
    NOT_ACCEPTABLE,
    TEXT_TOO_LONG,
    UNSUPPORTED_MEDIA_TYPE,
    Problem,
)
from service.problems import MEDIA_TYPE as PROBLEM
from service.query import form_of, options_of
from service.schemas.request import AttributionRequest, AttributionRequestSchema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from flask import Request

YAML = "application/yaml"

IDENTITY = "identity"
"""The encoding of a body that is not packed."""

# ASCII is a part of UTF-8.
_CHARSETS = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_MAX_ERRORS = 20
_SCHEMA = AttributionRequestSchema()


def require_acceptable(request: Request, *media_types: str) -> None:
    """Raise Problem 406 unless the Accept header, if there is one, admits one of ``media_types``.

    Parameters such as ``version=2`` are passed over; who accepts problems only is given answers too.
    """
    accepted = _accepted(request)
    if accepted and accepted.best_match([*media_types, PROBLEM]) is None:
        raise Problem(
            NOT_ACCEPTABLE, f"This path answers in {' or '.join(media_types)}, which the Accept header excludes."
        )


def _accepted(request: Request) -> MIMEAccept:
    return MIMEAccept([(value.partition(";")[0].strip(), quality) for value, quality in request.accept_mimetypes])


def answer_form(request: Request) -> Form:
    """Return the form that a request wants its answer in: by its query, or else by its Accept header.

    Raises Problem 400 for a format that there is not, and 406 where the header admits none.
    """
    asked = form_of(request.args)
    if asked is not None:
        return asked
    accepted = _accepted(request)
    if not accepted:
        return Form.JSON
    best = accepted.best_match([*MEDIA_TYPES.values(), PROBLEM])
    if best is None:
        raise Problem(NOT_ACCEPTABLE, f"This path answers in {', '.join(MEDIA_TYPES.values())}.")
    return next((form for form, media_type in MEDIA_TYPES.items() if media_type == best), Form.JSON)


def read_attribution_request(
    request: Request, form: Form, *, max_bytes: int, max_characters: int
) -> AttributionRequest:
    """Return the article sent, to be answered in ``form``; raises Problem (400, 413, 415, 422) where it cannot be."""
    options = options_of(request.args)
    require_supported(request, TAKEN)
    body = read_body(request, max_bytes)
    if not body:
        raise Problem(EMPTY_BODY)
    document = document_of(request, body)
    asked = loaded(document, max_characters)
    if options:
        asked = loaded({**document, **options}, max_characters)
    return replace(asked, form=form, encoding=answer_encoding(request))


def loaded(document: Any, max_characters: int) -> AttributionRequest:
    """Return the request that a JSON object makes; raises Problem (413, 422)."""
    asked = _load(document)
    if not asked.is_html:
        require_short(asked.text, max_characters)
    return asked


def require_short(text: str, max_characters: int) -> None:
    """Raise Problem 413 for a text with more characters than that."""
    if len(text) > max_characters:
        raise Problem(TEXT_TOO_LONG, f"The text has {len(text)} characters; this service takes {max_characters}.")


def require_supported(request: Request, taken: Sequence[str]) -> None:
    """Raise Problem 415 unless the body is of a media type that is ``taken``, in UTF-8, and packed as is known."""
    # RFC 9110, 15.5.16: say what would have been taken.
    if not request.mimetype:
        raise _unsupported(f"The request has no Content-Type; {', '.join(taken)} are taken.", Accept=", ".join(taken))
    if request.mimetype not in taken:
        raise _unsupported(f"The Content-Type is none of {', '.join(taken)}.", Accept=", ".join(taken))
    if request.mimetype != HTML and request.mimetype_params.get("charset", "utf-8").lower() not in _CHARSETS:
        raise _unsupported("The charset is not UTF-8.", Accept=f"{request.mimetype}; charset=utf-8")
    if _encoding(request) not in {IDENTITY, *Encoding}:
        detail = f"The body is packed in another way than {' or '.join(Encoding)}."
        raise _unsupported(detail, **{"Accept-Encoding": ", ".join(Encoding)})


def _encoding(request: Request) -> str:
    return request.headers.get("Content-Encoding", IDENTITY).strip().lower()


def _unsupported(detail: str, **headers: str) -> Problem:
    return Problem(UNSUPPORTED_MEDIA_TYPE, detail, headers=headers)


def read_body(request: Request, max_bytes: int) -> bytes:
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
    encoding = _encoding(request)
    return bytes(body) if encoding == IDENTITY else unpacked(bytes(body), Encoding(encoding), max_bytes)


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
