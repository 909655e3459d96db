"""A tiny invented corpus in the formats of the research corpora.

``{0 Nora Lindqvist}`` marks a mention of chain 0. ``<0|“We left,”>`` marks words whose source is the mention numbered
0, counted from the start of the article; ``<“We left,”>`` words of somebody the article does not name.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inquit.reading.scene import MarkedText

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_MARK = re.compile(r"\{(?P<chain>\d+) (?P<words>[^}]*)\}|<(?:(?P<source>\d+)\|)?(?P<content>[^>]*)>")


@dataclass(frozen=True)
class Marked:
    """A text without its marks, and what they said: (start, end, chain) and (number of the source, start, end)."""

    text: str
    mentions: tuple[tuple[int, int, int], ...]
    contents: tuple[tuple[int | None, int, int], ...]


def marked(source: str) -> Marked:
    """Take the marks out of a text."""
    text = ""
    mentions, contents = [], []
    at = 0
    for mark in _MARK.finditer(source):
        text += source[at : mark.start()]
        start = len(text)
        if mark["chain"] is not None:
            text += mark["words"]
            mentions.append((start, len(text), int(mark["chain"])))
        else:
            text += mark["content"]
            contents.append((int(mark["source"]) if mark["source"] else None, start, len(text)))
        at = mark.end()
    return Marked(text + source[at:], tuple(mentions), tuple(contents))


def polnear_row(name: str, source: str) -> dict[str, Any]:
    """Write a marked text as a row of PolNeAR."""
    article = marked(source)
    attributions = [
        {"source": [list(article.mentions[n][:2])] if n is not None else [], "cue": [], "content": [[a, b]]}
        for n, a, b in article.contents
    ]
    return {"name": name, "text": article.text, "attributions": attributions}


def chains_row(name: str, source: str) -> dict[str, Any]:
    """Write the chains of a marked text as a row of the news chains."""
    article = marked(source)
    return {"name": name, "characters": len(article.text), "mentions": [list(m) for m in article.mentions]}


def quotations_row(name: str, source: str) -> dict[str, Any]:
    """Write the quotations of a marked text as a row of the news quotations; unmarked ones are nobody's."""
    article = marked(source)
    first_of = {chain: [start, end] for start, end, chain in reversed(article.mentions)}
    rows: list[list[Any]] = []
    for quoted in MarkedText.of(article.text).quoted:
        start, end = quoted.span.start, quoted.span.end
        spoken = [number for number, a, b in article.contents if a <= start and end <= b]
        mentions = [article.mentions[number] for number in spoken if number is not None]
        speakers = [first_of[chain] for _, _, chain in mentions]
        label = "speech" if spoken else "other"
        rows.append([start, end, label, speakers, list(mentions[0][:2]) if mentions else None])
    return {"name": name, "characters": len(article.text), "quotations": rows}


def gum_row(name: str, source: str) -> dict[str, Any]:
    """Write a marked text as a row of GUM: its mentions have more than is read."""
    article = marked(source)
    mentions = [[start, end, f"{name}-{chain}", "person", "giv"] for start, end, chain in article.mentions]
    return {"name": name, "text": article.text, "mentions": mentions}


def write_rows(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    """Write one JSON object a line."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


_NEWS = {
    "pier": "{0 Nora Lindqvist} opened the pier. <1|“It is safe,”> {0 she} said. The so-called “expert” had left.",
    "mill": "<0|“We sell the mill,”> {0 Tom Berg} said. <1|“We do not,”> {1 Anna Holm} said. {1 Holm} laughed.",
    "boat": "{0 Karl Strand} sold his boat. <1|“It was old,”> {0 he} said. He saw the film “The Long Winter”.",
    "school": "{0 Maria Lund} met {1 Erik Dahl}. <2|“We are late,”> {0 she} said. <3|“We are not,”> {1 he} replied.",
    "church": "{0 The mayor} spoke first. <1|“The church is closed,”> {0 she} said. It was a “miracle”.",
    "ferry": "{0 Peter Vik}, {0 a sailor}, met {1 Ida Moe}. <3|“The ferry is late,”> {0 the sailor} said.",
    "clinic": "{0 Senator Hanna Krog} came. <1|“We pay,”> {0 the senator} said. They sang “Winter on the Pier”.",
    "market": "{0 The fishermen} met {1 Lars Rem}. <2|“We want it back,”> {0 they} said. <3|“No,”> {1 he} said.",
    "bridge": "<0|“The bridge is gone,”> said {0 Siri Aas}. <0|“It was old.”>\n\n<1|“We knew,”> {1 Odd Lie} said.",
    "harbour": "{0 The Harbour Council} met on Monday. <1|“We paid,”> {0 it} said. The “pier” is a heap of stones.",
    "library": "{0 Kari Bru} called the plan <0|“a scandal”>. <1|“It is not,”> {1 Jon Eik} said. {0 Bru} left.",
    "tower": "<“Jump!”> was heard. {0 Else Mo} ran. <1|“I was afraid,”> {0 she} said. The so-called “tower” fell.",
}

NEWS = {
    name: f"{article} {{9 Lea Foss}} said <{article.count('{')}|the road was closed>."
    for name, article in _NEWS.items()
}
"""Articles of PolNeAR's kind by name; each ends with an indirect quotation."""

ELSEWHERE = {
    "letter": "{0 Nora Lindqvist} wrote to {1 Tom Berg}. {0 She} was ill. {1 He} came at once and brought {2 a cake}.",
    "story": "{0 The king} had {1 a daughter}. {1 She} was clever. {0 He} was not. {1 The daughter} left {0 him}.",
    "guide": "{0 The museum} opens at nine. {0 It} is free. {1 The guides} meet you there. {1 They} speak French.",
}
"""Documents of GUM's kind by name."""
