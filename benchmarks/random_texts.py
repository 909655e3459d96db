"""Whether the service answers whatever text it is sent, with offsets that slice back.

    python -m benchmarks.random_texts [--gold FILE|FOLDER] [--texts 15000] [--seed 17] [--json FILE]

Texts are made of pieces: marks of all kinds, words of speech, markup, spaces, characters from the whole of Unicode,
and sentences of the articles; every option is asked for. Exits with 1 where an answer is no 200 or a phrase in it is
not what stands at its offsets. Every tenth text goes over a connection of its own, the others over kept ones.
"""

from __future__ import annotations

import http.client
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

import click
import orjson

from benchmarks.client import CLIENTS_PER_WORKER
from benchmarks.options import gold_option, json_option, model_option, write_json
from benchmarks.server import HOST, running
from benchmarks.texts import read_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

WORKERS = 2
MOST_PIECES = 40
TIMEOUT_SECONDS = 120
OPTIONS = {"explain": True, "indirect": True, "furniture": True, "min_confidence": 0}
PIECES: tuple[str, ...] = (
    *"“”‘’\"'«»‹›„‚‟″`<>&;:,.!?…—–-()[]{}*_#|\\/@%\n\r\t \u00a0\u2028\u200b\u200d\ufeff\u202e\0",
    *("''", "``", "&quot;", "&#8220;", "<p>", "</p>", "<br>", "<blockquote>", "**", "> ", "â€œ", "\n\n", "\r\n"),
    *(" said ", " he ", " she said", " told ", " according to ", " Ada Moss ", " Dr ", " the mayor ", " who ", "said:"),
)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What became of the texts: how many got each status, None where a connection broke, and how many offsets are off.

    ``faults`` are the seeds of the texts that were not answered as they should.
    """

    statuses: dict[str, int]
    phrases: int
    astray: int
    faults: tuple[int, ...]


def make_text(articles: Sequence[str], seed: int) -> str:
    """Make a text; the same seed always makes the same."""
    random = Random(seed)
    return "".join(_piece(articles, random) for _ in range(random.randint(1, MOST_PIECES)))


def _piece(articles: Sequence[str], random: Random) -> str:
    kind = random.random()
    if kind < 0.6:
        return random.choice(PIECES) * random.choice((1, 1, 1, 2, 9))
    if kind < 0.7:
        code = random.randrange(0x110000)
        return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)  # lone surrogates are no text
    article = random.choice(articles)
    start = random.randrange(len(article))
    return article[start : start + random.randint(1, 120)]


def phrases(answer: Any) -> Iterator[tuple[int, int, str]]:
    """Find every phrase of an answer, at any depth: its range and its words."""
    if isinstance(answer, dict):
        if {"start", "end", "text"} <= answer.keys():
            yield answer["start"], answer["end"], answer["text"]
        answer = list(answer.values())
    if isinstance(answer, list):
        for value in answer:
            yield from phrases(value)


def measure(port: int, articles: Sequence[str], first_seed: int, count: int) -> Outcomes:
    """Send ``count`` texts to a service that runs."""
    clients = CLIENTS_PER_WORKER * WORKERS
    statuses: Counter[str] = Counter()
    found = astray = 0
    faults: list[int] = []

    def send(seeds: Sequence[int]) -> list[tuple[int, int | None, int, int]]:
        kept = http.client.HTTPConnection(HOST, port, timeout=TIMEOUT_SECONDS)
        return [(seed, *_ask(kept, make_text(articles, seed), is_last=seed % 10 == 0)) for seed in seeds]

    seeds = range(first_seed, first_seed + count)
    with ThreadPoolExecutor(clients) as pool:
        for outcomes in pool.map(send, (seeds[client::clients] for client in range(clients))):
            for seed, status, here, wrong in outcomes:
                statuses[str(status)] += 1
                found, astray = found + here, astray + wrong
                if status != 200 or wrong:
                    faults.append(seed)
    return Outcomes(dict(statuses), found, astray, tuple(faults))


def _ask(client: http.client.HTTPConnection, text: str, *, is_last: bool) -> tuple[int | None, int, int]:
    """Return the status of an answer, the number of its phrases, and of those that are not at their offsets."""
    headers = {"Content-Type": "application/json"} | ({"Connection": "close"} if is_last else {})
    try:
        client.request("POST", "/v1/attributions", orjson.dumps({"text": text, **OPTIONS}), headers)
        response = client.getresponse()
        body = response.read()
    except (OSError, http.client.HTTPException):
        client.close()
        return None, 0, 0
    found = list(phrases(orjson.loads(body))) if response.status == 200 else []
    return response.status, len(found), sum(text[start:end] != words for start, end, words in found)


@click.command()
@gold_option
@click.option("--texts", type=click.IntRange(1), default=15_000, show_default=True)
@click.option("--seed", type=int, default=17, show_default=True, help="Of the first text; the others follow.")
@model_option
@json_option
def main(gold: Path, texts: int, seed: int, model: str, json_file: Path | None) -> None:
    """Send random texts with all options, and hold the answers against them."""
    with running(model, WORKERS) as server:
        outcomes = measure(server.port, read_texts(gold), seed, texts)
    click.echo(
        f"{texts} texts: {outcomes.statuses}; {outcomes.phrases} phrases, {outcomes.astray} not at their offsets"
    )
    write_json(json_file, outcomes)
    if outcomes.faults:
        click.echo(f"seeds of those at fault: {outcomes.faults[:20]}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
