"""What comes in: an article and what its sender asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from marshmallow import RAISE, Schema, ValidationError, fields, post_load, validates_schema
from marshmallow.validate import Length, OneOf, Range

from inquit import DEFAULTS, ENGLISH, Options
from service.forms import Form
from service.offsets import OffsetUnit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inquit import Article
    from service.encodings import Encoding

MAX_ID_LENGTH = 256
MAX_URL_LENGTH = 2048
PASSED = ("url", "published", "outlet")
"""What goes through from a request to its answer."""


@dataclass(frozen=True, slots=True)
class AttributionRequest:
    """A request for attributions, checked.

    ``text`` is what was sent; with ``is_html`` the page that the article stands in. Once that was found, ``text`` is
    the article's and ``article`` what the page tells of it. ``url``, ``published`` and ``outlet`` are the sender's own
    and go through as they are. ``form`` is how the answer is written, ``encoding``
    how it is packed.
    """

    text: str
    id: str | None
    options: Options
    offset_unit: OffsetUnit = OffsetUnit.CODEPOINT
    is_html: bool = False
    article: Article | None = None
    url: str | None = None
    published: str | None = None
    outlet: str | None = None
    form: Form = Form.JSON
    encoding: Encoding | None = None


class _Number(fields.Float):
    """A JSON number: marshmallow's own field takes strings and booleans too."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> float:
        if isinstance(value, bool | str):
            raise self.make_error("invalid")
        number: float = super()._deserialize(value, attr, data, **kwargs)
        return number


class _Flag(fields.Boolean):
    """A JSON boolean: marshmallow's own field takes words and numbers too."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


def _passed(description: str, length: int) -> fields.String:
    """Make a field that the answer repeats."""
    return fields.String(
        load_default=None,
        allow_none=True,
        validate=Length(max=length),
        metadata={"description": f"{description} The answer repeats it."},
    )


class AttributionRequestSchema(Schema):
    """An article to read."""

    class Meta:
        """Keys that are no field are refused, so that a misspelt option is not passed over."""

        unknown = RAISE

    text = fields.String(
        metadata={
            "description": "The article, as plain text; what an extractor or a mail left in it of markup, encodings "
            "and furniture is undone. Offsets in the answer count its Unicode code points exactly as sent. How long it "
            "may be is a setting of the service. Either this or `html`."
        },
    )
    html = fields.String(
        metadata={
            "description": "The page that the article stands in, in place of `text`: its main text is extracted. The "
            "answer then holds that `text`, in which offsets count, and the `article`."
        },
    )
    id = fields.String(
        load_default=None,
        allow_none=True,
        validate=Length(max=MAX_ID_LENGTH),
        metadata={"description": "Any name of yours for the article; the answer repeats it."},
    )
    url = _passed("Where the article stands; `application/ld+json` names it by that.", MAX_URL_LENGTH)
    published = _passed("When it was published, in any form.", MAX_ID_LENGTH)
    outlet = _passed("Who published it.", MAX_ID_LENGTH)
    min_confidence = _Number(
        load_default=DEFAULTS.min_confidence,
        validate=Range(min=0, max=1),
        metadata={
            "description": "Speakers less probable than this are left out: `speaker_id` is null. 0 gives the likeliest "
            "speaker always."
        },
    )
    explain = _Flag(
        load_default=DEFAULTS.explain,
        metadata={"description": "Whether each quotation carries an `explanation`."},
    )
    indirect = _Flag(
        load_default=DEFAULTS.indirect,
        metadata={
            "description": "Whether quotations without marks are reported too: clauses with their cue and source. A "
            "quoted fragment is then reported as part of the clause it stands in."
        },
    )
    furniture = _Flag(
        load_default=DEFAULTS.furniture,
        metadata={
            "description": "Whether the answer lists what was passed over: bylines, captions, credits, promotions and "
            "other lines that are no article."
        },
    )

    gender = _Flag(
        load_default=DEFAULTS.gender,
        metadata={
            "description": "Whether people who speak carry the gender by which the article speaks of them, with what "
            "told it."
        },
    )

    offset_unit = fields.Enum(
        OffsetUnit,
        by_value=fields.String,
        load_default=OffsetUnit.CODEPOINT,
        metadata={
            "description": "What the offsets of the answer count: `codepoint` (Python), `utf16` (JavaScript, Java, C#) "
            "or `utf8` (Go, Rust)."
        },
    )

    language = fields.String(
        load_default=DEFAULTS.language,
        allow_none=True,
        validate=OneOf([ENGLISH]),
        metadata={
            "description": "`en` has the text read as English whatever it looks like; otherwise one that is surely in "
            "another language is refused."
        },
    )

    @validates_schema
    def _has_one_article(self, data: Mapping[str, Any], **_: Any) -> None:
        if "text" in data and "html" in data:
            raise ValidationError("Not beside text.", "html")
        if "text" not in data and "html" not in data:
            raise ValidationError("Missing data for required field.", "text")

    @post_load
    def _make(self, data: dict[str, Any], **_: Any) -> AttributionRequest:
        is_html = "html" in data
        own = {name: data.pop(name) for name in ("id", "offset_unit", *PASSED)}
        text = data.pop("html" if is_html else "text")
        return AttributionRequest(text, options=Options(**data), is_html=is_html, **own)
