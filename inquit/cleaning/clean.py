"""From the text as received to the text as read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inquit.cleaning.cleaned import Cleaned
from inquit.cleaning.credited import credited_quotations
from inquit.cleaning.glued import glued_paragraphs
from inquit.cleaning.one_line import one_line
from inquit.cleaning.paragraphs import broken_paragraphs
from inquit.cleaning.passing import pass_over
from inquit.cleaning.steps import undo

if TYPE_CHECKING:
    from inquit.types import PassedOver


@dataclass(frozen=True, slots=True)
class CleanText:
    """The text that is read, with the place of each character in the text as received, and what is not read of it."""

    cleaned: Cleaned
    furniture: tuple[PassedOver, ...]

    @property
    def text(self) -> str:
        """The text that is read; each of its lines is a paragraph."""
        return self.cleaned.text


def clean(received: str) -> CleanText:
    """Return the text as it is read: encodings and markup undone, each paragraph in one line, furniture passed over."""
    cleaned = undo(Cleaned.of(received))
    cleaned = cleaned.edited(glued_paragraphs(cleaned.text))
    cleaned = cleaned.edited(one_line(cleaned.text))
    cleaned = cleaned.edited(broken_paragraphs(cleaned))
    cleaned = cleaned.edited(credited_quotations(cleaned))
    passed = pass_over(cleaned)
    furniture = tuple(stretch.in_received(cleaned, received) for stretch in passed)
    return CleanText(cleaned.edited(stretch.edit for stretch in passed), furniture)
