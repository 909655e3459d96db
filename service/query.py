"""Options in the query string: for bodies that have no fields, and for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service.forms import Form
from service.problems import UNKNOWN_PARAMETER, Problem
from service.schemas.request import PASSED, AttributionRequestSchema

if TYPE_CHECKING:
    from collections.abc import Iterable

    from werkzeug.datastructures import MultiDict

FORMAT = "format"
"""The parameter that asks for a form of the answer."""
OPTIONS = tuple(name for name in AttributionRequestSchema().fields if name not in {"text", "html"})
"""The fields of a request that the query may hold; there they count before the field of a JSON body."""
COMMON_OPTIONS = tuple(name for name in OPTIONS if name not in {"id", *PASSED})
"""Those that several articles may have together."""

_WORDS = {"true": True, "false": False}


def options_of(query: MultiDict[str, str], known: Iterable[str] = (*OPTIONS, FORMAT)) -> dict[str, Any]:
    """Return the options in a query string as fields of a request; raises Problem 400 for any that is not ``known``."""
    _require_known(query, known)
    return {name: _value(name, text) for name, text in query.items() if name != FORMAT}


def form_of(query: MultiDict[str, str]) -> Form | None:
    """Return the form that a query string asks for, None where it asks for none; raises Problem 400 for another."""
    asked = query.get(FORMAT)
    if asked is None:
        return None
    try:
        return Form(asked)
    except ValueError:
        raise Problem(UNKNOWN_PARAMETER, f"The parameter {FORMAT} is one of {', '.join(Form)}.") from None


def _require_known(query: MultiDict[str, str], known: Iterable[str]) -> None:
    """Raise Problem 400 for a parameter that is none of those ``known``, or that stands twice."""
    for name in query:
        if name not in known:
            raise Problem(UNKNOWN_PARAMETER, f"There is no parameter of that name; there are {', '.join(known)}.")
        if len(query.getlist(name)) > 1:
            raise Problem(UNKNOWN_PARAMETER, f"The parameter {name} stands twice.")


def _value(name: str, text: str) -> Any:
    """Return the JSON value that a parameter stands for: true and false, the number of a confidence, else the text."""
    if name.endswith("confidence"):
        try:
            return float(text)
        except ValueError:
            return text
    return _WORDS.get(text, text)
