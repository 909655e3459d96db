"""Why a quotation was answered as it was."""

from __future__ import annotations

from typing import Any

from marshmallow import fields

from inquit import LineKind
from service.schemas.base import AnswerSchema, one_of, probability, string
from service.schemas.phrases import CueSchema, MentionSchema


class EvidenceSchema(AnswerSchema):
    """A feature of a candidate, and what it weighs."""

    feature = string("Name of the feature, as in the engine's table of weights; it may change between versions.")
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
    probability = probability("Of this candidate; those of one mention add up.")
    chosen = fields.Boolean(required=True, metadata={"description": "Whether this one was taken."})
    evidence = _evidence()


class SpeechJudgementSchema(AnswerSchema):
    """Whether anybody is presented as having said the words."""

    probability = probability("That somebody is; below 0.5 the quotation is `scare`.")
    evidence = _evidence()


class AntecedentOptionSchema(AnswerSchema):
    """Whom the source may refer to."""

    name = string("The name, as far as it is known there; null for who is only described.", nullable=True)
    mention = fields.Nested(
        MentionSchema,
        required=True,
        allow_none=True,
        metadata={"description": "The latest mention before the source; null for somebody not mentioned before."},
    )
    probability = probability("Of this antecedent.")
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
    line = one_of(LineKind, "What the line was taken for that the quotation stands in.")
