"""The labelled articles of the world's news: their texts are found by hash in a file that stays outside the project."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from training.corpora import labelled_quotation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from training.corpora import LabelledQuotation

WORLD_QUOTATIONS = Path(__file__).parent / "data" / "world_quotations.jsonl"
"""Who says each quotation, in news articles of many countries that the weights are learned from."""

WORLD_DEV = Path(__file__).parent / "data" / "world_dev.jsonl"
"""The same of articles that are kept for measuring: nothing is learned from them."""


@dataclass(frozen=True, slots=True)
class WorldArticle:
    """An article with its quotations; ``country`` is that of its publisher (ISO 3166, "--" for none)."""

    name: str
    text: str
    publisher: str
    country: str
    genre: str
    quotations: tuple[LabelledQuotation, ...]


def read_world(texts: Path, labels: Path = WORLD_QUOTATIONS) -> Iterator[WorldArticle]:
    """Read the articles of a file of ``labels`` in its order.

    ``texts`` is a file of JSON, one object with a ``text`` a line. Raises ValueError where it lacks a labelled article.
    """
    by_hash = {sha256(text.encode()).hexdigest(): text for text in _texts(texts)}
    with labels.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text = by_hash.get(row["sha256"])
            if text is None:
                raise ValueError(f"{texts.name} lacks the text of {row['name']}, from {row['source']}")
            quotations = tuple(map(labelled_quotation, row["quotations"]))
            yield WorldArticle(row["name"], text, row["publisher"], row["country"], row["genre"], quotations)


def _texts(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]
