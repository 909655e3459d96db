"""The paths of the API, as the OpenAPI description has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service.bodies import HTML, JSON, MARKDOWN, PLAIN
from service.example import EXAMPLE_ANSWER, EXAMPLE_PAGE, EXAMPLE_TEXT
from service.forms import MEDIA_TYPES, Form
from service.incoming import YAML
from service.query import COMMON_OPTIONS, FORMAT, OPTIONS
from service.request_id import HEADER
from service.streams import NDJSON

if TYPE_CHECKING:
    from collections.abc import Mapping


def headers(*names: str) -> dict[str, Any]:
    """Describe the headers of an answer."""
    return {name: {"$ref": f"#/components/headers/{name}"} for name in (HEADER, *names)}


def _answers(description: str, media_type: str, schema: Any, **more: Any) -> dict[str, Any]:
    return {
        "description": description,
        "headers": headers(),
        "content": {media_type: {"schema": schema, **more}},
    }


_NOT_ACCEPTABLE = {"406": "NotAcceptable"}


def _get(
    operation_id: str, summary: str, answers: dict[str, Any], refusals: Mapping[str, str] = _NOT_ACCEPTABLE
) -> dict[str, Any]:
    return {
        "get": {
            "operationId": operation_id,
            "tags": ["operation"],
            "summary": summary,
            "responses": {"200": answers, **refusals, "500": "InternalError"},
        }
    }


_ANY_OBJECT = {"type": "object", "description": "An OpenAPI 3.1 document."}

_REFUSALS = {
    "400": "BadRequest",
    "401": "Unauthorized",
    "403": "Forbidden",
    "406": "NotAcceptable",
    "408": "RequestTimeout",
    "413": "ContentTooLarge",
    "415": "UnsupportedMediaType",
    "422": "UnprocessableContent",
    "500": "InternalError",
}
"""What articles are refused with, whether one or several were sent."""

PATHS: dict[str, dict[str, Any]] = {
    "/v1/attributions": {
        "post": {
            "operationId": "attribute",
            "tags": ["attribution"],
            "security": [{}, {"bearer": []}],
            "summary": "Find the quotations of an article and who said each",
            "parameters": [*OPTIONS, FORMAT],
            "requestBody": {
                "required": True,
                "description": "The article: in a JSON object, as plain text or Markdown in UTF-8, or as a page.",
                "content": {
                    JSON: {
                        "schema": "AttributionRequest",
                        "examples": {"article": {"value": {"id": "bridge-1", "text": EXAMPLE_TEXT}}},
                    },
                    PLAIN: {
                        "schema": {"type": "string", "minLength": 1},
                        "examples": {"article": {"value": EXAMPLE_TEXT}},
                    },
                    MARKDOWN: {
                        "examples": {"article": {"value": f"# A bridge\n\n{EXAMPLE_TEXT}"}},
                    },
                    HTML: {
                        "examples": {"page": {"value": EXAMPLE_PAGE}},
                    },
                },
            },
            "responses": {
                "200": {
                    "description": "The quotations, in text order, and the speakers they belong to.",
                    "headers": headers(),
                    "content": {
                        JSON: {"schema": "Attribution", "examples": {"article": {"value": EXAMPLE_ANSWER}}},
                        **{MEDIA_TYPES[form]: {} for form in Form if form is not Form.JSON},
                    },
                },
                **_REFUSALS,
                "501": "HtmlUnavailable",
                "503": "EngineBusy",
                "504": "TimeLimit",
            },
        }
    },
    "/v1/attributions/batch": {
        "post": {
            "operationId": "attributeBatch",
            "tags": ["attribution"],
            "security": [{}, {"bearer": []}],
            "summary": "Find the quotations of several articles",
            "description": "One article that cannot be read does not keep the others from being read. As "
            "`application/x-ndjson` the articles are lines (`AttributionRequest`), and so are the results (`Result`), "
            "each written as soon as it is ready: read them while you send. There is no limit to their number then.",
            "parameters": [*COMMON_OPTIONS],
            "requestBody": {
                "required": True,
                "description": "The articles: in a JSON object, or one a line.",
                "content": {
                    JSON: {
                        "schema": "BatchRequest",
                        "examples": {"articles": {"value": {"articles": [{"id": "bridge-1", "text": EXAMPLE_TEXT}]}}},
                    },
                    NDJSON: {},
                },
            },
            "responses": {
                "200": {
                    "description": "A result for each article, in their order.",
                    "headers": headers(),
                    "content": {JSON: {"schema": "Batch"}, NDJSON: {}},
                },
                **_REFUSALS,
            },
        }
    },
    "/livez": _get("livez", "Tell whether the process answers", _answers("It does.", JSON, "Status")),
    "/readyz": _get(
        "readyz",
        "Tell whether articles may be sent",
        _answers("The model has read a text.", JSON, "Status"),
        {**_NOT_ACCEPTABLE, "503": "NotReady"},
    ),
    "/metrics": _get(
        "metrics",
        "Tell Prometheus what was counted and timed, in all workers",
        _answers("Metrics in Prometheus' text format.", PLAIN, {"type": "string"}),
        refusals={"503": "MetricsUnavailable"},
    ),
    "/version": _get("version", "Tell which code and model answer", _answers("Both versions.", JSON, "Engine")),
    "/openapi.json": _get("openapiJson", "This description as JSON", _answers("The description.", JSON, _ANY_OBJECT)),
    "/openapi.yaml": _get("openapiYaml", "This description as YAML", _answers("The description.", YAML, _ANY_OBJECT)),
}
