"""Who said each quotation of a news article: article text in, Attribution out.

``attribute(text)`` is the whole of it; ``Engine`` is for a pipeline of your own.
"""

from inquit.audit import GenderEvidence, PersonGender, Summary, Tally, ToldGender
from inquit.deadline import Deadline, OutOfTime
from inquit.engine import Engine, attribute
from inquit.evidence import AntecedentOption, Evidence, Explanation, SourceOption, SpeechJudgement
from inquit.language import ENGLISH, UnsupportedLanguage
from inquit.reading.pipeline import DEFAULT_MODEL
from inquit.types import (
    DEFAULTS,
    Article,
    Attribution,
    CharSpan,
    Cue,
    EngineInfo,
    Language,
    LineKind,
    Mention,
    MentionType,
    Options,
    PassedOver,
    Quotation,
    QuotationType,
    Reporter,
    Speaker,
    SpeakerType,
)
from inquit.version import __version__

__all__ = [
    "DEFAULTS",
    "DEFAULT_MODEL",
    "ENGLISH",
    "AntecedentOption",
    "Article",
    "Attribution",
    "CharSpan",
    "Cue",
    "Deadline",
    "Engine",
    "EngineInfo",
    "Evidence",
    "Explanation",
    "GenderEvidence",
    "Language",
    "LineKind",
    "Mention",
    "MentionType",
    "Options",
    "OutOfTime",
    "PassedOver",
    "PersonGender",
    "Quotation",
    "QuotationType",
    "Reporter",
    "SourceOption",
    "Speaker",
    "SpeakerType",
    "SpeechJudgement",
    "Summary",
    "Tally",
    "ToldGender",
    "UnsupportedLanguage",
    "__version__",
    "attribute",
]
