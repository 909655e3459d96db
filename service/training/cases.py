"""Training cases: what the engine would have to choose from in a marked article, and which choice is right."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.attribution.confidence import confidence_features
from service.attribution.coreference import Reader, resolve
from service.attribution.decisions import choose_source, decide_sources
from service.attribution.nesting import reporters
from service.attribution.sources import Decided, SourceCandidate, source_candidates
from service.attribution.speech import speech_features, word_case
from service.training.corpora import attribution_of, chain_of, heads_of
from service.training.loglinear import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from service.attribution.coreference import AntecedentCandidate, Entity
    from service.attribution.mentions import Phrase
    from service.attribution.ranking import LogLinear, Models
    from service.attribution.scene import QuoteFrame, Scene
    from service.training.corpora import MarkedAttribution, MarkedMention

LONGER_REPORT = 1.5
"""A content this many times as long as the quotation reports more than the quotation."""


@dataclass(frozen=True, slots=True)
class SourceCase:
    """One quotation with its candidates. ``right`` is empty of True where the marked source is no candidate."""

    quote: QuoteFrame
    candidates: tuple[SourceCandidate, ...]
    choice: Choice
    marked: MarkedAttribution | None


def source_cases(
    scene: Scene, attributions: tuple[MarkedAttribution, ...], model: LogLinear | None = None
) -> Iterator[SourceCase]:
    """Walk the quotations of a scene.

    The source of the previous quotation, which the features look at, is the marked one, or with ``model`` the one
    that the model picks, as it will be at run time.
    """
    previous: Decided | None = None
    for quote in scene.quotes:
        marked = attribution_of(quote, attributions)
        heads = heads_of(scene, marked.source) if marked is not None else frozenset()
        candidates = source_candidates(scene, quote, previous)
        right = tuple(candidate.phrase.index in heads for candidate in candidates)
        choice = Choice(tuple(candidate.features for candidate in candidates), right)
        yield SourceCase(quote, candidates, choice, marked)
        if marked is None:
            continue
        if model is not None:
            picked = max(candidates, key=lambda c: model.score(c.features), default=None)
        else:
            good = [candidate for candidate in candidates if candidate.phrase.index in heads]
            picked = next((candidate for candidate in good if candidate.report), good[0] if good else None)
        previous = Decided(quote, picked.phrase if picked else None, picked.report if picked else None)


def speech_cases(
    scene: Scene, attributions: tuple[MarkedAttribution, ...], source_model: LogLinear
) -> Iterator[Choice]:
    """Yield speech against scare quote for every quotation: right first candidate means speech."""
    for case in source_cases(scene, attributions, source_model):
        if _is_title_in_report(scene, case):
            continue
        chosen = choose_source(case.candidates, source_model)
        features = tuple(speech_features(scene, case.quote, chosen.candidate, chosen.probability))
        speech = case.marked is not None
        yield Choice((features, ()), (speech, not speech))


def _is_title_in_report(scene: Scene, case: SourceCase) -> bool:
    """Tell whether a capitalised name stands in marks inside a longer report: speech or title, the corpus can't say."""
    if case.marked is None:
        return False
    quoted = case.quote.quoted
    longer = sum(map(len, case.marked.content)) > LONGER_REPORT * len(quoted.span)
    return longer and word_case(quoted.content.of(scene.text).split()) in {"title", "capital"}


def antecedent_cases(scene: Scene, mentions: tuple[MarkedMention, ...]) -> Iterator[Choice]:
    """Walk the anaphors of a text with chains and settle each with the entity of its chain."""
    reader = Reader(scene)
    for phrase, candidates in reader:
        chain = chain_of(scene, phrase, mentions)
        right = _right(scene, candidates, chain, mentions)
        if chain is not None:
            yield Choice(tuple(candidate.features for candidate in candidates), right)
        settled = next((c.entity for c, good in zip(candidates, right, strict=True) if good), None)
        reader.settle(phrase, settled)


def antecedents_found(scene: Scene, mentions: tuple[MarkedMention, ...], model: LogLinear) -> list[bool]:
    """Resolve a text as the engine does and say of each labelled anaphor whether it went to an entity of its chain."""
    found: list[bool] = []

    def observe(phrase: Phrase, candidates: Sequence[AntecedentCandidate], probabilities: Sequence[float]) -> None:
        chain = chain_of(scene, phrase, mentions)
        if chain is not None:
            best = max(range(len(candidates)), key=probabilities.__getitem__)
            found.append(_right(scene, candidates, chain, mentions)[best])

    resolve(scene, model, observe)
    return found


def speaker_cases(
    scene: Scene,
    attributions: tuple[MarkedAttribution, ...],
    mentions: tuple[MarkedMention, ...],
    models: Models,
) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Attribute an article as the engine does; yield the evidence on each speaker, and whether it is the right one."""
    decisions = tuple(decide_sources(scene, models))
    coreference = resolve(scene, models.antecedent)
    for decision in decisions:
        phrase = decision.source.phrase if decision.source is not None and decision.spoken else None
        entity = coreference.entity_of.get(phrase.index) if phrase is not None else None
        marked = attribution_of(decision.quote, attributions)
        report = decision.source.report if decision.source is not None else None
        if report is not None and reporters(scene, report):
            continue  # annotators mark the outer report, the engine names the inner one
        if phrase is None or entity is None or (marked is not None and not marked.source):
            continue
        heads = heads_of(scene, marked.source) if marked is not None else frozenset()
        chains = {chain_of(scene, scene.phrases[i], mentions) for i in heads} - {None}
        right = _chain(scene, entity, mentions) in chains if chains else phrase.index in heads
        yield tuple(confidence_features(decision, entity, coreference.links.get(phrase.index))), right


def _right(
    scene: Scene, candidates: Sequence[AntecedentCandidate], chain: str | None, mentions: tuple[MarkedMention, ...]
) -> tuple[bool, ...]:
    """Say which candidates are of ``chain``; where none is, the new entity is right, if there is a chain at all."""
    right = tuple(
        candidate.entity is not None and chain is not None and _chain(scene, candidate.entity, mentions) == chain
        for candidate in candidates
    )
    if chain is None or any(right):
        return right
    return tuple(candidate.entity is None for candidate in candidates)


def _chain(scene: Scene, entity: Entity, mentions: tuple[MarkedMention, ...]) -> str | None:
    """Return the chain that most of the first mentions of an entity belong to."""
    chains: Counter[str | None] = Counter(chain_of(scene, phrase, mentions) for phrase in entity.phrases[:8])
    chains.pop(None, None)
    return max(chains, key=chains.__getitem__, default=None)
