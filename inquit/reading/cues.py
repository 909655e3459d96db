"""Cues: words and marks that report speech, each with its source.

Verbs have a module of their own (verb_cues.py). Here are ``according to``, the owner of a reporting noun, the label of
a line in a transcript, the signature under a quotation, and verbs that the tagger takes for names.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inquit.reading.headline_verbs import is_headline_verb, is_inverted_cue
from inquit.reading.reports import CueKind, Report
from inquit.reading.syntax import MAX_CHILDREN, PROPER
from inquit.reading.verb_cues import find_verb_reports, verb_lemma
from inquit.words.closed_classes import DASHES
from inquit.words.lexicon import headings, reporting_nouns, reporting_verbs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inquit.reading.syntax import Syntax
    from inquit.reading.tokens import Token

MAX_LABEL = 6
"""The tokens of a label before its colon, at most."""
_OF = frozenset({"by", "from", "of"})
_BRACKETS = frozenset({"[", "("})
_CREDITS = DASHES | _BRACKETS
"""What stands before the name that signs a quotation."""


def find_reports(syntax: Syntax) -> Iterator[Report]:
    """Yield every cue outside quotations that has a source, in text order of the cues.

    Where the source stands in apposition to a noun, the noun is given instead: it heads the whole phrase. A name
    behind a description ("the mayor, Nora Berg") stays.
    """
    for report in _reports(syntax):
        source = report.source
        while syntax.tokens[source].dep == "appos" and not _is_named_so(syntax, source):
            source = syntax.tokens[source].head
        yield report if source == report.source else replace(report, source=source)


def _is_named_so(syntax: Syntax, name: int) -> bool:
    """Tell whether token ``name`` is a person's name in apposition to a description ("the mayor, Nora Berg, who …")."""
    token = syntax.tokens[name]
    return token.entity == "PERSON" and not syntax.tokens[token.head].tag.startswith("NNP")


def _reports(syntax: Syntax) -> Iterator[Report]:
    """Yield the reports of all cues, with the source that the grammar of each gives."""
    for token in syntax.tokens:
        if token.quote is not None:
            continue
        if token.lower == "according":
            yield from _according(syntax, token.i)
        elif token.lower == "per" and token.tag == "IN":
            yield from _per(syntax, token.i)
        elif token.tag.startswith("VB"):
            lemma = verb_lemma(syntax, token.i)
            if lemma is not None:
                yield from find_verb_reports(syntax, token.i, lemma)
        elif token.tag in {"NN", "NNS"} and token.lower in reporting_nouns():
            yield from _noun(syntax, token.i)
        elif token.i > 0:
            yield from _reports_by_layout(syntax, token)


def _reports_by_layout(syntax: Syntax, token: Token) -> Iterable[Report]:
    """Return the reports that the layout or the spelling shows where the tagger saw no verb and no noun."""
    tokens, i = syntax.tokens, token.i
    if token.text == ":":
        return _label(syntax, i)
    if token.text in _CREDITS and tokens[i - 1].quote is not None:
        return _signature(syntax, i)
    if is_headline_verb(token) and tokens[i - 1].entity == "PERSON":
        return (Report(i, i - 1, CueKind.SUBJECT, reporting_verbs()[token.lower]),)
    if is_inverted_cue(tokens, i) and token.head > i:
        return (Report(i, token.head, CueKind.SUBJECT, reporting_verbs()[token.lower]),)
    return ()


def _according(syntax: Syntax, i: int) -> Iterator[Report]:
    """Yield the report of "according to Nora Berg"."""
    to = syntax.child(i, "prep")
    whom = syntax.child(to, "pobj") if to is not None else None
    if whom is not None:
        yield Report(i, whom, CueKind.ACCORDING, "according to")


def _per(syntax: Syntax, i: int) -> Iterator[Report]:
    """Yield the report of "per Nora Berg" and "per the report", but not of "per day" and "per head"."""
    whom = syntax.child(i, "pobj")
    if whom is not None and (syntax.tokens[whom].tag in PROPER or syntax.child(whom, "det", "poss") is not None):
        yield Report(i, whom, CueKind.ACCORDING, "according to")


def _noun(syntax: Syntax, i: int) -> Iterator[Report]:
    """Yield the reports of a reporting noun by those whose it is ("Nora Berg’s claim", "the claim of Nora Berg")."""
    for whom in originators(syntax, i, _OF):
        yield Report(i, whom, CueKind.NOUN, reporting_nouns()[syntax.tokens[i].lower])


def originators(syntax: Syntax, i: int, prepositions: frozenset[str]) -> Iterator[int]:
    """Yield the tokens of those from whom the words named by noun or participle ``i`` come.

    They are its owner ("Berg’s letter") and what follows one of ``prepositions`` ("a letter by Berg").
    """
    owner = syntax.child(i, "poss")
    if owner is not None:
        yield owner
    for child in syntax.children[i][:MAX_CHILDREN]:
        if syntax.tokens[child].dep in {"prep", "agent"} and syntax.tokens[child].lower in prepositions:
            whom = syntax.child(child, "pobj")
            if whom is not None:
                yield whom


def _label(syntax: Syntax, i: int) -> Iterator[Report]:
    """Yield the report of a colon behind a name that labels a line of a transcript (LINDQVIST: …).

    The name opens its paragraph, or it follows a dash in the line of a digest and words in marks follow it (“PIER
    TOO OLD - Nora Lindqvist: ‘…’”).
    """
    tokens = syntax.tokens
    words = [token for token in tokens[max(0, i - MAX_LABEL - 1) : i] if token.paragraph == tokens[i].paragraph]
    opens = len(words) <= MAX_LABEL and _is_label(words)
    if opens or (_introduces_quotation(tokens, i) and _is_label(_after_dash(words))):
        yield Report(i, i - 1, CueKind.LABEL, ":")


def _is_label(words: Sequence[Token]) -> bool:
    """Tell whether words can be the label of a line: a capitalised name that is no heading such as "Video"."""
    named = all(
        word.quote is None and (word.text[0].isupper() or not word.text[0].isalnum() or word.lower == "and")
        for word in words
    )
    return bool(words) and named and headings().isdisjoint(word.lower for word in words)


def _after_dash(words: Sequence[Token]) -> Sequence[Token]:
    """Return the words behind the last dash, none where there is no dash."""
    last = max((n for n, word in enumerate(words) if word.text in DASHES), default=len(words))
    return words[last + 1 :]


def _introduces_quotation(tokens: Sequence[Token], colon: int) -> bool:
    """Tell whether words in marks follow a colon behind a proper noun."""
    following = tokens[colon + 1] if colon + 1 < len(tokens) else None
    quoted = following is not None and following.quote is not None and following.paragraph == tokens[colon].paragraph
    return quoted and tokens[colon - 1].tag.startswith("NNP")


def _signature(syntax: Syntax, i: int) -> Iterator[Report]:
    """Yield the report of a dash or bracket and a name that end the line of a quotation (“…” — Nora Berg)."""
    tokens = syntax.tokens
    last = i
    while last + 1 < len(tokens) and tokens[last + 1].paragraph == tokens[i].paragraph and last - i < 12:
        last += 1
    words = [token for token in tokens[i + 1 : last + 1] if token.text[0].isalnum()]
    if words and last - i < 12 and all(word.quote is None for word in words) and words[0].text[0].isupper():
        yield Report(i, words[0].i, CueKind.SIGNATURE, tokens[i].text if tokens[i].text in _BRACKETS else "—")
