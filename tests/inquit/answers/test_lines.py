"""What an explanation says of the line that a quotation stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inquit import Deadline, LineKind, Options, OutOfTime

if TYPE_CHECKING:
    from inquit import Engine

HEADING = "Pier ‘rotten’, town is told"
LINES = (HEADING, "“The pier is rotten,” said Ida Holm, the mayor of Lundby.", "“The pier is rotten”")
KINDS = [LineKind.HEADING, LineKind.ARTICLE, LineKind.PULL_QUOTE]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\u2028"], ids=["LF", "CR", "CR LF", "line separator"])
def test_line_is_taken_for_what_it_is_however_it_ends(engine: Engine, end: str) -> None:
    answer = engine.attribute((2 * end).join(LINES), Options(explain=True))
    assert [quote.explanation.line for quote in answer.quotes if quote.explanation is not None] == KINDS


def test_nothing_is_said_of_lines_unless_asked_for(engine: Engine) -> None:
    assert all(quote.explanation is None for quote in engine.attribute("\n\n".join(LINES)).quotes)


def test_time_limit_holds_to_the_end(engine: Engine) -> None:
    """The work after the answer is written is told too: at every look, the last one too, the engine gives up."""
    text = "\n\n".join(LINES * 60)
    looks = 0

    def clock() -> float:
        nonlocal looks
        looks += 1
        return 0.0

    engine.attribute(text, Options(explain=True), Deadline(1.0, clock))
    last = looks
    looks = 0
    with pytest.raises(OutOfTime):
        engine.attribute(text, Options(explain=True), Deadline(1.0, lambda: clock() + (looks == last)))
