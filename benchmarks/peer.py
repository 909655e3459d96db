"""One contestant of ``benchmarks.peers``, in a process of its own: articles in, one JSON object a line, answers out.

Run as a file by the interpreter of the contestant's environment, which need not have this project in it. An answer
has the quotations, start, end and speaker of each, or the name of the exception that the contestant raised.
"""

from __future__ import annotations

import json
import re
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Read = Callable[[str], list[tuple[int, int, str | None]]]


def engine(model: str) -> Read:
    """Return this project's engine."""
    from inquit import Engine  # noqa: PLC0415 - not in the others' environments

    loaded = Engine.load(model)

    def read(text: str) -> list[tuple[int, int, str | None]]:
        answer = loaded.attribute(text)
        names = {speaker.id: speaker.name for speaker in answer.speakers}
        return [(quote.span.start, quote.span.end, names.get(quote.speaker_id or "")) for quote in answer.quotes]

    return read


def textacy(model: str) -> Read:
    """Return textacy's direct_quotations over the full pipeline, which it needs."""
    import spacy  # noqa: PLC0415 - each environment its own
    from textacy.extract.triples import direct_quotations  # noqa: PLC0415

    nlp = spacy.load(model)
    return lambda text: _triples(direct_quotations(nlp(text)))


def textacy_by_paragraph(model: str) -> Read:
    """Return the same on each line alone: on a whole article it raises where the marks are odd in number."""
    import spacy  # noqa: PLC0415 - each environment its own
    from textacy.extract.triples import direct_quotations  # noqa: PLC0415

    nlp = spacy.load(model)

    def read(text: str) -> list[tuple[int, int, str | None]]:
        found: list[tuple[int, int, str | None]] = []
        for line in re.finditer(r"[^\n]+", text):
            with suppress(ValueError):
                triples = _triples(direct_quotations(nlp(line[0])))
                found += [(line.start() + start, line.start() + end, name) for start, end, name in triples]
        return found

    return read


def sayswho(model: str) -> Read:
    """Return sayswho's quote finder; the coreference model that it can be joined to is on no package index.

    It takes single line breaks only; a blank line is sent as one without a change to the offsets.
    """
    import spacy  # noqa: PLC0415 - each environment its own
    from sayswho.quote_finder import quote_finder  # noqa: PLC0415

    nlp = spacy.load(model)
    return lambda text: _triples(quote_finder(nlp(text.replace("\n\n", " \n"))))


def _triples(found: object) -> list[tuple[int, int, str | None]]:
    return [
        (triple.content.start_char, triple.content.end_char, " ".join(token.text for token in triple.speaker))
        for triple in found  # type: ignore[attr-defined]
    ]


READERS = {"engine": engine, "textacy": textacy, "textacy-by-paragraph": textacy_by_paragraph, "sayswho": sayswho}


def main(name: str, model: str) -> None:
    """Answer until the input ends; a line says first that the contestant is loaded."""
    read = READERS[name](model)
    print(json.dumps("loaded"), flush=True)
    for line in sys.stdin:
        try:
            answer: object = read(json.loads(line))
        except Exception as error:  # a peer that cannot read an article is said to, and reads the next
            answer = type(error).__name__
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
