"""What tests of every part share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inquit import Engine
from inquit.reading.pipeline import load_pipeline
from inquit.reading.scene import MarkedText, build_scene

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from spacy.language import Language

    from inquit.reading.scene import Scene

    SceneOf = Callable[[str], Scene]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let whole answers be written anew: see tests/golden/test_golden.py."""
    parser.addoption("--update-golden", action="store_true", help="Write the files in tests/golden/ anew.")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Make a failure of a skip where NO_SKIPS is set, as in CI: what a test needs has to be there."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("NO_SKIPS"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def root() -> Path:
    """Folder of the project."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default pipeline as the engine reads with it; loading it takes a second."""
    return load_pipeline()


@pytest.fixture(scope="session")
def engine(nlp: Language) -> Engine:
    """The real engine."""
    return Engine(nlp)


@pytest.fixture(scope="session")
def scene_of(nlp: Language) -> SceneOf:
    """Build the scene of a text with the pipeline of the real engine."""
    return lambda text: build_scene(MarkedText.of(text), nlp)


@pytest.fixture(scope="session")
def seeds(root: Path, scene_of: SceneOf) -> tuple[Scene, ...]:
    """The scenes of the sample articles."""
    return tuple(scene_of(file.read_text(encoding="utf-8")) for file in sorted(root.joinpath("seeds").glob("*.txt")))
