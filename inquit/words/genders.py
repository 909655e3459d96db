"""The gender that first names tell, for the agreement of pronouns.

This is grammar, not identity: which pronoun an article would use for the bearer of a name. A name with which
more than three in a hundred bearers are of the other gender tells nothing, nor does a rare one; both may lean.
"""

from __future__ import annotations

from inquit.words.lexicon import Gender, first_names, fold, shared_first_names

LEANING = 0.65
"""The share of its bearers from which on a name of men and women leans to one side."""


def gender_of_first_name(name: str) -> Gender | None:
    """Return the gender of a first name, None when it is unknown or borne by men and women.

    A double name ("Jean-Claude", "Mary-Ann") is looked up whole, then by the part that is known.
    """
    names = first_names()
    folded = fold(name)
    if folded in names or "-" not in folded:
        return names.get(folded)
    parts = {gender for part in folded.split("-") if (gender := names.get(part)) is not None}
    return parts.pop() if len(parts) == 1 else None


def leaning_of_first_name(name: str) -> Gender | None:
    """Return the gender of most bearers of a name that men and women bear, None when it is even or another name."""
    share = shared_first_names().get(fold(name), 0.5)
    return Gender.MASCULINE if share >= LEANING else Gender.FEMININE if share <= 1 - LEANING else None


def is_first_name(name: str) -> bool:
    """Tell whether ``name`` is a known first name of either gender."""
    folded = fold(name)
    return folded in first_names() or folded.partition("-")[0] in first_names()


def is_initial(name: str) -> bool:
    """Tell whether a given name is written as an initial, its full stop left out."""
    return len(name) == 1
