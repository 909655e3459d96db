"""The answer to an article: what each key holds, and what the keys promise about one another."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from marshmallow import ValidationError, fields, pre_dump, pre_load, validates_schema

from inquit import LineKind, QuotationType
from service.schemas.base import AnswerContext, AnswerSchema, offset, one_of, probability, string
from service.schemas.explanation import ExplanationSchema
from service.schemas.operation import EngineSchema
from service.schemas.phrases import (
    END,
    START,
    CueSchema,
    MentionSchema,
    QuotingSchema,
    ReporterSchema,
    SpanSchema,
)
from service.schemas.speakers import SpeakerSchema, SummarySchema

if TYPE_CHECKING:
    from collections.abc import Mapping

# Of the deadline's units: what it takes to dump or validate a quotation; those explained take ten times as much.
_WORK = 50


class QuotationSchema(QuotingSchema):
    """One quotation; its range takes in the quotation marks."""

    id = string("Unique in this answer.", examples=("q1",))
    type = one_of(
        QuotationType,
        "`direct`: a whole utterance in quotation marks. `mixed`: a quoted fragment inside the "
        "reporter's clause. `scare`: marks around words nobody is reported to have said (scare quotes, "
        "titles, nicknames). "
        "`indirect`: reported without marks; only when asked for. A fragment is then part of a `mixed` "
        "quotation that is the whole clause.",
    )
    start = offset(START, "span.start")
    end = offset(END, "span.end")
    text = string("The words with their marks: `text[start:end]`.")
    words = string(
        "The words for people to read: without the marks around them, and without what was in them of markup, "
        "encodings and line breaks.",
        examples=("The bridge opens on Monday,",),
    )
    content = fields.Nested(
        SpanSchema, required=True, metadata={"description": "The range of the words without the marks around them."}
    )
    speaker_id = string(
        "Who said it: the `id` of a speaker; null when the article does not say, or the engine abstains.",
        nullable=True,
        examples=("s1",),
    )
    source = fields.Nested(
        MentionSchema,
        required=True,
        allow_none=True,
        metadata={"description": "The phrase that the article names the speaker with, here."},
    )
    cue = fields.Nested(
        CueSchema,
        required=True,
        allow_none=True,
        metadata={"description": "The reporting verb or phrase, if any."},
    )
    antecedents = fields.List(
        fields.Nested(MentionSchema),
        required=True,
        metadata={
            "description": "From a pronoun or nominal source: the mention before it that says whom it means and, if "
            "that is no name, the name."
        },
    )
    confidence = probability("That the decision is right.")
    sieve = string("The kind of evidence that decided.", examples=("reporting-verb",))
    continues = string("The `id` of the quotation whose utterance goes on here.", nullable=True)
    via = fields.List(
        fields.Nested(ReporterSchema),
        required=True,
        metadata={
            "description": "Those who passed the words on, where the article knows them by somebody's report; the one "
            "nearest to the speaker first. Mostly empty."
        },
    )
    quoted = fields.List(
        fields.Nested(SpanSchema),
        required=True,
        metadata={
            "description": "The ranges in quotation marks, marks included: the quotation itself where it stands in "
            "marks, the fragments of a clause, none of an `indirect` quotation."
        },
    )
    explanation = fields.Nested(
        ExplanationSchema,
        required=True,
        allow_none=True,
        metadata={"description": "Why it was answered so; null unless `explain` was asked for."},
    )

    @pre_dump
    @pre_load
    def _tell_the_work(self, data: Any, **_: Any) -> Any:
        AnswerContext.get().deadline.spend(_WORK)
        return data

    @validates_schema
    def _content_is_inside(self, data: Mapping[str, Any], **_: Any) -> None:
        span, content = data["span"], data["content"]
        if not span["start"] <= content["start"] <= content["end"] <= span["end"]:
            raise ValidationError("Not inside the quotation.", "content")

    @validates_schema
    def _quoted_parts_are_inside(self, data: Mapping[str, Any], **_: Any) -> None:
        span = data["span"]
        if not all(span["start"] <= part["start"] < part["end"] <= span["end"] for part in data["quoted"]):
            raise ValidationError("Empty, or not inside the quotation.", "quoted")


class PassedOverSchema(QuotingSchema):
    """A stretch of the text that is no article and was not read."""

    start = offset(START, "span.start")
    end = offset(END, "span.end")
    text = string("The stretch: `text[start:end]`.")
    kind = one_of(LineKind, "What it was taken for.")


class LanguageSchema(AnswerSchema):
    """A language, and how probable it is."""

    code = string("Its code in ISO 639; `zxx` is no language.", examples=("en",))
    probability = probability("That the text is in it.")


class ArticleSchema(AnswerSchema):
    """What a page tells of the article in it; null where it does not."""

    title = string("Its headline.", nullable=True, examples=("Bridge opens on Monday",))
    author = string("Who wrote it; several are separated by semicolons.", nullable=True, examples=("Ane Wold",))
    date = string("When it was published, in ISO 8601.", nullable=True, examples=("2026-11-17",))
    site = string("Where it was published.", nullable=True, examples=("The Fell Courier",))
    language = string(
        "The language that the page names, which need not be the text's.", nullable=True, examples=("en-GB",)
    )


def sent(name: str) -> fields.String:
    """Make a field that repeats what was sent under its name."""
    return fields.String(
        required=True,
        allow_none=True,
        dump_default=lambda: getattr(AnswerContext.get().asked, name),
        metadata={"description": f"The `{name}` sent with the article, or null."},
    )


class AttributionSchema(AnswerSchema):
    """The quotations of one article, in text order, and who said them."""

    id = fields.String(
        required=True,
        allow_none=True,
        dump_default=lambda: AnswerContext.get().asked.id,  # the engine's Attribution has none
        metadata={"description": "The `id` sent with the article, or null."},
    )
    url = sent("url")
    published = sent("published")
    outlet = sent("outlet")
    text = fields.String(
        required=True,
        allow_none=True,
        dump_default=lambda: AnswerContext.get().asked.text if AnswerContext.get().asked.is_html else None,
        metadata={
            "description": "The text that was extracted from a page and that offsets count in: headline first, a blank "
            "line between paragraphs. Null where text was sent."
        },
    )
    text_length = offset("Length of the text, in the `offset_unit`.")
    language = fields.Nested(
        LanguageSchema,
        required=True,
        allow_none=True,
        metadata={"description": "What the text is most probably written in; null where no letter tells."},
    )
    article = fields.Nested(
        ArticleSchema,
        required=True,
        allow_none=True,
        dump_default=lambda: AnswerContext.get().asked.article,
        metadata={"description": "What the page tells of the article in it; null where text was sent."},
    )
    quotes = fields.List(fields.Nested(QuotationSchema), required=True, metadata={"description": "In text order."})
    speakers = fields.List(
        fields.Nested(SpeakerSchema),
        required=True,
        metadata={"description": "Those who said one of `quotes`."},
    )
    furniture = fields.List(
        fields.Nested(PassedOverSchema),
        required=True,
        metadata={"description": "What was passed over, in text order; empty unless `furniture` was asked for."},
    )
    summary = fields.Nested(
        SummarySchema, required=True, metadata={"description": "Who has how much of the word in the article."}
    )
    engine = fields.Nested(EngineSchema, required=True, metadata={"description": "What gave this answer."})

    @validates_schema
    def _length_is_that_of_the_text(self, data: Mapping[str, Any], **_: Any) -> None:
        if data["text_length"] != len(AnswerContext.get().asked.text):
            raise ValidationError("Not the length of the text.", "text_length")

    @validates_schema
    def _ids_are_unique(self, data: Mapping[str, Any], **_: Any) -> None:
        for key in ("quotes", "speakers"):
            if len({item["id"] for item in data[key]}) < len(data[key]):
                raise ValidationError("Two share an id.", key)

    @validates_schema
    def _quotations_and_speakers_agree(self, data: Mapping[str, Any], **_: Any) -> None:
        said = [(quote["id"], quote["speaker_id"]) for quote in data["quotes"] if quote["speaker_id"] is not None]
        listed = [(quote_id, speaker["id"]) for speaker in data["speakers"] for quote_id in speaker["quotes"]]
        if Counter(said) != Counter(listed):
            raise ValidationError("Not those with this speaker_id.", "speakers")

    @validates_schema
    def _references_lead_somewhere(self, data: Mapping[str, Any], **_: Any) -> None:
        quotations = {None, *(quote["id"] for quote in data["quotes"])}
        speakers = {None, *(speaker["id"] for speaker in data["speakers"])}
        for index, quote in enumerate(data["quotes"]):
            if quote["continues"] not in quotations:
                raise ValidationError({"quotes": {index: {"continues": ["No quotation of this answer."]}}})
            if any(reporter["speaker_id"] not in speakers for reporter in quote["via"]):
                raise ValidationError({"quotes": {index: {"via": ["By way of no speaker of this answer."]}}})
