"""How the engine's time and memory grow with the length of the text.

    python -m benchmarks.growth [--gold FILE|FOLDER] [--json FILE]

Texts of 1 KB to 1 MB are made of the articles in changing orders. The time per character is told relative
to that at 5 KB, the memory as the most that the process has held so far (resident, from the operating
system), the model included.
"""

from __future__ import annotations

import gc
import resource
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

import click

from benchmarks.options import gold_option, json_option, model_option, write_json
from benchmarks.texts import mixed_texts, read_texts
from inquit import Engine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

REFERENCE_LENGTH = 5_000
LENGTHS = (1_000, REFERENCE_LENGTH, 20_000, 100_000, 400_000, 1_000_000)
CHARACTERS_PER_LENGTH = 200_000
"""Short texts are timed many at a time, up to this much text, so that each length has a steady figure."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The engine on texts of one length, in code points.

    ``relative`` is the time per character over that at the reference length; ``peak_megabytes`` the most
    resident memory the process had held when these texts were done (lengths are measured in rising order).
    """

    length: int
    texts: int
    microseconds_per_character: float
    relative: float
    peak_megabytes: float


def measure(texts: Sequence[str], model: str) -> list[Sample]:
    """Time the engine on texts of each length, made of the given ones."""
    engine = Engine.load(model)
    batches = {length: mixed_texts(texts, length, max(1, CHARACTERS_PER_LENGTH // length)) for length in LENGTHS}
    _microseconds_per_character(engine, batches[REFERENCE_LENGTH])  # warm-up
    timed = [
        (length, batch, _microseconds_per_character(engine, batch), _peak_megabytes())
        for length, batch in batches.items()
    ]
    reference = timed[LENGTHS.index(REFERENCE_LENGTH)][2]
    return [Sample(length, len(batch), time, time / reference, peak) for length, batch, time, peak in timed]


def _microseconds_per_character(engine: Engine, batch: Sequence[str]) -> float:
    gc.collect()
    start = perf_counter()
    for text in batch:
        engine.attribute(text)
    return 1e6 * (perf_counter() - start) / sum(map(len, batch))


def _peak_megabytes() -> float:
    """Return the process's greatest resident memory so far; Linux counts it in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def _format(samples: Sequence[Sample]) -> str:
    heading = f"{'characters':>11}{'texts':>7}{'µs/character':>14}{'÷ 5 KB':>8}{'peak MB':>9}"
    rows = [
        f"{sample.length:11,}{sample.texts:7}{sample.microseconds_per_character:14.2f}"
        f"{sample.relative:8.2f}{sample.peak_megabytes:9.0f}"
        for sample in samples
    ]
    return "\n".join([heading, *rows])


@click.command()
@gold_option
@model_option
@json_option
def main(gold: Path, model: str, json_file: Path | None) -> None:
    """Time the engine on texts of 1 KB to 1 MB."""
    samples = measure(read_texts(gold), model)
    click.echo(_format(samples))
    write_json(json_file, samples)


if __name__ == "__main__":
    main()
