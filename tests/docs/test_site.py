"""The site builds without a warning and loads nothing from elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from docs.tables import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_LOADING = frozenset({"script", "link", "img", "iframe", "source", "object", "video", "audio", "embed"})
_ELSEWHERE = re.compile(r"(?:https?:)?//")
_STYLE_LOADS = re.compile(r"(?:@import\s+(?!url)|url\()\s*[\"']?(?P<address>[^\"')\s]+)")


class Loads(HTMLParser):
    """Collects the addresses that a page loads by itself; links that a reader may follow are none."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LOADING:
            self.addresses += [value for name, value in attrs if name in {"src", "href", "data", "srcset"} and value]


def loaded_from_elsewhere(site: Path) -> list[str]:
    """Return what the pages and styles of a site load that is not part of it."""
    found = []
    for page in site.rglob("*.html"):
        loads = Loads()
        loads.feed(page.read_text(encoding="utf-8"))
        found += loads.addresses
    for style in site.rglob("*.css"):
        found += [load["address"] for load in _STYLE_LOADS.finditer(style.read_text(encoding="utf-8"))]
    return [address for address in found if _ELSEWHERE.match(address)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    build = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-n", "-q", str(ROOT / "docs"), str(folder)]
    made = subprocess.run(build, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    return folder


def test_every_page_is_in_the_site(site: Path) -> None:
    docs = ROOT / "docs"
    pages = {page.relative_to(docs).with_suffix(".html") for page in docs.rglob("*.md")}
    assert sorted(page for page in pages if not (site / page).exists()) == []


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    assert loaded_from_elsewhere(site) == []


def test_what_is_loaded_from_elsewhere_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<script src="//cdn.test/a.js"></script><a href="https://b.test">b</a>')
    (tmp_path / "b.css").write_text("@import url('https://fonts.test/c'); a { background: url(d.svg) }")
    assert loaded_from_elsewhere(tmp_path) == ["//cdn.test/a.js", "https://fonts.test/c"]
