"""The engine's answers against gold speakers, as figures and as errors by cause."""

from inquit.evaluation.calibration import ReliabilityBin
from inquit.evaluation.contents import (
    ContentFigures,
    MarkedContent,
    evaluate_contents,
    format_contents,
)
from inquit.evaluation.errors import Cause, Error
from inquit.evaluation.figures import (
    Calibration,
    Evaluation,
    Figures,
    evaluate,
    evaluate_engine,
)
from inquit.evaluation.gold import (
    CueType,
    GoldArticle,
    GoldError,
    GoldQuotation,
    GoldSpeaker,
    Label,
    load_gold,
)
from inquit.evaluation.report import format_errors, format_table

__all__ = [
    "Calibration",
    "Cause",
    "ContentFigures",
    "CueType",
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
