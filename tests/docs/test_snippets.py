"""Every command and snippet of the documentation does what its page says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.server import running
from docs.tables import ROOT, pages
from inquit import DEFAULT_MODEL
from tests.docs.snippets import (
    LANGUAGES,
    NOT_RUN,
    OUTPUTS,
    Reader,
    are_shown,
    commands,
    is_run,
    is_shown,
    snippets,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGES = {
    str(page.relative_to(ROOT)): text for page in pages() if any(snippets(text := page.read_text(encoding="utf-8")))
}
NEED_NODE = frozenset({"docs/howto/javascript.md", "docs/howto/typescript.md"})


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with running(DEFAULT_MODEL, 1) as server:
        yield f"127.0.0.1:{server.port}"


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.system if name in NEED_NODE else ()) for name in PAGES]
)
def test_page_does_what_it_says(name: str, address: str, tmp_path: Path) -> None:
    Reader(tmp_path, ROOT, address).follow(PAGES[name])


@pytest.mark.parametrize("name", PAGES)
def test_every_snippet_is_of_a_language_that_is_run(name: str) -> None:
    assert {snippet.language for snippet in snippets(PAGES[name])} <= LANGUAGES


def test_no_reason_is_given_for_nothing() -> None:
    skipped = [
        command
        for text in PAGES.values()
        for snippet in snippets(text)
        if snippet.language == "sh"
        for command in commands(snippet.content)
        if not is_run(command)
    ]
    assert [prefix for prefix in NOT_RUN if not any(command.startswith(prefix) for command in skipped)] == []


def test_snippets_are_found_with_their_lines() -> None:
    page = "Do\n\n1. this:\n\n   ```sh\n   a \\\n     b\n   ```\n\n```{note}\nx\n```\n\n```python\n# c.py\nd\n```\n"
    first, second = snippets(page)
    assert (first.language, commands(first.content), first.line) == ("sh", ["a b"], 5)
    assert (second.file_name, second.line) == ("c.py", 14)


@pytest.mark.parametrize(
    ("real", "shown", "expected"),
    [
        ({"a": 1}, {"a": 1}, True),
        ({"a": 1}, {"a": 2}, False),
        ({"a": 1, "b": 2}, {"a": 1}, False),
        ({"a": 1, "b": 2}, {"a": 1, "…": "…"}, True),
        ({"a": 1}, {"a": "…"}, True),
        ({"a": 1}, {"b": "…"}, False),
        ([1, 2], [1], False),
        ([1, 2], [1, "…"], True),
        ([2], [1, "…"], False),
    ],
)
def test_json_as_shown(real: object, shown: object, expected: bool) -> None:
    assert is_shown(real, shown) is expected


@pytest.mark.parametrize(
    ("real", "shown", "expected"),
    [
        (["a", "b"], ["a", "b"], True),
        (["a", "b"], ["a"], False),
        (["a", "b", "c"], ["a", "…"], True),
        (["a", "b", "c"], ["…", "c"], True),
        (["a", "b"], ["…", "c"], False),
        (["a ", ""], ["a", ""], True),
        (["a 1"], ["a …"], True),
        (["b 1"], ["a …"], False),
    ],
)
def test_lines_as_shown(real: list[str], shown: list[str], expected: bool) -> None:
    assert are_shown(real, shown) is expected


def test_outputs_follow_what_prints_them() -> None:
    for name, text in PAGES.items():
        before = None
        for snippet in snippets(text):
            assert snippet.language not in OUTPUTS or before, f"{name}: line {snippet.line} shows what nothing prints"
            before = snippet
