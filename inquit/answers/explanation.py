"""Why an answer is as it is: candidates with their probabilities, and the evidence that weighed most.

Written only when asked for, from what was decided: the rankers' features are named a second time, so that ordinary
answers need not keep them.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from inquit.answers.phrases import cue_of, mention_of, speaking_mention
from inquit.evidence import AntecedentOption, Evidence, Explanation, SourceOption, SpeechJudgement
from inquit.indirect.reports import IndirectReport
from inquit.indirect.sources import weigh_sources
from inquit.rankers.loglinear import softmax
from inquit.sources.candidates import source_candidates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from inquit.answers.repeats import FinalDecision
    from inquit.answers.statements import Statement
    from inquit.deadline import Deadline
    from inquit.entities.antecedents import AntecedentCandidate
    from inquit.rankers.loglinear import LogLinear
    from inquit.rankers.models import Models
    from inquit.reading.mentions import Phrase
    from inquit.reading.scene import Scene
    from inquit.sources.decisions import Decision
    from inquit.types import Attribution

MAX_OPTIONS = 5
"""How many candidates are shown, the likeliest ones."""
MAX_EVIDENCE = 8
"""How many features of a candidate are shown, those that weigh most either way."""
LEAST_EVIDENCE = 2
DENSE = 60
"""Where a quotation has fewer code points of the text than this, an explanation shows no more than the least."""


class AntecedentRecord:
    """Keeps the candidates of every anaphor as they are when coreference weighs them: entities change afterwards."""

    def __init__(self, scene: Scene, model: LogLinear, deadline: Deadline) -> None:
        self._scene = scene
        self._model = model
        self._deadline = deadline
        self.options: dict[Phrase, tuple[AntecedentOption, ...]] = {}

    def __call__(
        self, phrase: Phrase, candidates: Sequence[AntecedentCandidate], probabilities: Sequence[float]
    ) -> None:
        """Note the candidates of ``phrase``; raises OutOfTime."""
        self._deadline.spend(len(candidates))
        ranked = sorted(zip(candidates, probabilities, strict=True), key=lambda pair: -pair[1])[:MAX_OPTIONS]
        self.options[phrase] = tuple(self._option(candidate, probability) for candidate, probability in ranked)

    def _option(self, candidate: AntecedentCandidate, probability: float) -> AntecedentOption:
        entity = candidate.entity
        return AntecedentOption(
            name=entity.name if entity is not None else None,
            mention=mention_of(self._scene, entity.phrases[-1]) if entity is not None and entity.phrases else None,
            probability=round(probability, 3),
            evidence=strongest(self._scene, candidate.features, self._model),
        )


def evidence_shown(scene: Scene) -> int:
    """Return how many features of a candidate are shown: an explanation shall be in proportion to its text."""
    return MAX_EVIDENCE if len(scene.text) >= DENSE * len(scene.quotes) else LEAST_EVIDENCE


def explained(
    attribution: Attribution,
    scene: Scene,
    statements: Iterable[Statement],
    models: Models,
    antecedents: Mapping[Phrase, tuple[AntecedentOption, ...]],
) -> Attribution:
    """Return the same answer with an explanation for each quotation.

    ``statements`` are those that the answer was written from, ``antecedents`` what was kept of each anaphor.
    """
    quotes = tuple(
        replace(quote, explanation=_explanation(scene, statement, models, antecedents))
        for quote, statement in zip(attribution.quotes, statements, strict=True)
    )
    return replace(attribution, quotes=quotes)


def strongest(scene: Scene, features: Iterable[str], model: LogLinear) -> tuple[Evidence, ...]:
    """Return the features that weigh most, either way: as many as the explanations of an article may show."""
    weighed = {feature: weight for feature in features if (weight := model.weights.get(feature, 0.0))}
    ranked = sorted(weighed.items(), key=lambda item: (-abs(item[1]), item[0]))
    return tuple(Evidence(feature, weight) for feature, weight in ranked[: evidence_shown(scene)])


def _explanation(
    scene: Scene, statement: Statement, models: Models, antecedents: Mapping[Phrase, tuple[AntecedentOption, ...]]
) -> Explanation:
    basis = statement.basis
    sources, speech = (
        _why_indirect(scene, basis, models) if isinstance(basis, IndirectReport) else _why_marked(scene, basis, models)
    )
    known = antecedents.get(statement.phrase, ()) if statement.phrase is not None else ()
    return Explanation(sources, speech, known)


def _why_indirect(
    scene: Scene, found: IndirectReport, models: Models
) -> tuple[tuple[SourceOption, ...], SpeechJudgement]:
    speech = SpeechJudgement(round(found.probability, 3), strongest(scene, found.candidate.features, models.indirect))
    weighed = weigh_sources(scene, found.candidate.cue, found.candidate.content, models.indirect_source)
    mentions = ((source, probability) for source, probability in weighed if source is not None)
    options = tuple(
        SourceOption(
            source=speaking_mention(scene, scene.source_of(source.report), source.report),
            cue=cue_of(scene, source.report),
            probability=round(probability, 3),
            chosen=source.report == found.report,
            evidence=strongest(scene, source.features, models.indirect_source),
        )
        for source, probability in islice(mentions, MAX_OPTIONS)
    )
    return options, speech


def _why_marked(scene: Scene, final: FinalDecision, models: Models) -> tuple[tuple[SourceOption, ...], SpeechJudgement]:
    decision = final.decision
    speech = SpeechJudgement(
        round(decision.speech_probability, 3), strongest(scene, decision.speech_evidence, models.speech)
    )
    return _source_options(scene, final.deciding, models.source), speech


def _source_options(scene: Scene, decision: Decision, model: LogLinear) -> tuple[SourceOption, ...]:
    """Return the likeliest candidates and the chosen one, which a nested report may have put further down."""
    candidates = source_candidates(scene, decision.quote, decision.previous)
    probabilities = softmax([model.score(candidate.features) for candidate in candidates])
    ranked = sorted(zip(candidates, probabilities, strict=True), key=lambda pair: -pair[1])
    return tuple(
        SourceOption(
            source=speaking_mention(scene, candidate.phrase, candidate.report),
            cue=cue_of(scene, candidate.report) if candidate.report is not None else None,
            probability=round(probability, 3),
            chosen=candidate == decision.source,
            evidence=strongest(scene, candidate.features, model),
        )
        for rank, (candidate, probability) in enumerate(ranked)
        if rank < MAX_OPTIONS or candidate == decision.source
    )
