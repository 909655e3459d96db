"""Several articles in one request, and what became of each."""

from __future__ import annotations

from marshmallow import fields
from marshmallow.validate import Range

from service.schemas.answer import AttributionSchema
from service.schemas.base import AnswerSchema
from service.schemas.problem import ProblemSchema
from service.schemas.request import PASSED, AttributionRequestSchema


class BatchRequestSchema(AttributionRequestSchema):
    """Articles to read, and options for those that have none of their own."""

    class Meta(AttributionRequestSchema.Meta):
        """What belongs to an article stands there."""

        exclude = ("text", "html", "id", *PASSED)

    articles = fields.List(
        fields.Nested(AttributionRequestSchema),
        required=True,
        metadata={"description": "In the order of the results. How many may be sent is a setting of the service."},
    )


class ResultSchema(AnswerSchema):
    """What became of one article: an answer, or a problem."""

    id = fields.String(required=True, allow_none=True, metadata={"description": "The `id` of the article, or null."})
    status = fields.Integer(
        required=True,
        strict=True,
        validate=Range(min=200, max=599),
        metadata={"description": "The HTTP status that the article would have been answered with alone."},
    )
    answer = fields.Nested(
        AttributionSchema, required=True, allow_none=True, metadata={"description": "Null where there is a problem."}
    )
    problem = fields.Nested(
        ProblemSchema, required=True, allow_none=True, metadata={"description": "Null where there is an answer."}
    )


class BatchSchema(AnswerSchema):
    """The results of a batch, in the order of its articles."""

    results = fields.List(fields.Nested(ResultSchema), required=True, metadata={"description": "One for each article."})
