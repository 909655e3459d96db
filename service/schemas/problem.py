"""What is answered when something goes wrong."""

from __future__ import annotations

from marshmallow import fields
from marshmallow.validate import Range

from service.schemas.base import AnswerSchema, string


class FieldErrorSchema(AnswerSchema):
    """What is wrong with one field."""

    pointer = string("JSON Pointer to the field, as a URI fragment.", examples=("#/text",))
    detail = string("What is wrong with it.")


class ProblemSchema(AnswerSchema):
    """What went wrong, as RFC 9457 problem details."""

    type = string("Always `about:blank`: the status tells the kind of failure, `code` which one.")
    title = string("The status in words.")
    status = fields.Integer(
        required=True,
        strict=True,
        validate=Range(min=400, max=599),
        metadata={"description": "The HTTP status."},
    )
    detail = string("What went wrong this time.")
    code = string("Stable name of the problem, for programs.", examples=("invalid-fields",))
    request_id = string("The id of this request, as in `X-Request-ID`.")
    errors = fields.List(
        fields.Nested(FieldErrorSchema),
        metadata={"description": "With `invalid-fields`: what is wrong, field by field."},
    )
