"""Bodies packed and unpacked: gzip and zstd, requests with a limit on what comes out."""

from __future__ import annotations

import zlib
from enum import StrEnum
from typing import TYPE_CHECKING

from backports import zstd  # type: ignore[attr-defined, unused-ignore]

from service.problems import BAD_REQUEST, BODY_TOO_LARGE, Problem

if TYPE_CHECKING:
    from flask import Request

_GZIP_WINDOW = 31
_GZIP_LEVEL = 5
_ZSTD_LEVEL = 3


class Encoding(StrEnum):
    """How a body is packed."""

    ZSTD = "zstd"
    GZIP = "gzip"


def answer_encoding(request: Request) -> Encoding | None:
    """Return how a client would have its answer packed; None for as it is."""
    best = request.accept_encodings.best_match([*Encoding, "identity"], default="identity")
    return None if best == "identity" or "Accept-Encoding" not in request.headers else Encoding(best)


def packed(body: bytes, encoding: Encoding | None) -> bytes:
    """Return a body packed."""
    if encoding is Encoding.GZIP:
        return zlib.compress(body, _GZIP_LEVEL, _GZIP_WINDOW)
    return zstd.compress(body, _ZSTD_LEVEL) if encoding is Encoding.ZSTD else body


def unpacked(body: bytes, encoding: Encoding, max_bytes: int) -> bytes:
    """Return what was packed; raises Problem 413 where that has more than ``max_bytes``, and 400 for what is broken."""
    try:
        whole = bytearray()
        while body:
            decompressor = zlib.decompressobj(_GZIP_WINDOW) if encoding is Encoding.GZIP else zstd.ZstdDecompressor()
            whole += decompressor.decompress(body, max_bytes + 1 - len(whole))
            if len(whole) > max_bytes:
                raise Problem(BODY_TOO_LARGE, f"Unpacked, the body has more than the {max_bytes} bytes that are taken.")
            if not decompressor.eof:
                raise Problem(BAD_REQUEST, f"The body ends before its {encoding} does.")
            body = decompressor.unused_data
    except (zlib.error, zstd.ZstdError):
        raise Problem(BAD_REQUEST, f"The body is not valid {encoding}.") from None
    return bytes(whole)
