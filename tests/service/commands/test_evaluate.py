"""``inquit evaluate`` as a user runs it; the engine's own accuracy is tested elsewhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from service.commands.evaluate import evaluate_command

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "“The ferry sails at noon,” said harbour master Ines Calloway."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    gold = tmp_path / "port"
    gold.mkdir()
    (gold / "ferry.txt").write_text(TEXT, encoding="utf-8")
    quote = {
        "start": 0,
        "end": TEXT.index(" said"),
        "label": "speech",
        "speakers": [{"name": "Ines Calloway", "kind": "person", "aliases": []}],
        "cue": "explicit",
    }
    (gold / "ferry.json").write_text(json.dumps({"quotes": [quote]}), encoding="utf-8")
    return gold


def test_prints_the_table(folder: Path) -> None:
    result = CliRunner().invoke(evaluate_command, [str(folder)])
    assert result.exit_code == 0
    heading, suite, overall, confidence = result.output.splitlines()
    assert heading.startswith("suite")
    assert suite.split()[:3] == ["port", "1", "1"]
    assert overall.startswith("ALL")
    assert confidence.startswith("confidence:")


def test_lists_errors_when_asked(folder: Path) -> None:
    result = CliRunner().invoke(evaluate_command, [str(folder), "--errors"])
    assert result.exit_code == 0
    assert result.output.count("  errors") == 1


def test_writes_figures_bins_and_errors_as_json(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    result = CliRunner().invoke(evaluate_command, [str(folder), "--json", str(file)])
    assert result.exit_code == 0
    written = json.loads(file.read_text(encoding="utf-8"))
    assert written["overall"]["articles"] == written["suites"]["port"]["articles"] == 1
    assert len(written["overall"]["calibration"]["bins"]) == 10
    assert written["overall"]["by_cue"]["pronoun"] is None
    assert isinstance(written["errors"], list)


def test_bad_gold_is_told_without_a_traceback(folder: Path) -> None:
    (folder / "ferry.json").write_text('{"quotes": [{}]}', encoding="utf-8")
    result = CliRunner().invoke(evaluate_command, [str(folder)])
    assert result.exit_code == 1
    assert "ferry: quotes[0]: start: missing" in result.output


def test_model_of_the_environment_is_taken(folder: Path) -> None:
    result = CliRunner().invoke(evaluate_command, [str(folder)], env={"INQUIT_MODEL": "no_such_model"})
    assert result.exit_code == 1
    assert "no_such_model" in result.output


def test_missing_model_is_told_without_a_traceback(folder: Path) -> None:
    result = CliRunner().invoke(evaluate_command, [str(folder), "--model", "no_such_model"])
    assert result.exit_code == 1
    assert "no_such_model" in result.output
    assert "Traceback" not in result.output


def test_missing_folder_is_told_before_anything_is_read(folder: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(evaluate_command, [str(folder), "--json", str(tmp_path / "nowhere" / "figures.json")])
    assert result.exit_code == 2
    assert "There is no folder" in result.output
