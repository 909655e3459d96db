"""Charsets: the characters of a page, whatever it or its server says that it is encoded in."""

from __future__ import annotations

import codecs

from inquit.pages.library import library

_FALLBACK = "cp1252"
_REPLACED = "\ufffd"


def decode(body: bytes, charset: str | None = None) -> str:
    """Return the text of ``body``, which the server says is in ``charset``; raises PagesUnavailable.

    A byte order mark decides. What can be read as UTF-8, and is not ASCII, is UTF-8: hardly anything else looks like
    it. Then ``charset`` counts, then what the page names, then Windows-1252; what nobody knows is passed over.
    """
    encoding = library("w3lib.encoding")
    marked, mark = encoding.read_bom(body)
    if marked:
        return str(encoding.to_unicode(body[len(mark) :], marked))
    named = _known(encoding.resolve_encoding(charset) if charset else None)
    # A page that could be searched for a name is not in UTF-16.
    named = named or _known(encoding.html_body_declared_encoding(body), but="utf-16")
    if not body.isascii() and not (named or "").startswith("utf-16"):
        text = body.decode("utf-8", "replace")
        if _is_utf8(text):
            return text
        named = None if named == "utf-8" else named
    return str(encoding.to_unicode(body, named or _FALLBACK))


def _known(name: str | None, but: str | None = None) -> str | None:
    try:
        known = codecs.lookup(name).name if name else None
    except LookupError:
        return None
    return None if known and but and known.startswith(but) else known


def _is_utf8(text: str) -> bool:
    """Tell whether bytes were UTF-8 that became ``text``: few could not be read as it, beside those that could."""
    lost = text.count(_REPLACED)
    return lost == 0 or 10 * lost <= sum(char > "\x7f" for char in text)
