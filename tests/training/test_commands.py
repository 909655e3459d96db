"""``python -m training train`` as a user runs it, as far as that takes no minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from training.commands import train_command

if TYPE_CHECKING:
    from pathlib import Path


def test_missing_model_is_told_without_a_traceback(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.touch()
    result = CliRunner().invoke(train_command, [str(corpus), str(corpus), "--model", "no_such_model"])
    assert result.exit_code == 1
    assert "no_such_model" in result.output
    assert "Traceback" not in result.output
