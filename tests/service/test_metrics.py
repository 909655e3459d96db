"""What operators see at /metrics."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from prometheus_client.parser import text_string_to_metric_families

from service.app import create_app
from service.stopping import StopSign
from tests.service.fakes import SlowEngine

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.settings import Settings

PATH = "/v1/attributions"


def figure(client: FlaskClient, name: str, **labels: str) -> float:
    families = text_string_to_metric_families(client.get("/metrics").text)
    samples = [sample for family in families for sample in family.samples]
    return sum(sample.value for sample in samples if (sample.name, sample.labels) == (name, labels))


def test_page_is_what_prometheus_reads(client: FlaskClient) -> None:
    response = client.get("/metrics", headers={"Accept": "application/openmetrics-text;version=1.0.0"})
    assert (response.status_code, response.content_type) == (200, "text/plain; version=0.0.4; charset=utf-8")


@pytest.mark.parametrize(
    ("name", "labels", "expected"),
    [
        ("inquit_requests_total", {"route": PATH, "status": "200"}, 2),
        ("inquit_requests_total", {"route": PATH, "status": "422"}, 1),
        ("inquit_requests_total", {"route": "none", "status": "404"}, 1),
        ("inquit_request_seconds_count", {"route": PATH}, 3),
        ("inquit_requests_in_flight", {}, 1),  # the one that asks
        ("inquit_articles_waiting", {}, 0),
        ("inquit_stage_seconds_count", {"stage": "wait"}, 2),
        ("inquit_stage_seconds_count", {"stage": "engine"}, 2),
        ("inquit_stage_seconds_count", {"stage": "answer"}, 2),
        ("inquit_text_characters_count", {}, 2),
        ("inquit_text_characters_sum", {}, 34),
        ("inquit_quotations_total", {"type": "direct"}, 3),
        ("inquit_abstentions_total", {}, 1),
    ],
)
def test_what_was_asked_and_found_is_counted(
    client: FlaskClient, name: str, labels: dict[str, str], expected: float
) -> None:
    client.post(PATH, json={"text": "“Hi,” said Ada Moss. “Bye.”"})
    client.post(PATH, json={"text": "“Who?”."})
    client.post(PATH, json={})
    client.get("/invented-by-a-client")
    assert figure(client, name, **labels) == expected


def test_article_that_waits_is_seen(settings: Settings) -> None:
    engine = SlowEngine()
    app = create_app(settings, engine, StopSign())
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(app.test_client().post, PATH, json={"text": "“1”"})
        assert engine.entered.wait(10)
        second = pool.submit(app.test_client().post, PATH, json={"text": "“2”"})
        while figure(app.test_client(), "inquit_articles_waiting") == 0:
            assert not second.done()
        assert figure(app.test_client(), "inquit_requests_in_flight") == 3
        engine.go_on.set()
        assert (first.result().status_code, second.result().status_code) == (200, 200)
    assert figure(app.test_client(), "inquit_articles_waiting") == 0


def test_applications_do_not_mix_their_figures(client: FlaskClient, settings: Settings) -> None:
    client.get("/livez")
    other = create_app(settings, SlowEngine(), StopSign()).test_client()
    assert figure(other, "inquit_requests_total", route="/livez", status="200") == 0
