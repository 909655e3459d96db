"""The parsed article as plain values: what spaCy knows, copied out so that its memory zone can be left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LENGTH, SENT_START, TAG

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from inquit.reading.frames import Frame

_COLUMNS = [IDX, LENGTH, TAG, DEP, HEAD, ENT_TYPE, ENT_IOB, SENT_START]


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a frame.

    ``start`` and ``end`` are offsets into the article; a token of a placeholder has the offsets of the whole
    quotation. ``head``, ``sentence`` and ``paragraph`` are indices; ``head`` of a root is its own index. ``quote`` is
    the index of the quotation the token stands in, if any.
    """

    i: int
    text: str
    lower: str
    start: int
    end: int
    tag: str
    dep: str
    head: int
    entity: str
    entity_start: bool
    sentence: int
    paragraph: int
    quote: int | None
    placeholder: bool


def copy_tokens(doc: Doc, frame: Frame, first: int, first_sentence: int) -> list[Token]:
    """Copy the tokens of ``doc``, the parse of ``frame``.

    ``first`` and ``first_sentence`` are the indices in the article of its first token and sentence. Offsets of the
    tokens are code points of the article.
    """
    rows: list[list[int]] = doc.to_array(_COLUMNS).astype(np.int64).tolist()
    name: Callable[[int], str] = _names(doc)
    sentence = first_sentence - 1
    tokens: list[Token] = []
    pieces = frame.pieces
    at = 0
    for i, (offset, length, tag, dep, head, entity, iob, sent_start) in enumerate(rows):
        if sent_start == 1 or i == 0:
            sentence += 1
        words = frame.text[offset : offset + length]
        while at + 1 < len(pieces) and pieces[at + 1].frame_start <= offset:
            at += 1
        piece = pieces[at]
        if piece.placeholder:
            start, end = piece.span.start, piece.span.end
        else:
            start = min(piece.span.start + offset - piece.frame_start, piece.span.end)
            end = min(start + length, piece.span.end)
        blank = words.isspace()
        tokens.append(
            Token(
                i=first + i,
                text=words,
                lower=words.lower(),
                start=start,
                end=end,
                tag="" if blank else name(tag),
                dep="" if blank else name(dep),
                head=first + i + head,
                entity=name(entity) if iob in (1, 3) else "",
                entity_start=iob == 3,
                sentence=sentence,
                paragraph=frame.paragraph,
                quote=piece.quote,
                placeholder=piece.placeholder,
            )
        )
    return tokens


def _names(doc: Doc) -> Callable[[int], str]:
    """Return a function that looks up the string of a key in the document's vocabulary, each once."""
    strings = doc.vocab.strings
    known: dict[int, str] = {0: ""}

    def name(key: int) -> str:
        if key not in known:
            known[key] = strings[key % 2**64]
        return known[key]

    return name
