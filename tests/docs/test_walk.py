"""ARCHITECTURE.md names the files that a text visits in the engine, in order."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import inquit
from docs.tables import ROOT
from inquit import Options

if TYPE_CHECKING:
    from types import FrameType

    from inquit import Engine

TEXT = "“We open on Monday,” said Ida Holm, the mayor of Lundby. She denied that the pier was unsafe."
PACKAGE = Path(inquit.__file__).parent
_FILE = re.compile(r"`(?:inquit/)?((?:\w+/)?\w+\.py)`")


@pytest.fixture(scope="module")
def walk() -> str:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    return page.partition("## One article's way through the engine")[2].partition("\n### ")[0]


@pytest.fixture(scope="module")
def visited(engine: Engine) -> list[str]:
    """The files whose functions were called, in the order of their first call."""
    found: dict[str, None] = {}

    def note(frame: FrameType, event: str, _: object) -> None:
        file = Path(frame.f_code.co_filename)
        if event == "call" and file.is_relative_to(PACKAGE):
            found.setdefault(file.relative_to(PACKAGE).as_posix())

    sys.setprofile(note)
    try:
        engine.attribute(TEXT, Options(indirect=True, explain=True))
    finally:
        sys.setprofile(None)
    return list(found)


def test_every_file_that_is_visited_is_named(walk: str, visited: list[str]) -> None:
    assert sorted(set(visited) - set(_FILE.findall(walk))) == []


def test_files_that_are_named_exist(walk: str) -> None:
    assert [file for file in _FILE.findall(walk) if not (PACKAGE / file).exists()] == []


def test_steps_are_in_the_order_of_the_visit(walk: str, visited: list[str]) -> None:
    """By the first file of each step, but for those that begin early: the scene is what the steps before it make,
    reports are asked for by the statements they become, and explanations need an answer's way to name a mention.
    """
    first = [found[1] for step in re.split(r"^\d+\. ", walk, flags=re.MULTILINE)[1:] if (found := _FILE.search(step))]
    steps = [file for file in first if file not in {"reading/scene.py", "indirect/reports.py", "answers/speakers.py"}]
    assert steps == sorted(steps, key=visited.index)
