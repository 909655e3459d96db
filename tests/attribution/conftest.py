"""What tests of the engine's steps share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service.attribution.scene import build_scene

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.attribution import Engine
    from service.attribution.scene import Scene

    SceneOf = Callable[[str], Scene]


@pytest.fixture(scope="session")
def scene_of(engine: Engine) -> SceneOf:
    """Build the scene of a text with the pipeline of the real engine."""
    return lambda text: build_scene(text, engine._nlp)
