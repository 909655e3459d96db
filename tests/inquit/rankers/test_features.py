"""What a table of families makes of features."""

from __future__ import annotations

import pytest

from inquit.rankers.features import PRESENT, YES_NO, Family, FeatureTable, Open, one_of

TABLE = FeatureTable(
    "example",
    (
        Family("rank", "How many were mentioned since.", one_of(0, 1, 2), "distance"),
        Family("noun", "The noun.", Open.WORD, "description"),
        Family("new", "Nobody was mentioned.", PRESENT, "novelty"),
        Family("product", "How probable all of it is.", one_of(0.3, 0.5), "certainty"),
        Family("link|name", "How probable the link of a name is.", one_of(0.3), "certainty"),
        Family("speaks", "Whether it speaks.", YES_NO, "speech", bare=True),
    ),
)


@pytest.mark.parametrize(
    ("feature", "expected"),
    [
        ("rank=2", [("rank", "2")]),
        ("rank=2|True", [("rank", "2")]),
        ("True|rank=0|noun=pier", [("rank", "0"), ("noun", "pier")]),
        ("new", [("new", "")]),
        ("new|False", [("new", "")]),
        ("product>=0.5", [("product", "0.5")]),
        ("link|name>=0.3", [("link|name", "0.3")]),
        ("True", []),
        ("noun=a>=b", [("noun", "a>=b")]),
    ],
)
def test_families_in_a_feature(feature: str, expected: list[tuple[str, str]]) -> None:
    assert [(family.name, value) for family, value in TABLE.families_in(feature)] == expected


@pytest.mark.parametrize(
    "feature",
    ["rank=3", "order=1", "rank", "product>=0.4", "link|nominal>=0.3", "maybe", "rank=1|maybe", "speaks=True", ""],
)
def test_what_no_family_declares_is_an_error(feature: str) -> None:
    with pytest.raises(ValueError, match="example model declares no"):
        list(TABLE.families_in(feature))


def test_values_are_as_features_write_them() -> None:
    assert one_of(None, True, 1, 0.5, Open.WORD) == {"None", "True", "1", "0.5", "a word of the text"}
