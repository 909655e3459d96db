"""Where the workers of a service keep what they count: files in memory that all of them read.

Each file has its full size before anybody writes to it: one that is found to have no room while it is written to ends
its process with a bus error, which nothing can catch.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import time
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import structlog
from prometheus_client import CollectorRegistry, values
from prometheus_client.multiprocess import MultiProcessCollector

if TYPE_CHECKING:
    from collections.abc import Iterable

# The files that prometheus_client writes for a process; a gauge counts only while its process lives.
_GAUGES = "gauge_livesum"
_KINDS = ("counter", "histogram", _GAUGES)
# Routes, statuses, stages and buckets, some hundred values of 250 bytes, fill a fifth.
_FILE_BYTES = 256 * 2**10
_PREFIX = "inquit-metrics-"
_LOCK = "lock"
# A folder without a lock may be one that another service has made just now.
_NEW_SECONDS = 60

log = structlog.get_logger(__name__)


class NoFigures(Exception):  # noqa: N818 - a state of the machine, not a fault
    """The folder is gone."""


class Figures:
    """The folder of one service. ``process`` says whose files this process writes: the master's, or a worker's."""

    def __init__(self, parents: Iterable[Path]) -> None:
        """Make a folder in the first of ``parents`` that has room, and remove those of services that are gone."""
        self.process = "master"
        self.are_kept = False
        """Whether this process has files to write to."""
        self._folder: Path | None = None
        for parent in parents:
            _remove_abandoned(parent)
            if self._take_folder_in(parent):
                os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(self._folder)
                values.ValueClass = values.MultiProcessValue(lambda: self.process)  # type: ignore[no-untyped-call]
                return
        log.warning("no metrics", reason="no folder has room for them")

    def _take_folder_in(self, parent: Path) -> bool:
        try:
            self._folder = Path(mkdtemp(prefix=_PREFIX, dir=parent))
            self._lock = _lock(self._folder)
            self._reserve(self.process)
        except OSError:
            self.remove()
            return False
        self.are_kept = True
        return True

    def begin(self, process: str) -> None:
        """Reserve the files of a process that is about to be forked; where there is no room it will keep no figures."""
        try:
            self._reserve(process)
        except OSError as error:
            log.warning("no metrics of a worker", worker=process, reason=error.strerror)
            self.are_kept = False
        else:
            self.are_kept = True

    def _reserve(self, process: str) -> None:
        if self._folder is None:
            raise FileNotFoundError(errno.ENOENT, "there is no folder for them")
        (self._folder / f"{_GAUGES}_{process}.db").unlink(missing_ok=True)
        for kind in _KINDS:
            _reserve(self._folder / f"{kind}_{process}.db")

    def registry(self) -> CollectorRegistry:
        """Return the figures of all processes; raises NoFigures."""
        if self._folder is None:
            raise NoFigures
        registry = CollectorRegistry()
        try:
            MultiProcessCollector(registry, self._folder)  # type: ignore[no-untyped-call]
        except ValueError:
            raise NoFigures from None
        return registry

    def remove(self) -> None:
        """Remove the folder."""
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None


def _reserve(file: Path) -> None:
    with file.open("ab") as reserved:
        try:
            os.posix_fallocate(reserved.fileno(), 0, _FILE_BYTES)
        except OSError:
            file.unlink()
            raise


def _lock(folder: Path) -> int:
    """Hold a lock that is let go when the last process of this service is gone, however it ends."""
    lock = os.open(folder / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return lock


def _remove_abandoned(parent: Path) -> None:
    for folder in parent.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if folder.stat().st_uid == os.getuid() and _is_abandoned(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _is_abandoned(folder: Path) -> bool:
    try:
        lock = os.open(folder / _LOCK, os.O_RDWR)
    except FileNotFoundError:
        return time.time() - folder.stat().st_mtime > _NEW_SECONDS
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(lock)
    return True
