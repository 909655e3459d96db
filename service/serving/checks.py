"""What can be told before the service starts: each fault in a line that says what to do."""

from __future__ import annotations

import errno
import os
import socket
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service.settings import Settings

# In memory first: a disk can make a worker wait.
_FOLDERS = ("/dev/shm", os.environ.get("TMPDIR", ""), "/tmp", "/var/tmp")
_CAUSES = {
    errno.EADDRINUSE: "another program listens there; choose another port with --port or INQUIT_PORT",
    errno.EACCES: "that port is for root alone; choose one from 1024 on with --port or INQUIT_PORT",
    errno.EADDRNOTAVAIL: "this machine has no such address; choose another with --host or INQUIT_HOST",
}


class CannotStart(Exception):  # noqa: N818 - a state of the machine, not a fault
    """The service cannot start; the message says why and what to do."""


def require_address(settings: Settings) -> None:
    """Raise CannotStart if nobody can listen where ``settings`` say."""
    place = f"{settings.host} port {settings.port}"
    try:
        (family, kind, *_, address), *_ = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
        with closing(socket.socket(family, kind)) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
            trial.listen()
    except socket.gaierror:
        raise CannotStart(
            f"Cannot listen on {place}: no such host; choose another with --host or INQUIT_HOST"
        ) from None
    except OSError as error:
        cause = _CAUSES.get(error.errno or 0, os.strerror(error.errno or 0))
        raise CannotStart(f"Cannot listen on {place}: {cause}.") from None


def writable_folders() -> list[Path]:
    """Return the folders for files that live as long as a process; raises CannotStart where there is none."""
    folders = [Path(name) for name in _FOLDERS if name and _is_writable(name)]
    if not folders:
        raise CannotStart("No folder for temporary files can be written: mount a tmpfs at /tmp or /dev/shm.")
    return folders


def _is_writable(folder: str) -> bool:
    with suppress(OSError), TemporaryFile(dir=folder):
        return True
    return False
