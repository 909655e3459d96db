"""What it takes to dump an answer by its schemas and to validate it, against the engine's time.

    python -m benchmarks.contract [--gold FILE|FOLDER] [--rounds 5] [--json FILE]

``engine.attribute(text)`` and ``answer(attribution)`` of the same text take turns in one process (see
``benchmarks.alternation``): on the articles with each set of options, and on one text of many quotations.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

import click
import orjson

from benchmarks.alternation import Ratio, alternate, ratio
from benchmarks.options import gold_option, json_option, model_option, rounds_option, write_json
from benchmarks.texts import read_texts
from inquit import DEFAULTS, Engine, Options
from service.answers import answer
from service.schemas.request import AttributionRequest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ENGINE = "engine"
ANSWER = "answer"
OPTIONS = {
    "defaults": DEFAULTS,
    "indirect": Options(indirect=True),
    "explain": Options(explain=True),
    "explain, indirect": Options(explain=True, indirect=True),
}
QUOTATIONS = 500
LARGE_TEXT = "\n\n".join(f"“We left {number},” said Nora Quill." for number in range(QUOTATIONS))


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds and kilobytes of JSON for one text in the median round, and the ratio of the two per round."""

    name: str
    texts: int
    quotations: int
    kilobytes: float
    engine_milliseconds: float
    answer_milliseconds: float
    ratio: Ratio


def measure(texts: Sequence[str], model: str, rounds: int) -> list[Cost]:
    """Time the engine and its answers: for each set of options over the texts, then for the large text."""
    engine = Engine.load(model)
    costs = [_cost(name, engine, texts, options, rounds) for name, options in OPTIONS.items()]
    large = (LARGE_TEXT,)
    return [*costs, _cost(f"{QUOTATIONS} quotations", engine, large, DEFAULTS, rounds)]


def _cost(name: str, engine: Engine, texts: Sequence[str], options: Options, rounds: int) -> Cost:
    asked = {text: AttributionRequest(text, None, options) for text in texts}
    found = {text: engine.attribute(text, options) for text in texts}
    seconds = alternate(
        {
            ENGINE: lambda text: engine.attribute(text, options),
            ANSWER: lambda text: answer(found[text], asked[text]),
        },
        texts,
        rounds,
    )
    sizes = [len(orjson.dumps(answer(found[text], asked[text]))) for text in texts]
    return Cost(
        name=name,
        texts=len(texts),
        quotations=sum(len(found[text].quotes) for text in texts),
        kilobytes=sum(sizes) / len(texts) / 1000,
        engine_milliseconds=1000 * median(seconds[ENGINE]) / len(texts),
        answer_milliseconds=1000 * median(seconds[ANSWER]) / len(texts),
        ratio=ratio(seconds, ANSWER, ENGINE),
    )


def _format(costs: Sequence[Cost]) -> str:
    heading = f"{'of a text':20}{'KB':>8}{'engine ms':>11}{'answer ms':>11}  {ANSWER} ÷ {ENGINE}"
    rows = [
        f"{cost.name:20}{cost.kilobytes:8.1f}{cost.engine_milliseconds:11.1f}{cost.answer_milliseconds:11.2f}"
        f"  {cost.ratio.median:.3f} ({cost.ratio.least:.3f} to {cost.ratio.greatest:.3f})"
        for cost in costs
    ]
    return "\n".join([heading, *rows])


@click.command()
@gold_option
@rounds_option
@model_option
@json_option
def main(gold: Path, rounds: int, model: str, json_file: Path | None) -> None:
    """Time dump and validation of answers against the engine."""
    costs = measure(read_texts(gold), model, rounds)
    click.echo(f"{costs[0].texts} articles, {costs[0].quotations} quotations, {rounds} rounds")
    click.echo(_format(costs))
    write_json(json_file, costs)


if __name__ == "__main__":
    main()
