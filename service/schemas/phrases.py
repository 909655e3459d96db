"""Places in the text: ranges, and the phrases that stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from marshmallow import ValidationError, fields, validates_schema

from inquit import MentionType
from service.schemas.base import AnswerContext, AnswerSchema, offset, one_of, string

if TYPE_CHECKING:
    from collections.abc import Mapping

START = "Offset of the first character."
END = "Offset after the last character."


class SpanSchema(AnswerSchema):
    """A half-open range of the text, in the `offset_unit` asked for: Unicode code points by default."""

    start = offset(START)
    end = offset(END)


class QuotingSchema(AnswerSchema):
    """Base of what repeats words of the text: an object with a ``span`` and the ``text`` that stands there.

    Its fields ``start`` and ``end`` are dumped from ``span.start`` and ``span.end``; validators find them there again.
    """

    @validates_schema
    def _quotes_the_text(self, data: Mapping[str, Any], **_: Any) -> None:
        words, start, end = data["text"], data["span"]["start"], data["span"]["end"]
        # A slice ends with the text, however large its end is: hence the length.
        if AnswerContext.get().asked.text[start:end] != words or len(words) != end - start:
            raise ValidationError("Not text[start:end].", "text")


class PhraseSchema(QuotingSchema):
    """Base of the phrases that stand around a quotation."""

    start = offset(START, "span.start")
    end = offset(END, "span.end")
    text = string("The phrase: `text[start:end]`.")


class MentionSchema(PhraseSchema):
    """A phrase of the article that refers to a speaker."""

    type = one_of(MentionType, "A name, a nominal phrase (“the mayor”) or a pronoun.")
    words = string("The phrase without what was in it of markup, encodings and line breaks.", examples=("Ida Holm",))


class CueSchema(PhraseSchema):
    """The reporting verb or phrase that introduces a quotation."""

    lemma = string("Its dictionary form.", examples=("say",))


class ReporterSchema(AnswerSchema):
    """Somebody by whose report the article knows a quotation (“Holm said Berg told him …”: Holm)."""

    name = string("The fullest form that the article gives, without titles.", examples=("Ida Holm",))
    speaker_id = string("The `id` among `speakers`, null when no quotation is the reporter's own.", nullable=True)
    source = fields.Nested(
        MentionSchema, required=True, metadata={"description": "The phrase that the article names the reporter with."}
    )
    cue = fields.Nested(
        CueSchema, required=True, metadata={"description": "The reporting verb or phrase of that report."}
    )
