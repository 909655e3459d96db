"""schemathesis: requests made from the description, answers held against it, in process."""

from __future__ import annotations

from typing import Any

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.config import GenerationConfig, ProjectConfig, ProjectsConfig, SchemathesisConfig
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from service.app import create_app
from service.gate import GATE
from service.problems import NO_ARTICLE, UNSUPPORTED_LANGUAGE
from service.settings import Settings
from service.stopping import StopSign
from tests.service.fakes import FakeEngine

OF_THE_ARTICLE = {NO_ARTICLE.code, UNSUPPORTED_LANGUAGE.code}
"""Refusals that no description foresees: what was sent is well formed."""


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
    response = case.call(headers={"Accept-Encoding": "identity"})  # the client here does not unpack
    refused = response.status_code == 422 and response.json()["code"] in OF_THE_ARTICLE
    excluded: list[Any] = [positive_data_acceptance] if refused else []
    if response.status_code == 200 and case.path.endswith("/batch"):
        excluded.append(negative_data_rejection)  # an article that is wrong has a result of its own
    case.validate_response(response, excluded_checks=excluded)
