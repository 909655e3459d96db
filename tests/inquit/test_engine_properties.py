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
    from collections.abc import Callable

    from inquit import Engine

_PIECES = st.sampled_from(
    [*"“”\"'’«»—―\n\0", "''", "``", " said ", "Nora Lind", " she ", ", ", ". ", ": ", "\n\n", " (R-Lund)", "\n(R)\n"]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.one_of(_PIECES, st.text(max_size=8)), max_size=40).map("".join))
_MARKINGS: dict[str, Callable[[str], str]] = {
    "link": lambda name: f"[{name}](https://example.org/n)",
    "stars": lambda name: f"**{name}**",
    "lines": lambda name: f"__{name}__",
    "soft hyphen": lambda name: name.replace("nd", "n\u00add"),
    "zero-width space": lambda name: name.replace(" ", "\u200b "),
    "tag": lambda name: f'<a href="/n">{name}</a>',
    "reference": lambda name: name.replace(" ", "&nbsp;"),
    "no-break space": lambda name: name.replace(" ", "\u00a0"),
}
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


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(markings=st.lists(st.sampled_from(sorted(_MARKINGS)), min_size=3, max_size=3))
def test_names_have_no_markup(engine: Engine, markings: list[str]) -> None:
    link, first, second = (_MARKINGS[marking]("Nora Lindqvist") for marking in markings)
    text = f"{link} runs the mill. “We sell,” {first} said. “Soon,” said {second}."
    answer = engine.attribute(text)
    assert [speaker.name for speaker in answer.speakers] == ["Nora Lindqvist"]
    assert [quote.words for quote in answer.quotes] == ["We sell,", "Soon,"]
    assert all(quote.speaker_id == answer.speakers[0].id for quote in answer.quotes)
    assert all(mention.words == "Nora Lindqvist" for mention in answer.speakers[0].mentions)
    assert all(mention.span.of(text) == mention.text for mention in answer.speakers[0].mentions)


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
