"""What the code knows stands in the documentation as the code has it."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from docs.tables import ROOT, filled, pages
from service.cli import main
from service.metrics import Metrics
from service.openapi import openapi_document
from service.problems import PROBLEM_TYPES
from service.settings import PREFIX, Settings

if TYPE_CHECKING:
    from pathlib import Path

REFERENCE = ROOT / "docs" / "reference"


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_tables_are_those_of_the_code(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert filled(text) == text, "python -m docs.tables writes the tables anew"


def test_tables_are_written_where_a_page_asks_for_them() -> None:
    page = "a\n<!-- table: problems -->\nold\n<!-- end -->\nb\n"
    assert "old" not in filled(page)
    assert "| 404 | `not-found` | There is nothing at this path. |" in filled(page)
    assert filled(filled(page)) == filled(page)


def test_table_that_is_none() -> None:
    with pytest.raises(KeyError):
        filled("<!-- table: colours -->\n<!-- end -->")


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("settings.md", [PREFIX + field.name.upper() for field in fields(Settings)]),
        ("problems.md", [kind.code for kind in PROBLEM_TYPES]),
        ("commands.md", [f"inquit {name}" for name in main.commands]),
        ("api.md", list(openapi_document()["paths"])),
        ("metrics.md", re.findall(r"^# HELP (\w+?)(?:_created)? ", Metrics().page().decode(), re.MULTILINE)),
    ],
)
def test_reference_is_complete(page: str, names: list[str]) -> None:
    text = (REFERENCE / page).read_text(encoding="utf-8")
    assert [name for name in names if name not in text] == []


def test_every_field_of_the_api_is_in_its_reference() -> None:
    text = (REFERENCE / "api.md").read_text(encoding="utf-8")
    elsewhere = {"Status", "Problem", "FieldError"}
    for name, schema in openapi_document()["components"]["schemas"].items():
        if name not in elsewhere:
            assert f"<!-- table: schema {name} -->" in text
            assert [field for field in schema["properties"] if f"| `{field}` |" not in text] == []
