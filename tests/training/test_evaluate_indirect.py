"""``python -m training evaluate-indirect`` as a user runs it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from training.evaluate_indirect import evaluate_indirect_command

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Ines Calloway said the ferry sails at noon."


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    start = TEXT.index("the ferry")
    marked = {"source": [[0, 13]], "cue": [[14, 18]], "content": [[start, len(TEXT) - 1]]}
    rows = [{"name": f"a{number}", "text": TEXT, "attributions": [marked]} for number in range(10)]
    file = tmp_path / "corpus.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return file


def test_measures_the_tenth_that_is_held_back(corpus: Path) -> None:
    result = CliRunner().invoke(evaluate_indirect_command, [str(corpus)])
    assert result.exit_code == 0
    assert result.output.splitlines()[0].split() == ["contents", "1", "marked,", "1", "returned"]
    assert result.output.splitlines()[-1].split() == ["source", "1.000"]


def test_missing_model_is_told_without_a_traceback(corpus: Path) -> None:
    result = CliRunner().invoke(evaluate_indirect_command, [str(corpus), "--model", "no_such_model"])
    assert result.exit_code == 1
    assert "no_such_model" in result.output
    assert "Traceback" not in result.output
