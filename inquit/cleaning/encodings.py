"""Characters read in the wrong encoding: UTF-8 taken for Windows-1252, marks of Windows-1252 left as C1 controls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ftfy import bad_codecs
from ftfy.badness import is_bad
from ftfy.chardata import UTF8_DETECTOR_RE

from inquit.cleaning.cleaned import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

bad_codecs.ok()  # registers the codec of the next line
_CODEC = "sloppy-windows-1252"

_SUSPICIOUS = re.compile(r"[ÂÃâðÅÄÎÐ]")
"""First bytes of what news articles have beyond ASCII, as Windows-1252 shows them."""
_SEQUENCE = re.compile(
    rf"(?P<cut>â€(?=[\s\"]|[.,;:!?)]|$))|(?P<kept>{UTF8_DETECTOR_RE.pattern})", UTF8_DETECTOR_RE.flags
)
"""``cut``: a closing mark whose last byte, which Windows-1252 does not have, was dropped."""
_MAC = {"‚Äú": "“", "‚Äù": "”", "‚Äò": "‘", "‚Äô": "’", "‚Äì": "–", "‚Äî": "—", "‚Ä¶": "…"}
"""The same marks as Mac Roman shows them."""
_MAC_SEQUENCE = re.compile("|".join(_MAC))

_C1 = re.compile(r"[\x80-\x9f]")
_C1_MARK = re.compile(r"[\x82\x84\x8b\x91-\x97\x9b]")
"""Quotation marks and dashes of Windows-1252."""


def mojibake(text: str) -> Iterator[Edit]:
    """Decode UTF-8 that was taken for Windows-1252, each character by itself."""
    if "‚Ä" in text:
        for sequence in _MAC_SEQUENCE.finditer(text):
            yield Edit(*sequence.span(), _MAC[sequence[0]])
    elif _SUSPICIOUS.search(text):
        for sequence in _SEQUENCE.finditer(text):
            if sequence["cut"]:
                yield Edit(*sequence.span(), "”")
            else:
                yield from _decoded(sequence["kept"], sequence.start())


def _decoded(words: str, start: int) -> Iterator[Edit]:
    if not is_bad(words):
        return
    try:
        decoded = b"".join(map(_byte, words)).decode()
    except UnicodeError:
        return
    for character in decoded:
        end = start + len(character.encode())
        yield Edit(start, end, character)
        start = end


def _byte(character: str) -> bytes:
    """Return the byte that was read as ``character``; a space was a no-break space."""
    if character == " ":
        return b"\xa0"
    return character.encode("latin-1") if character < "\u0100" else character.encode(_CODEC)


def c1_controls(text: str) -> Iterator[Edit]:
    """Make C1 controls the characters that Windows-1252 has in their places.

    U+0085 ends a line by itself; where no mark stands as a C1 control, it does.
    """
    if text.isascii() or not _C1_MARK.search(text):
        return
    for control in _C1.finditer(text):
        new = control[0].encode("latin-1").decode(_CODEC)
        if new != control[0]:
            yield Edit(*control.span(), new)
