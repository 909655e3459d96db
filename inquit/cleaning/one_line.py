"""An article on one line: the ends of its paragraphs where its marks and labels tell them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from inquit.cleaning.cleaned import Edit
from inquit.cleaning.lines import LINE_ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 2
"""How often a label or a signature comes in a list of them."""
LEAST_LENGTH = 1_000
"""A text up to this long, in characters, may be one paragraph."""

_LINE_END = re.compile(f"[{LINE_ENDS}]")
_LABEL = re.compile(r"(?<=[.!?…”\"\])—:] )[\"“]?(?P<label>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}):(?= )")
"""Who speaks, in capitals."""
_SIGNED = re.compile(r"(?<=[”\"]) ?[―—–-]{1,2} ?[A-Z][^“”\"]{2,80}? (?=[“\"])")
"""Who said the utterance before, behind a dash; the next one follows."""
_MARK = re.compile(r"(?P<opening>“|(?:(?<=\s)|^)\"(?=\S))|”|\"")
_SENTENCE_ENDS = (".", "!", "?", "…", ".)", "!)", "?)")
_NEXT_SENTENCE = re.compile(r" (?=[A-Z“\"])")
_BREAK = "\n\n"


def one_line(text: str) -> Iterator[Edit]:
    """End a paragraph where an utterance ends a sentence, before turns of a transcript and behind signed utterances."""
    if _LINE_END.search(text.strip()):
        return
    labels = list(_LABEL.finditer(text))
    times = Counter(match["label"] for match in labels)
    turns = (match.start() for match in labels if times[match["label"]] >= LEAST)
    signed = [match.end() for match in _SIGNED.finditer(text)]
    utterances = _utterances(text) if len(text) > LEAST_LENGTH else ()
    for at in sorted({*turns, *(signed if len(signed) >= LEAST else ()), *utterances}):
        yield Edit(at, at, _BREAK)


def _utterances(text: str) -> Iterator[int]:
    """Yield where a mark opens behind a sentence of an open utterance, and where a closed one ended a sentence.

    The former is the next paragraph of a speech; in the latter place another paragraph begins as a rule.
    """
    mark_open = ""
    for mark in _MARK.finditer(text):
        ended = text[max(0, mark.start() - 3) : mark.start()].rstrip().endswith(_SENTENCE_ENDS)
        opens = mark["opening"] is not None
        if mark_open == '"' and mark[0] in "“”" and not (opens and ended):
            continue  # a quotation in the utterance
        if opens and mark_open and ended:
            yield mark.start()
        elif not opens and ended and _NEXT_SENTENCE.match(text, mark.end()):
            yield mark.end() + 1
        mark_open = mark[0] if opens else ""
