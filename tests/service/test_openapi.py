"""The description tells the truth about the service."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from service.openapi import openapi_document, to_yaml
from service.page.routes import PAGE

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask


def test_checked_in_description_is_current(root: Path) -> None:
    assert (root / "openapi.yaml").read_text(encoding="utf-8") == to_yaml(openapi_document()), "run: make openapi"


def test_every_route_for_programs_is_described_and_no_other(app: Flask) -> None:
    routes = {
        (rule.rule, method.lower())
        for rule in app.url_map.iter_rules()
        if not rule.endpoint.startswith(f"{PAGE}.")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    described = {(path, method) for path, item in openapi_document()["paths"].items() for method in item}
    assert described == routes


@pytest.mark.parametrize(("name", "schema"), openapi_document()["components"]["schemas"].items())
def test_every_schema_and_key_has_a_description(name: str, schema: dict[str, Any]) -> None:
    assert schema["description"], name
    assert [key for key, value in schema["properties"].items() if not value.get("description")] == []


def test_request_refuses_and_answer_admits_further_keys() -> None:
    components = openapi_document()["components"]["schemas"]
    closed = {name for name, schema in components.items() if schema.get("additionalProperties") is False}
    assert closed == {"AttributionRequest", "BatchRequest"}


def test_every_reference_leads_somewhere() -> None:
    document = openapi_document()
    for reference in set(re.findall(r"#/components/[\w/-]+", to_yaml(document))):
        place = document
        for key in reference.removeprefix("#/").split("/"):
            place = place[key]
        assert place
