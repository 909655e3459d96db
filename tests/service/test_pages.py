"""POST /v1/attributions with a page, with Markdown, and with text in another language."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from inquit import DEFAULTS, Attribution, Deadline, Language, Options, UnsupportedLanguage
from service.app import create_app
from service.settings import Settings
from service.stopping import StopSign
from tests.service.fakes import FakeEngine, fake_attribution
from tests.service.test_problems import assert_problem

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

PATH = "/v1/attributions"
SAID = "“Café closed,” said Ada Moss, who was there – twice on the same day."
PAGE = (
    "<html lang='en'><head><title>A café</title><meta name='author' content='Ane Wold'></head>"
    f"<body><nav><a href='/'>Home</a></nav><article><h1>A café</h1><p>{SAID}</p></article></body></html>"
)
TEXT = f"A café\n\n{SAID}"


class FrenchEngine(FakeEngine):
    """Takes every text for French."""

    def attribute(self, text: str, options: Options = DEFAULTS, deadline: Deadline | None = None) -> Attribution:  # noqa: ARG002
        if options.language is None:
            raise UnsupportedLanguage(Language("fr", 0.99))
        return fake_attribution(text, options)


def post_body(client: FlaskClient, body: bytes, content_type: str = "text/html", query: str = "") -> TestResponse:
    return client.post(PATH + query, data=body, content_type=content_type)


def assert_is_read(response: TestResponse) -> None:
    answer: dict[str, Any] = response.get_json()
    assert (response.status_code, answer.get("text")) == (200, TEXT), answer
    (quote,) = answer["quotes"]
    assert TEXT[quote["start"] : quote["end"]] == quote["text"] == "“Café closed,”"
    assert answer["text_length"] == len(TEXT)
    article = {"title": "A café", "author": "Ane Wold", "date": None, "site": None, "language": "en"}
    assert answer["article"] == article


@pytest.mark.parametrize(
    ("encoding", "content_type"),
    [
        ("utf-8", "text/html"),
        ("utf-8", "text/html; charset=UTF-8"),
        ("cp1252", "text/html; charset=iso-8859-1"),
        ("cp1252", "text/html; charset=utf-8"),
        ("cp1252", "text/html"),
        ("utf-16", "text/html"),
        ("utf-8", "text/html; charset=nonsense"),
    ],
)
def test_page_in_any_charset(client: FlaskClient, encoding: str, content_type: str) -> None:
    assert_is_read(post_body(client, PAGE.encode(encoding), content_type))


def test_page_in_json(client: FlaskClient) -> None:
    assert_is_read(client.post(PATH, json={"html": PAGE}))


def test_page_and_its_text_have_the_same_answer(client: FlaskClient) -> None:
    of_page = client.post(PATH, json={"html": PAGE}).get_json()
    of_text = client.post(PATH, json={"text": TEXT}).get_json()
    assert {**of_page, "text": None, "article": None} == of_text


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"html": "<ul><li><a href='/'>Home</a></ul>"}, 422, "no-article"),
        ({"html": ""}, 422, "no-article"),
        ({"html": "<p>" + "long " * 1001}, 413, "text-too-long"),
        ({"html": PAGE, "text": TEXT}, 422, "invalid-fields"),
        ({"html": None}, 422, "invalid-fields"),
        ({"html": 1}, 422, "invalid-fields"),
    ],
)
def test_page_that_cannot_be_taken(client: FlaskClient, body: dict[str, Any], status: int, code: str) -> None:
    assert_problem(client.post(PATH, json=body), status, code)


def test_page_may_be_longer_than_a_text(client: FlaskClient) -> None:
    menu = "<nav>" + "<a href='/'>Home</a>" * 300 + "</nav>"
    assert_is_read(post_body(client, PAGE.replace("<body>", f"<body>{menu}").encode()))


def test_page_with_too_many_elements() -> None:
    client = create_app(Settings(), FakeEngine(), StopSign()).test_client()
    assert_problem(post_body(client, b"<p>x</p>" * 20_001), 413, "page-too-large")


def test_time_limit_holds_for_pages() -> None:
    client = create_app(Settings(time_limit=1e-9), FakeEngine(), StopSign()).test_client()
    assert_problem(post_body(client, PAGE.encode()), 504, "time-limit")


@pytest.mark.parametrize("module", ["lxml.html", "w3lib.encoding"])
def test_without_the_extra(client: FlaskClient, monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    problem = assert_problem(post_body(client, PAGE.encode()), 501, "html-unavailable")
    assert "text" in problem["detail"]
    assert client.post(PATH, json={"text": TEXT}).status_code == 200


def test_markdown_counts_in_its_source(client: FlaskClient) -> None:
    text = "# A café\n\n“Hi,” said **Ada Moss**."
    answer = post_body(client, text.encode(), "text/markdown").get_json()
    (quote,) = answer["quotes"]
    assert text[quote["start"] : quote["end"]] == "“Hi,”"
    assert (answer["text"], answer["article"], answer["text_length"]) == (None, None, len(text))


def test_markdown_is_taken_in_utf8_only(client: FlaskClient) -> None:
    assert_problem(post_body(client, b"\xe9", "text/markdown"), 400, "invalid-utf-8")


class TestLanguage:
    @pytest.fixture
    def client(self, settings: Settings) -> FlaskClient:
        return create_app(settings, FrenchEngine(), StopSign()).test_client()

    def test_text_in_another_language_is_refused(self, client: FlaskClient) -> None:
        problem = assert_problem(client.post(PATH, json={"text": "Bonjour."}), 422, "unsupported-language")
        assert "fr" in problem["detail"]

    @pytest.mark.parametrize("content_type", ["text/plain", "text/markdown", "text/html"])
    def test_query_insists_for_an_article_alone(self, client: FlaskClient, content_type: str) -> None:
        assert_problem(post_body(client, b"Bonjour.", content_type), 422, "unsupported-language")
        assert post_body(client, b"Bonjour.", content_type, "?language=en").status_code == 200

    def test_field_insists(self, client: FlaskClient) -> None:
        assert client.post(PATH, json={"text": "Bonjour.", "language": "en"}).status_code == 200
        assert client.post(PATH, json={"text": "Bonjour.", "language": None}).status_code == 422

    @pytest.mark.parametrize("language", ["fr", "", "EN"])
    def test_other_languages_cannot_be_asked_for(self, client: FlaskClient, language: str) -> None:
        for response in (
            client.post(PATH, json={"text": "x", "language": language}),
            post_body(client, b"x", "text/plain", f"?language={language}"),
        ):
            problem = assert_problem(response, 422, "invalid-fields")
            assert [error["pointer"] for error in problem["errors"]] == ["#/language"]
