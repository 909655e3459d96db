"""What the tests of all tables of families share: each must cover every feature, and have no family too many."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inquit.rankers.features import FeatureTable


def undeclared(table: FeatureTable, features: Iterable[str]) -> list[str]:
    """Return what the table says of the features that it does not declare."""
    found: list[str] = []
    for feature in sorted(set(features)):
        try:
            list(table.families_in(feature))
        except ValueError as error:
            found.append(str(error))
    return found


def unused(table: FeatureTable, features: Iterable[str]) -> set[str]:
    """Return the names of the families that no feature has."""
    return set(table.named) - {family.name for feature in set(features) for family, _ in table.families_in(feature)}
