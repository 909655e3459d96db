"""The articles that the benchmarks read, and texts of a given length made from them."""

from __future__ import annotations

import re
from random import Random
from string import ascii_lowercase
from typing import TYPE_CHECKING

from inquit.evaluation import load_gold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def read_texts(gold: Path) -> list[str]:
    """Read the articles of a gold file or folder; raise GoldError for anything else."""
    return [article.text for article in load_gold(gold).values()]


def count_words(texts: Sequence[str]) -> int:
    """Count the words of the texts, as white space divides them."""
    return sum(len(text.split()) for text in texts)


def mixed_texts(texts: Sequence[str], length: int, count: int) -> list[str]:
    """Make ``count`` texts of ``length`` code points out of whole articles in changing orders.

    The same arguments always make the same texts; the last article of each is cut off.
    """
    articles = _shuffled_for_ever(texts)
    return [_take(articles, length) for _ in range(count)]


def unique_texts(texts: Sequence[str], length: int) -> Iterator[str]:
    """Yield texts of about ``length`` code points without end, a tenth of each one's longer words invented for it.

    What a process keeps of every new word or text adds up over them.
    """
    random, articles = Random(0), _shuffled_for_ever(texts)

    def invent(word: re.Match[str]) -> str:
        if random.random() >= 0.1:
            return word[0]
        letters = "".join(random.choices(ascii_lowercase, k=8))
        return letters.capitalize() if word[0][0].isupper() else letters

    while True:
        yield re.sub(r"[^\W\d_]{4,}", invent, _take(articles, length))


def _shuffled_for_ever(texts: Sequence[str]) -> Iterator[str]:
    random = Random(0)
    while True:
        yield from random.sample(texts, len(texts))


def _take(articles: Iterator[str], length: int) -> str:
    parts: list[str] = []
    missing = length
    for article in articles:
        parts.append(article)
        missing -= len(article) + len("\n\n")
        if missing <= 0:
            break
    return "\n\n".join(parts)[:length]
