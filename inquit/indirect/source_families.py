"""What the features of the indirect_source model mean: the families of the evidence that sources.py names."""

from __future__ import annotations

from inquit.indirect.content_families import RELATIONS
from inquit.indirect.sources import DISTANCES, FARTHEST, MAX_RANK
from inquit.rankers.features import YES_NO, Family, FeatureTable, Open, one_of
from inquit.reading.reports import CueKind
from inquit.types import MentionType

SIDES = one_of("before", "after")

INDIRECT_SOURCE_FEATURES = FeatureTable(
    "indirect_source",
    (
        Family("path", "The relations from the cue up and down to the mention.", Open.PATH, "syntax"),
        Family("dep", "What the mention is to its head.", Open.DEPENDENCY, "syntax"),
        Family("who", "What the mention denotes.", Open.TAG, "mention"),
        Family("word", "The head of the mention.", Open.WORD, "mention"),
        Family("before", "The word before it.", Open.WORD, "mention"),
        Family("apart", "How many words lie between, up to this many.", one_of(*DISTANCES, FARTHEST), "place"),
        Family("nearer", "How many mentions lie between.", one_of(*range(5)), "place"),
        Family("across", "Whether cue and mention stand on two sides of the content.", YES_NO, "place"),
        Family("speaking", "Whether the mention is the source of a reporting verb.", YES_NO, "place"),
        Family(
            "kind",
            "How the grammar leads to the mention, and how many it leads to first.",
            one_of(*(f"{kind} {rank}" for kind in (*CueKind, "none") for rank in range(MAX_RANK + 1))),
            "syntax",
            bare=True,
        ),
        Family("side", "On which side of the cue it stands.", SIDES, "place", bare=True),
        Family("relation", "How the grammar ties the content to the cue.", RELATIONS, "syntax", bare=True),
        Family("type", "What kind of phrase the mention is.", one_of(*MentionType), "mention", bare=True),
        Family("tag", "The part of speech of the cue.", Open.TAG, "cue", bare=True),
        Family("lemma", "The cue.", Open.LEMMA, "cue", bare=True),
    ),
)
