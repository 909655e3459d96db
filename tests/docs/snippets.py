"""The commands and snippets of the documentation, run as a reader would run them.

Blocks of a page run in their order, in a folder that looks like the project's. A block of ``sh`` runs in bash, one of
``python`` in the names that the page's blocks before it have made. A block that begins with a comment of a file name
(``# audit.py``, ``// quotes.mjs``) is saved under that name instead. A block of ``text`` or ``json`` is what the block
before it prints: a line ``…`` stands for any lines, ``…`` at the end of a line for its rest, a string ``…`` for any
value.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ADDRESS = "127.0.0.1:8000"
"""Where the pages have the service."""

OUTPUTS = frozenset({"text", "json"})
LANGUAGES = frozenset({"sh", "python", "javascript", "typescript", *OUTPUTS})

NOT_RUN = {
    "make ": "sets up an environment; tests/system/test_fresh_clone.py runs serve, test and docs, CI test-all",
    "docker ": "needs a Docker engine, which the machines of CI do not have",
    "git ": "changes the reader's own checkout",
    ".venv/bin/python -m benchmarks": "takes minutes; tests/test_accuracy.py and others run its parts",
    ".venv/bin/python -m training": "reads research corpora that stay outside the project; tests/training has others",
}
"""Commands, by how they begin, that no test runs from the page, each with the reason."""

_FILE_NAME = re.compile(r"(?:#|//) (?P<name>[\w-]+\.\w+)\n")
_CONTINUED = re.compile(r"\s*\\\n\s*")
_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Snippet:
    """A fenced block of a page; ``line`` is where it begins, counted from 1."""

    language: str
    content: str
    line: int

    @property
    def file_name(self) -> str | None:
        """The name that the snippet is to be saved under, where it is a file."""
        found = _FILE_NAME.match(self.content)
        return found["name"] if found else None


def snippets(page: str) -> Iterator[Snippet]:
    """Yield the fenced blocks of a page that name a language; others are drawings, tables of figures and directives."""
    for token in MarkdownIt().parse(page):
        language = token.info.partition(" ")[0]
        if token.type == "fence" and language and not language.startswith("{"):
            yield Snippet(language, token.content, (token.map or [0])[0] + 1)


def commands(script: str) -> list[str]:
    """Return the lines of a script, those that are continued joined."""
    return _CONTINUED.sub(" ", script).splitlines()


def is_run(command: str) -> bool:
    """Tell whether a command is run from its page."""
    return not command.startswith(tuple(NOT_RUN))


class Reader:
    """Somebody who follows one page: in a folder of their own, with the service at ``address``."""

    def __init__(self, folder: Path, root: Path, address: str) -> None:
        self._folder = folder
        self._address = address
        self._names: dict[str, Any] = {"__name__": "__main__"}
        for entry in root.iterdir():
            if entry.name not in {".git", ".venv"}:
                (folder / entry.name).symlink_to(entry)
        (folder / ".venv").symlink_to(sys.prefix)
        path = f"{sys.prefix}/bin{os.pathsep}{os.environ['PATH']}"
        self._environment = {**os.environ, "PATH": path, "PYTHONPATH": str(root)}

    def follow(self, page: str) -> None:
        """Run the snippets of a page; raises AssertionError where one fails or prints something else than it shows."""
        printed = ""
        for snippet in snippets(page):
            where = f"line {snippet.line}"
            content = snippet.content.replace(ADDRESS, self._address)
            if snippet.file_name:
                (self._folder / snippet.file_name).write_text(content, encoding="utf-8")
            elif snippet.language == "sh":
                printed = self._run(content, where)
            elif snippet.language == "python":
                printed = self._execute(content)
            elif snippet.language == "json":
                assert is_shown(json.loads(printed), json.loads(content)), f"{where}: printed {printed}"
            elif snippet.language == "text":
                assert are_shown(printed.splitlines(), content.splitlines()), f"{where}: printed {printed}"
            else:
                raise AssertionError(f"{where}: {snippet.language} is no file")

    def _run(self, script: str, where: str) -> str:
        run = "\n".join(command for command in commands(script) if is_run(command))
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", run],
            cwd=self._folder,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
        assert done.returncode == 0, f"{where}: {done.stderr or done.stdout}"
        return done.stdout

    def _execute(self, code: str) -> str:
        with chdir(self._folder), redirect_stdout(StringIO()) as printed:
            exec(compile(code, "snippet", "exec"), self._names)
        return printed.getvalue()


def is_shown(real: Any, shown: Any) -> bool:
    """Tell whether a JSON value is the one shown; ``…`` stands for any value, or for more of a list or object."""
    if shown == "…":
        return True
    if isinstance(shown, dict) and isinstance(real, dict):
        wanted = shown.keys() - {"…"}
        alike = wanted <= real.keys() if "…" in shown else wanted == real.keys()
        return alike and all(is_shown(real[key], shown[key]) for key in wanted)
    if isinstance(shown, list) and isinstance(real, list):
        open_ended = bool(shown) and shown[-1] == "…"
        wanted_items = shown[:-1] if open_ended else shown
        fits = len(real) >= len(wanted_items) if open_ended else len(real) == len(wanted_items)
        return fits and all(is_shown(*pair) for pair in zip(real, wanted_items, strict=False))
    return bool(real == shown)


def are_shown(real: list[str], shown: list[str]) -> bool:
    """Tell whether lines are those shown; a line ``…`` stands for any lines, ``…`` at the end of one for its rest."""
    pattern = "".join("(?:.*\n)*" if line == "…" else _line(line.rstrip()) for line in shown)
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in real)) is not None


def _line(shown: str) -> str:
    return f"{re.escape(shown.removesuffix('…').rstrip())}.*\n" if shown.endswith("…") else f"{re.escape(shown)}\n"
