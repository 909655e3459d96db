"""Markdown in plain text: links, images, emphasis, headings, lists, rules and escapes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inquit.cleaning.cleaned import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

_URL = r"<?(?:[a-z][a-z0-9+.-]{1,20}:|[/#?.]|www\.)[^\s()<>]{0,2000}(?:\([^\s()]{0,200}\)[^\s()<>]{0,500})?>?"
_TITLE = r"""(?:\s+(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'))?"""
_IMAGE = re.compile(rf"!\[[^\]\n]{{0,1000}}\]\(\s*[^\s()]{{0,2000}}{_TITLE}\s*\)")
_LINK = re.compile(rf"\[(?P<words>[^\[\]]{{1,500}})\](?:\(\s*{_URL}{_TITLE}\s*\)|\[[^\[\]\n]{{0,80}}\])", re.IGNORECASE)
_DEFINITION = re.compile(r"^[ ]{0,3}\[[^\]\n]{1,80}\]:[ \t]+<?\S{1,2000}>?.{0,300}$", re.MULTILINE)
_EMPHASIS = re.compile(
    r"(?<![\w*\\])(?P<stars>\*{1,3})(?=[^\s*])(?P<starred>(?:[^*\n]|\n(?!\s*\n)){1,1000}?)(?<=[^\s*\\])(?P=stars)(?![\w*])"
    r"|(?<![\w_\\])(?P<lines>_{1,3})(?=[^\s_])(?P<lined>(?:[^_\n]|\n(?!\s*\n)){1,1000}?)(?<=[^\s_\\])(?P=lines)(?![\w_])"
    r"|(?<!~)~~(?P<struck>[^~\n]{1,500})~~(?!~)"
)
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+(?=\S)|(?<=\S)[ \t]+#{1,6}[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"^[ ]{0,3}(?:=[ \t]*|-[ \t]*|\*[ \t]*|_[ \t]*){3,200}$", re.MULTILINE)
_BULLET = re.compile(r"^[ \t]*(?P<bullet>[*+\-–•‣▪■●◦·»►▶→✓✔]|\d{1,2}[.)])[ \t]+(?=\S)", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!>~|])")
_ALWAYS_BULLETS = frozenset("•‣▪■●◦·»►▶→✓✔")
LEAST_ITEMS = 2
"""One line may begin with a dash or a number; a list has more."""


def markdown(text: str) -> Iterator[Edit]:
    """Undo links, images and emphasis, headings, rules and escapes; what the words were marked with goes."""
    if not _MARKUP.search(text):
        return
    found = [*_inline(text), *_lines(text)]
    at = 0
    for edit in sorted(set(found)):
        if edit.start >= at:
            yield edit
            at = edit.end


_MARKUP = re.compile(r"[*_~\\]|\]\(|\]\[|\]:|^\s{0,3}[#=-]", re.MULTILINE)
"""A quick look for anything to undo."""


def _inline(text: str) -> Iterator[Edit]:
    for image in _IMAGE.finditer(text):
        yield Edit(image.start(), image.end(), "")
    for link in _LINK.finditer(text):
        yield Edit(link.start(), link.start("words"), "")
        yield Edit(link.end("words"), link.end(), "")
    marked = False
    for span in _EMPHASIS.finditer(text):
        words = span.lastgroup or ""
        group = next(name for name in ("starred", "lined", "struck") if span[name] is not None)
        if words and not any(character.isalpha() for character in span[group]):
            continue
        marked = True
        yield Edit(span.start(), span.start(group), "")
        yield Edit(span.end(group), span.end(), "")
    if marked or _LINK.search(text) or len(_ESCAPE.findall(text)) >= LEAST_ITEMS:
        for escape in _ESCAPE.finditer(text):
            yield Edit(escape.start(), escape.end(), "")


def _lines(text: str) -> Iterator[Edit]:
    for pattern in (_DEFINITION, _HEADING, _RULE):
        for match in pattern.finditer(text):
            yield Edit(match.start(), match.end(), "")


def bullets(text: str) -> Iterator[Edit]:
    """Take the bullets and numbers of lists away; each entry is a paragraph of its own."""
    found = list(_BULLET.finditer(text))
    common = {bullet for bullet in {_kind(match) for match in found} if _often(found, bullet)}
    for match in found:
        if _kind(match) in common:
            yield Edit(match.start(), match.end(), "\n" if match.start() else "")


def _kind(match: re.Match[str]) -> str:
    return "1" if match["bullet"][0].isdigit() else match["bullet"]


def _often(found: list[re.Match[str]], bullet: str) -> bool:
    return bullet in _ALWAYS_BULLETS or sum(_kind(match) == bullet for match in found) >= LEAST_ITEMS
