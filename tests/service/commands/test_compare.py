"""``inquit compare`` as a user runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from inquit.evaluation.runs import write_run
from service.commands.compare import compare_command

if TYPE_CHECKING:
    from pathlib import Path

    from inquit import Engine

OLD = "“The ferry sails at noon,” said Ines Calloway."
NEW = "“The ferry sails at noon,” said Karl Strand!!"


@pytest.fixture
def runs(engine: Engine, tmp_path: Path) -> tuple[str, str]:
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    write_run(old, {"ferry": engine.attribute(OLD), "gone": engine.attribute(OLD)})
    write_run(new, {"ferry": engine.attribute(NEW), "added": engine.attribute(OLD)})
    return str(old), str(new)


def test_differences_are_listed(runs: tuple[str, str]) -> None:
    old, new = runs
    result = CliRunner().invoke(compare_command, [old, new])
    assert result.exit_code == 1
    changed, gone, added, count = result.output.splitlines()
    assert changed.startswith("ferry@0 | Ines Calloway")
    assert "→ Karl Strand" in changed
    assert (gone, added) == (f"gone | only in {old}", f"added | only in {new}")
    assert count == "1 articles, 1 quotations, 1 differ"


def test_same_runs_end_well(runs: tuple[str, str]) -> None:
    result = CliRunner().invoke(compare_command, [runs[0], runs[0]])
    assert (result.exit_code, result.output) == (0, "2 articles, 2 quotations, 0 differ\n")


def test_file_that_is_no_run_is_told(runs: tuple[str, str], tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("not an answer\n", encoding="utf-8")
    result = CliRunner().invoke(compare_command, [runs[0], str(other)])
    assert result.exit_code == 1
    assert "notes.txt, line 1" in result.output
    assert "Traceback" not in result.output
