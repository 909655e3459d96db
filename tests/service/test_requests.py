"""What every request gets: an id, headers, a line in the log; and what probes and tools ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import structlog
import yaml

from service.app import create_app
from service.stopping import StopSign
from tests.service.fakes import BrokenEngine

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.settings import Settings

PATH = "/v1/attributions"


@pytest.mark.parametrize("sent", ["a", "9f.3_B-1", "x" * 128])
def test_sane_request_id_is_kept(client: FlaskClient, sent: str) -> None:
    assert client.get("/livez", headers={"X-Request-ID": sent}).headers["X-Request-ID"] == sent


@pytest.mark.parametrize("sent", ["", "two words", "x" * 129, "é", "<script>", "a,b"])
def test_other_request_id_is_replaced(client: FlaskClient, sent: str) -> None:
    answered = client.get("/livez", headers={"X-Request-ID": sent}).headers["X-Request-ID"]
    assert re.fullmatch("[0-9a-f]{32}", answered)


def test_requests_without_an_id_get_different_ones(client: FlaskClient) -> None:
    assert len({client.get("/livez").headers["X-Request-ID"] for _ in range(3)}) == 3


@pytest.mark.parametrize(("method", "path"), [("GET", "/livez"), ("GET", "/nowhere"), ("OPTIONS", PATH)])
def test_security_headers(client: FlaskClient, method: str, path: str) -> None:
    headers = client.open(path, method=method).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_options_has_allow_and_no_body(client: FlaskClient) -> None:
    response = client.options(PATH)
    assert (response.status_code, response.data) == (204, b"")
    assert set(response.headers["Allow"].split(", ")) == {"POST", "OPTIONS"}


def test_head_has_the_headers_of_get(client: FlaskClient) -> None:
    got, head = client.get("/version"), client.head("/version")
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Length"] == got.headers["Content-Length"]


def test_version(client: FlaskClient) -> None:
    assert client.get("/version").get_json() == {"version": "1.2.3", "model": "fake-1.0"}


def test_description_is_the_same_in_both_syntaxes(client: FlaskClient) -> None:
    as_json, as_yaml = client.get("/openapi.json"), client.get("/openapi.yaml")
    assert (as_json.mimetype, as_yaml.mimetype) == ("application/json", "application/yaml")
    assert as_json.get_json() == yaml.safe_load(as_yaml.data)


def test_log_has_a_line_per_request_with_its_id(client: FlaskClient) -> None:
    with structlog.testing.capture_logs([structlog.contextvars.merge_contextvars]) as lines:
        client.post(f"{PATH}?token=hush", json={"text": "A whisper."}, headers={"X-Request-ID": "r-1"})
    (line,) = lines
    assert (line["event"], line["log_level"]) == ("request", "info")
    assert (line["request_id"], line["method"], line["path"], line["status"]) == ("r-1", "POST", PATH, 400)
    assert "whisper" not in str(line)
    assert "hush" not in str(line)


def test_nothing_of_a_request_is_left_for_what_is_logged_after_it(client: FlaskClient) -> None:
    client.get("/livez", headers={"X-Request-ID": "r-1"})
    assert structlog.contextvars.get_contextvars() == {}


def test_probes_are_logged_for_debugging_only(client: FlaskClient) -> None:
    with structlog.testing.capture_logs() as lines:
        client.get("/livez")
    assert [line["log_level"] for line in lines] == ["debug"]


def test_log_of_a_failure_says_where_but_not_what_was_read(settings: Settings) -> None:
    client = create_app(settings, BrokenEngine(), StopSign()).test_client()
    with structlog.testing.capture_logs() as lines:
        client.post(PATH, json={"text": "A whisper."})
    failure = next(line for line in lines if line["log_level"] == "error")
    assert failure["exception"] == "RuntimeError"
    assert failure["frames"][-1].endswith(" attribute")
    assert "whisper" not in str(lines)
