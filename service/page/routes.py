"""The routes of what a browser is given: the page at ``/``, the API reference at ``/docs``, and the files of both."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from flask import Blueprint, Response, request
from werkzeug.exceptions import NotFound

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

PAGE = "page"
"""Name of the blueprint, and what its endpoints begin with."""

_OWN = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
_HEADERS = {
    # A browser keeps a file and asks whether it is still the same.
    "Cache-Control": "no-cache",
    "Content-Security-Policy": _OWN + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}
_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
_REFERENCE_ASSETS = ("swagger-ui-bundle.js", "swagger-ui.css")


@dataclass(frozen=True, slots=True)
class _File:
    body: bytes
    media_type: str
    etag: str


def page_blueprint() -> Blueprint:
    """Make the routes; all files are read and served from memory, by the path they stand at and no other."""
    blueprint = Blueprint(PAGE, __name__)

    @blueprint.get("/")
    def start() -> Response:
        return _respond("index.html")

    @blueprint.get("/docs")
    def reference() -> Response:
        return _respond("docs.html")

    @blueprint.get("/page/<path:name>")
    def asset(name: str) -> Response:
        return _respond(name)

    return blueprint


def _respond(name: str) -> Response:
    file = _files().get(name)
    if file is None:
        raise NotFound
    response = Response(file.body, content_type=file.media_type, headers=_HEADERS)
    response.set_etag(file.etag)
    response.make_conditional(request)
    return response


@cache
def _files() -> dict[str, _File]:
    """Read the files, by their path under ``/page/``."""
    here, swagger = files("service.page"), files("flask_swagger_ui") / "dist"
    own = {file.name: file for file in here.iterdir() if PurePosixPath(file.name).suffix in _MEDIA_TYPES}
    samples = {f"samples/{file.name}": file for file in (here / "samples").iterdir()}
    reference = {f"reference/{name}": swagger / name for name in _REFERENCE_ASSETS}
    return {name: _read(file) for name, file in {**own, **samples, **reference}.items()}


def _read(file: Traversable) -> _File:
    body = file.read_bytes()
    return _File(body, _MEDIA_TYPES[PurePosixPath(file.name).suffix], sha256(body).hexdigest()[:32])
