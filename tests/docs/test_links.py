"""What the documentation names is there: files, anchors' pages, and each folder of modules in ARCHITECTURE.md."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from docs.tables import ROOT, pages

if TYPE_CHECKING:
    from pathlib import Path

READMES = [ROOT / name / "README.md" for name in ("training", "seeds", "inquit/words/lists")]
PAGES = [*pages(), *READMES]
TELL_OF_CHANGES = frozenset({"CHANGELOG.md", "upgrade.md"})
ROOMS = ("inquit", "service", "training")
_LINK = re.compile(r"\]\((?!https?:)(?P<path>[^)#\s]+)[^)]*\)")
_NAMED = re.compile(r"`(?P<path>(?:[\w.-]+/)+[\w.-]*)`")
_OLD = re.compile(
    r"service/attribution|service\.attribution|service/training|service\.training|inquit train\b|weights\.json"
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
class TestPage:
    def test_links_lead_somewhere(self, page: Path) -> None:
        links = [link["path"] for link in _LINK.finditer(page.read_text(encoding="utf-8"))]
        assert [link for link in links if not (page.parent / link).exists()] == []

    def test_files_that_are_named_exist(self, page: Path) -> None:
        """A path in backquotes is one of the project, or, in ARCHITECTURE.md, of the engine."""
        named = {found["path"] for found in _NAMED.finditer(page.read_text(encoding="utf-8"))}
        places = (ROOT, ROOT / "inquit", page.parent)
        files = {path for path in named if path.endswith((".py", ".md", ".json", ".txt", ".tsv"))}
        assert sorted(path for path in files if not any((place / path).exists() for place in places)) == []


def test_every_folder_of_modules_is_in_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    folders = {str(init.parent.relative_to(ROOT)) for room in ROOMS for init in (ROOT / room).rglob("__init__.py")}
    with_modules = {name for name in folders if list((ROOT / name).glob("[!_]*.py"))}
    assert with_modules == set(re.findall(r"<!-- table: modules (.+) -->", text))


def test_readme_is_a_page() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").split()) <= 600


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.name not in TELL_OF_CHANGES], ids=lambda page: page.name
)
def test_old_layout_is_not_named(page: Path) -> None:
    assert _OLD.findall(page.read_text(encoding="utf-8")) == []
