"""An article goes in by paste, file or sample, and its answer is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inquit import Options, QuotationType
from tests.system.page.acts import details, quotation, read, read_sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from inquit import Engine

pytestmark = [pytest.mark.system, pytest.mark.browser]
PIER = (
    "🎣 “We open on Monday, whatever the weather,” said Ida Holm, the mayor of Lundby.\n\n"
    "Her deputy, Karl Berg, called the pier “a miracle”.\n\n“Ask me again in the spring,” he said."
)
PAGE = """<!doctype html><html><head><meta charset="windows-1252"><title>A pier</title></head><body>
<nav><a href="/">“Home,” said Nobody</a></nav><main><article><h1>A pier</h1>
<p>“We open
on Monday,” said <b>Zo\xeb Holm</b>.</p><script>document.title = "run"</script><p>“Good,” she said.<br>It rained.</p>
<img src="https://elsewhere.test/pixel.gif"></article></main></body></html>"""


def marked(page: Page) -> dict[str, str]:
    """The words of each quotation that is marked, by its id."""
    parts = page.locator("#article [data-quote]").evaluate_all("all => all.map(e => [e.dataset.quote, e.textContent])")
    words: dict[str, str] = {}
    for id_, text in parts:
        words[id_] = words.get(id_, "") + text
    return words


@pytest.mark.parametrize("sample", ["River talks", "Library vote", "Village bell"])
def test_sample_is_shown_as_the_engine_reads_it(open_page: Callable[..., Page], engine: Engine, sample: str) -> None:
    page = open_page()
    read_sample(page, sample)
    text = page.locator("#text").input_value()
    answer = engine.attribute(text, Options(min_confidence=0))
    assert page.locator("#article").evaluate("e => e.textContent") == text
    assert marked(page) == {quote.id: quote.text for quote in answer.quotes}
    assert len(answer.quotes) >= 8


def test_offsets_hold_after_an_emoji(open_page: Callable[..., Page]) -> None:
    page = open_page()
    read(page, PIER)
    assert marked(page)["q1"] == "“We open on Monday, whatever the weather,”"
    assert page.locator("#status").inner_text() == "3 quotations, 2 speakers."


def test_clauses_in_one_another_are_marked_too(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.get_by_label("also what is reported without quotation marks").check()
    read_sample(page)
    assert page.locator("#article .quote.indirect").count() >= 3
    assert page.locator("#article").evaluate("e => e.textContent") == page.locator("#text").input_value()


def test_speakers_stand_beside_it_with_title_gender_and_words(open_page: Callable[..., Page]) -> None:
    page = open_page()
    read(page, PIER)
    people = page.get_by_role("region", name="Who speaks")
    holm = people.locator(".speaker").filter(has_text="Ida Holm").inner_text()
    assert "mayor, Lundby" in holm
    assert "female" in holm
    assert "7 words" in holm
    assert "3 of 3 quotations have a speaker" in people.inner_text()
    rows = people.get_by_role("table", name="By gender").get_by_role("row").all_inner_texts()
    assert [row.split()[0] for row in rows] == ["kind", "female", "male"]


def test_pointing_shows_cue_source_and_antecedent(open_page: Callable[..., Page]) -> None:
    page = open_page()
    read(page, PIER)
    quotation(page, 3).hover()
    told = details(page).inner_text()
    assert "Karl Berg" in told
    assert "he (pronoun)" in told
    shown = page.evaluate(
        "Object.fromEntries([...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map(String)]))"
    )
    assert shown == {"cue": ["said"], "source": ["he"], "antecedent": ["Karl Berg"]}


def test_evidence_opens_and_stays_open(open_page: Callable[..., Page]) -> None:
    page = open_page()
    read(page, PIER)
    quotation(page, 1).click()
    details(page).get_by_text("Evidence").click()
    assert "dep=" in details(page).inner_text()
    quotation(page, 3).click()
    assert "Whom the source means" in details(page).inner_text()


def test_quotation_that_is_clicked_stays_until_another_is(open_page: Callable[..., Page]) -> None:
    page = open_page()
    read(page, PIER)
    quotation(page, 1).click()
    quotation(page, 3).hover()
    assert "Ida Holm" in details(page).inner_text()
    page.get_by_role("heading", name="inquit").click()
    quotation(page, 3).hover()
    assert "Karl Berg" in details(page).inner_text()


def test_words_that_are_nobodys_have_no_speaker(open_page: Callable[..., Page], engine: Engine) -> None:
    page = open_page()
    read_sample(page, "Library vote")
    answer = engine.attribute(page.locator("#text").input_value())
    scare = next(quote for quote in answer.quotes if quote.type is QuotationType.SCARE)
    page.locator(f"[data-quote={scare.id}]").first.click()
    assert "Nobody’s words" in details(page).inner_text()


def test_html_file_is_read_for_its_article(open_page: Callable[..., Page], tmp_path: Path) -> None:
    file = tmp_path / "pier.html"
    file.write_text(PAGE, encoding="windows-1252")
    page = open_page()
    page.locator("#file").set_input_files(file)
    page.locator("#answer-heading:focus").wait_for()
    assert page.locator("#text").input_value() == (
        "A pier\n\n“We open on Monday,” said Zoë Holm.\n\n“Good,” she said.\nIt rained."
    )
    assert page.title() == "inquit: who said what?"


def test_text_file_that_is_not_utf8(open_page: Callable[..., Page], tmp_path: Path) -> None:
    file = tmp_path / "pier.txt"
    file.write_bytes("“Good,” said Zoë Holm.".encode("windows-1252"))
    page = open_page()
    page.locator("#file").set_input_files(file)
    page.locator("#answer-heading:focus").wait_for()
    assert page.locator("#text").input_value() == "“Good,” said Zoë Holm."


def test_file_is_dropped(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.items.add(new File([text], "pier.txt", { type: "text/plain" }));
            document.getElementById("text").dispatchEvent(
                new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        PIER,
    )
    page.locator("#answer-heading:focus").wait_for()
    assert marked(page)["q2"] == "“a miracle”"


def test_markup_in_a_text_is_text(open_page: Callable[..., Page]) -> None:
    page = open_page()
    text = "“<img src=x onerror=alert(1)>,” said <b>Ida Holm</b>. “<script>alert(2)</script>,” she said."
    read(page, text)
    assert page.locator("#answer img, #answer b, #answer script").count() == 0
    assert page.locator("#article").evaluate("e => e.textContent") == text
