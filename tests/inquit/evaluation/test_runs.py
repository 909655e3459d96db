"""Runs: what is kept of answers, and what two of them answer differently."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inquit.evaluation.runs import RunError, differences, format_difference, only_in_one, read_run, write_run
from inquit.types import QuotationType

if TYPE_CHECKING:
    from pathlib import Path

    from inquit import Attribution, Engine

TEXT = "“The ferry sails at noon,” said harbour master Ines Calloway. She called it “a triumph”."


@pytest.fixture(scope="module")
def answer(engine: Engine) -> Attribution:
    return engine.attribute(TEXT)


def test_what_is_written_is_read(answer: Attribution, tmp_path: Path) -> None:
    write_run(tmp_path / "run.jsonl", {"ferry": answer})
    read = read_run(tmp_path / "run.jsonl")
    assert list(differences({"ferry": answer}, read)) == []
    assert [quote.confidence for quote in read["ferry"].quotes] == [quote.confidence for quote in answer.quotes]
    assert [speaker.name for speaker in read["ferry"].speakers] == ["Ines Calloway"]
    assert read["ferry"].engine == answer.engine


def changed(answer: Attribution, **fields: object) -> Attribution:
    return replace(answer, quotes=(replace(answer.quotes[0], **fields), *answer.quotes[1:]))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"speaker_id": None}, "Ines Calloway (direct, reporting-verb at 47) → - (direct, reporting-verb at 47)"),
        ({"type": QuotationType.SCARE}, "Ines Calloway (direct, reporting-verb at 47) → Ines Calloway (scare,"),
        ({"source": None}, "→ Ines Calloway (direct, reporting-verb)"),
    ],
    ids=["speaker", "type", "source"],
)
def test_what_differs_is_told(answer: Attribution, fields: dict[str, object], told: str) -> None:
    (difference,) = differences({"ferry": answer}, {"ferry": changed(answer, **fields)})
    line = format_difference(difference, "words")
    assert told in line
    assert line.startswith("ferry@0 | ")
    assert line.endswith(" | words")


def test_confidence_alone_is_no_difference(answer: Attribution) -> None:
    assert list(differences({"ferry": answer}, {"ferry": changed(answer, confidence=0.1)})) == []


def test_quotation_of_one_run_alone_is_told(answer: Attribution) -> None:
    shorter = replace(answer, quotes=answer.quotes[:1])
    (difference,) = differences({"ferry": answer}, {"ferry": shorter})
    assert format_difference(difference).endswith("→ not there")


def test_articles_of_one_run_alone_are_named(answer: Attribution) -> None:
    assert only_in_one({"a": answer, "b": answer}, {"b": answer, "c": answer}) == (["a"], ["c"])
    assert list(differences({"a": answer}, {"b": answer})) == []


@pytest.mark.parametrize("line", ["{", "[]", "{}", '{"id": "a"}', '{"id": "a", "text_length": 1, "quotes": [1]}'])
def test_line_that_is_no_answer_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "run.jsonl"
    file.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(RunError, match=r"run\.jsonl, line 1"):
        read_run(file)
