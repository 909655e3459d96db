"""The OpenAPI 3.1 description, generated from the marshmallow schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
import yaml
from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin

from inquit import __version__
from service import problems
from service.forms import Form
from service.paths import PATHS, headers
from service.problems import MEDIA_TYPE, ProblemType, problem_body
from service.query import FORMAT, OPTIONS
from service.request_id import HEADER
from service.schemas.answer import (
    ArticleSchema,
    AttributionSchema,
    LanguageSchema,
    PassedOverSchema,
    QuotationSchema,
)
from service.schemas.batch import BatchRequestSchema, BatchSchema, ResultSchema
from service.schemas.explanation import (
    AntecedentOptionSchema,
    EvidenceSchema,
    ExplanationSchema,
    SourceOptionSchema,
    SpeechJudgementSchema,
)
from service.schemas.operation import EngineSchema, StatusSchema
from service.schemas.phrases import CueSchema, MentionSchema, ReporterSchema, SpanSchema
from service.schemas.problem import FieldErrorSchema, ProblemSchema
from service.schemas.request import AttributionRequestSchema
from service.schemas.speakers import GenderSchema, SpeakerSchema, SummarySchema, TallySchema

if TYPE_CHECKING:
    from apispec.ext.marshmallow.openapi import OpenAPIConverter

_DESCRIPTION = """\
Reads a news article and says who said each quotation in it.

Every failure, whatever its status, is answered with `application/problem+json` (RFC 9457) and a stable \
`code`; beside the responses listed with each operation these are `not-found` (404) and `method-not-allowed` \
(405, with `Allow`). Every answer carries `X-Request-ID`: the one sent where it matches \
`[A-Za-z0-9._-]{1,128}`, else a new one."""

_KEYS = "An API key, where the service asks for one; `X-API-Key` takes it too."

# Those without references to others first.
_SCHEMAS = (
    SpanSchema,
    MentionSchema,
    CueSchema,
    ReporterSchema,
    EvidenceSchema,
    SourceOptionSchema,
    SpeechJudgementSchema,
    AntecedentOptionSchema,
    ExplanationSchema,
    QuotationSchema,
    GenderSchema,
    SpeakerSchema,
    TallySchema,
    SummarySchema,
    PassedOverSchema,
    EngineSchema,
    LanguageSchema,
    ArticleSchema,
    AttributionSchema,
    AttributionRequestSchema,
    BatchRequestSchema,
    StatusSchema,
    FieldErrorSchema,
    ProblemSchema,
    ResultSchema,
    BatchSchema,
)
# What marshmallow's fields cannot say.
_MORE_OF: dict[str, dict[str, Any]] = {
    "AttributionRequest": {"oneOf": [{"required": ["text"]}, {"required": ["html"]}]},
}
# Documented as components once; an operation names those that it can answer with.
_PROBLEM_RESPONSES = {
    "BadRequest": (
        problems.BAD_REQUEST,
        problems.EMPTY_BODY,
        problems.INVALID_JSON,
        problems.INVALID_UTF8,
        problems.UNKNOWN_PARAMETER,
    ),
    "Unauthorized": (problems.NO_KEY,),
    "Forbidden": (problems.KEY_REFUSED,),
    "NotAcceptable": (problems.NOT_ACCEPTABLE,),
    "RequestTimeout": (problems.REQUEST_TIMEOUT,),
    "ContentTooLarge": (
        problems.BODY_TOO_LARGE,
        problems.TEXT_TOO_LONG,
        problems.PAGE_TOO_LARGE,
        problems.TOO_MANY_ARTICLES,
    ),
    "UnsupportedMediaType": (problems.UNSUPPORTED_MEDIA_TYPE,),
    "UnprocessableContent": (problems.INVALID_FIELDS, problems.NO_ARTICLE, problems.UNSUPPORTED_LANGUAGE),
    "InternalError": (problems.INTERNAL_ERROR,),
    "HtmlUnavailable": (problems.HTML_UNAVAILABLE,),
    "EngineBusy": (problems.ENGINE_BUSY,),
    "NotReady": (problems.NOT_READY, problems.STOPPING),
    "MetricsUnavailable": (problems.METRICS_UNAVAILABLE,),
    "TimeLimit": (problems.TIME_LIMIT,),
}
_HEADERS_OF = {
    "EngineBusy": ("Retry-After",),
    "NotReady": ("Retry-After",),
}


def openapi_document() -> dict[str, Any]:
    """Return the description of the whole API as plain data."""
    plugin = MarshmallowPlugin()
    spec = APISpec(
        title="inquit",
        version=__version__,
        openapi_version="3.1.0",
        plugins=[plugin],
        servers=[{"url": "/", "description": "The service that this description was taken from."}],
        info={
            "summary": "Who said each quotation of a news article",
            "description": _DESCRIPTION,
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        tags=[
            {"name": "attribution", "description": "Quotations and their speakers"},
            {"name": "operation", "description": "What operators and tools ask"},
        ],
    )
    for schema in _SCHEMAS:
        name = schema.__name__.removesuffix("Schema")
        spec.components.schema(name, {"description": schema.__doc__, **_MORE_OF.get(name, {})}, schema=schema)
    spec.components.header(
        HEADER, {"description": "Ties the answer to the service's log.", "schema": {"type": "string"}}
    )
    spec.components.header(
        "Retry-After",
        {"description": "Seconds to wait before trying again.", "schema": {"type": "integer", "minimum": 1}},
    )
    spec.components.parameter(
        HEADER,
        "header",
        {
            "description": "Your id for this request; replaced unless it matches `[A-Za-z0-9._-]{1,128}`.",
            "required": False,
            "schema": {"type": "string"},
        },
    )
    converter = plugin.converter
    assert converter is not None
    for option in (*OPTIONS, FORMAT):
        spec.components.parameter(option, "query", _query_parameter(option, converter))
    spec.components.security_scheme("bearer", {"type": "http", "scheme": "bearer", "description": _KEYS})
    for name, kinds in _PROBLEM_RESPONSES.items():
        spec.components.response(name, _problem_response(kinds, _HEADERS_OF.get(name, ())))
    for path, operations in PATHS.items():
        spec.path(
            path,
            operations={
                method: {**operation, "parameters": [HEADER, *operation.get("parameters", ())]}
                for method, operation in operations.items()
            },
        )
    document = spec.to_dict()
    return {"openapi": document.pop("openapi"), **document}


def to_yaml(document: dict[str, Any]) -> str:
    """Serialise ``document`` as the checked-in ``openapi.yaml`` is."""
    return yaml.dump(document, Dumper=_NoAliases, sort_keys=False, allow_unicode=True, width=110)


class _NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _query_parameter(name: str, converter: OpenAPIConverter) -> dict[str, Any]:
    """Describe an option in the query: the field of its name, for bodies that have none."""
    if name == FORMAT:
        description = "The form of the answer; it counts before the Accept header."
        return {
            "description": description,
            "required": False,
            "schema": {"type": "string", "enum": [form.value for form in Form]},
        }
    field = AttributionRequestSchema().fields[name]
    schema: dict[str, Any] = converter.field2property(field)
    schema = {key: value for key, value in schema.items() if key != "description" and value is not None}
    if isinstance(schema.get("type"), list):
        schema["type"] = schema["type"][0]
    description = "The field of this name, for bodies that have no fields; it counts before the field."
    return {"description": description, "required": False, "schema": schema}


def _problem_response(kinds: tuple[ProblemType, ...], more_headers: tuple[str, ...]) -> dict[str, Any]:
    return {
        "description": " ".join(f"`{kind.code}`: {kind.meaning}" for kind in kinds),
        "headers": headers(*more_headers),
        "content": {
            MEDIA_TYPE: {
                "schema": "Problem",
                "examples": {kind.code: {"value": _problem_example(kind)} for kind in kinds},
            }
        },
    }


def _problem_example(kind: ProblemType) -> dict[str, Any]:
    errors = [{"pointer": "#/text", "detail": "Missing data for required field."}]
    body = problem_body(
        kind,
        request_id="5f0c6b0e7d4e4c2ab8a6f6b2d1c3e4f5",
        errors=errors if kind is problems.INVALID_FIELDS else (),
    )
    example: dict[str, Any] = orjson.loads(body)
    return example
