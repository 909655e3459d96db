"""Whatever goes wrong has one shape."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest

from service import problems
from service.app import create_app
from service.bodies import TAKEN
from service.gate import GATE
from service.openapi import openapi_document
from service.problems import PROBLEM_TYPES
from service.stopping import StopSign
from tests.service.fakes import BrokenEngine, FakeEngine

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from service.settings import Settings

PATH = "/v1/attributions"
JSON = "application/json"
PLAIN = "text/plain"


def assert_problem(response: TestResponse, status: int, code: str) -> dict[str, Any]:
    assert (response.status_code, response.get_json(force=True)["code"]) == (status, code)
    assert response.mimetype == "application/problem+json"
    problem: dict[str, Any] = response.get_json(force=True)
    assert set(problem) - {"errors"} == {"type", "title", "status", "detail", "code", "request_id"}
    assert ("errors" in problem) == (code == "invalid-fields")
    assert (problem["type"], problem["status"]) == ("about:blank", status)
    assert problem["request_id"] == response.headers["X-Request-ID"]
    assert problem["title"]
    assert problem["detail"]
    return problem


@pytest.mark.parametrize(
    ("body", "content_type", "status", "code"),
    [
        pytest.param(b"", JSON, 400, "empty-body", id="no JSON"),
        pytest.param(b"", PLAIN, 400, "empty-body", id="no text"),
        pytest.param(b"{", JSON, 400, "invalid-json", id="broken off"),
        pytest.param(b"[" * 5_000, JSON, 400, "invalid-json", id="deep nesting"),
        pytest.param(b'{"text":' * 1_100 + b"1" + b"}" * 1_100, JSON, 400, "invalid-json", id="deep objects"),
        pytest.param(b'{"text": NaN}', JSON, 400, "invalid-json", id="NaN"),
        pytest.param(b'{"text": Infinity}', JSON, 400, "invalid-json", id="infinity"),
        pytest.param(b'{"text": 1e999}', JSON, 400, "invalid-json", id="overflow"),
        pytest.param(b'{"text": "\\ud800"}', JSON, 400, "invalid-json", id="lone high surrogate"),
        pytest.param(b'{"text": "\\udfff!"}', JSON, 400, "invalid-json", id="lone low surrogate"),
        pytest.param(b'{"text": "\xff"}', JSON, 400, "invalid-json", id="bad UTF-8 in JSON"),
        pytest.param(b'{"text": "\xed\xa0\x80"}', JSON, 400, "invalid-json", id="surrogate in UTF-8"),
        pytest.param('{"text": "x"}'.encode("utf-16"), JSON, 400, "invalid-json", id="UTF-16"),
        pytest.param(b'\xef\xbb\xbf{"text": "x"}', JSON, 400, "invalid-json", id="byte order mark before JSON"),
        pytest.param(b"{'text': 'x'}", JSON, 400, "invalid-json", id="single quotes"),
        pytest.param(b'{"text": "a\nb"}', JSON, 400, "invalid-json", id="raw line end in a string"),
        pytest.param(b'{"text": "x\x00"}', JSON, 400, "invalid-json", id="raw NUL in a string"),
        pytest.param(b"\x00", JSON, 400, "invalid-json", id="NUL"),
        pytest.param(b"caf\xe9", PLAIN, 400, "invalid-utf-8", id="Latin-1 text"),
        pytest.param(b"\xed\xa0\x80", PLAIN, 400, "invalid-utf-8", id="surrogate in text"),
        pytest.param(b'{"text": 12345678901234567890123}', JSON, 422, "invalid-fields", id="huge integer"),
        pytest.param(b'{"text": ' + b"9" * 4_000 + b"}", JSON, 400, "invalid-json", id="integer past any float"),
        pytest.param(b"{}", JSON, 422, "invalid-fields", id="no field"),
        pytest.param(b"null", JSON, 422, "invalid-fields", id="null"),
        pytest.param(b'"text"', JSON, 422, "invalid-fields", id="a string"),
        pytest.param(b'["text"]', JSON, 422, "invalid-fields", id="a list"),
        pytest.param(b'{"text": null}', JSON, 422, "invalid-fields", id="text null"),
        pytest.param(b'{"text": ["x"]}', JSON, 422, "invalid-fields", id="text a list"),
        pytest.param(b'{"text": "x", "id": 7}', JSON, 422, "invalid-fields", id="id a number"),
        pytest.param(b'{"text": "x", "id": "' + b"i" * 257 + b'"}', JSON, 422, "invalid-fields", id="id long"),
        pytest.param(b'{"text": "x", "min_confidence": "0.5"}', JSON, 422, "invalid-fields", id="confidence a string"),
        pytest.param(b'{"text": "x", "min_confidence": true}', JSON, 422, "invalid-fields", id="confidence a boolean"),
        pytest.param(b'{"text": "x", "min_confidence": null}', JSON, 422, "invalid-fields", id="confidence null"),
        pytest.param(b'{"text": "x", "min_confidence": -1}', JSON, 422, "invalid-fields", id="confidence below 0"),
        pytest.param(b'{"text": "x", "explain": "yes"}', JSON, 422, "invalid-fields", id="flag a string"),
        pytest.param(b'{"text": "x", "explain": 1}', JSON, 422, "invalid-fields", id="flag a number"),
        pytest.param(b'{"text": "x", "explain": null}', JSON, 422, "invalid-fields", id="flag null"),
        pytest.param(b'{"text": "x", "indirect": "no"}', JSON, 422, "invalid-fields", id="other flag a string"),
        pytest.param(b'{"text": "x", "colour": 1}', JSON, 422, "invalid-fields", id="unknown field"),
        pytest.param(b"x" * 5_001, PLAIN, 413, "text-too-long", id="text too long"),
        pytest.param(b'{"text": "' + b"x" * 5_001 + b'"}', JSON, 413, "text-too-long", id="JSON text too long"),
        pytest.param(b"x" * 10_001, PLAIN, 413, "body-too-large", id="one byte too many"),
        pytest.param(b"x" * 20_000_000, JSON, 413, "body-too-large", id="20 MB"),
        pytest.param(b'{"text": "x"}', None, 415, "unsupported-media-type", id="no type"),
        pytest.param(b'{"text": "x"}', "application/xml", 415, "unsupported-media-type", id="XML"),
        pytest.param(b"text=x", "application/x-www-form-urlencoded", 415, "unsupported-media-type", id="form"),
        pytest.param(b"x", "multipart/form-data; boundary=b", 415, "unsupported-media-type", id="multipart"),
        pytest.param(b"x", "no type at all", 415, "unsupported-media-type", id="malformed type"),
        pytest.param(b"x", "text/plain; charset=latin-1", 415, "unsupported-media-type", id="Latin-1"),
        pytest.param(b"x", "text/plain; charset=nonsense", 415, "unsupported-media-type", id="no charset"),
        pytest.param(b"{}", "application/json; charset=utf-16", 415, "unsupported-media-type", id="JSON in UTF-16"),
    ],
)
def test_body_that_cannot_be_taken(
    client: FlaskClient, body: bytes, content_type: str | None, status: int, code: str
) -> None:
    assert_problem(client.post(PATH, data=body, content_type=content_type), status, code)


def test_chunked_body_is_measured_as_it_is_read(client: FlaskClient) -> None:
    def post_chunked(size: int) -> TestResponse:
        environ = {"wsgi.input": io.BytesIO(b"x" * size), "wsgi.input_terminated": True}
        return client.post(PATH, content_type=PLAIN, environ_overrides=environ)

    assert post_chunked(5_000).get_json()["text_length"] == 5_000
    assert_problem(post_chunked(10_001), 413, "body-too-large")


def test_body_that_breaks_off(client: FlaskClient) -> None:
    environ = {"wsgi.input": io.BytesIO(b"half"), "CONTENT_LENGTH": "8"}
    assert_problem(client.post(PATH, content_type=PLAIN, environ_overrides=environ), 400, "bad-request")


def test_refused_type_is_told_which_are_taken(client: FlaskClient) -> None:
    response = client.post(PATH, data=b"x", content_type="application/xml")
    assert response.headers["Accept"] == "application/json, text/plain, text/markdown, text/html"


@pytest.mark.parametrize(
    ("headers", "detail"),
    [
        ({}, f"The request has no Content-Type; {', '.join(TAKEN)} are taken."),
        ({"Content-Type": "text/css"}, f"The Content-Type is none of {', '.join(TAKEN)}."),
        ({"Content-Type": "text/plain; charset=latin-1"}, "The charset is not UTF-8."),
        ({"Content-Type": PLAIN, "Content-Encoding": "br"}, "The body is packed in another way than zstd or gzip."),
    ],
)
def test_refused_type_is_told_why(client: FlaskClient, headers: dict[str, str], detail: str) -> None:
    problem = assert_problem(client.post(PATH, data=b"x", headers=headers), 415, "unsupported-media-type")
    assert problem["detail"] == detail


def test_options_in_the_query_string_are_not_passed_over(client: FlaskClient) -> None:
    response = client.post(f"{PATH}?explian=true", json={"text": "“Rain.”"})
    assert_problem(response, 400, "unknown-parameter")


def test_status_line_is_that_of_the_present_rfc(client: FlaskClient) -> None:
    assert client.post(PATH, data=b"x" * 20_000, content_type=PLAIN).status == "413 Content Too Large"


@pytest.mark.parametrize(
    ("body", "errors"),
    [
        ({}, {"#/text": "Missing data for required field."}),
        ([], {"#": "Invalid input type."}),
        ({"text": 1}, {"#/text": "Not a valid string."}),
        ({"text": "x", "_schema": 1}, {"#/_schema": "Unknown field."}),
        (
            {"text": "x", "id": [], "a/b~ c": 1},
            {"#/id": "Not a valid string.", "#/a~1b~0%20c": "Unknown field."},
        ),
        (
            {"text": "x", "min_confidence": 1.01},
            {"#/min_confidence": "Must be greater than or equal to 0 and less than or equal to 1."},
        ),
    ],
)
def test_errors_point_at_the_fields(client: FlaskClient, body: object, errors: dict[str, str]) -> None:
    problem = assert_problem(client.post(PATH, json=body), 422, "invalid-fields")
    assert {error["pointer"]: error["detail"] for error in problem["errors"]} == errors


def test_errors_of_a_hostile_body_are_few(client: FlaskClient) -> None:
    body = {f"field{number}": 0 for number in range(500)}
    assert len(assert_problem(client.post(PATH, json=body), 422, "invalid-fields")["errors"]) == 20


@pytest.mark.parametrize("path", ["/v1", "/v1/attributions/", "/v1//attributions", "/static/x", "/%ff", "/%00"])
def test_unknown_path(client: FlaskClient, path: str) -> None:
    assert_problem(client.get(path), 404, "not-found")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", PATH, {"POST", "OPTIONS"}),
        ("PUT", PATH, {"POST", "OPTIONS"}),
        ("POST", "/livez", {"GET", "HEAD", "OPTIONS"}),
        ("DELETE", "/openapi.json", {"GET", "HEAD", "OPTIONS"}),
        ("TRACE", "/version", {"GET", "HEAD", "OPTIONS"}),
        ("INVENTED", "/readyz", {"GET", "HEAD", "OPTIONS"}),
    ],
)
def test_method_not_allowed(client: FlaskClient, method: str, path: str, allowed: set[str]) -> None:
    response = client.open(path, method=method)
    assert_problem(response, 405, "method-not-allowed")
    assert set(response.headers["Allow"].split(", ")) == allowed


@pytest.mark.parametrize(
    ("method", "path", "accept"),
    [
        ("POST", PATH, "text/xml"),
        ("POST", PATH, "application/json;q=0"),
        ("POST", f"{PATH}/batch", "text/html"),
        ("GET", "/livez", "application/xml"),
        ("GET", "/openapi.json", "application/yaml"),
        ("GET", "/openapi.yaml", "application/json"),
    ],
)
def test_not_acceptable(client: FlaskClient, method: str, path: str, accept: str) -> None:
    assert_problem(client.open(path, method=method, headers={"Accept": accept}), 406, "not-acceptable")


@pytest.mark.parametrize(
    "accept", ["application/json;version=2", "application/problem+json", "application/*;q=0.1", "*/*"]
)
def test_acceptable(client: FlaskClient, accept: str) -> None:
    assert client.get("/livez", headers={"Accept": accept}).status_code == 200


def test_failure_of_the_engine(settings: Settings) -> None:
    client = create_app(settings, BrokenEngine(), StopSign()).test_client()
    problem = assert_problem(client.post(PATH, json={"text": "a secret"}), 500, "internal-error")
    assert "secret" not in str(problem)


def test_not_ready_until_a_text_was_read(settings: Settings) -> None:
    app = create_app(settings, FakeEngine(), StopSign())
    client = app.test_client()
    assert_problem(client.get("/readyz"), 503, "not-ready")
    assert client.get("/livez").status_code == 200
    app.extensions[GATE].warm_up()
    assert client.get("/readyz").get_json() == {"status": "ready"}


def test_not_ready_once_the_stop_is_announced(settings: Settings) -> None:
    stop_sign = StopSign()
    app = create_app(settings, FakeEngine(), stop_sign)
    app.extensions[GATE].warm_up()
    stop_sign.put_up()
    assert_problem(app.test_client().get("/readyz"), 503, "stopping")
    assert app.test_client().post(PATH, json={"text": "Rain."}).status_code == 200


def test_engine_that_fails_is_not_ready(settings: Settings) -> None:
    client = create_app(settings, BrokenEngine(), StopSign()).test_client()
    client.post(PATH, json={"text": "x"})
    assert_problem(client.get("/readyz"), 503, "not-ready")


def test_every_problem_of_the_articles_operation_is_in_the_description() -> None:
    described = {
        code
        for response in openapi_document()["components"]["responses"].values()
        for code in response["content"]["application/problem+json"]["examples"]
    }
    elsewhere = {problems.NOT_FOUND.code, problems.METHOD_NOT_ALLOWED.code}
    assert described == {kind.code for kind in PROBLEM_TYPES} - elsewhere
