"""An evaluation as text: the table of figures, and the errors grouped by cause."""

from __future__ import annotations

from collections import Counter
from math import isnan
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inquit.evaluation.errors import Error
    from inquit.evaluation.figures import Evaluation, Figures

OVERALL = "ALL"
QUOTED_WORDS = 90
"""Longest piece of a quotation that a line of the error list shows, in code points."""

_COLUMNS = ("span R", "attr P", "attr R", "attr F1", "acc|span", "full name", "other ok", "source")
_CUES = "explicit/nominal/pronoun/implicit"


def format_table(evaluation: Evaluation) -> str:
    """Return the figures as a table, a suite a line and all of them last, and a line about confidence."""
    columns = "".join(f"{column:>11}" for column in _COLUMNS)
    heading = f"{'suite':14}{'art':>4}{'speech':>8}{columns}  {_CUES}  ms/article"
    rows = [*evaluation.suites.items(), (OVERALL, evaluation.overall)]
    calibration = evaluation.overall.calibration
    confidence = (
        f"confidence: ECE {_figure(calibration.ece)}, P@.9 {_figure(calibration.precision_at_90)}, "
        f"cover {_figure(calibration.cover_at_90)}"
    )
    return "\n".join([heading, *(_row(name, figures) for name, figures in rows), confidence])


def format_errors(errors: Sequence[Error]) -> str:
    """Return how many errors each cause has, the most frequent first, then the errors themselves by cause."""
    causes = Counter(error.cause for error in errors).most_common()
    counts = [
        f"{count:5}  {cause}  ({_by_cue(error for error in errors if error.cause is cause)})" for cause, count in causes
    ]
    groups = [
        "\n".join([f"\n{cause} ({count})", *(_line(error) for error in errors if error.cause is cause)])
        for cause, count in causes
    ]
    return "\n".join([f"{len(errors):5}  errors", *counts, *groups])


def _row(name: str, figures: Figures) -> str:
    shares = (
        figures.span_recall,
        figures.precision,
        figures.recall,
        figures.f1,
        figures.accuracy_given_span,
        figures.full_name,
        figures.other_ok,
        figures.source,
    )
    cells = "".join(f"{_figure(share):>11}" for share in shares)
    cues = "/".join(_figure(100 * share, 0) for share in figures.by_cue.values())
    time = _figure(figures.ms_per_article, 1)
    return f"{name:14}{figures.articles:4}{figures.speech:8}{cells}  {cues:{len(_CUES)}}  {time:>10}"


def _by_cue(errors: Iterable[Error]) -> str:
    counts = Counter(error.cue or "no cue" for error in errors)
    return ", ".join(f"{cue} {count}" for cue, count in counts.most_common())


def _line(error: Error) -> str:
    words = " ".join(error.words.split())
    shown = words if len(words) <= QUOTED_WORDS else f"{words[:QUOTED_WORDS]}…"
    gold = " + ".join(error.gold) or "nobody"
    given = [f"got {error.got or 'nobody'}"]
    if error.sieve is not None:
        given += [f"{error.type}, {error.sieve}, {error.confidence:.2f}"]
    if error.source is not None:
        given += [f"source “{error.source}”"]
    place = f"{error.suite}/{error.article}@{error.offset} [{error.cue or 'no cue'}]"
    return " | ".join([f"  {place}", f"gold {gold}", *given, shown])


def _figure(value: float, digits: int = 3) -> str:
    return "–" if isnan(value) else f"{value:.{digits}f}"
