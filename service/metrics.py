"""What operators count and time, for Prometheus: one page for all workers of a service.

Metrics never fail a request: what cannot be kept is dropped, with one warning.
"""

from __future__ import annotations

from collections import Counter as Tally
from contextlib import contextmanager
from functools import wraps
from time import perf_counter
from typing import TYPE_CHECKING, Concatenate, ParamSpec

import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from inquit import QuotationType
from service import tracing
from service.figures import NoFigures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inquit import Attribution
    from service.figures import Figures

P = ParamSpec("P")

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 60)
_CHARACTERS = (500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000)

log = structlog.get_logger(__name__)


def _if_kept(method: Callable[Concatenate[Metrics, P], None]) -> Callable[Concatenate[Metrics, P], None]:
    """Call ``method`` as long as figures can be kept."""

    @wraps(method)
    def call(self: Metrics, /, *args: P.args, **kwargs: P.kwargs) -> None:
        if self.are_kept:
            try:
                method(self, *args, **kwargs)
            except Exception as error:  # whatever becomes of a folder or a file, articles go on
                self.are_kept = False
                log.warning("no metrics from now on", reason=type(error).__qualname__)

    return call


class Metrics:
    """The figures of one application; no label takes values of a client's choosing."""

    def __init__(self, figures: Figures | None = None) -> None:
        """Share ``figures`` with other processes; without them this process keeps its own."""
        self._figures = figures
        self.are_kept = figures is None or figures.are_kept
        own = self._registry = CollectorRegistry()
        self._requests = Counter(
            "inquit_requests", "Requests answered, by route and status.", ("route", "status"), registry=own
        )
        self._request_seconds = Histogram(
            "inquit_request_seconds", "Time to answer, by route.", ("route",), buckets=_SECONDS, registry=own
        )
        self._in_flight = Gauge(
            "inquit_requests_in_flight", "Requests being answered.", registry=own, multiprocess_mode="livesum"
        )
        self._waiting = Gauge(
            "inquit_articles_waiting", "Articles waiting for an engine.", registry=own, multiprocess_mode="livesum"
        )
        self._stage_seconds = Histogram(
            "inquit_stage_seconds",
            "Time of an article, by stage: page (where HTML was sent), wait for the engine, engine, answer (made and "
            "checked).",
            ("stage",),
            buckets=_SECONDS,
            registry=own,
        )
        self._characters = Histogram(
            "inquit_text_characters", "Length of the articles read.", buckets=_CHARACTERS, registry=own
        )
        self._quotations = Counter("inquit_quotations", "Quotations found, by type.", ("type",), registry=own)
        self._abstentions = Counter(
            "inquit_abstentions", "Quotations of somebody's words that were given no speaker.", registry=own
        )

    def begin(self) -> None:
        """Keep figures in this process, which was forked, if there is room for them."""
        self.are_kept = self._figures is None or self._figures.are_kept

    @_if_kept
    def begin_request(self) -> None:
        """Count a request that came."""
        self._in_flight.inc()

    @_if_kept
    def end_request(self) -> None:
        """Count a request that left, however."""
        self._in_flight.dec()

    @_if_kept
    def answered(self, route: str, status: int, seconds: float) -> None:
        """Count and time an answer."""
        self._requests.labels(route, status).inc()
        self._request_seconds.labels(route).observe(seconds)

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Count an article as waiting."""
        self._change_waiting(1)
        try:
            yield
        finally:
            self._change_waiting(-1)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage of an article, and make a span of it where there are traces."""
        start = perf_counter()
        try:
            with tracing.stage(name):
                yield
        finally:
            self._passed(name, perf_counter() - start)

    @_if_kept
    def count(self, attribution: Attribution) -> None:
        """Add what was found in one article."""
        self._characters.observe(attribution.text_length)
        for kind, number in Tally(quote.type for quote in attribution.quotes).items():
            self._quotations.labels(kind.value).inc(number)
        self._abstentions.inc(
            sum(quote.speaker_id is None and quote.type is not QuotationType.SCARE for quote in attribution.quotes)
        )

    def page(self) -> bytes:
        """Return the figures of all workers in Prometheus' text format; raises NoFigures."""
        if self._figures is None:
            return generate_latest(self._registry)
        try:
            return generate_latest(self._figures.registry())
        except OSError:
            raise NoFigures from None

    @_if_kept
    def _change_waiting(self, by: int) -> None:
        self._waiting.inc(by)

    @_if_kept
    def _passed(self, stage: str, seconds: float) -> None:
        self._stage_seconds.labels(stage).observe(seconds)
