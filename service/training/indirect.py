"""Training cases for indirect quotations: words with contents to choose from, and which is marked, if any."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from service.attribution.evaluation.contents import overlap, word_starts, words_in
from service.attribution.indirect import candidate_sets, content_span
from service.training.loglinear import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from service.attribution.indirect import IndirectCandidate
    from service.attribution.scene import Scene
    from service.training.corpora import MarkedAttribution

MIN_OVERLAP = 0.5
"""The least overlap (F1 over words) at which a candidate is taken for a marked content."""
LONE_OVERLAP = 0.6
"""The same where the annotators marked another cue."""
CUE_BONUS = 0.3
"""What a candidate gains when its cue is the marked one: contents nest, and one ends where the other does."""
TIE = 0.03
"""Candidates that overlap this little less are right as well."""


def indirect_cases(scene: Scene, attributions: Sequence[MarkedAttribution]) -> Iterator[Choice]:
    """Yield a choice for every word with candidates; its first candidate, without features, is "no content"."""
    starts = word_starts(scene.text)
    sets = [
        [(candidate, words_in(starts, content_span(scene, candidate.content))) for candidate in candidates]
        for candidates in candidate_sets(scene)
    ]
    contents = [
        (
            frozenset(word for span in marked.content for word in words_in(starts, span)),
            frozenset(word for span in marked.cue for word in words_in(starts, span)),
        )
        for marked in attributions
    ]
    marked_by = _assigned(scene, sets, contents, starts)
    for number, candidates in enumerate(sets):
        wanted = marked_by.get(number, [])
        overlaps = [max((overlap(content, words) for content in wanted), default=0.0) for _, words in candidates]
        top = max(overlaps)
        right = tuple(top >= MIN_OVERLAP and value >= max(MIN_OVERLAP, top - TIE) for value in overlaps)
        yield Choice(((), *(candidate.features for candidate, _ in candidates)), (not any(right), *right))


def _assigned(
    scene: Scene,
    sets: Sequence[Sequence[tuple[IndirectCandidate, range]]],
    contents: Sequence[tuple[frozenset[int], frozenset[int]]],
    starts: Sequence[int],
) -> dict[int, list[frozenset[int]]]:
    """Give each marked content to the word that has the best candidate for it."""
    cues = [bisect_left(starts, scene.tokens[candidates[0][0].cue].start) for candidates in sets]
    found: dict[int, list[frozenset[int]]] = {}
    for content, cue_words in contents:
        best, owner = LONE_OVERLAP, None
        for number, candidates in enumerate(sets):
            bonus = CUE_BONUS if cues[number] in cue_words else 0.0
            for _, words in candidates:
                value = overlap(content, words)
                if value >= MIN_OVERLAP and value + bonus > best:
                    best, owner = value + bonus, number
        if owner is not None:
            found.setdefault(owner, []).append(content)
    return found
