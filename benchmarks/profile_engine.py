"""Where the engine's time goes, by cProfile.

    python -m benchmarks.profile_engine [--gold FILE|FOLDER] [--top 40] [--output FILE]

Three tables: each stage (module of ``inquit``) with all that it calls, each package with what
its own code takes, and the functions that take longest with all that they call. ``--output`` keeps the
profile for pstats, snakeviz and the like. Profiled Python code runs slower than it does alone, compiled
code does not: compare stages, and take times from ``benchmarks.engine``.
"""

from __future__ import annotations

import pstats
from collections import defaultdict
from cProfile import Profile
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

import click

import inquit
from benchmarks.options import gold_option, model_option
from benchmarks.texts import read_texts
from inquit import Engine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType

STAGES = Path(inquit.__file__).parent
PACKAGES = ("spacy", "thinc", "numpy", "inquit")


def profile(texts: Sequence[str], model: str) -> Profile:
    """Profile the engine over the texts; one pass before it is not profiled."""
    engine = Engine.load(model)
    for text in texts:
        engine.attribute(text)
    profiler = Profile()
    profiler.enable()
    for text in texts:
        engine.attribute(text)
    profiler.disable()
    return profiler


def seconds_by_stage(profiler: Profile) -> dict[str, float]:
    """Return the seconds in each stage and what it calls, counted where other modules call into it.

    The entry point, which is all of it, is left out. A stage that another one calls is in both; one that
    calls itself by way of another is counted twice.
    """
    seconds: defaultdict[str, float] = defaultdict(float)
    for caller in profiler.getstats():
        for callee in caller.calls or ():
            stage = _stage(callee.code)
            if stage is not None and stage != _stage(caller.code):
                seconds[stage] += callee.totaltime
    return seconds


def seconds_by_package(profiler: Profile) -> dict[str, float]:
    """Return the seconds in each package's own code, without what it calls; built-in ones are "other"."""
    seconds: defaultdict[str, float] = defaultdict(float)
    for entry in profiler.getstats():
        seconds[_package(entry.code)] += entry.inlinetime
    return seconds


def _stage(code: CodeType | str) -> str | None:
    if isinstance(code, str):
        return None
    file = Path(code.co_filename)
    return str(file.relative_to(STAGES).with_suffix("")) if file.is_relative_to(STAGES) else None


def _package(code: CodeType | str) -> str:
    parts = () if isinstance(code, str) else Path(code.co_filename).parts
    return next((package for package in PACKAGES if package in parts), "other")


def _format(title: str, seconds: dict[str, float], whole: float) -> str:
    rows = [
        f"{name:24}{taken:9.3f}{taken / whole:8.1%}"
        for name, taken in sorted(seconds.items(), key=itemgetter(1), reverse=True)
    ]
    return "\n".join([f"{title:24}{'seconds':>9}{'share':>8}", *rows, ""])


@click.command()
@gold_option
@model_option
@click.option("--top", type=click.IntRange(1), default=40, show_default=True, help="Functions to list.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Keep the profile here.")
def main(gold: Path, model: str, top: int, output: Path | None) -> None:
    """Profile the engine over the articles."""
    profiler = profile(read_texts(gold), model)
    packages = seconds_by_package(profiler)
    whole = sum(packages.values())
    click.echo(_format("stage, with its calls", seconds_by_stage(profiler), whole))
    click.echo(_format("package, own code", packages, whole))
    statistics = pstats.Stats(profiler).sort_stats(pstats.SortKey.CUMULATIVE)
    statistics.print_stats(top)
    if output:
        statistics.dump_stats(output)


if __name__ == "__main__":
    main()
