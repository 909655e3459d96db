"""The service with a fake engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service.app import create_app
from service.gate import GATE
from service.settings import Settings
from service.stopping import StopSign
from tests.service.fakes import FakeEngine

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient


@pytest.fixture
def settings() -> Settings:
    return Settings(max_bytes=10_000, max_characters=5_000)


@pytest.fixture
def app(settings: Settings) -> Flask:
    app = create_app(settings, FakeEngine(), StopSign())
    app.extensions[GATE].warm_up()
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
