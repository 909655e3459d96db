"""Decisions: for each quotation which mention speaks, and whether anybody does, before coreference."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from heapq import nlargest
from typing import TYPE_CHECKING

from inquit.deadline import Deadline
from inquit.rankers.loglinear import logistic, softmax
from inquit.sources.candidates import source_candidates
from inquit.sources.nesting import innermost
from inquit.sources.situations import Turn
from inquit.sources.speech import Memory, is_nickname, speech_features

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inquit.rankers.loglinear import LogLinear
    from inquit.rankers.models import Models
    from inquit.reading.mentions import Phrase
    from inquit.reading.scene import QuoteFrame, Scene
    from inquit.sources.candidates import SourceCandidate

MAX_OPTIONS = 8
"""How many mentions are kept as possible sources of a quotation: the others have next to no probability."""
SPOKEN = 0.5
"""The probability of speech from which on words are taken for somebody's."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about one quotation before coreference.

    ``source`` is the likeliest candidate, None when there is none. ``source_probability`` is that of its mention
    over all cues; where the source is a report within a report, that of the outer mention is added.
    ``speech_probability``: that the words are presented as somebody's. ``speech_evidence``: the features that this
    was decided by, none for a nickname. ``options``: the likeliest candidate of each mention with the probability
    of the mention, the likeliest first; only the source where it is a report within a report. ``previous``: the
    last quotation before it that is speech.
    """

    quote: QuoteFrame
    source: SourceCandidate | None
    source_probability: float
    speech_probability: float
    previous: Turn | None
    speech_evidence: tuple[str, ...]
    options: tuple[tuple[SourceCandidate, float], ...]

    @property
    def spoken(self) -> bool:
        """Whether the words are taken for somebody's rather than for a scare quote."""
        return self.speech_probability >= SPOKEN


@dataclass(frozen=True, slots=True)
class Choice:
    """The likeliest of a quotation's candidates.

    ``of_phrase``: the probability of each mention, summed over its cues. ``options``: the likeliest candidate of
    each of the likeliest mentions, with the probability of the mention.
    """

    candidate: SourceCandidate | None
    of_phrase: dict[Phrase, float]
    options: tuple[tuple[SourceCandidate, float], ...]

    @property
    def probability(self) -> float:
        """The probability of the mention chosen."""
        return self.of_phrase[self.candidate.phrase] if self.candidate is not None else 0.0


def words_said(decisions: Iterable[Decision]) -> dict[Phrase, frozenset[str]]:
    """Return the words that each phrase is quoted as saying, by the decisions about the quotations."""
    return words_by_phrase(
        (decision.source.phrase, decision.quote)
        for decision in decisions
        if decision.source is not None and decision.spoken
    )


def words_by_phrase(quoted: Iterable[tuple[Phrase, QuoteFrame]]) -> dict[Phrase, frozenset[str]]:
    """Return the words of all quotations of each phrase; ``quoted`` are pairs of phrase and quotation."""
    said: defaultdict[Phrase, set[str]] = defaultdict(set)
    for phrase, quote in quoted:
        said[phrase] |= quote.words
    return {phrase: frozenset(words) for phrase, words in said.items()}


def choose_source(candidates: Sequence[SourceCandidate], model: LogLinear) -> Choice:
    """Return the likeliest mention of ``candidates``, and of its candidates the likeliest."""
    probabilities = softmax([model.score(candidate.features) for candidate in candidates])
    of_phrase: dict[Phrase, float] = {}
    likeliest: dict[Phrase, tuple[float, SourceCandidate]] = {}
    for candidate, probability in zip(candidates, probabilities, strict=True):
        phrase = candidate.phrase
        of_phrase[phrase] = of_phrase.get(phrase, 0.0) + probability
        if phrase not in likeliest or probability > likeliest[phrase][0]:
            likeliest[phrase] = probability, candidate
    ranked = nlargest(MAX_OPTIONS, likeliest, key=lambda phrase: (of_phrase[phrase], likeliest[phrase][0]))
    options = tuple((likeliest[phrase][1], of_phrase[phrase]) for phrase in ranked)
    return Choice(options[0][0] if options else None, of_phrase, options)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which mention speaks a quotation, and how probable that is.

    ``candidate``: the candidate chosen, the inner one of a report within a report; ``cued``: the likeliest one of the
    same mention that has a cue to show. ``probability`` and ``options`` as in ``Decision``.
    """

    candidate: SourceCandidate | None
    cued: SourceCandidate | None
    probability: float
    options: tuple[tuple[SourceCandidate, float], ...]


class SourceReader:
    """Reads the quotations of an article from first to last; each is settled before the next one is read.

    The engine settles what the models decide, training what is known. ``previous``: the last quotation settled as
    speech, with its source.
    """

    def __init__(self, scene: Scene) -> None:
        self.previous: Turn | None = None
        self._scene = scene
        self._memory = Memory(scene)

    def candidates(self, quote: QuoteFrame) -> tuple[SourceCandidate, ...]:
        """Return the candidates for the source of the next quotation."""
        return source_candidates(self._scene, quote, self.previous)

    def choose(self, quote: QuoteFrame, candidates: Sequence[SourceCandidate], model: LogLinear) -> Chosen:
        """Choose between the candidates of a quotation."""
        chosen = choose_source(candidates, model)
        source, sure = innermost(self._scene, quote, chosen.candidate, candidates), chosen.probability
        options = chosen.options
        if source is not None and source is not chosen.candidate:
            sure += chosen.of_phrase[source.phrase]  # the ranker was torn between the report and the one within
            options = ((source, sure),)
        return Chosen(source, _with_cue(source, candidates, model), sure, options)

    def speech_evidence(self, quote: QuoteFrame, chosen: Chosen) -> tuple[str, ...]:
        """Name the evidence for speech or scare quote; none for a nickname, which nobody says."""
        if is_nickname(self._scene, quote):
            return ()
        earlier = self._memory.recall(quote)
        return tuple(speech_features(self._scene, quote, chosen.candidate, chosen.probability, earlier))

    def settle(self, quote: QuoteFrame, source: SourceCandidate | None, spoken: bool) -> None:
        """Note who speaks the quotation read last, and whether anybody does."""
        self._memory.note(quote, spoken)
        if spoken:
            self.previous = Turn(quote, source.phrase if source else None, source.report if source else None)


def decide_sources(scene: Scene, models: Models, deadline: Deadline | None = None) -> Iterator[Decision]:
    """Yield for each quotation, in text order, which mention speaks and whether anybody does; raises OutOfTime."""
    deadline = deadline or Deadline()
    reader = SourceReader(scene)
    for quote in scene.quotes:
        candidates = reader.candidates(quote)
        deadline.spend(1 + len(candidates))
        chosen = reader.choose(quote, candidates, models.source)
        evidence = reader.speech_evidence(quote, chosen)
        spoken = logistic(models.speech.score(evidence)) if evidence else 0.0
        decision = Decision(quote, chosen.cued, chosen.probability, spoken, reader.previous, evidence, chosen.options)
        yield decision
        reader.settle(quote, decision.source, decision.spoken)


def _with_cue(
    source: SourceCandidate | None, candidates: Sequence[SourceCandidate], model: LogLinear
) -> SourceCandidate | None:
    """Return the likeliest candidate of the same mention that has a cue to show; ``source`` where none has."""
    if source is None or source.report is not None:
        return source
    cued = [other for other in candidates if other.phrase is source.phrase and other.report is not None]
    return max(cued, key=lambda other: model.score(other.features), default=source)
