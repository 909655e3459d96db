"""The libraries of the extra ``html``, imported when they are first needed."""

from __future__ import annotations

import logging
from importlib import import_module
from typing import Any

_TALKATIVE = ("courlan", "htmldate", "justext", "trafilatura")


class PagesUnavailable(ImportError):  # noqa: N818 - a state, not a fault
    """HTML cannot be read, since what reads it is not installed."""

    def __init__(self) -> None:
        super().__init__("HTML is read with the extra html: pip install 'inquit[html]'.")


def library(module: str) -> Any:
    """Return ``module`` of a library of the extra; raises PagesUnavailable.

    What these libraries log may hold words of the page: they are silenced.
    """
    try:
        found = import_module(module)
    except ModuleNotFoundError:
        raise PagesUnavailable from None
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return found
