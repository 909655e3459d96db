"""Settings of the service, read from environment variables once, at start."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from typing import TYPE_CHECKING, Self, cast

from environs import Env, EnvValidationError
from marshmallow import ValidationError
from marshmallow.validate import Length, OneOf, Range

from inquit import DEFAULT_MODEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PREFIX = "INQUIT_"
LOG_LEVELS = ("debug", "info", "warning", "error")
LOG_FORMATS = ("auto", "json", "console")


class SettingsError(ValueError):
    """Some environment variables hold values the service cannot use; the message names each and says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an operator may choose. ``metadata["doc"]`` of each field is its row in docs/reference."""

    model: str = field(
        default=DEFAULT_MODEL,
        metadata={"doc": "spaCy pipeline: the name of an installed package, or a path"},
    )
    host: str = field(default="127.0.0.1", metadata={"doc": "address to listen on"})
    port: int = field(default=8000, metadata={"doc": "port to listen on; when unset, `PORT` is read too"})
    workers: int = field(default=2, metadata={"doc": "worker processes, one article at a time in each: one per core"})
    queue: int = field(default=256, metadata={"doc": "articles of a worker that may wait for their turn"})
    max_bytes: int = field(default=8 * 2**20, metadata={"doc": "largest request body, in bytes"})
    max_characters: int = field(default=1_000_000, metadata={"doc": "longest text, in Unicode code points"})
    max_articles: int = field(default=100, metadata={"doc": "articles in one batch; a stream has any number"})
    engine_wait: float = field(
        default=10.0,
        metadata={"doc": "seconds an article may wait for its turn before it is refused with 503"},
    )
    time_limit: float = field(
        default=30.0,
        metadata={"doc": "seconds an article may take, its wait included, before it is given up with 504"},
    )
    request_limit: float = field(
        default=60.0,
        metadata={"doc": "seconds from the first byte of a request to its last, before it is refused with 408"},
    )
    answer_limit: float = field(
        default=60.0,
        metadata={"doc": "seconds in which a client must take its answer, before its connection is dropped"},
    )
    still_limit: float = field(
        default=10.0,
        metadata={"doc": "seconds for which a client may send nothing of a request, or take nothing of an answer"},
    )
    connections: int = field(
        default=2000,
        metadata={"doc": "connections of a worker; beyond, the one still longest is dropped for each new one"},
    )
    api_keys: tuple[str, ...] = field(
        default=(),
        metadata={"doc": "SHA-256 of the API keys that `/v1` asks for, hexadecimal, separated by commas; none: open"},
    )
    cors_origins: tuple[str, ...] = field(
        default=(),
        metadata={"doc": "origins whose pages may call the service, separated by commas; `*`: any; none: no other"},
    )
    drain: float = field(
        default=5.0,
        metadata={"doc": "seconds from TERM, when `/readyz` turns 503, to the last request accepted"},
    )
    log_level: str = field(default="info", metadata={"doc": f"lowest level logged: {', '.join(LOG_LEVELS)}"})
    log_format: str = field(
        default="auto",
        metadata={"doc": "`json`, one object a line; `console`, for people; `auto`, `console` on a terminal"},
    )

    @classmethod
    def from_env(cls) -> Self:
        """Read ``INQUIT_*`` from the environment; raises SettingsError, which lists every fault."""
        default = cls()
        env, platform = Env(prefix=PREFIX, eager=False), Env(eager=False)
        is_name, is_count, is_port = Length(min=1), Range(min=1), Range(min=0, max=65535)
        is_time = Range(min=0, min_inclusive=False, max=3600)
        # Hosting platforms announce the port to listen on as PORT.
        port = platform.int("PORT", default.port, validate=is_port)
        settings = cls(
            model=env.str("MODEL", default.model, validate=is_name),
            host=env.str("HOST", default.host, validate=is_name),
            port=env.int("PORT", port, validate=is_port),
            workers=env.int("WORKERS", default.workers, validate=is_count),
            queue=env.int("QUEUE", default.queue, validate=Range(min=0)),
            max_bytes=env.int("MAX_BYTES", default.max_bytes, validate=is_count),
            max_characters=env.int("MAX_CHARACTERS", default.max_characters, validate=is_count),
            max_articles=env.int("MAX_ARTICLES", default.max_articles, validate=is_count),
            engine_wait=env.float("ENGINE_WAIT", default.engine_wait, validate=Range(min=0)),
            time_limit=env.float("TIME_LIMIT", default.time_limit, validate=is_time),
            request_limit=env.float("REQUEST_LIMIT", default.request_limit, validate=is_time),
            answer_limit=env.float("ANSWER_LIMIT", default.answer_limit, validate=is_time),
            still_limit=env.float("STILL_LIMIT", default.still_limit, validate=is_time),
            connections=env.int("CONNECTIONS", default.connections, validate=is_count),
            api_keys=tuple(env.list("API_KEYS", [], validate=_are_digests) or ()),
            cors_origins=tuple(env.list("CORS_ORIGINS", []) or ()),
            drain=env.float("DRAIN", default.drain, validate=Range(min=0, max=3600)),
            log_level=env.str("LOG_LEVEL", default.log_level, validate=OneOf(LOG_LEVELS)),
            log_format=env.str("LOG_FORMAT", default.log_format, validate=OneOf(LOG_FORMATS)),
        )
        faults = [*_unknown(os.environ), *_faults(env), *_faults(platform)]
        if faults:
            raise SettingsError("\n".join(faults))
        return settings


def _are_digests(values: list[str]) -> None:
    """Raise ValidationError unless all are SHA-256 in lower-case hexadecimal."""
    if not all(re.fullmatch("[0-9a-f]{64}", value) for value in values):
        raise ValidationError("Not SHA-256 in lower-case hexadecimal, separated by commas.")


def _unknown(names: Iterable[str]) -> Iterator[str]:
    """Find what is misspelt: it would be passed over in silence."""
    known = [PREFIX + setting.name.upper() for setting in fields(Settings)]
    for name in sorted(name for name in names if name.startswith(PREFIX) and name not in known):
        close = get_close_matches(name, known, n=1, cutoff=0.8)
        yield f"{name}: There is no such setting{f'; {close[0]} is one' if close else ''}."


def _faults(env: Env) -> Iterator[str]:
    try:
        env.seal()
    except EnvValidationError as error:
        for name, messages in cast("Mapping[str, list[str]]", error.error_messages).items():
            yield f"{name}: {' '.join(messages)}"
