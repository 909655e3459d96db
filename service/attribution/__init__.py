"""The engine: article text in, Attribution out; spaCy and the standard library, no HTTP."""

from service.attribution.pipeline import DEFAULT_MODEL, Engine
from service.attribution.types import (
    DEFAULTS,
    Attribution,
    CharSpan,
    Cue,
    EngineInfo,
    Mention,
    MentionType,
    Options,
    Quotation,
    QuotationType,
    Reporter,
    Speaker,
    SpeakerType,
)

__all__ = [
    "DEFAULTS",
    "DEFAULT_MODEL",
    "Attribution",
    "CharSpan",
    "Cue",
    "Engine",
    "EngineInfo",
    "Mention",
    "MentionType",
    "Options",
    "Quotation",
    "QuotationType",
    "Reporter",
    "Speaker",
    "SpeakerType",
]
