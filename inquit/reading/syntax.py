"""The dependency trees of an article, with the lookups that the heuristics need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inquit.reading.tokens import Token


# Dependency labels, as in spaCy's English pipelines.
DEPENDENCIES = frozenset(
    [
        "ROOT",
        "acl",
        "acomp",
        "advcl",
        "advmod",
        "agent",
        "amod",
        "appos",
        "attr",
        "aux",
        "auxpass",
        "case",
        "cc",
        "ccomp",
        "compound",
        "conj",
        "csubj",
        "csubjpass",
        "dative",
        "dep",
        "det",
        "dobj",
        "expl",
        "intj",
        "mark",
        "meta",
        "neg",
        "nmod",
        "npadvmod",
        "nsubj",
        "nsubjpass",
        "nummod",
        "oprd",
        "parataxis",
        "pcomp",
        "pobj",
        "poss",
        "preconj",
        "predet",
        "prep",
        "prt",
        "punct",
        "quantmod",
        "relcl",
        "xcomp",
    ]
) | {""}
"""All of them, and the empty one of blanks."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "iobj", "dative"})
INNER = frozenset({"compound", "amod", "nummod", "npadvmod", "nmod", "quantmod", "det", "predet"})
"""The relations of a word inside a noun phrase to its head."""

# Part-of-speech tags.
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PROPER = frozenset({"NNP", "NNPS"})
PLURAL = frozenset({"NNS", "NNPS"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})

# Labels of named entities.
MEASURES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"})
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
ENTITY_LABELS = MEASURES | NAMED | {"CARDINAL", "LANGUAGE"}
"""All of them."""

# No sentence that anybody writes goes beyond these: they bound the work on hostile texts, which would be quadratic.
MAX_DEPTH = 40
"""How many words a word may have above it."""
MAX_CLIMB = 12
"""How far up a tree a word is looked for that governs another."""
MAX_CHILDREN = 20
"""How many dependents of one word are looked at."""


@dataclass(frozen=True, slots=True)
class Syntax:
    """Tokens in text order with their children and the edges of their subtrees.

    ``children[i]`` lists the dependents of token ``i`` in text order; ``left[i]`` and ``right[i]`` are the first and
    last token of its subtree, inclusive.
    """

    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    left: tuple[int, ...]
    right: tuple[int, ...]

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> Syntax:
        """Index the trees of ``tokens``."""
        children: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        left, right = list(range(len(tokens))), list(range(len(tokens)))
        for i in _leaves_first(children, [token.i for token in tokens if token.head == token.i]):
            head = tokens[i].head
            left[head], right[head] = min(left[head], left[i]), max(right[head], right[i])
        return cls(tuple(tokens), tuple(map(tuple, children)), tuple(left), tuple(right))

    def child(self, i: int, *deps: str) -> int | None:
        """Return the first dependent of token ``i`` with one of the relations ``deps``, None without one."""
        return next((c for c in self.children[i] if self.tokens[c].dep in deps), None)

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield the words above token ``i``, from its head up to the root."""
        while (head := self.tokens[i].head) != i:
            yield head
            i = head


def _leaves_first(children: Sequence[Sequence[int]], roots: Sequence[int]) -> Iterator[int]:
    """Return the tokens under ``roots``, each before its head."""
    order: list[int] = []
    stack = list(roots)
    while stack:
        i = stack.pop()
        order.append(i)
        stack.extend(children[i])
    return reversed(order)
