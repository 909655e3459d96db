"""The engine's answers against gold speakers, as figures and as errors by cause."""

from service.attribution.evaluation.calibration import ReliabilityBin
from service.attribution.evaluation.contents import (
    ContentFigures,
    MarkedContent,
    evaluate_contents,
    format_contents,
)
from service.attribution.evaluation.errors import Cause, Error
from service.attribution.evaluation.figures import (
    Calibration,
    Evaluation,
    Figures,
    evaluate,
    evaluate_engine,
)
from service.attribution.evaluation.gold import (
    CueType,
    EntityKind,
    GoldArticle,
    GoldError,
    GoldQuotation,
    GoldSpeaker,
    Label,
    load_gold,
)
from service.attribution.evaluation.report import format_errors, format_table

__all__ = [
    "Calibration",
    "Cause",
    "ContentFigures",
    "CueType",
    "EntityKind",
    "Error",
    "Evaluation",
    "Figures",
    "GoldArticle",
    "GoldError",
    "GoldQuotation",
    "GoldSpeaker",
    "Label",
    "MarkedContent",
    "ReliabilityBin",
    "evaluate",
    "evaluate_contents",
    "evaluate_engine",
    "format_contents",
    "format_errors",
    "format_table",
    "load_gold",
]
