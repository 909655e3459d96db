"""An engine for tests of the service: it knows curly quotation marks and one speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from threading import Event, Lock

from inquit import (
    DEFAULTS,
    Attribution,
    CharSpan,
    Cue,
    Deadline,
    EngineInfo,
    Evidence,
    Explanation,
    Language,
    Mention,
    MentionType,
    Options,
    Quotation,
    QuotationType,
    Speaker,
    SpeakerType,
    SpeechJudgement,
)
from inquit.deadline import UNITS_A_LOOK

NAME = "Ada Moss"
EXPLANATION = Explanation((), SpeechJudgement(0.5, (Evidence("fake", 1.0),)), ())
INFO = EngineInfo("1.2.3", "fake-1.0")


def fake_attribution(text: str, options: Options = DEFAULTS) -> Attribution:
    """Attribute every “…” of ``text`` to Ada Moss, if she stands in it, with confidence 0.5."""
    name = text.find(NAME)
    mention = Mention(CharSpan(name, name + len(NAME)), NAME, MentionType.NAME, NAME) if name >= 0 else None
    speaks = mention is not None and options.min_confidence <= 0.5
    said = re.search(r"\bsaid\b", text)
    cue = Cue(CharSpan(*said.span()), "said", "say") if said else None
    quotes = tuple(
        Quotation(
            id=f"q{number}",
            type=QuotationType.DIRECT,
            span=CharSpan(*match.span()),
            text=match[0],
            words=" ".join(match[1].split()),
            content=CharSpan(*match.span(1)),
            speaker_id="s1" if speaks else None,
            source=mention,
            cue=cue,
            antecedents=(mention,) if mention else (),
            confidence=0.5,
            sieve="fake",
            quoted=(CharSpan(*match.span()),),
            explanation=EXPLANATION if options.explain else None,
        )
        for number, match in enumerate(re.finditer("“([^“”]*)”", text), 1)
    )
    if options.indirect and said:
        span = CharSpan(*said.span())
        quotes += (
            replace(
                quotes[0],
                id="q0",
                type=QuotationType.INDIRECT,
                span=span,
                text="said",
                words="said",
                content=span,
                quoted=(),
            ),
        )
    speakers = (
        (Speaker("s1", NAME, SpeakerType.PERSON, None, (mention,), tuple(quote.id for quote in quotes)),)
        if mention and speaks and quotes
        else ()
    )
    return Attribution(len(text), quotes, speakers, INFO, language=Language("en", 0.9))


class FakeEngine:
    """Answers at once."""

    info = INFO

    def attribute(self, text: str, options: Options = DEFAULTS, deadline: Deadline | None = None) -> Attribution:  # noqa: ARG002
        return fake_attribution(text, options)


class BrokenEngine(FakeEngine):
    """Fails, and blurts out the article as it does."""

    def attribute(self, text: str, options: Options = DEFAULTS, deadline: Deadline | None = None) -> Attribution:  # noqa: ARG002
        raise RuntimeError(text)


class TardyEngine(FakeEngine):
    """Does so much work for each word that the clock is looked at, and remembers the last deadline it had."""

    deadline = Deadline()

    def attribute(self, text: str, options: Options = DEFAULTS, deadline: Deadline | None = None) -> Attribution:
        self.deadline = deadline or Deadline()
        for _ in text.split():
            self.deadline.spend(UNITS_A_LOOK)
        return fake_attribution(text, options)


@dataclass
class SlowEngine(FakeEngine):
    """Stays in ``attribute`` until told to go on; remembers whether two threads were ever in it at once."""

    entered: Event = field(default_factory=Event)
    go_on: Event = field(default_factory=Event)
    overlapped: bool = False
    _inside: Lock = field(default_factory=Lock)

    def attribute(self, text: str, options: Options = DEFAULTS, deadline: Deadline | None = None) -> Attribution:  # noqa: ARG002
        if not self._inside.acquire(blocking=False):
            self.overlapped = True
            return fake_attribution(text, options)
        self.entered.set()
        try:
            assert self.go_on.wait(10)
        finally:
            self._inside.release()
        return fake_attribution(text, options)
