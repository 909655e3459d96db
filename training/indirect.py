"""Training cases for indirect quotations: words with contents to choose from, cues with mentions to choose from."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inquit.answers.phrases import speaking_mention
from inquit.evaluation.contents import overlap, word_starts, words_in
from inquit.indirect.reports import candidate_sets, content_span
from inquit.indirect.sources import cue_sources
from training.loglinear import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inquit.indirect.reports import IndirectCandidate
    from inquit.indirect.sources import CueSource
    from inquit.reading.scene import Scene
    from inquit.types import CharSpan
    from training.corpora import MarkedAttribution

MIN_OVERLAP = 0.5
"""The least overlap (F1 over words) at which a candidate is taken for a marked content."""
LONE_OVERLAP = 0.6
"""The same where the annotators marked another cue."""
CUE_BONUS = 0.3
"""What a candidate gains when its cue is the marked one: contents nest, and one ends where the other does."""
TIE = 0.03
"""Candidates that overlap this little less are right as well."""


@dataclass(frozen=True, slots=True)
class IndirectCases:
    """What an article teaches: which content each word has, if any, and who is the source of each marked content."""

    contents: tuple[Choice, ...]
    sources: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class _Marked:
    """A marked content as sets of words, and the spans of its source."""

    content: frozenset[int]
    cue: frozenset[int]
    source: tuple[CharSpan, ...]


_Set = list[tuple["IndirectCandidate", range]]
"""The candidates of a word, each with its words."""


def indirect_cases(scene: Scene, attributions: Sequence[MarkedAttribution]) -> IndirectCases:
    """Return the choices in one article; the first candidate of each, without features, is "nothing" or "nobody"."""
    starts = word_starts(scene.text)
    sets: list[_Set] = [
        [(candidate, words_in(starts, content_span(scene, candidate.content))) for candidate in candidates]
        for candidates in candidate_sets(scene)
    ]
    marked = [
        _Marked(_words(starts, attribution.content), _words(starts, attribution.cue), attribution.source)
        for attribution in attributions
    ]
    owners = list(_owners(scene, sets, marked, starts))
    wanted: dict[int, list[frozenset[int]]] = {}
    for number, _, item in owners:
        wanted.setdefault(number, []).append(item.content)
    return IndirectCases(
        contents=tuple(_content_choice(candidates, wanted.get(number, [])) for number, candidates in enumerate(sets)),
        sources=tuple(_source_choice(scene, candidate, item.source) for _, candidate, item in owners),
    )


def _words(starts: Sequence[int], spans: Sequence[CharSpan]) -> frozenset[int]:
    return frozenset(word for span in spans for word in words_in(starts, span))


def _owners(
    scene: Scene, sets: Sequence[_Set], marked: Sequence[_Marked], starts: Sequence[int]
) -> Iterator[tuple[int, IndirectCandidate, _Marked]]:
    """Yield the marked contents, each with the word that has the best candidate for it, by number, and that one."""
    cues = [bisect_left(starts, scene.tokens[candidates[0][0].cue].start) for candidates in sets]
    for item in marked:
        best, owner = LONE_OVERLAP, None
        for number, candidates in enumerate(sets):
            bonus = CUE_BONUS if cues[number] in item.cue else 0.0
            for candidate, words in candidates:
                value = overlap(item.content, words)
                if value >= MIN_OVERLAP and value + bonus > best:
                    best, owner = value + bonus, (number, candidate, item)
        if owner is not None:
            yield owner


def _content_choice(candidates: _Set, wanted: Sequence[frozenset[int]]) -> Choice:
    overlaps = [max((overlap(content, words) for content in wanted), default=0.0) for _, words in candidates]
    top = max(overlaps)
    right = tuple(top >= MIN_OVERLAP and value >= max(MIN_OVERLAP, top - TIE) for value in overlaps)
    return Choice(((), *(candidate.features for candidate, _ in candidates)), (not any(right), *right))


def _source_choice(scene: Scene, candidate: IndirectCandidate, marked: tuple[CharSpan, ...]) -> Choice:
    """Return who is the source of a content; nothing is right where the mention marked is no candidate."""
    sources = cue_sources(scene, candidate.cue, candidate.content)
    right = tuple(_is_source(scene, source, marked) for source in sources)
    return Choice(((), *(source.features for source in sources)), (not marked, *right))


def _is_source(scene: Scene, source: CueSource, marked: tuple[CharSpan, ...]) -> bool:
    mention = speaking_mention(scene, scene.source_of(source.report), source.report)
    return any(mention.span.overlaps(span) for span in marked)
