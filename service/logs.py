"""Structured logs on standard error, ours and gunicorn's: JSON, or lines for people; no article's words."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from structlog.typing import EventDict, Processor

    from service.settings import Settings


def configure_logging(settings: Settings) -> None:
    """Send structlog's and the standard library's records through one formatter."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.PositionalArgumentsFormatter()],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *rendering(settings.log_format, is_terminal=sys.stderr.isatty()),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=settings.log_level.upper(), force=True)


def rendering(form: str, *, is_terminal: bool) -> list[Processor]:
    """Return the last steps of a record's way: to JSON, or to a line for people."""
    if form == "console" or (form == "auto" and is_terminal):
        return [_escape_controls, structlog.dev.ConsoleRenderer(colors=is_terminal)]
    return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]


# A client chooses paths: what a terminal obeys is shown, not sent to it. Tabs and line breaks stay, for tracebacks.
_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160)) if code not in b"\t\n"}


def _escape_controls(_logger: object, _method: str, event: EventDict) -> EventDict:
    return {name: value.translate(_CONTROLS) if isinstance(value, str) else value for name, value in event.items()}
