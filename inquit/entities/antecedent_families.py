"""What the features of the antecedent model mean: the families of the evidence that antecedents.py names."""

from __future__ import annotations

from inquit.entities.anaphors import ANAPHOR_KINDS, DETERMINERS
from inquit.entities.salience import ROLES
from inquit.rankers.features import PRESENT, YES_NO, Family, FeatureTable, Open, one_of
from inquit.reading.syntax import DEPENDENCIES
from inquit.types import EntityKind, MentionType

_ROLE_PAIRS = one_of(*(f"{here}-{there}" for here in ROLES for there in ROLES))

ANTECEDENT_FEATURES = FeatureTable(
    "antecedent",
    (
        Family("rank", "How many other candidates were mentioned since.", one_of(*range(7)), "distance"),
        Family("sentences", "How many sentences lie between.", one_of(*range(6)), "distance"),
        Family("paragraphs", "How many paragraphs lie between.", one_of(*range(4)), "distance"),
        Family("in-paragraph", "Whether the entity was mentioned in this paragraph.", YES_NO, "distance"),
        Family("roles", "What the anaphor and the last mention are in their clauses.", _ROLE_PAIRS, "roles"),
        Family("subject-before", "Whether the entity is a subject in the sentence before.", YES_NO, "roles"),
        Family("leftmost", "Whether its last mention is the first candidate in that sentence.", YES_NO, "roles"),
        Family("governs", "How many clauses up the entity is the subject.", one_of(0, 1, 2), "roles"),
        Family("coargument", "The entity takes part in what the anaphor does.", PRESENT, "roles"),
        Family("same-clause", "Whether both depend on one word.", YES_NO, "roles"),
        Family(
            "clause",
            "What the clause is that the entity is the subject of.",
            one_of(*DEPENDENCIES, "none"),
            "roles",
        ),
        Family("entity", "What the entity is.", one_of(*EntityKind), "kind"),
        Family("last", "What kind of phrase mentioned the entity last.", one_of(*MentionType), "kind"),
        Family(
            "gender",
            "Whether the gender of the entity fits the anaphor.",
            one_of("agrees", "differs", "leans", "leans-away", "unknown"),
            "gender",
        ),
        Family("speaker", "Whether the entity spoke before.", one_of("last", "earlier", "no"), "who spoke"),
        Family("quoted", "Whether it is quoted before.", one_of("last", "before", "no", "none"), "who spoke"),
        Family("spoke", "Whether its last mention is the source of a report.", YES_NO, "who spoke"),
        Family("question", "What part it has in a question.", one_of("asks", "asked", "other"), "who was asked"),
        Family("often", "How often it is named.", one_of("none", "few", "half", "most"), "how often"),
        Family("mentions", "How often it was mentioned so far.", one_of(1, 2, 3, 6), "how often"),
        Family("fresh", "Whether it was named for the first time just before.", YES_NO, "how often"),
        Family("near", "How many candidates were mentioned just before.", one_of(*range(4)), "how often"),
        Family("head", "Whether the entity was described by this noun.", YES_NO, "description"),
        Family("head-word", "Whether this noun is among the words told of the entity.", YES_NO, "description"),
        Family("kin", "Whether a noun of like meaning is among them.", YES_NO, "description"),
        Family("noun", "The noun of the description.", Open.WORD, "description"),
        Family("modifiers", "How many of its other words were told.", one_of(0, 1, 2, "none"), "description"),
        Family("determiner", "How the description is determined.", one_of(*DETERMINERS), "description"),
        Family("names-itself", "Whether the words quoted have a word of the name.", YES_NO, "words quoted"),
        Family("talks-of", "Whether the words quoted have a pronoun that agrees.", YES_NO, "words quoted"),
        Family("new", "The anaphor means somebody not mentioned before.", PRESENT, "nobody yet"),
        Family("others", "How many candidates there are.", one_of(*range(4)), "nobody yet"),
        Family("long", "How many words the description has before its noun.", one_of(0, 1, 2), "nobody yet"),
        Family("anaphor", "The kind of anaphor.", one_of(*ANAPHOR_KINDS), "kind", bare=True),
        Family("role", "What a mention is in its clause.", one_of(*ROLES), "roles", bare=True),
        Family("pair", "What both are in their clauses.", _ROLE_PAIRS, "roles", bare=True),
        Family("speaks", "Whether the anaphor is the source of a report.", YES_NO, "who spoke", bare=True),
        Family("kind", "What the entity is.", one_of(*EntityKind), "kind", bare=True),
        Family("mention", "What kind of phrase mentioned it last.", one_of(*MentionType), "kind", bare=True),
        Family(
            "known",
            "Whether the entity has a name, and the noun was told of it.",
            one_of("name", "described", "as-told", "untold"),
            "description",
            bare=True,
        ),
        Family("determined", "How the description is determined.", one_of(*DETERMINERS), "description", bare=True),
        Family("apart", "How many sentences lie between, 2 at most.", one_of(0, 1, 2), "distance", bare=True),
    ),
)
