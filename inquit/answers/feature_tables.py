"""What the features of all models mean, in one place: read by the measurements, the documentation and the tests."""

from __future__ import annotations

from inquit.answers.confidence_families import CONFIDENCE_FEATURES
from inquit.entities.antecedent_families import ANTECEDENT_FEATURES
from inquit.indirect.content_families import INDIRECT_FEATURES
from inquit.indirect.source_families import INDIRECT_SOURCE_FEATURES
from inquit.rankers.features import Family, FeatureTable, Open
from inquit.sources.source_families import SOURCE_FEATURES
from inquit.sources.speech_families import SPEECH_FEATURES

FEATURE_TABLES = (
    SOURCE_FEATURES,
    SPEECH_FEATURES,
    ANTECEDENT_FEATURES,
    CONFIDENCE_FEATURES,
    INDIRECT_FEATURES,
    INDIRECT_SOURCE_FEATURES,
)
"""A table for each model (each field of ``Models``)."""
MAX_LISTED = 12
"""How many values are listed one by one in the documentation."""

_INTRODUCTION = """\
# Features

What an explanation calls `feature` is a text of parts with `|` between them. A part is `name=value`, a probability that
is reached (`name>=0.9`), a name alone for evidence that is there or not, or a value that stands bare. The tables say
what each name means; bare values are below them under a name in parentheses. In the antecedent model each feature
starts with the kind of anaphor that it is weighed for.

This page is written by `python -m training features`.
"""


def as_markdown() -> str:
    """Return the families of all models as a page of documentation, a table a model."""
    return "\n".join([_INTRODUCTION, *map(_section, FEATURE_TABLES)])


def _section(table: FeatureTable) -> str:
    heading = (
        f"## {table.model.replace('_', ' ').capitalize()}\n\n| name | group | meaning | values |\n|---|---|---|---|\n"
    )
    return heading + "".join(map(_row, sorted(table.families, key=lambda family: family.bare)))


def _row(family: Family) -> str:
    name = f"({family.name})" if family.bare else _code(family.name)
    return f"| {name} | {family.group} | {family.meaning} | {_values(family)} |\n"


def _values(family: Family) -> str:
    if isinstance(family.values, Open):
        return family.values.value
    listed = sorted(family.values, key=lambda value: (not value.isdecimal(), len(value) * value.isdecimal(), value))
    more = f", … ({len(listed)} in all)" if len(listed) > MAX_LISTED else ""
    return ", ".join(map(_code, listed[:MAX_LISTED])) + more


def _code(text: str) -> str:
    escaped = text.replace("|", "\\|")
    return f"`{escaped}`" if text else "nothing"
