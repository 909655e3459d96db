"""A reader puts an answer right, and saves gold that ``inquit evaluate`` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from inquit import SpeakerType
from inquit.evaluation.gold import CueType, GoldArticle, GoldQuotation, Label, load_gold
from service.cli import main
from tests.system.page.acts import details, quotation, read, read_sample, saved
from tests.system.page.test_reading import PIER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Dialog, Page

pytestmark = [pytest.mark.system, pytest.mark.browser]
WHO = "Who said it?"


def put_right(page: Page, number: int, who: str, **more: str) -> None:
    quotation(page, number).click()
    panel = details(page)
    panel.get_by_label(WHO).select_option(label=who)
    if "name" in more:
        panel.get_by_label("The fullest name").fill(more["name"])
        panel.get_by_label("What is that?").select_option(label=more["kind"])
    if "naming" in more:
        panel.get_by_label("How does the article name").select_option(label=more["naming"])
    panel.get_by_role("button", name="Put right").click()


def gold(page: Page, folder: Path) -> GoldArticle:
    [article] = load_gold(saved(page, "Gold, corrected", folder)).values()
    return article


def names(quotation: GoldQuotation) -> list[str]:
    return [speaker.name for speaker in quotation.speakers]


def test_gold_without_corrections_is_the_answer(open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page()
    read(page, PIER)
    article = gold(page, tmp_path)
    assert article.text == PIER
    assert [quote.span.of(PIER)[:5] for quote in article.quotes] == ["“We o", "“a mi", "“Ask "]
    assert [names(quote) for quote in article.quotes] == [["Ida Holm"], ["Karl Berg"], ["Karl Berg"]]
    assert [quote.cue for quote in article.quotes] == [CueType.EXPLICIT, CueType.NOMINAL, CueType.PRONOUN]


def test_another_speaker_of_the_answer(open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page()
    read(page, PIER)
    put_right(page, 3, "Ida Holm")
    assert "corrected by you" in details(page).inner_text()
    assert "2 quotations, 13 words" in page.locator(".speaker").filter(has_text="Ida Holm").inner_text()
    last = gold(page, tmp_path).quotes[-1]
    assert (names(last), last.label, last.cue) == (["Ida Holm"], Label.SPEECH, CueType.PRONOUN)


def test_somebody_new(open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page()
    read(page, PIER)
    put_right(page, 2, "somebody else …", name="Pier Board", kind="an organisation", naming="not at this place")
    fixed = gold(page, tmp_path).quotes[1]
    assert (names(fixed), fixed.speakers[0].type, fixed.cue) == (
        ["Pier Board"],
        SpeakerType.ORGANIZATION,
        CueType.IMPLICIT,
    )
    put_right(page, 1, "Pier Board")
    assert names(gold(page, tmp_path).quotes[0]) == ["Pier Board"]


def test_new_speaker_needs_a_name(open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page()
    read(page, PIER)
    put_right(page, 2, "somebody else …", name="  ", kind="a person")
    assert "corrected by you" not in details(page).inner_text()
    assert names(gold(page, tmp_path).quotes[1]) == ["Karl Berg"]


@pytest.mark.parametrize(
    ("who", "label"),
    [("nobody: not reported as said", Label.OTHER), ("the article does not say", Label.SPEECH)],
)
def test_no_speaker(open_page: Callable[..., Page], tmp_path: Path, who: str, label: Label) -> None:
    page = open_page()
    read(page, PIER)
    put_right(page, 2, who)
    fixed = gold(page, tmp_path).quotes[1]
    assert (fixed.label, fixed.speakers, fixed.cue) == (label, (), None)


def test_correction_is_taken_back(open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page()
    read(page, PIER)
    put_right(page, 3, "Ida Holm")
    details(page).get_by_role("button", name="Take back").click()
    assert names(gold(page, tmp_path).quotes[2]) == ["Karl Berg"]


def test_correction_counts_whatever_the_threshold(open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page()
    read(page, PIER)
    put_right(page, 3, "Ida Holm")
    page.locator("#least").fill("100")
    assert [names(quote) for quote in gold(page, tmp_path).quotes] == [[], [], ["Ida Holm"]]


def test_fragments_of_clauses_are_gold_and_clauses_without_marks_are_not(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page()
    page.get_by_label("also what is reported").check()
    read_sample(page)
    article = gold(page, tmp_path)
    marked = [quote.span.of(article.text) for quote in article.quotes]
    assert all(words[0] == "“" and words[-1] == "”" for words in marked)
    assert "“a technical matter, handled by technical people”" in marked


def test_unsaved_corrections_are_not_lost_unasked(open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page()
    read(page, PIER)
    put_right(page, 3, "Ida Holm")
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    page.get_by_role("button", name="Find who said what").click()
    page.get_by_role("button", name="Village bell").click()
    assert len(asked) == 2
    assert names(gold(page, tmp_path).quotes[2]) == ["Ida Holm"]
    read_sample(page, "Village bell")
    assert len(asked) == 2


def test_gold_is_evaluated(open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page()
    read_sample(page, "Village bell")
    put_right(page, 1, "nobody: not reported as said")
    file = saved(page, "Gold, corrected", tmp_path)
    assert file.name == "village-bell.gold.json"
    told = CliRunner().invoke(main, ["evaluate", "--errors", str(file)])
    assert told.exit_code == 0, told.output
    assert "corrected" in told.output
