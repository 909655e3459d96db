"""What first names tell of the gender of their bearers."""

from __future__ import annotations

import pytest

from inquit.words.genders import gender_of_first_name, is_first_name, is_initial, leaning_of_first_name
from inquit.words.lexicon import Gender


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Anna", Gender.FEMININE),
        ("JAMES", Gender.MASCULINE),
        ("Zoë", Gender.FEMININE),
        ("Nikolai", Gender.MASCULINE),
        ("Shinzo", Gender.MASCULINE),
        ("Mary-Ann", Gender.FEMININE),
        ("Antti", Gender.MASCULINE),
        ("Sigríður", Gender.FEMININE),
        ("Kim", None),
        ("Jean", None),
        ("Taylor", None),
        ("Qwrtz", None),
        ("J", None),
        ("", None),
    ],
)
def test_gender_of_first_names(name: str, gender: Gender | None) -> None:
    assert gender_of_first_name(name) is gender


@pytest.mark.parametrize(("name", "known"), [("Anna", True), ("Kim", True), ("Kremlin", False), ("", False)])
def test_first_names(name: str, known: bool) -> None:
    assert is_first_name(name) is known


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Anna", None), ("Qwrtz", None), ("Kim", Gender.FEMININE), ("Jordan", Gender.MASCULINE), ("Taylor", None)],
)
def test_leaning_of_first_names(name: str, gender: Gender | None) -> None:
    assert leaning_of_first_name(name) is gender


@pytest.mark.parametrize(("name", "initial"), [("a", True), ("al", False), ("", False)])
def test_initials(name: str, initial: bool) -> None:
    assert is_initial(name) is initial
