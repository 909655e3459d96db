"""From a checked request to the bytes of its answer: the work that is done one article at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import orjson

from inquit import DEFAULTS
from service.answers import answer

if TYPE_CHECKING:
    from inquit import Attribution, Deadline, EngineInfo, Options
    from service.metrics import Metrics
    from service.schemas.request import AttributionRequest


class AttributionEngine(Protocol):
    """What the service asks of an engine."""

    @property
    def info(self) -> EngineInfo:
        """Which code and which model answer."""

    def attribute(self, text: str, options: Options = DEFAULTS, deadline: Deadline | None = None) -> Attribution:
        """Find the quotations of ``text`` and who said each; raises OutOfTime soon after ``deadline``."""


class ArticleReader:
    """Reads articles with ``engine``, counts what it finds, and writes the answers."""

    def __init__(self, engine: AttributionEngine, metrics: Metrics) -> None:
        self._engine = engine
        self._metrics = metrics

    @property
    def info(self) -> EngineInfo:
        """Which code and which model answer."""
        return self._engine.info

    def warm_up(self) -> None:
        """Read a first text that nobody sent and nobody counts."""
        self._engine.attribute("“It works,” said the engineer.")

    def read(self, asked: AttributionRequest, deadline: Deadline) -> bytes:
        """Return the answer as JSON, checked against the contract; raises OutOfTime soon after ``deadline``."""
        with self._metrics.stage("engine"):
            attribution = self._engine.attribute(asked.text, asked.options, deadline)
        self._metrics.count(attribution)
        with self._metrics.stage("answer"):
            return orjson.dumps(answer(attribution, asked, deadline))
