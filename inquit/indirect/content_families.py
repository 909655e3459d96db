"""What the features of the indirect model mean: the families of the evidence that reports.py names for contents."""

from __future__ import annotations

from inquit.indirect.contents import CLAUSAL, JOINED
from inquit.indirect.reports import FARTHEST, LENGTHS, LONGEST
from inquit.rankers.features import YES_NO, Family, FeatureTable, Open, one_of
from inquit.reading.reports import CueKind

RELATIONS = one_of(
    *CLAUSAL,
    *(f"dobj+{relation}" for relation in JOINED),
    "prep",
    "prep+pobj",
    "prep+pcomp",
    *(name + split for name in ("around", "sentence") for split in ("", "-split")),
    "label",
)
"""How the grammar ties a content to its cue: what the content is to it, or the clause that the cue stands in."""
SIDES = one_of("before", "after", "around")

INDIRECT_FEATURES = FeatureTable(
    "indirect",
    (
        Family("form", "The cue as it stands.", Open.WORD, "cue"),
        Family("class", "The class of the cue, or the beginning of its tag.", Open.TAG, "cue"),
        Family("tag", "The part of speech of the cue, or of the head of a clause.", Open.TAG, "cue"),
        Family("dep", "What the cue is to its head.", Open.DEPENDENCY, "cue"),
        Family("aux", "The auxiliaries of the cue.", Open.WORD, "cue"),
        Family("modal", "Its modal verb.", Open.WORD, "cue"),
        Family("has", "Which clauses and objects the cue has.", Open.DEPENDENCY, "cue"),
        Family("determiner", "The determiner of the cue, where it is a noun.", Open.WORD, "cue"),
        Family("source", "What the subject of the cue denotes.", Open.TAG, "source"),
        Family("who", "The subject of the cue.", Open.WORD, "source"),
        Family("under", "The word above the cue, or its class.", Open.LEMMA, "words around"),
        Family("path", "The relations from the cue upwards.", Open.PATH, "words around"),
        Family("reported", "Whether the cue is in the content of another.", YES_NO, "words around"),
        Family("previous", "The word before the cue.", Open.WORD, "words around"),
        Family("next", "The word behind it.", Open.WORD, "words around"),
        Family("length", "How many words the content has, up to this many.", one_of(*LENGTHS, LONGEST), "content"),
        Family("opens", "Whether the content is in the first paragraph.", YES_NO, "content"),
        Family("before", "What stands before the content.", Open.TAG, "content"),
        Family("following", "What stands behind it.", Open.TAG, "content"),
        Family("quoted", "Whether words of it stand in marks.", YES_NO, "content"),
        Family("gap", "How many words lie between.", one_of(*range(FARTHEST + 1), "before"), "content"),
        Family("head", "The head of the content, or what it denotes.", Open.WORD, "content"),
        Family("measure", "Whether that is a number or a date.", YES_NO, "content"),
        Family("subject", "Whether a clause has a subject.", YES_NO, "content"),
        Family("relation", "How the grammar ties the content to the cue.", RELATIONS, "content", bare=True),
        Family("how", "The same, with the preposition.", Open.WORD, "content", bare=True),
        Family("side", "On which side of the cue it stands.", SIDES, "content", bare=True),
        Family("opening", "The first word of the content, or its tag.", Open.WORD, "content", bare=True),
        Family("edge", "Why the content ends where it does.", Open.WORD, "content", bare=True),
        Family("lemma", "The cue.", Open.LEMMA, "cue", bare=True),
        Family("negated", "Whether the cue is negated.", YES_NO, "cue", bare=True),
        Family("kind", "By which construction the cue has its subject.", one_of(*CueKind), "source", bare=True),
    ),
)
