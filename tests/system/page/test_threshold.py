"""The slider leaves out what the service would leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.system.page.acts import quotation, read_sample, saved_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.system, pytest.mark.browser]

ASK = """async ([text, indirect, least]) => {
    const options = { explain: true, gender: true, furniture: true, indirect, min_confidence: least };
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ text, ...options });
    return (await fetch("v1/attributions", { method: "POST", headers, body })).json();
}"""


def with_shares_cut(told: Any) -> Any:
    """Python and JavaScript round halves each their way in the fourth place."""
    if isinstance(told, int):
        return told
    return [{**tally, "share": pytest.approx(tally["share"], abs=0.0001)} for tally in told]


def with_speakers_numbered_anew(answer: Any) -> Any:
    """Ids of speakers count those that are there, in the order of their first quotation."""
    ids: dict[str | None, str | None] = {speaker["id"]: f"s{n}" for n, speaker in enumerate(answer["speakers"], 1)}
    ids[None] = None
    return {
        **answer,
        "summary": {name: with_shares_cut(told) for name, told in answer["summary"].items()},
        "speakers": [{**speaker, "id": ids[speaker["id"]]} for speaker in answer["speakers"]],
        "quotes": [
            {
                **quote,
                "speaker_id": ids[quote["speaker_id"]],
                "via": [{**reporter, "speaker_id": ids[reporter["speaker_id"]]} for reporter in quote["via"]],
            }
            for quote in answer["quotes"]
        ],
    }


@pytest.mark.parametrize("indirect", [False, True])
@pytest.mark.parametrize("sample", ["River talks", "Library vote", "Village bell"])
def test_answer_is_that_of_the_service(
    open_page: Callable[..., Page], tmp_path: Path, sample: str, indirect: bool
) -> None:
    page = open_page()
    page.get_by_label("also what is reported").set_checked(indirect)
    read_sample(page, sample)
    text = page.locator("#text").input_value()
    heard = set()
    for least in (0, 80, 95):
        page.locator("#least").fill(str(least))
        answer = saved_json(page, "JSON", tmp_path)
        expected = page.evaluate(ASK, [text, indirect, least / 100])
        assert with_speakers_numbered_anew(answer) == expected
        heard.add(expected["summary"]["attributed"])
    assert len(heard) > 1, "the threshold made no difference"


def test_who_is_left_out_is_not_forgotten(open_page: Callable[..., Page]) -> None:
    page = open_page()
    read_sample(page)
    page.locator("#least").fill("100")
    assert page.get_by_text("100 %").is_visible()
    assert page.locator("#people").get_by_text("Nobody is quoted.").is_visible()
    quotation(page, 1).click()
    assert "Tran Quoc Luan, less sure than asked for" in page.locator("#details").inner_text()
