"""Settings of the service, read from environment variables once, at start."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self, cast

from environs import Env, EnvValidationError
from marshmallow.validate import Length, OneOf, Range

from inquit import DEFAULT_MODEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PREFIX = "INQUIT_"
LOG_LEVELS = ("debug", "info", "warning", "error")
LOG_FORMATS = ("json", "console")


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
    threads: int = field(
        default=8,
        metadata={"doc": "threads of a worker, 3 or more; two are kept free for probes, the others hold articles"},
    )
    max_bytes: int = field(default=8 * 2**20, metadata={"doc": "largest request body, in bytes"})
    max_characters: int = field(default=1_000_000, metadata={"doc": "longest text, in Unicode code points"})
    engine_wait: float = field(
        default=10.0,
        metadata={"doc": "seconds an article may wait for its turn before it is refused with 503"},
    )
    time_limit: float = field(
        default=30.0,
        metadata={"doc": "seconds an article may take, its wait included, before it is given up with 504"},
    )
    drain: float = field(
        default=5.0,
        metadata={"doc": "seconds from TERM, when `/readyz` turns 503, to the last request accepted"},
    )
    log_level: str = field(default="info", metadata={"doc": f"lowest level logged: {', '.join(LOG_LEVELS)}"})
    log_format: str = field(
        default="json",
        metadata={"doc": "`json`, one object a line; `console`, for reading while developing"},
    )

    @classmethod
    def from_env(cls) -> Self:
        """Read ``INQUIT_*`` from the environment; raises SettingsError, which lists every fault."""
        default = cls()
        env, platform = Env(prefix=PREFIX, eager=False), Env(eager=False)
        is_name, is_count, is_port = Length(min=1), Range(min=1), Range(min=0, max=65535)
        # Hosting platforms announce the port to listen on as PORT.
        port = platform.int("PORT", default.port, validate=is_port)
        settings = cls(
            model=env.str("MODEL", default.model, validate=is_name),
            host=env.str("HOST", default.host, validate=is_name),
            port=env.int("PORT", port, validate=is_port),
            workers=env.int("WORKERS", default.workers, validate=is_count),
            threads=env.int("THREADS", default.threads, validate=Range(min=3)),
            max_bytes=env.int("MAX_BYTES", default.max_bytes, validate=is_count),
            max_characters=env.int("MAX_CHARACTERS", default.max_characters, validate=is_count),
            engine_wait=env.float("ENGINE_WAIT", default.engine_wait, validate=Range(min=0)),
            time_limit=env.float(
                "TIME_LIMIT", default.time_limit, validate=Range(min=0, min_inclusive=False, max=3600)
            ),
            drain=env.float("DRAIN", default.drain, validate=Range(min=0, max=3600)),
            log_level=env.str("LOG_LEVEL", default.log_level, validate=OneOf(LOG_LEVELS)),
            log_format=env.str("LOG_FORMAT", default.log_format, validate=OneOf(LOG_FORMATS)),
        )
        faults = [fault for source in (env, platform) for fault in _faults(source)]
        if faults:
            raise SettingsError("\n".join(faults))
        return settings


def _faults(env: Env) -> Iterator[str]:
    try:
        env.seal()
    except EnvValidationError as error:
        for name, messages in cast("Mapping[str, list[str]]", error.error_messages).items():
            yield f"{name}: {' '.join(messages)}"
