"""Frames: each paragraph as the parser should see it, whole utterances replaced by a short placeholder.

A long utterance inside “…,” X said disturbs the parse of the clause around it (the frame), and parsing words that
nobody reads costs time. CoreNLP's quote annotator re-parses the sentence with the quotation taken out; here the
parser never sees it. Quoted fragments (called the visit a “success”) belong to the reporter's syntax and stay, of long
ones the beginning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inquit.types import CharSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inquit.types import QuotedSpan

UTTERANCE_WORDS = 8
"""A fragment of more words than this is replaced as well: its syntax no longer helps the frame."""
BEGINNING_WORDS = 6
PLACEHOLDER = "Yes"

_NO_LETTERS = re.compile(r"\W*")
_FINAL = frozenset(".,!?…;:–—-")
"""Punctuation that ends an utterance."""
_BLANK = re.compile(r"\s+")
_CUT = re.compile(
    r"(?P<long>\S{100})"
    r"|\s?\((?:[DRI]|Dem\.|Rep\.|Con|Lab|Lib Dem)(?:[-‑–—][A-Z][A-Za-z. ]{0,20})?\)"
    r"|, [DRI][-‑–][A-Z](?:[A-Za-z]|\.(?=[A-Z,]))*(?:,|(?=[.;:]))"
)
"""What the parser does not see as it stands.

``long``: spaCy's tokenizer takes a word apart in time quadratic in its length, and no word of a language is this
long. Else a politician's party and seat, “(R-Lund)” or “, R-Lund,”, which parsers
take for a noun of the clause: it is left out.
"""
_DATELINE = re.compile(
    r"\(?[A-Z][A-Z.'’-]+(?:[ ,]+(?:[A-Z][A-Za-z.'’-]+)){0,4}\)?(?: ?\([A-Z][A-Za-z .]{1,20}\))? ?(?:--|[-–—―])(?= )"
)
"""Place and agency before a report (“LUNDVIK (NPA) — …”): no part of the sentence that follows."""
_PLAIN_MARKS = str.maketrans({"―": "—", "’": "'"})
"""The horizontal bar is a dash that the tokenizer does not know, the apostrophe one that the tagger knows less well."""
_BEGINNING = re.compile(
    rf"\W*[a-z]\S*(?:\s+\S+){{{BEGINNING_WORDS - 1}}}(?=(?:\s+\S+){{{UTTERANCE_WORDS + 1 - BEGINNING_WORDS}}})"
)
"""The first words of a long fragment: they tie it to the reporter's clause, the others tell the parser nothing."""
_LABEL = re.compile(r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,3}:(?=\s)")
"""A transcript's label inside the marks (“LINDQVIST: …”): it is the frame's, not the speaker's words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the frame's text: copied from ``span`` of the article, or standing for quotation ``quote``."""

    frame_start: int
    span: CharSpan
    quote: int | None
    placeholder: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """A paragraph's text for the parser, and where each piece of it comes from."""

    paragraph: int
    text: str
    pieces: tuple[Piece, ...]

    def sentence_starts(self) -> list[int]:
        """Return the offsets into ``text`` at which a sentence must start: after datelines and full stops in marks.

        Editors write “…,” Berg said and “….” Berg left: after an utterance with a full stop a new sentence
        begins.
        """
        ends = [piece.frame_start for piece in self.pieces[1:]]
        found = []
        dateline = _DATELINE.match(self.text)
        if dateline is not None:
            found.append(len(self.text) - len(self.text[dateline.end() :].lstrip()))
        for piece, end in zip(self.pieces, ends, strict=False):
            following = self.text[end:].lstrip()[:1] if piece.placeholder else ""
            if piece.placeholder and self.text[piece.frame_start : end].endswith('."') and following.isupper():
                found.append(len(self.text) - len(self.text[end:].lstrip()))
        return found


def is_utterance(content: str, before: str) -> bool:
    """Tell whether quoted words are a whole utterance and not a fragment of the reporter's clause.

    ``before`` is the text of the paragraph up to the opening mark: words after a full stop, comma or colon start
    an utterance of their own, words in the flow of a clause do not.
    """
    words = content.split()
    first = next((char for char in content if char.isalnum()), "a")
    if not (first.isupper() or first.isdigit()):
        return len(words) > UTTERANCE_WORDS
    opens = not before.rstrip() or before.rstrip()[-1] in ".,:;!?…–—-“”\"'’)]"
    finished = not _FINAL.isdisjoint(_tail(content))
    return (opens and (finished or len(words) > 3)) or (finished and len(words) > 3) or len(words) > UTTERANCE_WORDS


def build_frame(text: str, index: int, paragraph: CharSpan, quotes: Sequence[tuple[int, QuotedSpan]]) -> Frame:
    """Write the frame of one paragraph.

    ``quotes`` are the quotations of the paragraph with their indices, in text order. Marks become straight double
    ones, which the parser knows best, and are set apart by blanks so that no token spans a mark.
    """
    writer = _FrameWriter(text)
    at = paragraph.start
    for number, quote in quotes:
        start, end = quote.span.start, quote.span.end
        writer.copy(at, start)
        if writer.ends_in_a_word():
            writer.add(" ", start, start)
        _write_quotation(writer, number, quote, text[paragraph.start : start])
        at = end
        if at < paragraph.end and text[at].isalnum():
            writer.add(" ", at, at)
    writer.copy(at, paragraph.end)
    if not writer.pieces:
        writer.add(" ", paragraph.start, paragraph.start)  # every paragraph has a parse, if of a blank
    return Frame(index, "".join(writer.out), tuple(writer.pieces))


class _FrameWriter:
    """The text and the pieces of a frame so far; offsets count code points of ``text``, the article."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[str] = []
        self.pieces: list[Piece] = []
        self._length = 0

    def add(self, words: str, start: int, end: int, quote: int | None = None, placeholder: bool = False) -> None:
        """Write ``words`` for the characters ``start`` to ``end``, which stand in quotation ``quote`` if in any."""
        if words:
            self.pieces.append(Piece(self._length, CharSpan(start, end), quote, placeholder))
            self.out.append(words)
            self._length += len(words)

    def copy(self, start: int, end: int, quote: int | None = None) -> None:
        """Copy the characters ``start`` to ``end``, but for what the parser shall not see."""
        at = start
        for run in _CUT.finditer(self.text, start, end):
            kept = run.end() if run["long"] else run.start()
            self.add(_plain(self.text[at:kept]), at, kept, quote)
            if run["long"]:
                self.add(" ", run.end(), run.end(), quote)
            at = run.end()
        self.add(_plain(self.text[at:end]), at, end, quote)

    def ends_in_a_word(self) -> bool:
        """Tell whether the last character would be joined to a mark behind it."""
        return bool(self.out) and not self.out[-1][-1].isspace() and self.out[-1][-1] not in "(["


def _write_quotation(writer: _FrameWriter, number: int, quote: QuotedSpan, before: str) -> None:
    """Write quotation ``number``: its label or its beginning, a placeholder, or a short fragment as it stands.

    ``before`` is the text of the paragraph up to the quotation.
    """
    (start, end), content = (quote.span.start, quote.span.end), quote.content
    words = content.of(writer.text)
    label = _LABEL.match(words)
    if label is not None:
        writer.copy(content.start, content.start + label.end())
        writer.add(f' "{PLACEHOLDER}."', start, end, number, placeholder=True)
    elif (beginning := _BEGINNING.match(words)) is not None:
        writer.add('"', start, content.start, number)
        writer.copy(content.start, content.start + beginning.end(), number)
        writer.add(_closing_punctuation(words) + '"', content.end, end, number)
    elif is_utterance(words, before):
        writer.add(f'"{PLACEHOLDER}{_closing_punctuation(words)}"', start, end, number, placeholder=True)
    else:
        writer.add('"', start, content.start, number)
        writer.copy(content.start, content.end, number)
        writer.add('"', content.end, end, number)


def _plain(words: str) -> str:
    """Return ``words`` at the same length with blanks, dashes and apostrophes that the parser knows."""
    return _BLANK.sub(lambda blank: " " * len(blank[0]), words).translate(_PLAIN_MARKS)


def _closing_punctuation(content: str) -> str:
    """Return the first of . , ? ! behind the last word of quoted words, empty where none is."""
    return next((mark for mark in _tail(content) if mark in ".,?!"), "")


def _tail(content: str) -> str:
    """Return what follows the last letter or digit of quoted words."""
    tail = _NO_LETTERS.match(content[::-1])  # searching from the front would take cubic time
    return tail[0][::-1] if tail is not None else ""
