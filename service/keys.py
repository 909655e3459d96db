"""API keys: where some are set, what is under ``/v1`` asks for one.

Only the SHA-256 of each key is configured, so that settings and their dumps give no key away.
"""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import TYPE_CHECKING

from service.problems import KEY_REFUSED, NO_KEY, Problem

if TYPE_CHECKING:
    from collections.abc import Collection

    from flask import Request

HEADER = "X-API-Key"
GUARDED = "/v1/"
"""What the paths begin with that ask for a key."""

_BEARER = "bearer "


def require_key(request: Request, digests: Collection[str]) -> None:
    """Raise Problem 401 for a request without a key, and 403 for one with a key that is none of ours.

    ``digests`` are SHA-256 in lower-case hexadecimal; each is compared, in a time that does not depend on the key.
    """
    key = _key_of(request)
    if key is None:
        raise Problem(NO_KEY, headers={"WWW-Authenticate": 'Bearer realm="inquit"'})
    digest = sha256(key.encode()).hexdigest()
    matches = sum(hmac.compare_digest(digest, known) for known in digests)  # all of them, whichever matches
    if not matches:
        raise Problem(KEY_REFUSED)


def _key_of(request: Request) -> str | None:
    authorization = request.headers.get("Authorization", "")
    if authorization.lower().startswith(_BEARER):
        return authorization[len(_BEARER) :].strip()
    return request.headers.get(HEADER)
