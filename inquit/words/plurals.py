"""English plurals, made by rule."""

from __future__ import annotations

_NOT_MEN = ("german", "human", "shaman")
_IRREGULAR_ENDINGS = (
    ("man", "men"),
    ("wife", "wives"),
    ("thief", "thieves"),
    ("child", "children"),
    ("-in-law", "s-in-law"),
    ("passer-by", "passers-by"),
    ("passerby", "passersby"),
    ("runner-up", "runners-up"),
)


def plural(noun: str) -> str:
    """Return the English plural of a noun ("lady" → "ladies", "spokesman" → "spokesmen")."""
    if not noun.endswith(_NOT_MEN):
        for ending, ending_of_plural in _IRREGULAR_ENDINGS:
            if noun.endswith(ending):
                return noun.removesuffix(ending) + ending_of_plural
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"
