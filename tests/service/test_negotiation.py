"""The form, the packing and the options of an answer, as clients ask for them."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
from backports import zstd  # type: ignore[attr-defined, unused-ignore]

if TYPE_CHECKING:
    from flask.testing import FlaskClient

PATH = "/v1/attributions"
TEXT = "“Hi,” said Ada Moss."
MAX_BYTES = 10_000


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("application/ld+json", "application/ld+json"),
        ("application/json;version=2", "application/json"),
        ("application/problem+json", "application/json"),
    ],
)
def test_form_by_accept(client: FlaskClient, accept: str | None, media_type: str) -> None:
    headers = {"Accept": accept} if accept else {}
    response = client.post(PATH, json={"text": TEXT}, headers=headers)
    assert (response.status_code, response.mimetype) == (200, media_type)
    assert set(response.vary) == {"Accept", "Accept-Encoding"}


@pytest.mark.parametrize(("form", "media_type"), [("csv", "text/csv"), ("jsonld", "application/ld+json")])
def test_form_by_query_counts_first(client: FlaskClient, form: str, media_type: str) -> None:
    response = client.post(f"{PATH}?format={form}", json={"text": TEXT}, headers={"Accept": "text/html"})
    assert response.mimetype == media_type


def test_page_has_a_policy_of_its_own(client: FlaskClient) -> None:
    response = client.post(f"{PATH}?format=html", data=TEXT.encode(), content_type="text/plain")
    assert "style-src 'sha256-" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("query", ["format=pdf", "explian=true", "explain=true&explain=false"])
def test_other_parameters_are_refused(client: FlaskClient, query: str) -> None:
    response = client.post(f"{PATH}?{query}", json={"text": TEXT})
    assert (response.status_code, response.get_json()["code"]) == (400, "unknown-parameter")


def test_options_of_a_plain_text_stand_in_the_query(client: FlaskClient) -> None:
    query = "explain=true&min_confidence=0.4&offset_unit=utf8&id=a-1"
    answer = client.post(f"{PATH}?{query}", data=TEXT.encode(), content_type="text/plain").get_json()
    assert (answer["id"], answer["text_length"]) == ("a-1", len(TEXT.encode()))


def test_wrong_option_in_the_query(client: FlaskClient) -> None:
    response = client.post(f"{PATH}?explain=perhaps", data=TEXT.encode(), content_type="text/plain")
    assert response.status_code == 422
    assert response.get_json()["errors"][0]["pointer"] == "#/explain"


@pytest.mark.parametrize(("encoding", "unpack"), [("gzip", gzip.decompress), ("zstd", zstd.decompress)])
def test_answer_is_packed_as_asked(client: FlaskClient, encoding: str, unpack: object) -> None:
    plain = client.post(PATH, json={"text": TEXT})
    response = client.post(PATH, json={"text": TEXT}, headers={"Accept-Encoding": encoding})
    assert response.headers["Content-Encoding"] == encoding
    assert unpack(response.data) == plain.data  # type: ignore[operator]


@pytest.mark.parametrize(("encoding", "pack"), [("gzip", gzip.compress), ("zstd", zstd.compress)])
class TestPackedRequests:
    def test_is_unpacked(self, client: FlaskClient, encoding: str, pack: object) -> None:
        body = pack(json.dumps({"text": TEXT}).encode())  # type: ignore[operator]
        headers = {"Content-Encoding": encoding, "Content-Type": "application/json"}
        assert client.post(PATH, data=body, headers=headers).get_json()["text_length"] == len(TEXT)

    def test_has_a_limit_on_what_comes_out(self, client: FlaskClient, encoding: str, pack: object) -> None:
        body = pack(b" " * 50 * MAX_BYTES)  # type: ignore[operator]
        headers = {"Content-Encoding": encoding, "Content-Type": "application/json"}
        response = client.post(PATH, data=body, headers=headers)
        assert (response.status_code, response.get_json()["code"]) == (413, "body-too-large")

    def test_broken(self, client: FlaskClient, encoding: str, pack: object) -> None:
        body = pack(json.dumps({"text": TEXT}).encode())  # type: ignore[operator]
        headers = {"Content-Encoding": encoding, "Content-Type": "application/json"}
        for wrong in (body[:-3], b"no archive"):
            response = client.post(PATH, data=wrong, headers=headers)
            assert (response.status_code, response.get_json()["code"]) == (400, "bad-request")


def test_what_is_passed_through(client: FlaskClient) -> None:
    passed = {"id": "7", "url": "https://example.org/a", "published": "2026-11-30", "outlet": "The Fell Courier"}
    answer = client.post(PATH, json={"text": TEXT, **passed}).get_json()
    assert {name: answer[name] for name in passed} == passed
