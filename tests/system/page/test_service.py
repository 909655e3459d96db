"""What the page does when the service refuses, is busy or is gone, and what it asks it for."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.system.page.acts import read_sample, saved
from tests.system.page.conftest import MOST_CHARACTERS
from tests.system.page.test_reading import PIER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page, Route

pytestmark = [pytest.mark.system, pytest.mark.browser]
ATTRIBUTIONS = re.compile(r"/v1/attributions(\?.*)?$")
PROBLEM = "application/problem+json"


def problem(status: int, code: str, detail: str) -> str:
    return json.dumps({"title": "T", "status": status, "detail": detail, "code": code, "request_id": "r1"})


def send(page: Page, text: str = PIER) -> None:
    page.locator("#text").fill(text)
    page.get_by_role("button", name="Find who said what").click()


def test_refusal_is_told_in_the_words_of_the_service(open_page: Callable[..., Page]) -> None:
    page = open_page(forgiven=("413",))
    send(page, "a" * (MOST_CHARACTERS + 1))
    told = page.get_by_role("alert")
    told.get_by_text("text-too-long").wait_for()
    assert f"The text has {MOST_CHARACTERS + 1} characters; this service takes {MOST_CHARACTERS}." in told.inner_text()
    send(page)
    page.locator("#answer-heading:focus").wait_for()
    assert told.inner_text() == ""


def test_fields_that_are_wrong_are_listed(open_page: Callable[..., Page]) -> None:
    page = open_page(forgiven=("422",))
    errors = [{"pointer": "#/text", "detail": "Not a valid string."}]
    body = json.dumps({**json.loads(problem(422, "invalid-fields", "Fields are wrong.")), "errors": errors})
    page.route(ATTRIBUTIONS, lambda route: route.fulfill(status=422, content_type=PROBLEM, body=body))
    send(page)
    page.get_by_role("alert").get_by_text("#/text: Not a valid string.").wait_for()


def test_empty_text_is_not_sent(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.route(ATTRIBUTIONS, lambda route: pytest.fail(f"{route.request.url} was asked"))
    page.get_by_role("button", name="Find who said what").click()
    assert page.locator("#text:invalid:focus").count() == 1


def test_busy_service_is_asked_again_when_it_says(open_page: Callable[..., Page]) -> None:
    page = open_page(forgiven=("503",))
    refusals = [1, 1]

    def busy_twice(route: Route) -> None:
        if refusals:
            refusals.pop()
            body = problem(503, "engine-busy", "Other articles are being read.")
            route.fulfill(status=503, content_type=PROBLEM, headers={"Retry-After": "1"}, body=body)
        else:
            route.continue_()

    page.route(ATTRIBUTIONS, busy_twice)
    send(page)
    page.get_by_text("it is asked again in 1 second").wait_for()
    page.locator("#answer-heading:focus").wait_for()
    assert refusals == []


def test_service_that_is_busy_for_long_is_not_waited_for(open_page: Callable[..., Page]) -> None:
    page = open_page(forgiven=("503",))
    body = problem(503, "engine-busy", "Other articles are being read.")
    headers = {"Retry-After": "600"}
    page.route(ATTRIBUTIONS, lambda route: route.fulfill(status=503, content_type=PROBLEM, headers=headers, body=body))
    send(page)
    page.get_by_role("alert").get_by_text("Try again in 600 seconds.").wait_for()


def test_service_that_is_gone(open_page: Callable[..., Page]) -> None:
    page = open_page(forgiven=("ERR_CONNECTION_REFUSED",))
    page.route(ATTRIBUTIONS, lambda route: route.abort("connectionrefused"))
    send(page)
    page.get_by_role("alert").get_by_text("The service cannot be reached.").wait_for()


def test_failure_without_a_problem(open_page: Callable[..., Page]) -> None:
    page = open_page(forgiven=("502",))
    page.route(ATTRIBUTIONS, lambda route: route.fulfill(status=502, content_type="text/html", body="<h1>Bad</h1>"))
    send(page)
    page.get_by_role("alert").get_by_text("502 Bad Gateway").wait_for()


def test_key_is_asked_for_sent_and_not_stored(open_page: Callable[..., Page]) -> None:
    page = open_page(forgiven=("401",))
    sent: list[str | None] = []

    def guarded(route: Route) -> None:
        sent.append(route.request.headers.get("authorization"))
        if sent[-1] == "Bearer open sesame":
            route.continue_()
        else:
            route.fulfill(status=401, content_type=PROBLEM, body=problem(401, "unauthorized", "A key is missing."))

    page.route(ATTRIBUTIONS, guarded)
    assert page.get_by_label("API key").is_hidden()
    send(page)
    page.locator("#key:focus").wait_for()
    assert "A key is missing." in page.get_by_role("alert").inner_text()
    page.keyboard.type("open sesame")
    page.keyboard.press("Enter")
    page.locator("#answer-heading:focus").wait_for()
    assert sent == [None, "Bearer open sesame"]
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


@pytest.mark.parametrize(("button", "media_type"), [("CSV", "text/csv"), ("HTML", "text/html")])
def test_other_forms_are_asked_for(
    open_page: Callable[..., Page], tmp_path: Path, button: str, media_type: str
) -> None:
    page = open_page()
    read_sample(page)
    page.locator("#least").fill("80")
    asked: list[tuple[str, float, bool]] = []

    def form(route: Route) -> None:
        body: Any = route.request.post_data_json
        asked.append((route.request.url.partition("?")[2], body["min_confidence"], body["explain"]))
        route.fulfill(content_type=f"{media_type}; charset=utf-8", body="Zoë")

    page.route(ATTRIBUTIONS, form)
    file = saved(page, button, tmp_path)
    assert file.name == f"river-data-talks.{button.lower()}"
    assert file.read_text(encoding="utf-8") == "Zoë"
    assert asked == [(f"format={button.lower()}", 0.8, False)]


def test_form_that_the_service_does_not_have(open_page: Callable[..., Page]) -> None:
    page = open_page()
    read_sample(page)
    page.route(ATTRIBUTIONS, lambda route: route.fulfill(content_type="application/json", body="{}"))
    page.get_by_role("button", name="CSV").click()
    page.get_by_role("alert").get_by_text("This service does not answer in CSV.").wait_for()


def test_later_article_counts_where_the_first_is_still_waited_for(open_page: Callable[..., Page]) -> None:
    page = open_page()
    waiting: list[Route] = []
    page.route(ATTRIBUTIONS, lambda route: waiting.append(route) if not waiting else route.continue_())
    send(page, "“First,” said Ida Holm.")
    page.wait_for_timeout(200)
    send(page, "“Second,” said Karl Berg.")
    page.locator("#answer-heading:focus").wait_for()
    assert len(waiting) == 1
    assert "“Second,”" in page.locator("#article").inner_text()
