"""schemathesis: requests made from the description, answers held against it, in process."""

from __future__ import annotations

from typing import Any

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.config import GenerationConfig, ProjectConfig, ProjectsConfig, SchemathesisConfig

from service.app import create_app
from service.gate import GATE
from service.settings import Settings
from service.stopping import StopSign
from tests.service.fakes import FakeEngine


def _description() -> schemathesis.BaseSchema:
    app = create_app(Settings(), FakeEngine(), StopSign())
    app.extensions[GATE].warm_up()
    generation = GenerationConfig(max_examples=60, deterministic=True)
    config = SchemathesisConfig(projects=ProjectsConfig(default=ProjectConfig(generation=generation)))
    return schemathesis.openapi.from_wsgi("/openapi.json", app, config=config)


schema = _description()


@schema.parametrize()
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_service_conforms_to_its_description(case: schemathesis.Case[Any]) -> None:
    case.call_and_validate()
