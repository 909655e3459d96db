r"""Escapes of JSON strings (``\"``, ``\n``, ``\u201c``) and of CSV fields (``""``) that were never read as such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inquit.cleaning.cleaned import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 2
"""An article about programs may show an escape; a text that was not decoded has more than one."""

_JSON = re.compile(r'\\(?:(["/])|u([0-9a-fA-F]{4})(?:\\u([dD][c-fC-F][0-9a-fA-F]{2}))?|(r\\n|[nrt])(?![a-z]))')
_BARE_MARK = re.compile(r'(?<!\\)"')
_WHITE = {"n": "\n", "r": "\n", "r\\n": "\n", "t": "\t"}
_CSV_MARK = re.compile(r'(?<!")""(?!")')
_ONE_MARK = re.compile(r'(?<!")"(?!")')


def json_escapes(text: str) -> Iterator[Edit]:
    r"""Undo the escapes of a JSON string.

    ``\"`` counts where hardly any mark stands without one, ``\n`` where lines do not end in another way too, and
    each kind where there are several.
    """
    if "\\" not in text:
        return
    found = list(_JSON.finditer(text))
    marks, codes, breaks = (sum(match[group] is not None for match in found) for group in (1, 2, 4))
    bare = sum(1 for _ in _BARE_MARK.finditer(text))
    undone = {
        1: marks >= LEAST and bare <= LEAST,
        2: codes >= LEAST,
        4: breaks >= LEAST and text.count("\n") < breaks,
    }
    for match in found:
        group = 1 if match[1] else 2 if match[2] else 4
        if undone[group]:
            new = _decoded(match)
            if new:
                yield Edit(match.start(), match.end(), new)


def _decoded(match: re.Match[str]) -> str:
    if match[1]:
        return match[1]
    if match[4]:
        return _WHITE[match[4]]
    high = int(match[2], 16)
    if 0xD800 <= high < 0xE000:
        paired = match[3] is not None and high < 0xDC00
        return chr(0x10000 + ((high - 0xD800) << 10) + int(match[3], 16) - 0xDC00) if paired else ""
    return chr(high) + (chr(int(match[3], 16)) if match[3] and not 0xD800 <= int(match[3], 16) < 0xE000 else "")


def csv_marks(text: str) -> Iterator[Edit]:
    """Undo the doubled marks of a CSV field; the marks around the whole field are taken away."""
    if '""' not in text:
        return
    doubled = list(_CSV_MARK.finditer(text))
    if len(doubled) < LEAST:
        return
    single = [match.start() for match in _ONE_MARK.finditer(text)]
    first, last = len(text) - len(text.lstrip()), len(text.rstrip()) - 1
    if single and single != [first, last]:
        return
    if single:
        yield Edit(first, first + 1, "")
    for match in doubled:
        yield Edit(match.start(), match.end(), '"')
    if single:
        yield Edit(last, last + 1, "")
