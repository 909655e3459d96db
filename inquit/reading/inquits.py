"""The inquit right after a quotation, read off its words where the parser went astray.

“…,” Berg notes. and “…,” added a guest. are so short and so regular that word order decides: a noun phrase and a
verb of speech, in either order, behind the comma or mark that ends an utterance. Small models take the verb for a noun
(“Berg notes”), the name for its modifier, or who speaks for its object.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from inquit.reading.syntax import FINITE, MAX_DEPTH
from inquit.words.lexicon import UTTERING, cue_classes, reporting_verbs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inquit.reading.tokens import Token

MAX_SUBJECT = 6
"""The tokens of a subject that word order alone is trusted with."""

_UNFINISHED = (",", "?", "!", "…", "–", "—")
"""How an utterance ends whose inquit is still to come."""
_SUBJECT_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "DT", "CD", "JJ", "PRP$", "HYPH"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod", "det"})
_ENDS = frozenset({".", ",", ":"})
_INQUIT_TAGS = FINITE | {"VB"}
"""The tags of the verb of an inquit: a small model takes "says" for an infinitive too."""


def mend_inquits(tokens: Sequence[Token], ends: Iterable[int]) -> list[Token]:
    """Return ``tokens`` with the parse of inquits put right: word order says which word is subject and which is verb.

    ``ends`` are the indices of the last tokens of quotations that may have an inquit. Offsets and texts stay as
    they are.
    """
    mended = list(tokens)
    for end in ends:
        at = end + 1
        if at >= len(tokens) or tokens[at].paragraph != tokens[end].paragraph:
            continue
        if _is_verb_of_speech(tokens[at]) and tokens[at].tag in _INQUIT_TAGS:
            _mend_inverted(mended, at)
        else:
            _mend_straight(mended, at)
    return mended


def is_unfinished(content: str) -> bool:
    """Tell whether quoted words end as they do before an inquit: with a comma, a question mark, a dash."""
    return content.rstrip().endswith(_UNFINISHED)


def _is_verb_of_speech(token: Token) -> bool:
    return token.quote is None and token.text.islower() and token.lower in reporting_verbs()


def _may_be_subject(token: Token, paragraph: int) -> bool:
    return token.quote is None and token.tag in _SUBJECT_TAGS and token.paragraph == paragraph


def _mend_inverted(tokens: list[Token], verb: int) -> None:
    """Make what the parser takes for the object in “…,” added a guest. the subject; ``verb`` is its verb."""
    if cue_classes().get(reporting_verbs()[tokens[verb].lower]) not in UTTERING:
        return
    dependents = [token for token in tokens[max(0, verb - MAX_SUBJECT) : verb + MAX_SUBJECT + 1] if token.head == verb]
    if any(token.dep in {"nsubj", "nsubjpass", "auxpass"} for token in dependents):
        return
    told = next((token for token in dependents if token.dep == "dobj" and token.i > verb), None)
    if told is not None and all(token.head > verb for token in tokens[verb + 1 : told.i]):
        tokens[told.i] = replace(told, dep="nsubj")


def _mend_straight(tokens: list[Token], first: int) -> None:
    """Make the words behind a quotation subject and verb, as in “…,” Berg notes.; ``first`` is the first token."""
    near = tokens[first : first + MAX_SUBJECT + 1]
    after = first + sum(1 for _ in takewhile(lambda token: _may_be_subject(token, tokens[first].paragraph), near))
    verb = after if after < len(tokens) and tokens[after].tag.startswith("VB") else after - 1
    if verb <= first or not _is_verb_of_speech(tokens[verb]) or tokens[verb].paragraph != tokens[first].paragraph:
        return
    cue, subject = tokens[verb], tokens[verb - 1]
    if verb == after:
        if subject.dep not in _MODIFIERS or subject.head != verb:
            return
    elif after < len(tokens) and tokens[after].paragraph == cue.paragraph and tokens[after].text not in _ENDS:
        return
    inside = range(first, verb)
    above = _above(tokens, verb, inside)
    if above is None:
        return
    tag = "VBZ" if cue.lower.endswith("s") else "VBD"
    tokens[verb] = replace(cue, tag=tag, dep="ROOT" if above == verb else cue.dep, head=above, entity="")
    for i in inside:
        if i == verb - 1:
            tokens[i] = replace(subject, dep="nsubj", head=verb)
        elif tokens[i].head == verb:
            tokens[i] = replace(tokens[i], head=verb - 1)


def _above(tokens: Sequence[Token], verb: int, inside: range) -> int | None:
    """Return the index of the word that the verb of an inquit shall depend on, the verb itself where it is the root.

    ``inside`` are the tokens of its subject. None where the root is too far up.
    """
    at = highest = verb
    for _ in range(MAX_DEPTH):
        if tokens[at].head == at:
            above = tokens[highest].head
            return verb if above == highest else above
        at = tokens[at].head
        if at in inside:
            highest = at
    return None
