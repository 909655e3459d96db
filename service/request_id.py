"""The id that ties a request, its answer and its log lines together."""

from __future__ import annotations

import re
import uuid

from flask import g, request

HEADER = "X-Request-ID"

_SANE = re.compile(r"[A-Za-z0-9._-]{1,128}")


def current_request_id() -> str:
    """Return the id of the current request: the client's where it is sane, else a new one."""
    if "request_id" not in g:
        sent = request.headers.get(HEADER, "")
        g.request_id = sent if _SANE.fullmatch(sent) else new_request_id()
    return str(g.request_id)


def new_request_id() -> str:
    """Make an id of 32 hexadecimal digits."""
    return uuid.uuid4().hex
