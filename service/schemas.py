"""What comes in and what goes out, as marshmallow schemas: the one source of the OpenAPI description.

The docstring of a schema is its description there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from marshmallow import EXCLUDE, RAISE, Schema, fields, post_load
from marshmallow.validate import Length, OneOf, Range

from inquit import DEFAULTS, MentionType, Options, QuotationType, SpeakerType

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_ID_LENGTH = 256


def _offset(description: str) -> fields.Integer:
    return fields.Integer(required=True, strict=True, validate=Range(min=0), metadata={"description": description})


def _text(description: str, *, nullable: bool = False, examples: tuple[str, ...] = ()) -> fields.String:
    metadata = {"description": description} | ({"examples": list(examples)} if examples else {})
    return fields.String(required=True, allow_none=nullable, metadata=metadata)


def _probability(description: str) -> fields.Float:
    return fields.Float(
        required=True,
        validate=Range(min=0, max=1),
        metadata={"description": f"Probability, 0 to 1. {description}"},
    )


def _one_of(kinds: type[QuotationType | MentionType | SpeakerType], description: str) -> fields.String:
    return fields.String(
        required=True,
        validate=OneOf([kind.value for kind in kinds]),
        metadata={"description": description},
    )


@dataclass(frozen=True, slots=True)
class AttributionRequest:
    """A request for attributions, checked."""

    text: str
    id: str | None
    options: Options


class _Number(fields.Float):
    """A JSON number: marshmallow's own field takes strings and booleans too."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> float:
        if isinstance(value, bool | str):
            raise self.make_error("invalid")
        number: float = super()._deserialize(value, attr, data, **kwargs)
        return number


class _Flag(fields.Boolean):
    """A JSON boolean: marshmallow's own field takes words and numbers too."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


class AttributionRequestSchema(Schema):
    """An article to read."""

    class Meta:
        """Keys that are no field are refused, so that a misspelt option is not passed over."""

        unknown = RAISE

    text = fields.String(
        required=True,
        metadata={
            "description": "The article, as plain text. Paragraphs end at line breaks. Offsets in the answer "
            "count its Unicode code points exactly as sent. How long it may be is a setting of the service."
        },
    )
    id = fields.String(
        load_default=None,
        allow_none=True,
        validate=Length(max=MAX_ID_LENGTH),
        metadata={"description": "Any name of yours for the article; the answer repeats it."},
    )

    min_confidence = _Number(
        load_default=DEFAULTS.min_confidence,
        validate=Range(min=0, max=1),
        metadata={
            "description": "Speakers less probable than this are left out: `speaker_id` is null. 0 gives the likeliest "
            "speaker always."
        },
    )

    explain = _Flag(
        load_default=DEFAULTS.explain,
        metadata={"description": "Whether each quotation carries an `explanation`."},
    )

    indirect = _Flag(
        load_default=DEFAULTS.indirect,
        metadata={
            "description": "Whether quotations without marks are reported too: clauses with their cue and source. A "
            "quoted fragment is then reported as part of the clause it stands in."
        },
    )

    @post_load
    def _make(self, data: dict[str, Any], **_: Any) -> AttributionRequest:
        return AttributionRequest(data.pop("text"), data.pop("id"), Options(**data))


class AnswerSchema(Schema):
    """Base of what goes out."""

    class Meta:
        """Clients must expect further keys to appear."""

        unknown = EXCLUDE


class SpanSchema(AnswerSchema):
    """A half-open range of the text, in Unicode code points."""

    start = _offset("Offset of the first character.")
    end = _offset("Offset after the last character.")


class MentionSchema(SpanSchema):
    """A phrase of the article that refers to a speaker."""

    text = _text("The phrase: `text[start:end]`.")
    type = _one_of(MentionType, "A name, a nominal phrase (“the mayor”) or a pronoun.")


class CueSchema(SpanSchema):
    """The reporting verb or phrase that introduces a quotation."""

    text = _text("The phrase: `text[start:end]`.")
    lemma = _text("Its dictionary form.", examples=("say",))


class ReporterSchema(AnswerSchema):
    """Somebody by whose report the article knows a quotation (“Holm said Berg told him …”: Holm)."""

    name = _text("The fullest form that the article gives, without titles.", examples=("Ida Holm",))
    speaker_id = _text("The `id` among `speakers`, null when no quotation is the reporter's own.", nullable=True)
    source = fields.Nested(
        MentionSchema, required=True, metadata={"description": "The phrase that the article names the reporter with."}
    )
    cue = fields.Nested(
        CueSchema, required=True, metadata={"description": "The reporting verb or phrase of that report."}
    )


class EvidenceSchema(AnswerSchema):
    """A feature of a candidate, and what it weighs."""

    feature = _text("Name of the feature, as in the engine's table of weights; it may change between versions.")
    weight = fields.Float(
        required=True, metadata={"description": "Its learned weight; positive speaks for the candidate."}
    )


def _evidence() -> fields.List[Any]:
    return fields.List(
        fields.Nested(EvidenceSchema),
        required=True,
        metadata={"description": "The features that weighed most, either way, the heaviest first."},
    )


class SourceOptionSchema(AnswerSchema):
    """A mention that may be the source."""

    source = fields.Nested(MentionSchema, required=True, metadata={"description": "The mention."})
    cue = fields.Nested(
        CueSchema,
        required=True,
        allow_none=True,
        metadata={"description": "The cue that makes it a source; null for its place alone."},
    )
    probability = _probability("Of this candidate; those of one mention add up.")
    chosen = fields.Boolean(required=True, metadata={"description": "Whether this one was taken."})
    evidence = _evidence()


class SpeechJudgementSchema(AnswerSchema):
    """Whether anybody is presented as having said the words."""

    probability = _probability("That somebody is; below 0.5 the quotation is `scare`.")
    evidence = _evidence()


class AntecedentOptionSchema(AnswerSchema):
    """Whom the source may refer to."""

    name = _text("The name, as far as it is known there; null for who is only described.", nullable=True)
    mention = fields.Nested(
        MentionSchema,
        required=True,
        allow_none=True,
        metadata={"description": "The latest mention before the source; null for somebody not mentioned before."},
    )
    probability = _probability("Of this antecedent.")
    evidence = _evidence()


class ExplanationSchema(AnswerSchema):
    """Why a quotation was answered as it was."""

    sources = fields.List(
        fields.Nested(SourceOptionSchema),
        required=True,
        metadata={"description": "Candidates for the source, the likeliest first."},
    )
    speech = fields.Nested(
        SpeechJudgementSchema, required=True, metadata={"description": "Speech against scare quote."}
    )
    antecedents = fields.List(
        fields.Nested(AntecedentOptionSchema),
        required=True,
        metadata={"description": "Whom a pronoun or description as source may refer to, the likeliest first."},
    )


class QuotationSchema(SpanSchema):
    """One quotation; its range takes in the quotation marks."""

    id = _text("Unique in this answer.", examples=("q1",))
    type = _one_of(
        QuotationType,
        "`direct`: a whole utterance in quotation marks. `mixed`: a quoted fragment inside the "
        "reporter's clause. `scare`: marks around words nobody is reported to have said (scare quotes, "
        "titles, nicknames). "
        "`indirect`: reported without marks; only when asked for. A fragment is then part of a `mixed` "
        "quotation that is the whole clause.",
    )
    text = _text("The words with their marks: `text[start:end]`.")
    content = fields.Nested(
        SpanSchema, required=True, metadata={"description": "The range of the words without the marks around them."}
    )
    speaker_id = _text(
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
        metadata={"description": "The chain from a pronoun or nominal source to the name."},
    )
    confidence = _probability("That the decision is right.")
    sieve = _text("The kind of evidence that decided.", examples=("reporting-verb",))
    continues = _text("The `id` of the quotation whose utterance goes on here.", nullable=True)
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


class SpeakerSchema(AnswerSchema):
    """One person, organisation, group or document that speaks in the article."""

    id = _text("Unique in this answer.", examples=("s1",))
    name = _text("The fullest form that the article gives, without titles.", examples=("Ida Holm",))
    type = _one_of(SpeakerType, "What kind of entity speaks; `unnamed` is known by a description alone.")
    description = _text("How the article describes the speaker.", nullable=True, examples=("mayor of Lundby",))
    mentions = fields.List(
        fields.Nested(MentionSchema),
        required=True,
        metadata={"description": "The phrases that refer to the speaker."},
    )
    quotes = fields.List(
        fields.String(),
        required=True,
        metadata={"description": "The `id`s of the speaker's quotations, in text order."},
    )


class EngineSchema(AnswerSchema):
    """Which code and which spaCy pipeline answer."""

    version = _text("Version of the service.", examples=("0.1.0",))
    model = _text("The spaCy pipeline and its version.")


class AttributionSchema(AnswerSchema):
    """The quotations of one article, in text order, and who said them."""

    id = _text("The `id` sent with the article, or null.", nullable=True)
    text_length = _offset("Length of the text in Unicode code points.")
    quotes = fields.List(fields.Nested(QuotationSchema), required=True, metadata={"description": "In text order."})
    speakers = fields.List(
        fields.Nested(SpeakerSchema),
        required=True,
        metadata={"description": "Those who said one of `quotes`."},
    )
    engine = fields.Nested(EngineSchema, required=True, metadata={"description": "What gave this answer."})


class StatusSchema(AnswerSchema):
    """A probe's answer."""

    status = _text("`alive` or `ready`.")


class FieldErrorSchema(AnswerSchema):
    """What is wrong with one field."""

    pointer = _text("JSON Pointer to the field, as a URI fragment.", examples=("#/text",))
    detail = _text("What is wrong with it.")


class ProblemSchema(AnswerSchema):
    """What went wrong, as RFC 9457 problem details."""

    type = _text("Always `about:blank`: the status tells the kind of failure, `code` which one.")
    title = _text("The status in words.")
    status = fields.Integer(
        required=True,
        strict=True,
        validate=Range(min=400, max=599),
        metadata={"description": "The HTTP status."},
    )
    detail = _text("What went wrong this time.")
    code = _text("Stable name of the problem, for programs.", examples=("invalid-fields",))
    request_id = _text("The id of this request, as in `X-Request-ID`.")
    errors = fields.List(
        fields.Nested(FieldErrorSchema),
        metadata={"description": "With `invalid-fields`: what is wrong, field by field."},
    )
