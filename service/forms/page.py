"""The answer as a page to read: the article with its quotations marked, each in the colour of its speaker."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jinja2 import Template

_LINE_END = re.compile(r"\s*[\n\r\u2028\u2029]\s*")
COLOURS = 12
"""How many speakers have a colour of their own."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the article: words in one quotation, or (``quote`` is None) between two."""

    text: str
    quote: Mapping[str, Any] | None


def to_html(payload: Mapping[str, Any], text: str) -> str:
    """Return an answer (``AttributionSchema``, offsets in code points) for ``text`` as an HTML page, all of it escaped.

    Nothing is loaded from elsewhere; ``content_security_policy`` is what it needs.
    """
    colours = {speaker["id"]: index % COLOURS for index, speaker in enumerate(payload["speakers"])}
    return _template().render(
        answer=payload,
        paragraphs=[
            line for line in _paragraphs(pieces(text, payload["quotes"])) if any(part.text.strip() for part in line)
        ],
        speakers={speaker["id"]: speaker for speaker in payload["speakers"]},
        colours=colours,
        style=_style(),
    )


def content_security_policy() -> str:
    """Return the policy under which the page works: its own style sheet and nothing else."""
    digest = b64encode(sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'"


def pieces(text: str, quotes: Sequence[Mapping[str, Any]]) -> Iterator[Piece]:
    """Cut an article at its quotations, in text order; one that begins within another is left out."""
    at = 0
    for quote in quotes:
        if quote["start"] < at:
            continue
        if at < quote["start"]:
            yield Piece(text[at : quote["start"]], None)
        yield Piece(text[quote["start"] : quote["end"]], quote)
        at = quote["end"]
    if at < len(text):
        yield Piece(text[at:], None)


def _paragraphs(cut: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Part the pieces at the line breaks between quotations; a quotation is never parted."""
    paragraph: list[Piece] = []
    for piece in cut:
        first, *further = [piece.text] if piece.quote is not None else _LINE_END.split(piece.text)
        paragraph.append(Piece(first, piece.quote))
        for line in further:
            yield from _if_said(paragraph)
            paragraph = [Piece(line, None)]
    yield from _if_said(paragraph)


def _if_said(paragraph: list[Piece]) -> Iterator[list[Piece]]:
    """Yield a paragraph that has words in it."""
    if any(piece.text.strip() for piece in paragraph):
        yield paragraph


@cache
def _style() -> str:
    return files("service").joinpath("templates", "answer.css").read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(loader=PackageLoader("service"), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("answer.html")
