"""Cues: words that report speech, each with the mention that its grammar makes the source.

The patterns are those of the reporting-clause literature (Krestel et al. 2008; Pareti 2015; CoreNLP's quote sieves):
subject of a reporting verb in either order, agent of a passive one, owner of a reporting noun, ``according to``,
the noun that a relative clause or participle modifies, and the label of a transcript line.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from inquit.reading.mentions import is_headline_verb, is_inverted_cue
from inquit.reading.syntax import PROPER
from inquit.words.lexicon import headings, particle_verbs, reporting_nouns, reporting_verbs
from inquit.words.name_forms import is_person_noun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inquit.reading.syntax import Syntax
    from inquit.reading.tokens import Token

MAX_APART = 60
"""How far before a subject the quotation may stand that keeps it apart from another."""
MAX_LABEL = 6
"""The tokens of a label before its colon, at most."""
MAX_CHILDREN = 20
"""No verb that anybody writes has more dependents; hostile texts shall not cost quadratic time."""

_SUBJECT = ("nsubj", "csubj")
_CLIMB = frozenset({"conj", "xcomp", "advcl", "dep", "ccomp", "pcomp", "parataxis", "aux"})
_OF = frozenset({"by", "from", "of"})
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_BRACKETS = frozenset({"[", "("})
_CREDITS = _DASHES | _BRACKETS
"""What stands before the name that signs a quotation."""
_QUOTING = frozenset({"quote", "quotes", "quoted", "quoting", "cite", "cites", "cited", "citing"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_WHERE = frozenset({"at", "from", "in", "near", "on"})
_PLACES = frozenset({"GPE", "LOC", "FAC", "ORG"})


class CueKind(StrEnum):
    """By which construction a cue has its source."""

    SUBJECT = "subject"
    SHARED = "shared-subject"
    AGENT = "agent"
    PATIENT = "patient"
    RELATIVE = "relative"
    PARTICIPLE = "participle"
    ACCORDING = "according-to"
    NOUN = "noun"
    QUOTED = "quoted"
    LABEL = "label"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Report:
    """A cue (token ``cue``) and the head token of its source.

    ``pronoun`` is the relative pronoun that stands for the source at the cue ("Berg, who said"), None without one.
    """

    cue: int
    source: int
    kind: CueKind
    lemma: str
    pronoun: int | None = None


def find_reports(syntax: Syntax) -> Iterator[Report]:
    """Find every cue outside quotations that has a source, in text order of the cues.

    An appositive speaks for the noun it explains, so that the source is always the head of the whole phrase.
    """
    for report in _reports(syntax):
        source = report.source
        while syntax.tokens[source].dep == "appos" and not _is_named_so(syntax, source):
            source = syntax.tokens[source].head
        yield report if source == report.source else replace(report, source=source)


def _is_named_so(syntax: Syntax, name: int) -> bool:
    """Tell whether a name stands in apposition to a description ("the mayor, Nora Berg, who …")."""
    token = syntax.tokens[name]
    return token.entity == "PERSON" and not syntax.tokens[token.head].tag.startswith("NNP")


def _reports(syntax: Syntax) -> Iterator[Report]:
    tokens = syntax.tokens
    for token in tokens:
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
        elif token.text == ":" and token.i > 0:
            yield from _label(syntax, token.i)
        elif token.text in _CREDITS and token.i > 0 and tokens[token.i - 1].quote is not None:
            yield from _signature(syntax, token.i)
        elif token.i > 0 and is_headline_verb(token) and tokens[token.i - 1].entity == "PERSON":
            yield Report(token.i, token.i - 1, CueKind.SUBJECT, reporting_verbs()[token.lower])
        elif is_inverted_cue(tokens, token.i) and token.head > token.i:
            yield Report(token.i, token.head, CueKind.SUBJECT, reporting_verbs()[token.lower])


def mood(syntax: Syntax, cue: int) -> str:
    """Say whether a verb is told as a fact: what somebody may say, does not say or is to say is seldom quoted."""
    for child in syntax.children[cue][:MAX_CHILDREN]:
        token = syntax.tokens[child]
        if token.tag in {"MD", "TO"} or token.dep == "neg":
            return "neg" if token.dep == "neg" else token.tag
    return "fact"


def verb_lemma(syntax: Syntax, i: int) -> str | None:
    """Return the lemma of token ``i`` as a reporting verb, particle included ("go on"), or None."""
    lower = syntax.tokens[i].lower
    following = syntax.tokens[i + 1].lower if i + 1 < len(syntax.tokens) else ""
    particle = particle_verbs().get((lower, following))
    if particle is not None and not _is_on_something(syntax, i + 1):
        return particle
    return reporting_verbs().get(lower)


def _is_on_something(syntax: Syntax, i: int) -> bool:
    """Tell whether a word is no particle but a preposition with its noun ("they went on strike")."""
    noun = syntax.child(i, "pobj") if syntax.tokens[i].lower in {"on", "in"} else None
    return noun is not None and syntax.tokens[noun].quote is None


def find_verb_reports(syntax: Syntax, i: int, lemma: str) -> Iterator[Report]:
    """Find the sources that the grammar of verb ``i`` gives it, whether it is a reporting verb or not."""
    tokens = syntax.tokens
    if (passive := syntax.child(i, "nsubjpass")) is not None:
        yield from _agent(syntax, i, lemma)
        yield Report(i, passive, CueKind.PATIENT, lemma)
        return
    quoted = _quoted_as(syntax, i)
    if quoted is not None:
        yield Report(i, quoted, CueKind.QUOTED, lemma)
        return
    subject = _own_subject(syntax, i)
    if subject is not None and tokens[subject].dep == "csubj":
        subject = _subject_in_participle(syntax, subject, i) or subject
    kind = CueKind.SUBJECT
    at = i
    while subject is None:
        token = tokens[at]
        if token.dep in {"acl", "relcl"}:
            yield from _agent(syntax, at, lemma)
            yield Report(i, token.head, CueKind.PARTICIPLE, lemma)
            return
        if (
            at == i
            and token.tag == "VBG"
            and i > 0
            and tokens[i - 1].tag.startswith("NN")
            and tokens[i - 1].quote is None
        ):
            yield Report(i, i - 1, CueKind.PARTICIPLE, lemma)
        if token.dep == "prep" or token.dep not in _CLIMB or token.head == at:
            if token.dep == "prep" and token.head != at:
                at = token.head
                subject = syntax.child(at, *_SUBJECT, "nsubjpass")
                kind = CueKind.SHARED
                continue
            break
        at = token.head
        subject = syntax.child(at, *_SUBJECT, "nsubjpass")
        kind = CueKind.SHARED
    if subject is None:
        yield from _agent(syntax, i, lemma)
        return
    if tokens[subject].lower in _RELATIVE and tokens[at].dep == "relcl":
        yield Report(i, _antecedent_of_relative(syntax, subject, tokens[at].head), CueKind.RELATIVE, lemma, subject)
        return
    yield Report(i, subject, kind, lemma)


def _own_subject(syntax: Syntax, i: int) -> int | None:
    """Return the subject of a verb, of several kept apart by words in marks ("It is “a trap”, said Berg") the last.

    The parser takes the subject of the clause around the quotation for one of the inquit too.
    """
    tokens = syntax.tokens
    subjects = [child for child in syntax.children[i][:MAX_CHILDREN] if tokens[child].dep in _SUBJECT]
    first, last = min(subjects, default=None), max(subjects, default=None)
    if first is None or last is None or tokens[last].quote is not None:
        return first
    apart = any(token.quote is not None for token in tokens[max(first, last - MAX_APART) : min(last, i)])
    return last if apart else first


def _agent(syntax: Syntax, i: int, lemma: str) -> tuple[Report, ...]:
    """Return the report by the agent of a passive verb or participle ("cited by Nora Berg"), if it has one."""
    agent = syntax.child(i, "agent")
    if agent is None:
        agent = _agent_behind_quotation(syntax, i)
    by = syntax.child(agent, "pobj") if agent is not None else None
    return (Report(i, by, CueKind.AGENT, lemma),) if by is not None else ()


def _agent_behind_quotation(syntax: Syntax, i: int) -> int | None:
    """Return the "by" that the parser ties to the words in marks before it ("It was called “a trap” by Nora Berg")."""
    tokens = syntax.tokens
    for child in syntax.children[i][:MAX_CHILDREN]:
        called = syntax.child(child, "pobj") if tokens[child].lower == "as" else child
        if called is not None and called > i and tokens[called].quote is not None:
            by = syntax.child(called, "prep")
            if by is not None and tokens[by].lower == "by" and tokens[by].quote is None:
                return by
    return None


def _antecedent_of_relative(syntax: Syntax, pronoun: int, head: int) -> int:
    """Return whom a relative pronoun stands for, where parsers tie its clause to another noun.

    To the first of several ("Berg and Holm, who …"), or to the place of a person ("a sailor from Lund who …").
    """
    tokens = syntax.tokens
    if tokens[pronoun].lower == "who" and tokens[head].dep == "pobj":
        prep = tokens[tokens[head].head]
        placed = prep.lower in _WHERE or (prep.lower == "of" and tokens[head].entity in _PLACES)
        if placed and is_person_noun(tokens[prep.head].lower):
            return prep.head
    before = pronoun - 2 if pronoun > 1 and tokens[pronoun - 1].text == "," else pronoun - 1
    joined = head
    while (following := syntax.child(joined, "conj")) is not None:
        joined = following
    return joined if joined == before else head


def _subject_in_participle(syntax: Syntax, participle: int, verb: int) -> int | None:
    """Find the subject of "Welcoming the vote, Nora Berg said", where the parser makes the participle the subject."""
    tokens = syntax.tokens
    for child in reversed(syntax.children[participle]):
        after_comma = syntax.left[child] > 0 and tokens[syntax.left[child] - 1].text == ","
        if participle < child < verb and tokens[child].tag.startswith("NNP") and after_comma:
            return child
    return None


def _quoted_as(syntax: Syntax, i: int) -> int | None:
    """Return whom a report quotes as saying something ("the Times quoted Berg as saying")."""
    tokens = syntax.tokens
    link = tokens[i].head
    if tokens[i].dep != "pcomp" or tokens[link].lower != "as" or tokens[tokens[link].head].lower not in _QUOTING:
        return None
    return syntax.child(tokens[link].head, "dobj")


def _according(syntax: Syntax, i: int) -> Iterator[Report]:
    to = syntax.child(i, "prep")
    whom = syntax.child(to, "pobj") if to is not None else None
    if whom is not None:
        yield Report(i, whom, CueKind.ACCORDING, "according to")


def _per(syntax: Syntax, i: int) -> Iterator[Report]:
    """ "Per Nora Berg, …", "per the report": of somebody or something told, not of a day or a head."""
    whom = syntax.child(i, "pobj")
    if whom is not None and (syntax.tokens[whom].tag in PROPER or syntax.child(whom, "det", "poss") is not None):
        yield Report(i, whom, CueKind.ACCORDING, "according to")


def _noun(syntax: Syntax, i: int) -> Iterator[Report]:
    for whom in originators(syntax, i, _OF):
        yield Report(i, whom, CueKind.NOUN, reporting_nouns()[syntax.tokens[i].lower])


def originators(syntax: Syntax, i: int, prepositions: frozenset[str]) -> Iterator[int]:
    """Yield whose words a noun or participle tells of: its owner, and whom these prepositions name."""
    owner = syntax.child(i, "poss")
    if owner is not None:
        yield owner
    for child in syntax.children[i][:MAX_CHILDREN]:
        if syntax.tokens[child].dep in {"prep", "agent"} and syntax.tokens[child].lower in prepositions:
            whom = syntax.child(child, "pobj")
            if whom is not None:
                yield whom


def _label(syntax: Syntax, i: int) -> Iterator[Report]:
    """A short name and a colon that open a paragraph are a cue (LINDQVIST: …), or a line of a digest after a dash.

    “PIER TOO OLD - Nora Lindqvist: ‘…’” names its author last, before words in marks.
    """
    tokens = syntax.tokens
    words = [token for token in tokens[max(0, i - MAX_LABEL - 1) : i] if token.paragraph == tokens[i].paragraph]
    opens = len(words) <= MAX_LABEL and _is_label(words)
    if opens or (_introduces_quotation(tokens, i) and _is_label(_after_dash(words))):
        yield Report(i, i - 1, CueKind.LABEL, ":")


def _is_label(words: Sequence[Token]) -> bool:
    named = all(
        word.quote is None and (word.text[0].isupper() or not word.text[0].isalnum() or word.lower == "and")
        for word in words
    )
    return bool(words) and named and headings().isdisjoint(word.lower for word in words)


def _after_dash(words: Sequence[Token]) -> Sequence[Token]:
    """Return the words behind the last dash, none where there is no dash."""
    last = max((n for n, word in enumerate(words) if word.text in _DASHES), default=len(words))
    return words[last + 1 :]


def _introduces_quotation(tokens: Sequence[Token], colon: int) -> bool:
    """Tell whether words in marks follow a colon behind a proper noun."""
    following = tokens[colon + 1] if colon + 1 < len(tokens) else None
    quoted = following is not None and following.quote is not None and following.paragraph == tokens[colon].paragraph
    return quoted and tokens[colon - 1].tag.startswith("NNP")


def _signature(syntax: Syntax, i: int) -> Iterator[Report]:
    """A dash and a name after a quotation, at the end of its line, sign it (“…” — Nora Lindqvist); brackets do too."""
    tokens = syntax.tokens
    last = i
    while last + 1 < len(tokens) and tokens[last + 1].paragraph == tokens[i].paragraph and last - i < 12:
        last += 1
    words = [token for token in tokens[i + 1 : last + 1] if token.text[0].isalnum()]
    if words and last - i < 12 and all(word.quote is None for word in words) and words[0].text[0].isupper():
        yield Report(i, words[0].i, CueKind.SIGNATURE, tokens[i].text if tokens[i].text in _BRACKETS else "—")
