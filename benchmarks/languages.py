"""Count how often the language of a text is told, and which texts are refused.

    python -m benchmarks.languages [--english FILE] [--manuals FOLDER] [--each 60]

``--english`` is a file of JSON Lines with a ``text`` each: none may be refused. ``--manuals`` is a folder of translated
manual pages, laid out as ``/usr/share/man`` is: a folder for each language, with folders of compressed pages (Debian:
``apt-get install manpages-de manpages-fr …``). Paragraphs of 300 characters or more are taken from them, ``--each`` of
a language at most. Translators leave paragraphs as they were: what has English articles in it is not counted, nor are
tables and listings.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import click

from inquit.language import UnsupportedLanguage, require_english, tell_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LENGTH = 300
_ROFF = re.compile(r"\\f\[[^\]]*\]|\\f.|\\s[-+]?\d|\\\(..|\\\*\[[^\]]*\]|\\\*.|\\\[[^\]]*\]|\\[&|^~ /,c%:]")
_ENGLISH = re.compile(r"\b(?:the|and|with|this)\b", re.IGNORECASE)
_NAMES = {"nb": "no"}
"""Codes of folders that the model has by another name."""


@dataclass(frozen=True, slots=True)
class Told:
    """How many texts of one language there were, were told to be in it, and were refused."""

    code: str
    texts: int
    told: int
    refused: int


def judge(code: str, texts: Sequence[str]) -> Told:
    """Tell the language of each of ``texts``, which are all in the language ``code``."""
    languages = [tell_language(text) for text in texts]
    told = sum(language is not None and language.code == code for language in languages)
    return Told(code, len(texts), told, sum(map(is_refused, texts)))


def is_refused(text: str) -> bool:
    """Tell whether the engine refuses ``text``."""
    try:
        require_english(text, tell_language(text))
    except UnsupportedLanguage:
        return True
    return False


def read_manuals(folder: Path, each: int) -> Iterator[tuple[str, list[str]]]:
    """Yield each language of ``folder`` with paragraphs of its manual pages."""
    random = Random(0)
    found: dict[str, list[str]] = defaultdict(list)
    for page in sorted(folder.glob("[a-z][a-z]*/man[0-9]/*.gz")):
        if re.fullmatch(r"[a-z]{2}(_[A-Z]{2})?", page.parts[-3]):
            code = page.parts[-3][:2]
            found[_NAMES.get(code, code)] += filter(_is_translated, _paragraphs(page))
    for code, texts in found.items():
        distinct = sorted(set(texts))
        yield code, random.sample(distinct, min(each, len(distinct)))


def _paragraphs(page: Path) -> Iterator[str]:
    try:
        source = gzip.decompress(page.read_bytes()).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return
    for lines in re.split(r"^[.'].*$", source, flags=re.MULTILINE):
        yield " ".join(_ROFF.sub("", lines).replace("\\-", "-").split())


def _is_translated(text: str) -> bool:
    letters = sum(char.isalpha() or char.isspace() or char in ".,;:、。，" for char in text)
    return len(text) >= _LENGTH and letters >= 0.9 * len(text) and len(_ENGLISH.findall(text)) < len(text) / 300


def _milliseconds(texts: Iterable[str]) -> float:
    taken = []
    for text in texts:
        start = perf_counter()
        is_refused(text)
        taken.append(1000 * (perf_counter() - start))
    return median(taken)


def _row(told: Told) -> str:
    return f"{told.code:10}{told.texts:8}{told.told:8}{told.refused:9}"


@click.command()
@click.option("--english", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="JSON Lines with `text`.")
@click.option("--manuals", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder like man's.")
@click.option("--each", type=click.IntRange(min=1), default=60, show_default=True, help="Texts of a language, at most.")
def main(english: Path | None, manuals: Path | None, each: int) -> None:
    """Count how often the language of a text is told, and which texts are refused."""
    click.echo(f"{'language':10}{'texts':>8}{'told':>8}{'refused':>9}")
    if english:
        texts = [json.loads(line)["text"] for line in english.read_text(encoding="utf-8").splitlines()]
        click.echo(_row(judge("en", texts)))
        click.echo(f"{'':10}{_milliseconds(texts):.2f} ms for a text (median)")
    if manuals:
        rows = [judge(code, texts) for code, texts in read_manuals(manuals, each)]
        for row in rows:
            click.echo(_row(row))
        told, count = sum(row.told for row in rows), sum(row.texts for row in rows)
        click.echo(_row(Told("all", count, told, sum(row.refused for row in rows))) + f"   told: {told / count:.2%}")


if __name__ == "__main__":
    main()
