"""Cues that are verbs: the sources that the grammar of a verb gives it.

The patterns are those of the literature on reporting clauses (Krestel et al. 2008; Pareti 2015; CoreNLP's quote
sieves): the subject in either order, the agent of a passive verb, the noun that a relative clause or participle
modifies, the subject of a verb above.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.reading.reports import CueKind, Report
from inquit.reading.syntax import MAX_CHILDREN, MAX_CLIMB
from inquit.words.closed_classes import RELATIVE_PRONOUNS
from inquit.words.lexicon import particle_verbs, reporting_verbs
from inquit.words.name_titles import is_person_noun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inquit.reading.syntax import Syntax

MAX_APART = 60
"""How far before a subject the quotation may stand that keeps it apart from another."""
_SUBJECT = ("nsubj", "csubj")
_CLIMB = frozenset({"conj", "xcomp", "advcl", "dep", "ccomp", "pcomp", "parataxis", "aux", "prep"})
"""The relations by which a verb without a subject of its own shares that of the word above it."""
_MODIFYING = frozenset({"acl", "relcl"})
"""The relations of a clause to the noun that it modifies."""
_QUOTING = frozenset({"quote", "quotes", "quoted", "quoting", "cite", "cites", "cited", "citing"})
_WHERE = frozenset({"at", "from", "in", "near", "on"})
_PLACES = frozenset({"GPE", "LOC", "FAC", "ORG"})


def find_verb_reports(syntax: Syntax, i: int, lemma: str) -> Iterator[Report]:
    """Yield the sources that the grammar of verb ``i`` gives it, whether it is a reporting verb or not.

    ``lemma`` is what the reports are to carry as the lemma of their cue.
    """
    tokens = syntax.tokens
    if (passive := syntax.child(i, "nsubjpass")) is not None:
        yield from _agent(syntax, i, lemma)
        yield Report(i, passive, CueKind.PATIENT, lemma)
        return
    if (quoted := _quoted_as(syntax, i)) is not None:
        yield Report(i, quoted, CueKind.QUOTED, lemma)
        return
    subject, verb = _own_subject(syntax, i), i
    if subject is None:
        if _follows_its_noun(syntax, i):
            yield Report(i, i - 1, CueKind.PARTICIPLE, lemma)
        subject, verb = _subject_above(syntax, i)
    if subject is None:
        modifies = tokens[verb].dep in _MODIFYING
        yield from _agent(syntax, verb if modifies else i, lemma)
        if modifies:
            yield Report(i, tokens[verb].head, CueKind.PARTICIPLE, lemma)
    elif tokens[subject].lower in RELATIVE_PRONOUNS and tokens[verb].dep == "relcl":
        yield Report(i, _antecedent_of_relative(syntax, subject, tokens[verb].head), CueKind.RELATIVE, lemma, subject)
    else:
        yield Report(i, subject, CueKind.SUBJECT if verb == i else CueKind.SHARED, lemma)


def verb_lemma(syntax: Syntax, i: int) -> str | None:
    """Return the lemma of token ``i`` as a reporting verb, particle included ("go on"), or None."""
    lower = syntax.tokens[i].lower
    following = syntax.tokens[i + 1].lower if i + 1 < len(syntax.tokens) else ""
    particle = particle_verbs().get((lower, following))
    if particle is not None and not _is_on_something(syntax, i + 1):
        return particle
    return reporting_verbs().get(lower)


def _is_on_something(syntax: Syntax, i: int) -> bool:
    """Tell whether token ``i`` is a preposition with a noun ("they went on strike") and no particle."""
    noun = syntax.child(i, "pobj") if syntax.tokens[i].lower in {"on", "in"} else None
    return noun is not None and syntax.tokens[noun].quote is None


def mood(syntax: Syntax, cue: int) -> str:
    """Return how a verb is told: "fact", or "neg", "MD" (a modal) or "TO" (an infinitive).

    What somebody may say, does not say or is to say is seldom quoted.
    """
    for child in syntax.children[cue][:MAX_CHILDREN]:
        token = syntax.tokens[child]
        if token.tag in {"MD", "TO"} or token.dep == "neg":
            return "neg" if token.dep == "neg" else token.tag
    return "fact"


def _own_subject(syntax: Syntax, i: int) -> int | None:
    """Return the subject of verb ``i``, of several kept apart by words in marks the last.

    In "It is “a trap”, said Berg" the parser takes the subject of the clause around the quotation for one of the inquit
    too. In "Welcoming the vote, Nora Berg said" it may take the participle for the subject, with Berg inside it.
    """
    tokens = syntax.tokens
    subjects = [child for child in syntax.children[i][:MAX_CHILDREN] if tokens[child].dep in _SUBJECT]
    first, last = min(subjects, default=None), max(subjects, default=None)
    if first is None or last is None:
        return None
    apart = tokens[last].quote is None and any(
        token.quote is not None for token in tokens[max(first, last - MAX_APART) : min(last, i)]
    )
    subject = last if apart else first
    if tokens[subject].dep == "csubj":
        return _subject_in_participle(syntax, subject, i) or subject
    return subject


def _subject_in_participle(syntax: Syntax, participle: int, verb: int) -> int | None:
    """Return the name that the parser puts inside a participle ("Welcoming the vote, Berg said"), or None."""
    tokens = syntax.tokens
    for child in reversed(syntax.children[participle]):
        after_comma = syntax.left[child] > 0 and tokens[syntax.left[child] - 1].text == ","
        if participle < child < verb and tokens[child].tag.startswith("NNP") and after_comma:
            return child
    return None


def _follows_its_noun(syntax: Syntax, i: int) -> bool:
    """Tell whether a participle in -ing stands right behind a noun, where the parser ties it to something else."""
    token = syntax.tokens[i]
    if token.dep in _MODIFYING or token.tag != "VBG" or i == 0:
        return False
    before = syntax.tokens[i - 1]
    return before.tag.startswith("NN") and before.quote is None


def _subject_above(syntax: Syntax, i: int) -> tuple[int | None, int]:
    """Climb from verb ``i`` to the first word above it that has a subject.

    Returns that subject and the word. Where the climb ends at a clause that modifies a noun, or at a word whose subject
    would be another's, the subject is None and the word is the last one reached.
    """
    tokens = syntax.tokens
    at, subject = i, None
    for _ in range(MAX_CLIMB):
        if subject is not None or tokens[at].dep not in _CLIMB or tokens[at].head == at:
            break
        at = tokens[at].head
        subject = syntax.child(at, *_SUBJECT, "nsubjpass")
    return subject, at


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
    """Return the token that a relative pronoun stands for; ``head`` is the noun that the parser ties its clause to.

    Parsers tie the clause to another noun where several are joined ("Berg and Holm, who …": the first) and where a
    place stands behind a person ("a sailor from Lund who …": the person).
    """
    tokens = syntax.tokens
    if tokens[pronoun].lower == "who" and tokens[head].dep == "pobj":
        prep = tokens[tokens[head].head]
        placed = prep.lower in _WHERE or (prep.lower == "of" and tokens[head].entity in _PLACES)
        if placed and is_person_noun(tokens[prep.head].lower):
            return prep.head
    before = pronoun - 2 if pronoun > 1 and tokens[pronoun - 1].text == "," else pronoun - 1
    joined = head
    for _ in range(MAX_CLIMB):
        following = syntax.child(joined, "conj")
        if following is None:
            break
        joined = following
    return joined if joined == before else head


def _quoted_as(syntax: Syntax, i: int) -> int | None:
    """Return the token of whom a report quotes ("the Times quoted Berg as saying": Berg), None for other verbs."""
    tokens = syntax.tokens
    link = tokens[i].head
    if tokens[i].dep != "pcomp" or tokens[link].lower != "as" or tokens[tokens[link].head].lower not in _QUOTING:
        return None
    return syntax.child(tokens[link].head, "dobj")
