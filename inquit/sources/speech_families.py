"""What the features of the speech model mean: the families of the evidence that speech.py names."""

from __future__ import annotations

from inquit.rankers.features import PRESENT, YES_NO, Family, FeatureTable, Open, one_of
from inquit.reading.syntax import DEPENDENCIES, ENTITY_LABELS
from inquit.sources.source_families import CUE_KINDS, LINKS
from inquit.sources.speech import CERTAINTIES, LENGTHS, LONGEST
from inquit.types import EntityKind, MentionType

CASES = one_of("title", "capital", "sentence", "lower", "none")

SPEECH_FEATURES = FeatureTable(
    "speech",
    (
        Family("before", "The tag of the word before the quotation, or punctuation.", Open.TAG, "words around"),
        Family("before-word", "The word before.", Open.WORD, "words around"),
        Family("after", "The tag of the word behind, or punctuation.", Open.TAG, "words around"),
        Family("around", "Both.", Open.TAG, "words around"),
        Family("near", "One of the three words before.", Open.WORD, "words around"),
        Family("work", "A word for a work (“film”) stands just before.", PRESENT, "words around"),
        Family("words", "How many words are quoted, up to this many.", one_of(*LENGTHS, LONGEST), "shape and case"),
        Family("case", "How the words are capitalised.", CASES, "shape and case"),
        Family("final", "How the words end.", one_of(*",.?!", "word"), "shape and case"),
        Family("single", "Whether the marks are single ones.", YES_NO, "shape and case"),
        Family("paragraph-start", "Whether the quotation opens its paragraph.", YES_NO, "shape and case"),
        Family("end", "Whether it closes it.", YES_NO, "shape and case"),
        Family("headline", "Whether it stands in the first paragraph.", YES_NO, "shape and case"),
        Family("tags", "The tags of the first and the last word.", Open.TAG, "syntax of a fragment"),
        Family("last-tag", "The tag of the last word.", Open.TAG, "syntax of a fragment"),
        Family("governor", "What governs the words: a word, its tag, or none.", Open.WORD, "syntax of a fragment"),
        Family("dep", "What the words are to it.", DEPENDENCIES, "syntax of a fragment"),
        Family("inner", "The word that governs the others, or its tag.", Open.WORD, "syntax of a fragment"),
        Family("again", "What was decided of the same words before.", one_of(True, False, None), "decided before"),
        Family("beside", "And of others in the sentence.", one_of(True, False, None), "decided before"),
        Family(
            "echo",
            "How the words are quoted elsewhere.",
            one_of("utterance", "longer", "again", "none"),
            "quoted elsewhere",
        ),
        Family("source", "How sure the source is, below this.", one_of(*CERTAINTIES, "none"), "source found"),
        Family("source-kind", "By which construction the source has its cue.", CUE_KINDS, "source found"),
        Family("source-type", "What kind of phrase the source is.", one_of(*MentionType), "source found"),
        Family("link", "How the syntax ties the source to the quotation.", LINKS, "source found"),
        Family("cue", "The cue.", Open.LEMMA, "source found"),
        Family("shape", "Whole utterance or not.", one_of("utterance", "fragment"), "shape and case", bare=True),
        Family("length", "How many words, 3 at most.", one_of(1, 2, 3), "shape and case", bare=True),
        Family("capitals", "How the words are capitalised.", CASES, "shape and case", bare=True),
        Family("relation", "What the words are to what governs them.", DEPENDENCIES, "syntax of a fragment", bare=True),
        Family("cued", "Whether the source has a cue.", YES_NO, "source found", bare=True),
        Family("kind", "By which construction.", CUE_KINDS, "source found", bare=True),
        Family("tie", "How the syntax ties the source to the quotation.", LINKS, "source found", bare=True),
        Family(
            "role",
            "Whom the source means.",
            one_of(*ENTITY_LABELS, *EntityKind, "-"),
            "source found",
            bare=True,
        ),
    ),
)
