"""From the answer for a clean text to the answer for the text as received: the one place where offsets are translated."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar, cast

from inquit.types import CharSpan

if TYPE_CHECKING:
    from inquit.cleaning.clean import CleanText
    from inquit.cleaning.cleaned import Cleaned
    from inquit.types import Attribution, Options

Value = TypeVar("Value")


def as_received(attribution: Attribution, clean_text: CleanText, received: str, options: Options) -> Attribution:
    """Return an answer that counts in ``received``, with what was passed over if ``options`` ask for it."""
    if clean_text.text != received:
        attribution = replace(_translated(attribution, clean_text.cleaned, received), text_length=len(received))
    return replace(attribution, furniture=clean_text.furniture) if options.furniture else attribution


def _translated(value: Value, cleaned: Cleaned, received: str) -> Value:
    """Return a value with every span in it where it stands in ``received``, and every text that is a span's anew."""
    if isinstance(value, CharSpan):
        return cast("Value", cleaned.received(value))
    if isinstance(value, tuple):
        return cast("Value", tuple(_translated(part, cleaned, received) for part in value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {field.name: getattr(value, field.name) for field in fields(value)}
    changed = {name: _translated(part, cleaned, received) for name, part in parts.items()}
    if "text" in changed:
        changed["text"] = changed["span"].of(received)
    return cast("Value", replace(value, **changed))
