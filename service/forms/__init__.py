"""The forms that an answer has: JSON, a table, a page to read, annotations."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

import orjson

from service.forms.annotations import to_annotations
from service.forms.page import to_html
from service.forms.table import to_csv
from service.offsets import in_unit

if TYPE_CHECKING:
    from service.schemas.request import AttributionRequest


class Form(StrEnum):
    """How an answer is written."""

    JSON = "json"
    CSV = "csv"
    HTML = "html"
    JSON_LD = "jsonld"


MEDIA_TYPES = {
    Form.JSON: "application/json",
    Form.CSV: "text/csv",
    Form.HTML: "text/html",
    Form.JSON_LD: "application/ld+json",
}
"""The media type of each form."""


def written(payload: dict[str, Any], asked: AttributionRequest, form: Form) -> bytes:
    """Return an answer (``AttributionSchema``, offsets in code points) in a form of it.

    JSON and tables count in the unit asked for; pages show no offsets, and annotations are defined in code points.
    """
    if form is Form.HTML:
        return to_html(payload, asked.text).encode()
    if form is Form.JSON_LD:
        return orjson.dumps(to_annotations(payload, asked.text, asked.url))
    counted = in_unit(payload, asked.text, asked.offset_unit)
    return to_csv(counted).encode() if form is Form.CSV else orjson.dumps(counted)
