"""How a worker of the server waits and works: greenlets for requests, one thread of the system for articles.

Nothing is monkey-patched. Connections, turns and articles handed over wait on gevent's own sockets and events; what
else a request does is short, or is done in the thread.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gevent.event import Event
from gevent.threadpool import ThreadPool

from service.execution import Execution

if TYPE_CHECKING:
    from collections.abc import Callable


def greenlets() -> Execution:
    """Make the execution of the process that calls this, after it was forked."""
    return Execution(signal=Event, run=partial(_run, ThreadPool(1)))


def _run(thread: ThreadPool, function: Callable[[], object]) -> object:
    value, error = thread.apply(_attempt, (function,))
    if error is not None:
        raise error
    return value


def _attempt(function: Callable[[], object]) -> tuple[object, Exception | None]:
    """Return what ``function`` returns or raises: gevent would print a traceback, and with it words of the article."""
    try:
        return function(), None
    except Exception as error:
        return None, error
