"""What operators and tools are answered."""

from __future__ import annotations

from inquit.version import __version__
from service.schemas.base import AnswerSchema, string


class EngineSchema(AnswerSchema):
    """Which code and which spaCy pipeline answer."""

    version = string("Version of the service.", examples=(__version__,))
    model = string("The spaCy pipeline and its version.")


class StatusSchema(AnswerSchema):
    """A probe's answer."""

    status = string("`alive` or `ready`.")
