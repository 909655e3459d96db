"""What the features of a model mean: families of evidence, each declared once with its values.

A feature is text, so that the weights of a model are a file that one can read: parts with “|” between them, such as
``sentences=1|subject``. A part is ``NAME=VALUE``, a probability reached (``NAME>=BAND``), the name of a family that is
there or not (``new``), or a value that stands bare. The functions that name features write these texts themselves,
since there are thousands in an article. The tables of families say what they mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Open(StrEnum):
    """Kinds of values that cannot be listed."""

    WORD = "a word of the text"
    LEMMA = "the lemma of a cue"
    TAG = "a part-of-speech tag, or punctuation as it stands"
    DEPENDENCY = "a dependency label"
    PATH = "a path of dependency labels"
    NUMBER = "a number"


@dataclass(frozen=True, slots=True)
class Family:
    """Evidence of one kind.

    ``name`` is what stands before “=” in a feature, ``meaning`` one plain sentence. ``values`` is the closed set of
    values, or the kind of open word; it is empty for evidence that is there or not. ``group`` joins families that are
    left out together when the worth of evidence is measured. A ``bare`` family has its values written without its name.
    """

    name: str
    meaning: str
    values: frozenset[str] | Open
    group: str
    bare: bool = False

    def accepts(self, value: str) -> bool:
        """Tell whether ``value`` is one that the family may have."""
        return isinstance(self.values, Open) or value in self.values


@dataclass(frozen=True)
class FeatureTable:
    """The families of one model; ``model`` is its name among the models (a field of ``Models``)."""

    model: str
    families: tuple[Family, ...]

    @cached_property
    def named(self) -> Mapping[str, Family]:
        """The families whose names are written in features, by name."""
        return {family.name: family for family in self.families if not family.bare}

    @cached_property
    def bare(self) -> tuple[Family, ...]:
        """The families whose values stand bare."""
        return tuple(family for family in self.families if family.bare)

    def families_in(self, feature: str) -> Iterator[tuple[Family, str]]:
        """Yield the families that ``feature`` names, in its order, each with the value (may be "").

        Bare values are passed over. Raises ValueError for a part that no family declares.
        """
        name, reached, band = feature.partition(">=")
        parts = [(name, band)] if reached and name in self.named else [_part(part) for part in feature.split("|")]
        for name, value in parts:
            family = self.named.get(name)
            if family is not None and (family.accepts(value) or (value == "" and not family.values)):
                yield family, value
            elif value or not any(other.accepts(name) for other in self.bare):
                raise ValueError(f"the {self.model} model declares no “{name}={value}” (in “{feature}”)")


def _part(part: str) -> tuple[str, str]:
    name, _, value = part.partition("=")
    return name, value


def one_of(*listed: object) -> frozenset[str]:
    """Return a closed set of values, each as features write it."""
    return frozenset(map(str, listed))


YES_NO = one_of(True, False)
PRESENT: frozenset[str] = frozenset()
"""The values of evidence that is there or not."""
