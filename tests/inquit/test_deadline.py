"""Reading ends soon after its deadline, whatever the text, and the engine is as good as new."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from inquit import Deadline, Options, OutOfTime
from inquit.deadline import UNITS_A_LOOK
from inquit.reading.frames import build_frame
from inquit.reading.paragraphs import paragraphs
from inquit.reading.parsing import MAX_CHARACTERS, parse
from tests.counting import CallCounter

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from inquit import Engine
    from inquit.reading.frames import Frame

SENTENCE = "The mayor of Lundby opened the bridge on Monday. "
SPOKEN = "“We are ready,” said Ida Holm. "
TEXT_LENGTH = 8_000
MAX_CALLS = 50
"""Calls of functions between two looks at the clock, for each character of the text."""


def frames_of(text: str) -> list[Frame]:
    return [build_frame(text, i, span, ()) for i, span in enumerate(paragraphs(text))]


class Looks:
    """A clock that stands still, and knows how often it was looked at and the calls of functions in between.

    At look number ``last`` the deadline, an hour after the start, has come.
    """

    def __init__(self, counter: CallCounter, last: int | None = None) -> None:
        self.count = 0
        self.longest = 0
        self._counter, self._last, self._before = counter, last, 0

    def __call__(self) -> float:
        self.count += 1
        self.longest = max(self.longest, self._counter.calls - self._before)
        self._before = self._counter.calls
        return 7200.0 if self.count == self._last else 0.0

    def deadline(self) -> Deadline:
        """Return a deadline by this clock."""
        return Deadline(3600.0, self)


def test_time_left_is_that_until_the_moment() -> None:
    assert Deadline.after(60, lambda: 5.0).seconds_left == 60
    assert Deadline(3.0, lambda: 5.0).seconds_left == 0
    assert Deadline().seconds_left == math.inf


def test_clock_is_looked_at_first_and_once_in_so_many_units() -> None:
    looks = Looks(CallCounter())
    deadline = looks.deadline()
    for _ in range(10 * UNITS_A_LOOK):
        deadline.spend()
    assert looks.count == 10
    deadline.spend(5 * UNITS_A_LOOK)
    assert looks.count == 11
    assert deadline.spent == 15 * UNITS_A_LOOK


def test_watching_ends_once_the_moment_has_come() -> None:
    assert list(Deadline.after(60).watch("ab")) == ["a", "b"]
    with pytest.raises(OutOfTime):
        list(Deadline.after(0).watch("ab"))
    looks = Looks(CallCounter(), last=2)
    items = iter(range(10 * UNITS_A_LOOK))
    with pytest.raises(OutOfTime):
        list(looks.deadline().watch(items))
    assert next(items) == UNITS_A_LOOK + 1


OPTIONS = pytest.mark.parametrize(
    "options", [Options(), Options(indirect=True, explain=True)], ids=["default", "all options"]
)
TEXTS = pytest.mark.parametrize(
    "unit",
    [
        pytest.param(SPOKEN + SENTENCE + "\n\n", id="paragraphs"),
        pytest.param(SPOKEN + SENTENCE, id="one paragraph"),
        pytest.param("“a” ", id="marks"),
        pytest.param("“x” . . . . . . . . . ", id="full stops"),
    ],
)


@OPTIONS
@TEXTS
def test_engine_gives_up_at_the_first_look_after_the_deadline(engine: Engine, unit: str, options: Options) -> None:
    text = unit * (2_000 // len(unit))
    every = Looks(CallCounter())
    engine.attribute(text, options, every.deadline())
    for last in {1, every.count // 2, every.count}:
        looks = Looks(CallCounter(), last)
        with pytest.raises(OutOfTime):
            engine.attribute(text, options, looks.deadline())
        assert looks.count == last
    (quote,) = engine.attribute(SPOKEN, options).quotes
    assert quote.speaker_id is not None


@TEXTS
def test_little_is_done_between_two_looks_at_the_clock(engine: Engine, unit: str) -> None:
    text = unit * (TEXT_LENGTH // len(unit))
    with CallCounter() as counter:
        looks = Looks(counter)
        engine.attribute(text, Options(indirect=True, explain=True), looks.deadline())
    assert looks.longest < MAX_CALLS * len(text)


@pytest.mark.parametrize("words", ["The bridge opened. ", "bridge and ", "x"], ids=["sentences", "words", "one word"])
def test_long_paragraph_is_parsed_in_parts_that_make_it_whole(nlp: Language, words: str) -> None:
    (frame,) = frames_of(words * (2 * MAX_CHARACTERS // len(words) + 1))
    (doc,) = parse(nlp, [frame], Deadline())
    assert doc.text == frame.text
    assert doc.has_annotation("DEP")
    assert all(token.is_ancestor(token) or token.sent.start <= token.head.i < token.sent.end for token in doc)


def test_parts_of_sentences_parse_as_the_sentences_do(nlp: Language) -> None:
    sentences = SENTENCE * (MAX_CHARACTERS // len(SENTENCE) + 5)
    (whole,) = parse(nlp, frames_of(sentences), Deadline())
    (short,) = parse(nlp, frames_of(SENTENCE), Deadline())
    assert [trees(sentence.as_doc()) for sentence in whole.sents] == [trees(short)] * sentences.count("Monday")


def trees(doc: Doc) -> list[tuple[str, str, int]]:
    return [(token.text, token.dep_, token.head.i - token.i) for token in doc]


def test_docs_come_in_the_order_of_their_frames(nlp: Language) -> None:
    long = "Rain fell. " * (MAX_CHARACTERS // 5)
    frames = frames_of("\n\n".join(["One.", long.strip(), "Two.", *["Three."] * 100, long.strip(), "Four."]))
    assert [doc.text for doc in parse(nlp, frames, Deadline())] == [frame.text for frame in frames]


def test_paragraph_may_be_longer_than_what_spacy_takes_at_once(
    engine: Engine, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nlp, "max_length", 2 * MAX_CHARACTERS)
    assert len(engine.attribute("“x” " + "a" * 5 * MAX_CHARACTERS).quotes) == 1
