"""Reading ends soon after its deadline, whatever the text, and the engine is as good as new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inquit import NO_DEADLINE, Deadline, Options, OutOfTime
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


def test_deadline_is_looked_at_before_each_item() -> None:
    deadline = Deadline.after(60)
    assert list(deadline.watch("ab")) == ["a", "b"]
    assert 59 < deadline.seconds_left <= 60
    over = Deadline.after(0)
    assert over.seconds_left == 0
    with pytest.raises(OutOfTime):
        list(over.watch("ab"))
    NO_DEADLINE.check()


class Looks:
    """A clock that stands still, and knows how often it was looked at and the calls of functions in between.

    At look number ``last`` the deadline, an hour after the start, has come.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, counter: CallCounter, last: int | None = None) -> None:
        self.count = 0
        self.longest = 0
        self._counter, self._last, self._before = counter, last, 0
        monkeypatch.setattr("inquit.deadline.monotonic", self._look)

    def _look(self) -> float:
        self.count += 1
        self.longest = max(self.longest, self._counter.calls - self._before)
        self._before = self._counter.calls
        return 7200.0 if self.count == self._last else 0.0


DEADLINE = Deadline(3600.0)
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
def test_engine_gives_up_at_the_first_look_after_the_deadline(
    engine: Engine, unit: str, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = unit * (2_000 // len(unit))
    every = Looks(monkeypatch, CallCounter())
    engine.attribute(text, options, DEADLINE)
    for last in {1, every.count // 2, every.count}:
        looks = Looks(monkeypatch, CallCounter(), last)
        with pytest.raises(OutOfTime):
            engine.attribute(text, options, DEADLINE)
        assert looks.count == last
    (quote,) = engine.attribute(SPOKEN, options).quotes
    assert quote.speaker_id is not None


@TEXTS
def test_little_is_done_between_two_looks_at_the_clock(
    engine: Engine, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = unit * (TEXT_LENGTH // len(unit))
    with CallCounter() as counter:
        looks = Looks(monkeypatch, counter)
        engine.attribute(text, Options(indirect=True, explain=True), DEADLINE)
    assert looks.longest < MAX_CALLS * len(text)


@pytest.mark.parametrize("words", ["The bridge opened. ", "bridge and ", "x"], ids=["sentences", "words", "one word"])
def test_long_paragraph_is_parsed_in_parts_that_make_it_whole(nlp: Language, words: str) -> None:
    (frame,) = frames_of(words * (2 * MAX_CHARACTERS // len(words) + 1))
    (doc,) = parse(nlp, [frame], NO_DEADLINE)
    assert doc.text == frame.text
    assert doc.has_annotation("DEP")
    assert all(token.is_ancestor(token) or token.sent.start <= token.head.i < token.sent.end for token in doc)


def test_parts_of_sentences_parse_as_the_sentences_do(nlp: Language) -> None:
    sentences = SENTENCE * (MAX_CHARACTERS // len(SENTENCE) + 5)
    (whole,) = parse(nlp, frames_of(sentences), NO_DEADLINE)
    (short,) = parse(nlp, frames_of(SENTENCE), NO_DEADLINE)
    assert [trees(sentence.as_doc()) for sentence in whole.sents] == [trees(short)] * sentences.count("Monday")


def trees(doc: Doc) -> list[tuple[str, str, int]]:
    return [(token.text, token.dep_, token.head.i - token.i) for token in doc]


def test_docs_come_in_the_order_of_their_frames(nlp: Language) -> None:
    long = "Rain fell. " * (MAX_CHARACTERS // 5)
    frames = frames_of("\n\n".join(["One.", long.strip(), "Two.", *["Three."] * 100, long.strip(), "Four."]))
    assert [doc.text for doc in parse(nlp, frames, NO_DEADLINE)] == [frame.text for frame in frames]


def test_paragraph_may_be_longer_than_what_spacy_takes_at_once(
    engine: Engine, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nlp, "max_length", 2 * MAX_CHARACTERS)
    assert len(engine.attribute("“x” " + "a" * 5 * MAX_CHARACTERS).quotes) == 1
