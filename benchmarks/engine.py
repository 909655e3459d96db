"""Time the engine against spaCy alone on the same articles, in one thread and one process.

    python -m benchmarks.engine [--gold FILE|FOLDER] [--rounds 5] [--json FILE]

Three contestants take turns (see ``benchmarks.alternation``): ``engine.attribute(text)``; ``nlp(text)`` of the
full pipeline as ``spacy.load`` gives it; and the same pipeline with numpy's own matrix product in place of
blis (``NumpyOps`` with ``use_blis=False`` on every layer).
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

import click
import spacy
from thinc.api import Model, NumpyOps

from benchmarks.alternation import Ratio, alternate, ratio
from benchmarks.options import gold_option, json_option, model_option, rounds_option, write_json
from benchmarks.texts import count_words, read_texts
from inquit import Engine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from spacy.language import Language

ENGINE = "engine"
AS_LOADED = "spaCy as loaded"
SAME_OPS = "spaCy, numpy product"


@dataclass(frozen=True, slots=True)
class Speed:
    """One contestant over all rounds; ``seconds`` has the sum over the articles for each round."""

    name: str
    seconds: tuple[float, ...]
    articles_per_second: float
    words_per_second: float
    seconds_per_1000_words: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one run of the comparison measured."""

    articles: int
    words: int
    characters: int
    rounds: int
    speeds: tuple[Speed, ...]
    ratios: tuple[Ratio, ...]


def compare(texts: Sequence[str], model: str, rounds: int) -> Comparison:
    """Time the three contestants over the texts."""
    seconds = alternate(
        {
            AS_LOADED: spacy.load(model),
            SAME_OPS: _with_numpy_product(spacy.load(model)),
            ENGINE: Engine.load(model).attribute,
        },
        texts,
        rounds,
    )
    words = count_words(texts)
    return Comparison(
        articles=len(texts),
        words=words,
        characters=sum(map(len, texts)),
        rounds=rounds,
        speeds=tuple(_speed(name, taken, len(texts), words) for name, taken in seconds.items()),
        ratios=tuple(ratio(seconds, ENGINE, against) for against in (AS_LOADED, SAME_OPS)),
    )


def _with_numpy_product(nlp: Language) -> Language:
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for layer in model.walk() if isinstance(model, Model) else ():
            layer.ops = ops
    return nlp


def _speed(name: str, seconds: Sequence[float], articles: int, words: int) -> Speed:
    middle = median(seconds)
    return Speed(name, tuple(seconds), articles / middle, words / middle, 1000 * middle / words)


def _format_comparison(comparison: Comparison) -> str:
    heading = (
        f"{comparison.articles} articles, {comparison.words} words, {comparison.characters} characters, "
        f"{comparison.rounds} rounds, one thread"
    )
    columns = f"{'':24}{'articles/s':>12}{'words/s':>10}{'s/1,000 words':>15}"
    speeds = [
        f"{speed.name:24}{speed.articles_per_second:12.2f}{speed.words_per_second:10.0f}"
        f"{speed.seconds_per_1000_words:15.4f}"
        for speed in comparison.speeds
    ]
    return "\n".join([heading, columns, *speeds, *map(str, comparison.ratios)])


@click.command()
@gold_option
@rounds_option
@model_option
@json_option
def main(gold: Path, rounds: int, model: str, json_file: Path | None) -> None:
    """Time the engine against spaCy alone on the same articles."""
    comparison = compare(read_texts(gold), model, rounds)
    click.echo(_format_comparison(comparison))
    write_json(json_file, comparison)


if __name__ == "__main__":
    main()
