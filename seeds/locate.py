"""Fill in the offsets of sample articles: ``python seeds/locate.py NAME...`` (see README.md in this folder).

An author writes the quotations of ``NAME.txt`` into ``NAME.json`` in the order of the article, with the
quoted words and no offsets, and describes each speaker once; a later quotation may give the name alone.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def located(text: str, gold: dict[str, Any]) -> dict[str, Any]:
    """Return ``gold`` with ``start`` and ``end`` on every quotation and every speaker written out.

    Offsets are half-open and in code points; each quotation is looked for after the end of the one before it.
    Raises ValueError for words that are not there and for a speaker named before it is described.
    """
    described: dict[str, dict[str, Any]] = {}
    quotes = []
    end = 0
    for quote in gold["quotes"]:
        start = text.find(quote["text"], end)
        if start < 0:
            raise ValueError(f"not in the article after offset {end}: {quote['text']}")
        end = start + len(quote["text"])
        speakers = []
        for speaker in quote["speakers"]:
            if isinstance(speaker, dict):
                described[speaker["name"]] = speaker
            elif speaker not in described:
                raise ValueError(f"speaker not described yet: {speaker}")
            speakers.append(described[speaker] if isinstance(speaker, str) else speaker)
        quotes.append({**quote, "start": start, "end": end, "speakers": speakers})
    return {**gold, "quotes": quotes}


def layout(gold: dict[str, Any]) -> str:
    """Return ``gold`` as JSON with a line for every field and every quotation, so that diffs stay small."""
    order = ("text", "start", "end", "label", "speakers", "cue", "headline")
    quotes = [{key: quote[key] for key in order if key in quote} for quote in gold["quotes"]]
    fields = [f"  {_json(key)}: {_json(value)}" for key, value in gold.items() if key != "quotes"]
    lines = ",\n".join(f"    {_json(quote)}" for quote in quotes)
    return "{\n" + ",\n".join([*fields, f'  "quotes": [\n{lines}\n  ]']) + "\n}\n"


def main(names: list[str]) -> None:
    """Rewrite the gold file of each named article in place."""
    for name in names:
        gold_file = FOLDER / f"{name}.json"
        text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        gold_file.write_text(layout(located(text, gold)), encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    main(sys.argv[1:])
