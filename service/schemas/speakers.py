"""Who speaks, and how much of the word each kind of speaker has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from marshmallow import ValidationError, fields, validates_schema
from marshmallow.validate import Range

from inquit import GenderEvidence, PersonGender, SpeakerType
from service.schemas.base import AnswerSchema, one_of, string
from service.schemas.phrases import MentionSchema

if TYPE_CHECKING:
    from collections.abc import Mapping


def count(description: str) -> fields.Integer:
    """Make a field for a number of things."""
    return fields.Integer(required=True, strict=True, validate=Range(min=0), metadata={"description": description})


class GenderSchema(AnswerSchema):
    """The gender by which the article speaks of a person: grammar, no claim about anybody's identity."""

    value = one_of(PersonGender, "`unknown` where the article does not tell it.")
    evidence = fields.Enum(
        GenderEvidence,
        by_value=fields.String,
        required=True,
        allow_none=True,
        metadata={"description": "What told it, the surest that did: a title, a role, pronouns, the first name."},
    )

    @validates_schema
    def _known_by_something(self, data: Mapping[str, Any], **_: Any) -> None:
        if (data["value"] is PersonGender.UNKNOWN) != (data["evidence"] is None):
            raise ValidationError("A gender is known by something, and an unknown one by nothing.", "evidence")


class SpeakerSchema(AnswerSchema):
    """One person, organisation, group or document that speaks in the article."""

    id = string("Unique in this answer.", examples=("s1",))
    name = string(
        "The fullest form that the article gives, without titles, but for people who would have the same name then.",
        examples=("Ida Holm",),
    )
    type = one_of(SpeakerType, "What kind of entity speaks; `unnamed` is known by a description alone.")
    named = fields.Boolean(required=True, metadata={"description": "Whether the article names the speaker."})
    key = string(
        "The full name without case, accents and full stops: the same words in every article, and no claim that "
        "those who share it are one. Null for who is not named.",
        nullable=True,
        examples=("ida holm",),
    )
    title = string(
        "What a person is, by office, occupation or role, as the article words it.", nullable=True, examples=("mayor",)
    )
    affiliation = string(
        "The body or place that the title belongs to; the country for a people.", nullable=True, examples=("Lundby",)
    )
    description = string("How the article describes the speaker.", nullable=True, examples=("mayor of Lundby",))
    gender = fields.Nested(
        GenderSchema,
        required=True,
        allow_none=True,
        metadata={"description": "Of a person, when `gender` was asked for; else null."},
    )
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
    quoted_words = count("How many words of these stand in the speaker's own quotation marks.")


class TallySchema(AnswerSchema):
    """What the speakers of one kind have said."""

    kind = string("What the speakers have in common.", examples=("person",))
    speakers = count("How many there are.")
    quotations = count("How many quotations are theirs.")
    words = count("How many words stand in their own quotation marks.")
    share = fields.Float(
        required=True,
        validate=Range(min=0, max=1),
        metadata={"description": "Their share, 0 to 1, of all words in quotation marks that have a speaker."},
    )


class SummarySchema(AnswerSchema):
    """Who is quoted in the article, and how much."""

    quotations = count("All quotations of the answer.")
    attributed = count("Those of them that have a speaker.")
    words = count("The words in quotation marks that have a speaker.")
    by_type = fields.List(
        fields.Nested(TallySchema), required=True, metadata={"description": "By the `type` of the speakers."}
    )
    by_naming = fields.List(
        fields.Nested(TallySchema), required=True, metadata={"description": "Speakers `named`, and `unnamed`."}
    )
    by_gender = fields.List(
        fields.Nested(TallySchema),
        required=True,
        metadata={"description": "People by gender; empty unless `gender` was asked for."},
    )
