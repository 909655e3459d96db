"""One article answered: its turn at the engine, and what can go wrong with it as problems."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from inquit import OutOfTime
from service.gate import EngineBusy
from service.problems import ENGINE_BUSY, TIME_LIMIT, Problem

if TYPE_CHECKING:
    from inquit import Deadline
    from service.gate import EngineGate
    from service.schemas.request import AttributionRequest
    from service.settings import Settings

_LONGEST_RETRY = 600


def attributed(gate: EngineGate, asked: AttributionRequest, deadline: Deadline, settings: Settings) -> bytes:
    """Return the answer for an article, written; raises Problem (413, 422, 501, 503, 504)."""
    try:
        return gate.attribute(asked, deadline)
    except EngineBusy as busy:
        seconds = min(max(1, math.ceil(busy.seconds)), _LONGEST_RETRY)
        raise Problem(ENGINE_BUSY, headers={"Retry-After": str(seconds)}) from None
    except OutOfTime:
        detail = f"The article could not be read in {settings.time_limit:g} seconds; a shorter one may be."
        raise Problem(TIME_LIMIT, detail) from None
