"""What tests of every part share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inquit import Engine
from inquit.reading.scene import MarkedText, build_scene

if TYPE_CHECKING:
    from collections.abc import Callable

    from inquit.reading.scene import Scene

    SceneOf = Callable[[str], Scene]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let whole answers be written anew: see tests/golden/test_golden.py."""
    parser.addoption("--update-golden", action="store_true", help="Write the files in tests/golden/ anew.")


@pytest.fixture(scope="session")
def root() -> Path:
    """Folder of the project."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The real engine; loading it takes a second."""
    return Engine.load()


@pytest.fixture(scope="session")
def scene_of(engine: Engine) -> SceneOf:
    """Build the scene of a text with the pipeline of the real engine."""
    return lambda text: build_scene(MarkedText.of(text), engine._nlp)
