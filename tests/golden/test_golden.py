"""Whole articles: the engine's answer as it was when somebody last looked at it.

The files are no gold: they keep mistakes too. A change of code or weights that changes an answer shows here, quotation
by quotation. Where the new answers are meant, write them anew and read the diff before committing it::

    pytest tests/golden --update-golden && git diff tests/golden
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from inquit import Engine, Quotation

GOLDEN = Path(__file__).parent
NAMES = ("gym-bear", "harbour-pilot", "river-data-talks", "village-bell")


def in_short(quote: Quotation, speakers: dict[str, str]) -> dict[str, Any]:
    """Say what was decided about a quotation, without offsets and confidence."""
    return {
        "text": quote.text,
        "type": quote.type.value,
        "speaker": speakers.get(quote.speaker_id or ""),
        "source": quote.source.text if quote.source is not None else None,
        "cue": quote.cue.text if quote.cue is not None else None,
        "sieve": quote.sieve,
        "via": [reporter.name for reporter in quote.via],
    }


def written(answer: list[dict[str, Any]]) -> str:
    return json.dumps(answer, indent=2, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_answer_is_as_it_was(engine: Engine, root: Path, name: str, request: pytest.FixtureRequest) -> None:
    answer = engine.attribute((root / "seeds" / f"{name}.txt").read_text(encoding="utf-8"))
    speakers = {speaker.id: speaker.name for speaker in answer.speakers}
    found = [in_short(quote, speakers) for quote in answer.quotes]
    path = GOLDEN / f"{name}.json"
    if request.config.getoption("--update-golden"):
        path.write_text(written(found), encoding="utf-8")
    assert found == json.loads(path.read_text(encoding="utf-8")), (
        "if this is meant: pytest tests/golden --update-golden"
    )


def test_golden_files_are_of_the_articles_tested_and_written_as_here() -> None:
    files = sorted(GOLDEN.glob("*.json"))
    assert tuple(file.stem for file in files) == NAMES
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert written(json.loads(text)) == text
