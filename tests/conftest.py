"""What tests of every part share."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.attribution import Engine


@pytest.fixture(scope="session")
def root() -> Path:
    """Folder of the project."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The real engine; loading it takes a second."""
    return Engine.load()
