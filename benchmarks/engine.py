"""Time the engine against spaCy alone on the same articles, in one thread and one process.

    python -m benchmarks.engine [--gold FILE|FOLDER] [--rounds 5] [--json FILE]

Three contestants take turns on every article, in an order that changes from one article to the next, so
that what else the machine does hits all of them alike: ``engine.attribute(text)``; ``nlp(text)`` of the
full pipeline as ``spacy.load`` gives it; and the same pipeline with numpy's own matrix product in place of
blis (``NumpyOps`` with ``use_blis=False`` on every layer). A round is all articles once; a ratio is taken
per round, and its median, least and greatest are printed. One round before the first is not timed.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import click
import orjson
import spacy
from thinc.api import Model, NumpyOps

from benchmarks.texts import SEEDS, count_words, read_texts
from service.attribution import DEFAULT_MODEL, Engine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from spacy.language import Language

    Contestants = Mapping[str, Callable[[str], object]]

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
class Ratio:
    """The engine's time divided by another's, over the rounds."""

    against: str
    median: float
    least: float
    greatest: float


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
    contestants: Contestants = {
        AS_LOADED: spacy.load(model),
        SAME_OPS: _with_numpy_product(spacy.load(model)),
        ENGINE: Engine.load(model).attribute,
    }
    _round(contestants, texts)
    timed = [_round(contestants, texts) for _ in range(rounds)]
    words = count_words(texts)
    return Comparison(
        articles=len(texts),
        words=words,
        characters=sum(map(len, texts)),
        rounds=rounds,
        speeds=tuple(_speed(name, [seconds[name] for seconds in timed], len(texts), words) for name in contestants),
        ratios=tuple(
            _ratio(name, [seconds[ENGINE] / seconds[name] for seconds in timed]) for name in (AS_LOADED, SAME_OPS)
        ),
    )


def _with_numpy_product(nlp: Language) -> Language:
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for layer in model.walk() if isinstance(model, Model) else ():
            layer.ops = ops
    return nlp


def _round(contestants: Contestants, texts: Sequence[str]) -> dict[str, float]:
    """Return the seconds each contestant takes for all the texts."""
    gc.collect()
    names = list(contestants)
    seconds = dict.fromkeys(names, 0.0)
    for index, text in enumerate(texts):
        first = index % len(names)
        for name in names[first:] + names[:first]:
            start = perf_counter()
            contestants[name](text)
            seconds[name] += perf_counter() - start
    return seconds


def _speed(name: str, seconds: Sequence[float], articles: int, words: int) -> Speed:
    middle = median(seconds)
    return Speed(name, tuple(seconds), articles / middle, words / middle, 1000 * middle / words)


def _ratio(against: str, ratios: Sequence[float]) -> Ratio:
    return Ratio(against, median(ratios), min(ratios), max(ratios))


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
    ratios = [
        f"engine ÷ {ratio.against}: {ratio.median:.3f} ({ratio.least:.3f} to {ratio.greatest:.3f})"
        for ratio in comparison.ratios
    ]
    return "\n".join([heading, columns, *speeds, *ratios])


@click.command()
@click.option(
    "--gold", type=click.Path(exists=True, path_type=Path), default=SEEDS, help="Articles; seeds/ by default."
)
@click.option("--rounds", type=click.IntRange(1), default=5, show_default=True)
@click.option("--model", default=DEFAULT_MODEL, show_default=True, help="spaCy pipeline: a package or a path.")
@click.option("--json", "json_file", type=click.Path(dir_okay=False, path_type=Path), help="Write the figures here.")
def main(gold: Path, rounds: int, model: str, json_file: Path | None) -> None:
    """Time the engine against spaCy alone on the same articles."""
    comparison = compare(read_texts(gold), model, rounds)
    click.echo(_format_comparison(comparison))
    if json_file:
        json_file.write_bytes(orjson.dumps(comparison, option=orjson.OPT_INDENT_2))


if __name__ == "__main__":
    main()
