"""The page by keyboard, on a phone, in the dark, and as axe-core sees it; and the API reference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.system.page.acts import LOOKS, PHONE, details, quotation, read, read_sample, saved_json
from tests.system.page.test_reading import PIER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.system, pytest.mark.browser]
_SERIOUS = frozenset({"serious", "critical"})


def findings(page: Page, within: str | None = None) -> list[str]:
    """What axe-core finds of serious or critical impact: the rule, and where."""
    violations: list[dict[str, Any]] = Axe().run(page, context=within).response["violations"]
    return [
        f"{violation['id']}: {node['target']}"
        for violation in violations
        if violation["impact"] in _SERIOUS
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("look", LOOKS)
class TestAxe:
    def test_before_an_answer(self, open_page: Callable[..., Page], look: str) -> None:
        assert findings(open_page(**LOOKS[look])) == []

    def test_with_an_answer_and_all_of_a_quotation(self, open_page: Callable[..., Page], look: str) -> None:
        page = open_page(**LOOKS[look])
        page.get_by_label("also what is reported").check()
        read_sample(page)
        quotation(page, 2).click()
        details(page).get_by_text("Evidence").click()
        details(page).get_by_label("Who said it?").select_option(label="somebody else …")
        page.wait_for_timeout(300)
        assert findings(page) == []

    def test_with_a_problem(self, open_page: Callable[..., Page], look: str) -> None:
        page = open_page(forgiven=("401",), **LOOKS[look])
        page.route("**/v1/attributions", lambda route: route.fulfill(status=401, json={"detail": "A key is missing."}))
        page.locator("#text").fill("Hello.")
        page.get_by_role("button", name="Find who said what").click()
        page.locator("#key:focus").wait_for()
        assert findings(page) == []


def test_axe_sees_what_is_wrong(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.evaluate("document.querySelector('label[for=text]').remove()")
    assert "label: ['#text']" in findings(page)


def pressed(page: Page, key: str) -> str:
    """Press a key; returns what has the focus then: its id, label or words."""
    page.keyboard.press(key)
    return str(
        page.evaluate("(e => e.id || e.dataset.quote || e.ariaLabel || e.textContent.trim())(document.activeElement)")
    )


def test_whole_way_by_keyboard(open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page()
    assert pressed(page, "Tab") == "API reference"
    assert pressed(page, "Tab") == "text"
    page.keyboard.insert_text(PIER)
    assert [pressed(page, "Tab") for _ in range(6)] == [
        "file", "River talks", "Library vote", "Village bell", "read", "indirect",
    ]  # fmt: skip
    assert pressed(page, "Shift+Tab") == "read"
    page.keyboard.press("Enter")
    page.locator("#answer-heading:focus").wait_for()
    assert [pressed(page, "Tab") for _ in range(6)] == ["least", "JSON", "CSV", "HTML", "Gold, corrected", "q1"]
    assert "Ida Holm" in details(page).inner_text()
    assert pressed(page, "ArrowRight") == "q2"
    assert pressed(page, "ArrowRight") == "q3"
    assert "Karl Berg" in details(page).inner_text()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.labels[0].textContent").startswith("Who said it?")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    assert pressed(page, "Tab") == "Put right"
    page.keyboard.press("Enter")
    assert pressed(page, "ArrowRight") == "q3"
    assert pressed(page, "Escape") == "q3"
    assert "Point at a quotation" in details(page).inner_text()
    [article] = saved_json(page, "Gold, corrected", tmp_path).values()
    assert [quote["speakers"][0]["name"] for quote in article["quotes"]] == ["Ida Holm", "Karl Berg", "Ida Holm"]


def test_article_is_sent_with_control_and_enter(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.locator("#text").fill(PIER)
    page.keyboard.press("Control+Enter")
    page.locator("#answer-heading:focus").wait_for()


def test_quotation_is_found_from_its_speaker(open_page: Callable[..., Page]) -> None:
    page = open_page()
    read_sample(page)
    page.locator(".speaker").last.get_by_role("button").last.click()
    focused = page.locator("#article [data-quote]:focus")
    assert focused.is_visible()
    assert "Evidence" in details(page).inner_text()


class TestPhone:
    def test_nothing_is_wider_than_the_screen(self, open_page: Callable[..., Page]) -> None:
        page = open_page(**PHONE)
        page.get_by_label("also what is reported").check()
        read_sample(page, "Village bell")
        quotation(page, 3).tap()
        details(page).get_by_text("Evidence").tap()
        assert page.evaluate("[innerWidth, document.documentElement.scrollWidth]") == [390, 390]

    @pytest.mark.parametrize("by", ["focus", "tap"])
    def test_panel_does_not_cover_the_quotation(self, open_page: Callable[..., Page], by: str) -> None:
        page = open_page(reduced_motion="reduce", **PHONE)
        read_sample(page)
        for number in range(1, page.locator("[data-quote][tabindex]").count() + 1):
            getattr(quotation(page, number), by)()
            words, panel = quotation(page, number).bounding_box(), details(page).bounding_box()
            assert words
            assert panel
            assert 0 <= words["y"] <= words["y"] + words["height"] <= panel["y"]

    def test_panel_is_closed(self, open_page: Callable[..., Page]) -> None:
        page = open_page(**PHONE)
        read(page, PIER)
        quotation(page, 1).tap()
        details(page).get_by_role("button", name="Close").tap()
        assert details(page).is_hidden()
        # What a browser makes of the finger where the panel was.
        quotation(page, 2).dispatch_event("mouseover")
        assert details(page).is_hidden()


class TestReference:
    @pytest.mark.parametrize("look", LOOKS)
    def test_operations_are_shown_and_can_be_tried(self, open_page: Callable[..., Page], look: str) -> None:
        page = open_page("/docs", **LOOKS[look])
        page.get_by_role("button", name="GET /version Tell which code").click()
        page.get_by_role("button", name="Try it out").click()
        page.get_by_role("button", name="Execute").click()
        page.locator(".live-responses-table").get_by_text("en_core_web_sm").first.wait_for()

    @pytest.mark.parametrize("look", LOOKS)
    def test_axe_finds_what_swagger_ui_is_built_of_alone(self, open_page: Callable[..., Page], look: str) -> None:
        """Its rows are buttons with buttons in them, which no style sheet can mend."""
        page = open_page("/docs", **LOOKS[look])
        page.locator(".opblock").first.wait_for()
        assert {finding.partition(":")[0] for finding in findings(page)} <= {"nested-interactive"}
