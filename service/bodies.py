"""Bodies: what was sent, in each of the forms that are taken, as the fields of a request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from inquit.pages import PagesUnavailable, decode
from service.problems import HTML_UNAVAILABLE, INVALID_JSON, INVALID_UTF8, Problem

if TYPE_CHECKING:
    from flask import Request

JSON = "application/json"
PLAIN = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
TAKEN = (JSON, PLAIN, MARKDOWN, HTML)
"""The media types of bodies."""


def document_of(request: Request, body: bytes) -> Any:
    """Return the fields that ``body`` has, by its media type; raises Problem (400, 501) where it cannot be read."""
    if request.mimetype == JSON:
        return parse_json(body)
    if request.mimetype == HTML:
        return {"html": _decode_page(body, request.mimetype_params.get("charset"))}
    return {"text": _decode(body)}


def parse_json(body: bytes) -> Any:
    """Return what JSON says; raises Problem 400 for what is none."""
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise Problem(
            INVALID_JSON, f"The body is not valid JSON in UTF-8: {error.msg}, at character {error.pos}."
        ) from None


def _decode(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem(INVALID_UTF8, f"The body is not valid UTF-8 at byte {error.start}.") from None


def _decode_page(body: bytes, charset: str | None) -> str:
    try:
        return decode(body, charset)
    except PagesUnavailable:
        raise Problem(HTML_UNAVAILABLE) from None
