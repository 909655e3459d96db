"""What the schemas of everything that goes out are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from marshmallow import EXCLUDE, Schema, fields
from marshmallow.experimental.context import Context
from marshmallow.validate import Range

from inquit import Deadline

if TYPE_CHECKING:
    from enum import StrEnum

    from service.schemas.request import AttributionRequest


@dataclass(frozen=True, slots=True)
class Answering:
    """The request that is answered, and by when."""

    asked: AttributionRequest
    deadline: Deadline = field(default_factory=Deadline)


AnswerContext = Context[Answering]
"""``AttributionSchema`` dumps and validates inside ``with AnswerContext(answering)``."""


class AnswerSchema(Schema):
    """Base of what goes out."""

    class Meta:
        """Clients must expect further keys to appear."""

        unknown = EXCLUDE


def offset(description: str, attribute: str | None = None) -> fields.Integer:
    """Make a field for a number of code points.

    ``attribute`` is the dotted path to it in the object dumped, the field's own name unless given.
    """
    return fields.Integer(
        attribute=attribute,
        required=True,
        strict=True,
        validate=Range(min=0),
        metadata={"description": description},
    )


def string(description: str, *, nullable: bool = False, examples: tuple[str, ...] = ()) -> fields.String:
    """Make a field for words or an id."""
    metadata = {"description": description} | ({"examples": list(examples)} if examples else {})
    return fields.String(required=True, allow_none=nullable, metadata=metadata)


def probability(description: str) -> fields.Float:
    """Make a field for a number from 0 to 1."""
    return fields.Float(
        required=True,
        validate=Range(min=0, max=1),
        metadata={"description": f"Probability, 0 to 1. {description}"},
    )


def one_of(kinds: type[StrEnum], description: str) -> fields.Enum[StrEnum]:
    """Make a field for a member of ``kinds``, written as its value."""
    return fields.Enum(kinds, by_value=fields.String, required=True, metadata={"description": description})
