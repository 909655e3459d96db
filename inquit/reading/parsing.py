"""Parsing: frames through spaCy in batches of bounded size, between which a deadline is looked at.

What is not bounded by the number of paragraphs is bounded by their length: a text without paragraphs, of any length,
takes no more memory at a time and overruns its deadline by no more than any other.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

    from inquit.deadline import Deadline
    from inquit.reading.frames import Frame

BATCH = 64
"""Paragraphs parsed in one call."""
BATCH_CHARACTERS = 25_000
"""Characters parsed in one call; 64 ordinary paragraphs have fewer."""
CHARACTERS_A_UNIT = 5
"""What a token takes of the text, about."""
MAX_CHARACTERS = 10_000
"""A longer frame is parsed in parts: nobody writes a paragraph this long, but texts lose their line breaks."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a frame's text, and where in it a sentence must start."""

    text: str
    sentence_starts: tuple[int, ...]
    closes_frame: bool


def parse(nlp: Language, frames: Iterable[Frame], deadline: Deadline) -> Iterator[Doc]:
    """Yield the parse of each frame, in their order; raises OutOfTime between batches."""
    parsed: list[Doc] = []
    for batch in _batches(part for frame in frames for part in _parts(frame)):
        deadline.spend(sum(len(part.text) for part in batch) // CHARACTERS_A_UNIT)
        docs = ((_make_doc(nlp, part), part) for part in batch)
        for doc, part in nlp.pipe(docs, as_tuples=True, batch_size=BATCH):
            parsed.append(doc)
            if part.closes_frame:
                yield _joined(parsed)
                parsed = []


def _parts(frame: Frame) -> Iterator[_Part]:
    """Yield the parts of a frame that are parsed on their own, one for all but huge paragraphs."""
    text, starts = frame.text, frame.sentence_starts()
    start = 0
    while start < len(text):
        end = _end_of_part(text, start)
        within = starts[bisect_left(starts, start) : bisect_left(starts, end)]
        yield _Part(text[start:end], tuple(offset - start for offset in within), end == len(text))
        start = end


def _end_of_part(text: str, start: int) -> int:
    """Return where the part that begins at ``start`` ends: after a full stop, else after a blank, else anywhere."""
    limit = start + MAX_CHARACTERS
    if len(text) <= limit:
        return len(text)
    found = (text.rfind(mark, start, limit) + len(mark) for mark in (". ", " "))
    return next((end for end in found if end > start + 1), limit)


def _batches(parts: Iterable[_Part]) -> Iterator[list[_Part]]:
    """Yield parts in lists that are parsed in one call each."""
    batch: list[_Part] = []
    characters = 0
    for part in parts:
        if len(batch) == BATCH or (batch and characters + len(part.text) > BATCH_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(part)
        characters += len(part.text)
    if batch:
        yield batch


def _make_doc(nlp: Language, part: _Part) -> Doc:
    """Tokenize a part and fix the sentence starts that its quotations tell."""
    doc = nlp.make_doc(part.text)
    for offset in part.sentence_starts:
        span = doc.char_span(offset, offset + 1, alignment_mode="expand")
        if span is not None and span.start_char == offset:
            doc[span.start].is_sent_start = True
    return doc


def _joined(parts: list[Doc]) -> Doc:
    """Return the parts of one frame as one document."""
    return parts[0] if len(parts) == 1 else Doc.from_docs(parts, ensure_whitespace=False) or parts[0]
