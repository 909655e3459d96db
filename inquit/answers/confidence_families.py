"""What the features of the confidence model mean: the families of the evidence that confidence.py names."""

from __future__ import annotations

from inquit.answers.confidence import BANDS
from inquit.answers.repeats import Agreement
from inquit.rankers.features import PRESENT, YES_NO, Family, FeatureTable, one_of
from inquit.reading.reports import CueKind
from inquit.types import EntityKind, MentionType

_REACHED = one_of(*BANDS)

CONFIDENCE_FEATURES = FeatureTable(
    "confidence",
    (
        Family("named", "There is an entity to name.", PRESENT, "named"),
        *(
            Family(
                f"believed|{mention}",
                f"How probable the speaker is by all mentions, the source a {mention}.",
                _REACHED,
                "probability",
            )
            for mention in MentionType
        ),
        Family("no-rival", "How improbable the likeliest other speaker is.", _REACHED, "probability"),
        Family("product", "How probable speech, source and antecedent are together.", _REACHED, "probability"),
        Family("source", "How probable the source is.", _REACHED, "probability"),
        Family("speech", "How probable it is that somebody says the words.", _REACHED, "probability"),
        *(
            Family(
                f"link|{mention}",
                f"How probable the antecedent of a source is that is a {mention}.",
                _REACHED,
                "probability",
            )
            for mention in (MentionType.NOMINAL, MentionType.PRONOUN)
        ),
        Family("cue", "What kind of cue the source has.", one_of(*CueKind, "none"), "cue"),
        Family("mention", "What kind of mention the source is.", one_of(*MentionType), "mention"),
        Family("first", "Whether nothing was quoted before.", YES_NO, "turn"),
        Family("echo", "What another quotation of the same words says.", one_of(*Agreement), "same words"),
        Family("shape", "Whether the words are a whole utterance.", one_of("utterance", "fragment"), "cue", bare=True),
        Family("kind", "What the speaker is.", one_of(*EntityKind), "mention", bare=True),
        Family("known", "Whether the speaker has a name.", one_of("name", "described"), "mention", bare=True),
    ),
)
