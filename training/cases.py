"""Training cases: what the engine would have to choose from in a marked article, and which choice is right."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inquit.answers.confidence import confidence_features
from inquit.answers.repeats import decide_repeats
from inquit.entities.coreference import anaphors_to_resolve, resolve
from inquit.entities.history import History
from inquit.rankers.loglinear import softmax
from inquit.sources.decisions import SourceReader, decide_sources, words_by_phrase, words_said
from inquit.types import EntityKind, MentionType
from training.corpora import QuotationLabel, attribution_of, chain_of, heads_of, places_of
from training.loglinear import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from inquit.entities.antecedents import AntecedentCandidate
    from inquit.entities.discourse import Entity
    from inquit.rankers.loglinear import LogLinear
    from inquit.rankers.models import Models
    from inquit.reading.mentions import Phrase
    from inquit.reading.scene import QuoteFrame, Scene
    from inquit.sources.decisions import Chosen
    from training.corpora import LabelledQuotation, MarkedAttribution, MarkedMention


@dataclass(frozen=True, slots=True)
class Article:
    """An article of PolNeAR, or a document of GUM, as the engine sees it, with what was marked in it.

    ``attributions`` are PolNeAR's own; ``mentions`` are the chains and ``labelled`` the quotations, None where nobody
    labelled them.
    """

    scene: Scene
    attributions: tuple[MarkedAttribution, ...]
    mentions: tuple[MarkedMention, ...] | None = None
    labelled: tuple[LabelledQuotation, ...] | None = None
    news: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a quotation: whether it is speech, the phrases that are its source, and mentions of its speaker.

    ``spoken`` is None where nobody can tell. There are no phrases where they are not known.
    """

    quote: QuoteFrame
    spoken: bool | None
    sources: frozenset[Phrase]
    speakers: frozenset[Phrase]


def known_quotations(article: Article) -> tuple[Known, ...]:
    """Say what is known of each quotation: by the reader of the article, or else by the annotators of the corpus."""
    if article.labelled is None:
        return tuple(_marked(article, quote) for quote in article.scene.quotes)
    by_span = {label.span: label for label in article.labelled}
    found: list[Known] = []
    previous: Known | None = None
    for quote in article.scene.quotes:
        label = by_span.get(quote.quoted.span)
        known = _labelled(article, quote, label, previous) if label is not None else _marked(article, quote)
        found.append(known)
        if known.spoken:
            previous = known
    return tuple(found)


def _marked(article: Article, quote: QuoteFrame) -> Known:
    marked = attribution_of(quote, article.attributions)
    heads = heads_of(article.scene, marked.source) if marked is not None else frozenset()
    return Known(quote, True if marked is not None else None, heads, frozenset())


def _labelled(article: Article, quote: QuoteFrame, label: LabelledQuotation, previous: Known | None) -> Known:
    scene = article.scene
    if not label.spoken:
        return Known(quote, False if label.label is QuotationLabel.OTHER else None, frozenset(), frozenset())
    speakers = frozenset(phrase for place in label.speakers for phrase in heads_of(scene, places_of(scene.text, place)))
    sources = _marked(article, quote).sources
    if label.source is not None:
        sources |= heads_of(scene, (label.source,))
    if not sources and previous is not None and previous.speakers == speakers:
        sources = previous.sources
    return Known(quote, True, sources or speakers, speakers)


def source_cases(scene: Scene, quotations: Iterable[Known]) -> Iterator[tuple[Known, Choice]]:
    """Read the quotations of a scene, each with the candidates for its source and those that are right, if any.

    What the features look at of the quotations before is what is known of them.
    """
    reader = SourceReader(scene)
    for known in quotations:
        candidates = reader.candidates(known.quote)
        right = tuple(candidate.phrase in known.sources for candidate in candidates)
        yield known, Choice(tuple(candidate.features for candidate in candidates), right)
        if known.spoken is not None:
            good = [candidate for candidate in candidates if candidate.phrase in known.sources]
            with_cue = next((candidate for candidate in good if candidate.report), None)
            reader.settle(known.quote, with_cue or next(iter(good), None), known.spoken)


def chosen_sources(
    scene: Scene, quotations: Iterable[Known], model: LogLinear
) -> Iterator[tuple[Known, Chosen, tuple[str, ...]]]:
    """Read the quotations of a scene as the engine does, each with its source by ``model`` and the evidence of speech.

    Whether a quotation before is speech is what is known of it.
    """
    reader = SourceReader(scene)
    for known in quotations:
        chosen = reader.choose(known.quote, reader.candidates(known.quote), model)
        yield known, chosen, reader.speech_evidence(known.quote, chosen)
        if known.spoken is not None:
            reader.settle(known.quote, chosen.cued, known.spoken)


def speech_cases(scene: Scene, quotations: Iterable[Known], source_model: LogLinear) -> Iterator[Choice]:
    """Yield speech against scare quote for every quotation that is known to be one: right first means speech."""
    for known, _, evidence in chosen_sources(scene, quotations, source_model):
        if known.spoken is not None and evidence:
            yield Choice((evidence, ()), (known.spoken, not known.spoken))


def antecedent_cases(
    scene: Scene, mentions: tuple[MarkedMention, ...], said: Mapping[Phrase, frozenset[str]]
) -> Iterator[Choice]:
    """Walk the anaphors of a text with chains and take each for one of the entity of its chain."""
    history = History(scene, said)
    for phrase, candidates in anaphors_to_resolve(history):
        chain = chain_of(scene, phrase, mentions)
        right = _right(scene, candidates, chain, mentions)
        if chain is not None:
            yield Choice(tuple(candidate.features for candidate in candidates), right)
        meant = next((c.entity for c, good in zip(candidates, right, strict=True) if good), None)
        history.refer(phrase, meant)


def said_by_sources(quotations: Iterable[Known]) -> dict[Phrase, frozenset[str]]:
    """Return the words that each phrase is known to say."""
    return words_by_phrase((phrase, known.quote) for known in quotations for phrase in known.sources)


def speaking_cases(scene: Scene, quotations: Sequence[Known], model: LogLinear) -> Iterator[Choice]:
    """Walk the anaphors of a text as the engine does, and yield those that speak for somebody known.

    These are taken for their speaker, all others for whom ``model`` decides on.
    """
    speakers: dict[Phrase, frozenset[Phrase]] = {
        phrase: known.speakers for known in quotations if known.speakers for phrase in known.sources
    }
    history = History(scene, said_by_sources(quotations))
    for phrase, candidates in anaphors_to_resolve(history):
        wanted = speakers.get(phrase)
        right: tuple[bool, ...] = ()
        if wanted is not None:
            right = tuple(c.entity is not None and _has(c.entity, wanted) for c in candidates)
            if not any(right) and phrase in wanted:
                right = tuple(c.entity is None for c in candidates)
        if any(right):
            yield Choice(tuple(candidate.features for candidate in candidates), right)
            history.refer(phrase, next(c.entity for c, good in zip(candidates, right, strict=True) if good))
        else:
            probabilities = softmax([model.score(candidate.features) for candidate in candidates])
            surest = max(probabilities)
            history.refer(phrase, candidates[probabilities.index(surest)].entity, surest)


def _speaks_for(entity: Entity, phrase: Phrase, known: Known) -> bool:
    """Tell whether the source as described is right: it stands for a speaker without a name, or for who is behind it.

    Of what is no person readers may name who stands behind it; both are right.
    """
    if entity.name is not None or phrase not in known.sources:
        return False
    nameless = all(other.type is not MentionType.NAME for other in known.speakers)
    return nameless or entity.kind not in {EntityKind.PERSON, EntityKind.GROUP}


def _has(entity: Entity, phrases: frozenset[Phrase]) -> bool:
    return not phrases.isdisjoint(entity.phrases)


def antecedents_found(
    scene: Scene, mentions: tuple[MarkedMention, ...], model: LogLinear, said: Mapping[Phrase, frozenset[str]]
) -> list[bool]:
    """Resolve a text as the engine does and say of each labelled anaphor whether it went to an entity of its chain."""
    found: list[bool] = []

    def observe(phrase: Phrase, candidates: Sequence[AntecedentCandidate], probabilities: Sequence[float]) -> None:
        chain = chain_of(scene, phrase, mentions)
        if chain is not None:
            best = max(range(len(candidates)), key=probabilities.__getitem__)
            found.append(_right(scene, candidates, chain, mentions)[best])

    resolve(scene, model, said, observe)
    return found


def speaker_cases(
    article: Article, quotations: Sequence[Known], models: Models
) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Attribute a labelled article as the engine does; yield the evidence on each speaker, and whether it is right."""
    scene = article.scene
    decisions = tuple(decide_sources(scene, models))
    coreference = resolve(scene, models.antecedent, words_said(decisions))
    for final, known in zip(decide_repeats(scene, decisions, coreference), quotations, strict=True):
        source = final.deciding.source if final.decision.spoken else None
        phrase = source.phrase if source is not None else None
        entity = coreference.speaker_of(phrase) if phrase is not None else None
        if phrase is None or entity is None or known.spoken is None:
            continue
        right = known.spoken and (_has(entity, known.speakers) or _speaks_for(entity, phrase, known))
        yield tuple(confidence_features(final, entity, coreference)), right


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
