"""What the features of the source model mean: the families of the evidence that evidence.py names."""

from __future__ import annotations

from itertools import product

from inquit.rankers.features import YES_NO, Family, FeatureTable, Open, one_of
from inquit.reading.reports import CueKind
from inquit.reading.syntax import DEPENDENCIES, ENTITY_LABELS
from inquit.sources.evidence import BUCKETS
from inquit.sources.situations import LEADS, TRAILS
from inquit.types import EntityKind, MentionType
from inquit.words.closed_classes import MENTIONING_PRONOUNS
from inquit.words.lexicon import CueClass

MOST_PARAGRAPHS = 99
"""The source of the quotation before may stand so many paragraphs back, in the longest articles."""

SIDES = one_of("before", "after")
DISTANCES = one_of(*BUCKETS, "far")
CUE_KINDS = one_of(*CueKind, "none")
LINKS = one_of(
    "governs",
    "governed",
    *(f"above{height}" for height in (1, 2, 3)),
    *(f"under{height}" for height in (1, 2, 3)),
    *(f"beside{height}" for height in (0, 1, 2)),
    "same",
    "none",
    "far",
)
"""How the syntax ties a cue or a mention to the quotation: "same" and "none" say whether the sentence is the same."""
SHAPES = one_of(*(kind + place for kind in ("utt", "frag") for place in ("", "^", "$", "^$")))
"""Whole utterance or fragment; "^" where it opens its paragraph, "$" where it closes it."""
GAPS = one_of(
    "none",
    *(
        f"{where},{own}"
        for where in (
            "sentence",
            *(f"paragraph{stops}" for stops in (0, 1, 2)),
            *(f"next{n}{how}{left}" for n, how, left in product((1, 2, 3), ("", "touching"), ("", "open"))),
        )
        for own in ("own", "bare")
    ),
)
"""Where the quotation before stands, and whether there is a cue of its own in between."""
SENTENCES = one_of(
    "same",
    *(f"s{n:+d}" for n in range(-3, 3)),
    *(f"p{n:+d}" for n in range(-MOST_PARAGRAPHS, 2)),
)

SOURCE_FEATURES = FeatureTable(
    "source",
    (
        Family("place", "On which side of the quotation the cue or mention stands.", SIDES, "place and distance"),
        Family("distance", "How many tokens lie between, up to this many.", DISTANCES, "place and distance"),
        Family("order", "Which comes first.", one_of("cue-source", "source-cue"), "place and distance"),
        Family("subject", "Whether a mention without a cue is a subject.", YES_NO, "place and distance"),
        Family("link", "How the syntax ties the cue or mention to the quotation.", LINKS, "syntax"),
        Family("governs", "How many cues above the quotation are nearer.", one_of(0, 1, 2, None), "syntax"),
        Family("dep", "What the mention is to its head.", DEPENDENCIES, "syntax"),
        Family("clause", "What the cue is to its head.", DEPENDENCIES, "syntax"),
        Family("cue", "The cue.", Open.LEMMA, "cue"),
        Family("cue-class", "What the cue says about the act of speech.", one_of(*CueClass, None), "cue"),
        Family("form", "The part of speech of the cue.", Open.TAG, "cue"),
        Family("mood", "Whether the cue is told as a fact.", one_of("fact", "neg", "MD", "TO"), "cue"),
        Family("mention", "What kind of phrase the mention is.", one_of(*MentionType), "kind of mention"),
        Family(
            "previous",
            "Whether the mention spoke the quotation before.",
            one_of("same", "same-report", "same-new", "reporter", "other", "none"),
            "turn",
        ),
        Family(
            "continues",
            "The same, where the marks say that a speech goes on.",
            one_of("same", "same-report", "same-new", "reporter", "other"),
            "turn",
        ),
        Family("gap", "What lies between this quotation and the one before.", GAPS, "turn"),
        Family("rivals", "How many other cues are nearer.", one_of(0, 1, 2), "rival cues"),
        Family("latest", "Whether no other cue is nearer.", YES_NO, "rival cues"),
        Family(
            "neighbour",
            "Whether another quotation is nearer to the cue.",
            one_of("quote-before", "quote-after", "none"),
            "rival cues",
        ),
        Family("person", "Whether the words quoted say “I” or “we”.", one_of("i", "we", "none"), "words quoted"),
        Family("names-itself", "Whether the words quoted have the name in them.", YES_NO, "words quoted"),
        Family("lead", "What stands before the quotation.", one_of(*LEADS, "start", "word", "other"), "punctuation"),
        Family(
            "trail",
            "How the words quoted end, and what follows.",
            one_of(
                *map("".join, product((",", ".", "?", "word"), (*TRAILS, "end", "Word", "word", "other"))),
            ),
            "punctuation",
        ),
        Family("side", "On which side it stands.", SIDES, "place and distance", bare=True),
        Family("sentence", "How many sentences or paragraphs away.", SENTENCES, "place and distance", bare=True),
        Family("between", "How many quotations lie between.", one_of(0, 1, 2), "place and distance", bare=True),
        Family("bucket", "How many tokens lie between.", DISTANCES, "place and distance", bare=True),
        Family("kind", "By which construction the cue has its source.", CUE_KINDS, "cue", bare=True),
        Family("class", "What the cue says about the act of speech.", one_of(*CueClass, None), "cue", bare=True),
        Family("told", "Whether the cue is told as a fact.", one_of("fact", "neg", "MD", "TO"), "cue", bare=True),
        Family("rank", "How many cues above the quotation are nearer.", one_of(0, 1, 2, None), "syntax", bare=True),
        Family("relation", "What the cue is to its head.", DEPENDENCIES, "syntax", bare=True),
        Family("type", "What kind of phrase the mention is.", one_of(*MentionType), "kind of mention", bare=True),
        Family(
            "role",
            "Which pronoun, or whom a name or description means.",
            one_of(*MENTIONING_PRONOUNS, *ENTITY_LABELS, *EntityKind, "unknown", "other"),
            "kind of mention",
            bare=True,
        ),
        Family("shape", "Whole utterance or fragment.", SHAPES, "shape", bare=True),
        Family("turn", "What lies between this quotation and the one before.", GAPS, "turn", bare=True),
        Family("yes", "Whether there is a cue, or another one above.", YES_NO, "cue", bare=True),
    ),
)
