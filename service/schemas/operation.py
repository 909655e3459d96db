"""What operators and tools are answered."""

from __future__ import annotations

from service.schemas.base import AnswerSchema, string


class EngineSchema(AnswerSchema):
    """Which code and which spaCy pipeline answer."""

    version = string("Version of the service.", examples=("0.1.0",))
    model = string("The spaCy pipeline and its version.")


class StatusSchema(AnswerSchema):
    """A probe's answer."""

    status = string("`alive` or `ready`.")
