"""A turn: where the article whose turn it is will be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from inquit import Deadline
    from service.schemas.request import AttributionRequest


class TurnLost(Exception):  # noqa: N818 - nobody's fault: the article needs another turn
    """Whoever was to read the article is gone; nothing of it was answered."""


class Turn(Protocol):
    """The right to have one article read, by the engine of this process or by another's."""

    def read(self, asked: AttributionRequest, deadline: Deadline) -> bytes:
        """Return the answer; raises OutOfTime, TurnLost, or what the engine raises."""

    def end(self) -> None:
        """Give the turn back; called once, whatever ``read`` did."""
