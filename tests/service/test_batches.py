"""Batches and streams: a result for each article, whatever becomes of the others."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from service.app import create_app
from service.stopping import StopSign
from tests.service.fakes import BrokenEngine, FakeEngine

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.settings import Settings

PATH = "/v1/attributions/batch"
TEXT = "“Hi,” said Ada Moss."
NDJSON = "application/x-ndjson"


def results(client: FlaskClient, *articles: Any, **options: Any) -> list[dict[str, Any]]:
    response = client.post(PATH, json={"articles": articles, **options})
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.get_json()["results"]
    return found


def streamed(client: FlaskClient, *lines: str, query: str = "") -> list[dict[str, Any]]:
    response = client.post(PATH + query, data="\n".join(lines), content_type=NDJSON)
    assert (response.status_code, response.mimetype) == (200, NDJSON)
    return [json.loads(line) for line in response.data.splitlines()]


class TestBatch:
    def test_answers_are_those_of_single_calls(self, client: FlaskClient) -> None:
        article = {"text": TEXT, "id": "a-1", "outlet": "The Fell Courier"}
        (result,) = results(client, article)
        alone = client.post("/v1/attributions", json=article).get_json()
        assert result == {"id": "a-1", "status": 200, "answer": alone, "problem": None}

    def test_a_bad_article_leaves_the_others(self, client: FlaskClient) -> None:
        found = results(client, {"text": TEXT}, {"id": "b", "text": 7}, "no object", {"text": "x" * 6000}, {"text": ""})
        assert [result["status"] for result in found] == [200, 422, 422, 413, 200]
        assert (found[1]["id"], found[1]["answer"]) == ("b", None)
        assert found[1]["problem"]["errors"] == [{"pointer": "#/text", "detail": "Not a valid string."}]

    def test_options_of_the_batch_are_those_of_articles_without_any(self, client: FlaskClient) -> None:
        one, other = results(client, {"text": "🎉" + TEXT}, {"text": "🎉", "offset_unit": "utf8"}, offset_unit="utf16")
        assert (one["answer"]["text_length"], other["answer"]["text_length"]) == (22, 4)

    @pytest.mark.parametrize(
        ("document", "pointer"),
        [
            ({}, "#/articles"),
            ([], "#/articles"),
            ({"articles": {}}, "#/articles"),
            ({"articles": [], "explain": "yes"}, "#/explain"),
            ({"articles": [], "txet": ""}, "#/txet"),
            ({"articles": [], "id": "a"}, "#/id"),
        ],
    )
    def test_what_is_wrong_with_all_of_it(self, client: FlaskClient, document: Any, pointer: str) -> None:
        response = client.post(PATH, json=document)
        assert response.status_code == 422
        assert [error["pointer"] for error in response.get_json()["errors"]] == [pointer]

    def test_more_articles_than_are_taken(self, client: FlaskClient) -> None:
        response = client.post(PATH, json={"articles": [{"text": ""}] * 101})
        assert (response.status_code, response.get_json()["code"]) == (413, "too-many-articles")

    def test_no_articles(self, client: FlaskClient) -> None:
        assert results(client) == []

    def test_a_failure_is_one_articles_own(self, settings: Settings) -> None:
        client = create_app(settings, BrokenEngine(), StopSign()).test_client()
        (result,) = results(client, {"text": TEXT})
        assert (result["status"], result["problem"]["code"]) == (500, "internal-error")


class TestStream:
    def test_a_result_a_line(self, client: FlaskClient) -> None:
        article = {"text": TEXT, "id": "a-1"}
        (result,) = streamed(client, json.dumps(article))
        assert result["answer"] == client.post("/v1/attributions", json=article).get_json()

    def test_bad_lines_leave_the_others(self, client: FlaskClient) -> None:
        lines = [
            "{",
            "",
            json.dumps({"text": TEXT}),
            "[]",
            json.dumps({"text": "x" * 20_000}),
            json.dumps({"text": ""}),
        ]
        assert [result["status"] for result in streamed(client, *lines)] == [400, 200, 422, 413, 200]

    def test_options_in_the_query(self, client: FlaskClient) -> None:
        (result,) = streamed(client, json.dumps({"text": "🎉"}), query="?offset_unit=utf8")
        assert result["answer"]["text_length"] == 4

    def test_it_ends_where_the_service_stops(self, settings: Settings) -> None:
        stop_sign = StopSign()
        client = create_app(settings, FakeEngine(), stop_sign).test_client()
        stop_sign.put_up()
        (result,) = streamed(client, json.dumps({"text": TEXT}), json.dumps({"text": TEXT}))
        assert (result["status"], result["problem"]["code"]) == (503, "stopping")

    def test_nothing_sent(self, client: FlaskClient) -> None:
        assert streamed(client) == []


def test_other_media_types_are_refused(client: FlaskClient) -> None:
    response = client.post(PATH, data=b"x", content_type="text/plain")
    assert response.status_code == 415
    assert response.headers["Accept"] == "application/json, application/x-ndjson"
