"""The benchmark commands run; what they measure is in benchmarks/RESULTS.md, not here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from benchmarks import engine, profile_engine
from benchmarks.texts import mixed_texts

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = ["“Low water,” said Ines Calloway.", "The ferry sails at noon.", "Nobody waits."]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    file = tmp_path / "gold.json"
    articles = {str(index): {"text": text, "suite": "port", "quotes": []} for index, text in enumerate(ARTICLES)}
    file.write_text(json.dumps(articles), encoding="utf-8")
    return file


@pytest.mark.parametrize("length", [1, 30, 1_000])
def test_mixed_texts_have_the_length_asked_for_and_are_always_the_same(length: int) -> None:
    texts = mixed_texts(ARTICLES, length, 3)
    assert [len(text) for text in texts] == [length] * 3
    assert texts == mixed_texts(ARTICLES, length, 3)


def test_comparison_prints_and_writes_both_ratios(gold: Path, tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    result = CliRunner().invoke(engine.main, ["--gold", str(gold), "--rounds", "2", "--json", str(file)])
    assert result.exit_code == 0, result.output
    assert result.output.count("engine ÷ ") == 2
    written = json.loads(file.read_text(encoding="utf-8"))
    assert (written["articles"], written["words"], written["rounds"]) == (3, 12, 2)
    assert all(ratio["least"] <= ratio["median"] <= ratio["greatest"] for ratio in written["ratios"])


def test_profile_prints_its_three_tables(gold: Path) -> None:
    result = CliRunner().invoke(profile_engine.main, ["--gold", str(gold), "--top", "3"])
    assert result.exit_code == 0, result.output
    assert "stage, with its calls" in result.output
    assert "package, own code" in result.output
    assert "cumulative time" in result.output
