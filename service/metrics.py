"""What operators count and time, for Prometheus: one page for all workers of a service."""

from __future__ import annotations

import os
from collections import Counter as Tally
from contextlib import contextmanager
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.multiprocess import MultiProcessCollector

from inquit import QuotationType
from service import tracing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inquit import Attribution

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
"""Names the folder that workers share their figures in; prometheus_client reads it when it is imported."""

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 60)
_CHARACTERS = (500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000)


class Metrics:
    """The figures of one application; no label takes values of a client's choosing."""

    def __init__(self) -> None:
        own = self._registry = CollectorRegistry()
        self.requests = Counter(
            "inquit_requests", "Requests answered, by route and status.", ("route", "status"), registry=own
        )
        self.request_seconds = Histogram(
            "inquit_request_seconds", "Time to answer, by route.", ("route",), buckets=_SECONDS, registry=own
        )
        self.in_flight = Gauge(
            "inquit_requests_in_flight", "Requests being answered.", registry=own, multiprocess_mode="livesum"
        )
        self.waiting = Gauge(
            "inquit_articles_waiting", "Articles waiting for the engine.", registry=own, multiprocess_mode="livesum"
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

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage of an article, and make a span of it where there are traces."""
        with self._stage_seconds.labels(name).time(), tracing.stage(name):
            yield

    def count(self, attribution: Attribution) -> None:
        """Add what was found in one article."""
        self._characters.observe(attribution.text_length)
        for kind, number in Tally(quote.type for quote in attribution.quotes).items():
            self._quotations.labels(kind.value).inc(number)
        self._abstentions.inc(
            sum(quote.speaker_id is None and quote.type is not QuotationType.SCARE for quote in attribution.quotes)
        )

    def page(self) -> bytes:
        """Return the figures of all workers in Prometheus' text format."""
        if FOLDER_VARIABLE not in os.environ:
            return generate_latest(self._registry)
        shared = CollectorRegistry()
        MultiProcessCollector(shared)  # type: ignore[no-untyped-call]
        return generate_latest(shared)
