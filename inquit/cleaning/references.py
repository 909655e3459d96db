"""Character references of HTML (``&ldquo;``, ``&#8220;``, ``&#x201c;``, ``&#147;``) that were never decoded."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING

from inquit.cleaning.cleaned import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 2
"""An article about HTML may name a reference; a text that was not decoded has more than one."""

_REFERENCE = re.compile(r"&(?:amp;){0,8}(#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_SHOWN = frozenset("\"'<>&“”‘’")
"""Characters that an article about HTML shows references of."""


def html_references(text: str) -> Iterator[Edit]:
    """Decode character references, those encoded twice (``&amp;quot;``) too.

    A reference of a mark counts as one where it touches a word, as marks do; one between blanks is spoken of.
    """
    if "&" not in text:
        return
    found = [(match, new) for match in _REFERENCE.finditer(text) if (new := _decoded(match[1]))]
    touching = sum(new not in _SHOWN or _touches(text, match) for match, new in found)
    inside = any(_is_inside_word(text, match) for match, _ in found)
    if touching >= LEAST or inside or (touching == len(found) and any(new not in _SHOWN for _, new in found)):
        for match, new in found:
            yield Edit(match.start(), match.end(), new)


def _decoded(name: str) -> str:
    if not name.startswith("#") and f"{name};" not in html5:
        return ""
    new = unescape(f"&{name};")
    return "" if "\ufffd" in new or new.startswith("&#") else new


def _touches(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    return after.isalnum() or before.isalnum() or before in {",", ".", "!", "?"}


def _is_inside_word(text: str, match: re.Match[str]) -> bool:
    return text[max(0, match.start() - 1) : match.start()].isalnum() and text[match.end() : match.end() + 1].isalnum()
