"""From the engine's Attribution to the answer that leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inquit import Deadline
from service.schemas.answer import AttributionSchema
from service.schemas.base import AnswerContext, Answering

if TYPE_CHECKING:
    from inquit import Attribution
    from service.schemas.request import AttributionRequest

_SCHEMA = AttributionSchema()


class ContractError(Exception):
    """An answer breaks the contract; the message says where, in words that hold nothing of the article."""


def answer(attribution: Attribution, asked: AttributionRequest, deadline: Deadline | None = None) -> dict[str, Any]:
    """Return the JSON object of an attribution (``AttributionSchema``), its offsets in code points.

    Raises ContractError for one that is wrong, OutOfTime soon after ``deadline``.
    """
    with AnswerContext(Answering(asked, deadline or Deadline())):
        payload: dict[str, Any] = _SCHEMA.dump(attribution)
        # What is dumped is not validated by that.
        faults = _SCHEMA.validate(payload)
    if faults:
        raise ContractError(faults)
    return payload
