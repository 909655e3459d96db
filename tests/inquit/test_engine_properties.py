"""What holds for any text whatever: offsets slice back, references lead somewhere, nothing raises, work is linear."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inquit import DEFAULTS, Options
from tests.counting import calls_of

if TYPE_CHECKING:
    from inquit import Engine

_PIECES = st.sampled_from(
    [*"“”\"'’«»—―\n\0", "''", "``", " said ", "Nora Lind", " she ", ", ", ". ", ": ", "\n\n", " (R-Lund)", "\n(R)\n"]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.one_of(_PIECES, st.text(max_size=8)), max_size=40).map("".join))
MORE = 3.0
"""Twice the text may need this many times as many calls; quadratic work would need four times as many."""


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_any_text_is_answered_soundly(engine: Engine, text: str) -> None:
    answer = engine.attribute(text)
    assert answer.text_length == len(text)
    for quote in answer.quotes:
        assert quote.span.of(text) == quote.text
        assert quote.span.covers(quote.content)
        assert 0.0 <= quote.confidence <= 1.0
        assert all(phrase.span.of(text) == phrase.text for phrase in (quote.source, quote.cue) if phrase is not None)
    assert all(before.span.end <= after.span.start for before, after in pairwise(answer.quotes))
    assert len({quote.id for quote in answer.quotes}) == len(answer.quotes)
    spoken = {(quote.speaker_id, quote.id) for quote in answer.quotes if quote.speaker_id is not None}
    assert spoken == {(speaker.id, id_) for speaker in answer.speakers for id_ in speaker.quotes}
    for speaker in answer.speakers:
        assert all(mention.span.of(text) == mention.text for mention in speaker.mentions)


@pytest.mark.parametrize(
    ("unit", "options"),
    [
        ('"', DEFAULTS),
        ("(", DEFAULTS),
        ("“a ", DEFAULTS),
        ("according to Berg, ", Options(indirect=True)),
        ("she said that she wants to go and ", Options(indirect=True)),
        ("The fishermen said Tom Berg told them “the pier is not safe”. ", DEFAULTS),
        ("“Well" + " . " * 100 + "no” ", DEFAULTS),
        ("“Well" + "." * 100 + "no” ", DEFAULTS),
    ],
)
def test_work_is_linear(engine: Engine, unit: str, options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inquit.reading.parsing.MAX_CHARACTERS", 1_000)

    def calls(length: int) -> int:
        text = "“No,” Berg said. " + unit * (length // len(unit))  # without a quotation nothing is parsed
        return calls_of(lambda: engine.attribute(text, options))

    calls(500)  # what is read once for all
    assert calls(5_000) < MORE * calls(2_500)  # both longer than what is parsed in one part
