"""Contents: what the grammar of a word makes the content of a report, if it is a cue at all.

The clause a verb governs, its object, what follows its preposition, the clause around "according to" or a parenthesis,
the line after a transcript's label; and where each of them may end but for the parser, which often attaches what
follows too low or too high.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from inquit.reading.reports import CueKind
from inquit.reading.syntax import MAX_CHILDREN, MAX_DEPTH
from inquit.words.closed_classes import DASHES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inquit.reading.scene import Scene
    from inquit.reading.tokens import Token

MAX_TOKENS = 150
"""A longer content is a parser's mistake; the bound keeps hostile texts from costing quadratic time."""
MAX_CUTS = 3
MAX_CONSTITUENTS = 24

CLAUSAL = frozenset({"ccomp", "xcomp", "dobj", "advcl", "acl", "nsubjpass", "oprd", "acomp", "attr", "parataxis"})
CUE_TAGS = ("VB", "NN", "JJ")

JOINED = frozenset({"xcomp", "prep", "advcl", "ccomp", "acl", "oprd", "dative"})
"""What makes one content with the object before it ("urged him to resign")."""
_PARENTHETICAL = frozenset({"parataxis", "ccomp", "advcl"})
_EXTENDED = frozenset({"ccomp", "xcomp", "dobj", "prep+pobj", "prep+pcomp"})
_WHOLE = frozenset({"around", "sentence", "around-split", "sentence-split", "label", "nsubjpass"})
_BREAKS = DASHES | {",", ";", ":"}
_EDGES = frozenset(",.;:-–—()'\"")


@dataclass(frozen=True, slots=True)
class Content:
    """A range of tokens, ``first`` to ``last`` inclusive, that may be the content of a cue.

    ``relation`` is how the grammar ties it to the cue, ``head`` the token by which it does. ``edge`` is why it ends
    where it does: "full" at the end of the constituent as parsed.
    """

    relation: str
    head: int
    first: int
    last: int
    edge: str = "full"


def find_contents(scene: Scene, cue: Token) -> tuple[Content, ...]:
    """Return what may be the content of ``cue``, each range of tokens once.

    What stands in quotation marks as a whole is left out.
    """
    found: dict[tuple[int, int], Content] = {}
    for whole in islice(_constituents(scene, cue), MAX_CONSTITUENTS):
        if whole.last - whole.first >= MAX_TOKENS:
            continue
        for last, edge in ((whole.last, "full"), *_other_ends(scene, whole)):
            first, end = _trimmed(scene, whole.first, last)
            if first <= end and any(token.quote is None for token in scene.tokens[first : end + 1]):
                found.setdefault((first, end), Content(whole.relation, whole.head, first, end, edge))
    return tuple(found.values())


def _constituents(scene: Scene, cue: Token) -> Iterator[Content]:
    """Yield the constituents that may be the content of ``cue``, as the parser bounds them."""
    if cue.lower == "according":
        yield from _around(scene, cue)
    elif cue.text == ":":
        yield from _after_label(scene, cue)
    elif cue.tag.startswith(CUE_TAGS):
        yield from _governed(scene, cue)
        if cue.dep in _PARENTHETICAL and cue.tag.startswith("VB") and cue.head != cue.i:
            yield from _around(scene, cue)


def _governed(scene: Scene, cue: Token) -> Iterator[Content]:
    """Yield the constituents under ``cue``: clauses, objects, and what follows a preposition."""
    syntax, tokens = scene.syntax, scene.tokens
    children = syntax.children[cue.i]
    for position, child in enumerate(children):
        dep = tokens[child].dep
        left, right = syntax.left[child], syntax.right[child]
        if dep in CLAUSAL:
            yield Content(dep, child, left, right)
        if dep == "dobj":
            for other in children[position + 1 : position + 1 + MAX_CHILDREN]:
                if tokens[other].dep in JOINED and syntax.left[other] > right:
                    yield Content(f"dobj+{tokens[other].dep}", child, left, syntax.right[other])
        if dep in {"prep", "agent"}:
            yield Content("prep", child, left, right)
            for inner in syntax.children[child]:
                if tokens[inner].dep in {"pobj", "pcomp"}:
                    yield Content(f"prep+{tokens[inner].dep}", inner, syntax.left[inner], syntax.right[inner])


def _around(scene: Scene, cue: Token) -> Iterator[Content]:
    """Yield the clause that a parenthesis stands in: "The pier, Berg said, is safe", "…, according to Berg"."""
    syntax, tokens = scene.syntax, scene.tokens
    inner_left, inner_right = syntax.left[cue.i], syntax.right[cue.i]
    *_, outermost = (cue.head, *islice(syntax.ancestors(cue.head), MAX_DEPTH))
    for name, top in (("around", cue.head), ("sentence", outermost)):
        left, right = syntax.left[top], syntax.right[top]
        if inner_left <= left:
            yield Content(name, top, inner_right + 1, right)
        elif inner_right >= right or all(token.text in _EDGES for token in tokens[inner_right + 1 : right + 1]):
            yield Content(name, top, left, inner_left - 1)
        else:
            yield Content(f"{name}-split", top, left, right)


def _after_label(scene: Scene, cue: Token) -> Iterator[Content]:
    """Yield what follows a transcript's label, up to the end of the paragraph."""
    if any(report.kind is CueKind.LABEL for report in scene.reports_between(cue.i - 1, cue.i + 1)):
        yield Content("label", cue.i, cue.i + 1, scene.paragraph_tokens[cue.paragraph][1] - 1)


def _other_ends(scene: Scene, whole: Content) -> Iterator[tuple[int, str]]:
    """Yield where a content may end instead, and why: before what was attached too low, or at the sentence's end."""
    tokens = scene.tokens
    if whole.relation in _WHOLE:
        return
    yield from islice(_cuts(scene, whole), MAX_CUTS)
    if whole.relation in _EXTENDED:
        here = tokens[whole.last]
        end = whole.last
        while end + 1 < len(tokens) and end - whole.first < MAX_TOKENS:
            following = tokens[end + 1]
            if (following.sentence, following.paragraph) != (here.sentence, here.paragraph):
                break
            end += 1
        if end > whole.last + 1:
            following = tokens[whole.last + 1]
            yield end, f"to-end{following.dep if following.text[0].isalnum() else following.text}"


def _cuts(scene: Scene, whole: Content) -> Iterator[tuple[int, str]]:
    """Yield earlier ends of a content: before each constituent that reaches to its end, the shortest cut first."""
    syntax, tokens = scene.syntax, scene.tokens
    for i in range(whole.last, whole.first + 1, -1):
        token, left = tokens[i], syntax.left[i]
        if syntax.right[i] != whole.last or token.dep in {"punct", "cc"} or left <= whole.first + 1:
            continue
        before = tokens[left - 1]
        if before.text in _BREAKS and not _is_hyphen(tokens, left - 1):
            yield left - 2, f"cut{before.text}{token.dep}"
        elif token.dep == "conj" and token.tag[:2] == "VB" and before.tag == "CC":
            yield left - 2, "cut-and"
        elif token.dep in {"advcl", "prep", "relcl"} and token.head == whole.head:
            yield left - 1, f"cut {token.dep} {token.lower if token.dep == 'prep' else tokens[left].lower}"


def _is_hyphen(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a token joins the parts of a word ("re-elected")."""
    return tokens[i].text == "-" and tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start


def _trimmed(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """Return a range of tokens without the punctuation at both ends, and with both halves of hyphenated words."""
    while first <= last and _is_edge(scene.tokens[first]):
        first += 1
    while last >= first and _is_edge(scene.tokens[last]):
        last -= 1
    while first > 1 and first <= last and _is_hyphen(scene.tokens, first - 1):
        first -= 2
    while first <= last and last + 2 < len(scene.tokens) and _is_hyphen(scene.tokens, last + 1):
        last += 2
    return first, last


def _is_edge(token: Token) -> bool:
    """Tell whether a token is punctuation that belongs to no content."""
    return token.quote is None and (token.text in _EDGES or token.text.isspace())
