"""Speech or scare quote: whether the article presents the quoted words as somebody's.

Evidence: how the words stand in the clause, their shape (whole utterance, fragment, capitalised title) and how good
a source the ranker found for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inquit.reading.marks import SINGLE_MARKS
from inquit.words.lexicon import role_nouns, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inquit.reading.scene import QuoteFrame, Scene
    from inquit.sources.candidates import SourceCandidate

LENGTHS = (1, 2, 3, 5, 8, 14)
"""Numbers of words are told apart up to each of these."""
LONGEST = 99
"""What stands for more words."""
CERTAINTIES = (0.3, 0.5, 0.7, 0.85, 0.95, 2.0)
"""Probabilities of the source are told apart below each of these."""

_SMALL_WORDS = frozenset({"a", "an", "the", "of", "for", "to", "in", "on", "at", "and", "or", "by", "with", "from"})


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was decided before about the same words in marks, and about the quotation before in the same sentence.

    None where there was none.
    """

    same_words: bool | None
    same_sentence: bool | None


class Memory:
    """The words that stood in marks before in the article, and whether each were speech."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._spoken: dict[frozenset[str], bool] = {}
        self._sentence, self._last = -1, False

    def note(self, quote: QuoteFrame, spoken: bool) -> None:
        """Keep what was decided about a quotation."""
        self._spoken[_key(quote)] = spoken
        self._sentence, self._last = self._scene.tokens[quote.last].sentence, spoken

    def recall(self, quote: QuoteFrame) -> Earlier:
        """Return what was decided before that matters for a quotation."""
        beside = self._scene.tokens[quote.first].sentence == self._sentence
        return Earlier(self._spoken.get(_key(quote)), self._last if beside else None)


def _key(quote: QuoteFrame) -> frozenset[str]:
    """Return the words of a quotation as they are compared."""
    return frozenset(word.lower() for word in quote.words)


def speech_features(
    scene: Scene, quote: QuoteFrame, best: SourceCandidate | None, probability: float, earlier: Earlier
) -> Iterator[str]:
    """Yield the features of one quotation that tell speech from scare quotes.

    ``best`` is its likeliest source, ``probability`` that of its mention; ``earlier`` is what was decided before.
    """
    tokens = scene.tokens
    content = quote.quoted.content.of(scene.text)
    words = content.split()
    shape = "utterance" if quote.utterance else "fragment"
    length = next((limit for limit in LENGTHS if len(words) <= limit), LONGEST)
    yield shape
    yield f"{shape}|words={length}"
    case = word_case(words)
    yield f"case={case}|{shape}"
    yield f"case={case}|words={min(length, 5)}"
    final = content.rstrip()[-1:]
    yield f"final={final if final in ',.?!' else 'word'}|{shape}|words={min(length, 3)}"
    single = scene.text[quote.quoted.span.start] in SINGLE_MARKS
    yield f"single={single}|{shape}"
    yield f"again={earlier.same_words}|{shape}"
    yield f"beside={earlier.same_sentence}|{shape}|{min(length, 3)}"
    headline = quote.quoted.paragraph == 0 and len(scene.paragraphs) > 1
    yield f"headline={headline}|single={single}|{case}"
    yield f"headline={headline}|{shape}|words={min(length, 5)}"
    elsewhere = _elsewhere(scene, quote)
    yield from (f"echo={elsewhere}|{shape}|{min(length, 3)}", f"echo={elsewhere}|{case}|headline={headline}")
    if not quote.utterance:
        yield from _fragment_features(scene, quote, min(length, 3))
    before = (
        tokens[quote.first - 1] if quote.first and tokens[quote.first - 1].paragraph == quote.quoted.paragraph else None
    )
    after = (
        tokens[quote.last + 1]
        if quote.last + 1 < len(tokens) and tokens[quote.last + 1].paragraph == quote.quoted.paragraph
        else None
    )
    left = _context(before.text, before.tag) if before else "start"
    right = _context(after.text, after.tag) if after else "end"
    yield f"before={left}|{shape}"
    yield f"before-word={before.lower if before else 'start'}"
    yield f"after={right}|{shape}"
    yield f"around={left}_{right}|{shape}|{case}"
    near = [
        token.lower
        for token in tokens[max(0, quote.first - 5) : quote.first]
        if token.paragraph == quote.quoted.paragraph
    ]
    for word in set(near[-3:]):
        yield f"near={word}"
    if not works().isdisjoint(near):
        yield f"work|{case}"
    yield f"paragraph-start={quote.opens_paragraph}|end={quote.closes_paragraph}|{shape}"
    if best is None:
        yield "source=none"
        return
    report = best.report
    kind = report.kind.value if report is not None else "none"
    sure = next(limit for limit in CERTAINTIES if probability < limit)
    yield f"source={sure}|{kind != 'none'}|{shape}"
    yield f"source-kind={kind}|{shape}"
    yield f"link={best.link}|{case}"
    yield f"link={best.link}|{kind}|{shape}"
    yield f"source-type={best.phrase.type.value}|{_role(scene, best)}|{shape}"
    if report is not None:
        yield f"cue={report.lemma}|{shape}"
        yield f"cue={report.lemma}|{best.link}"


def _elsewhere(scene: Scene, quote: QuoteFrame) -> str:
    """Return how the words are quoted elsewhere: in an utterance, as part of more words, just so, or not at all."""
    others = [scene.quotes[index] for index in scene.repeats[quote.index]]
    if any(other.utterance for other in others):
        return "utterance"
    longer = any(len(other.quoted.content) > len(quote.quoted.content) for other in others)
    return "longer" if longer else "again" if others else "none"


def _fragment_features(scene: Scene, quote: QuoteFrame, length: int) -> Iterator[str]:
    """Yield the features of the syntax of a fragment; ``length`` is its number of words, 3 at most."""
    tokens = scene.tokens
    inside = [token for token in tokens[quote.first : quote.last + 1] if token.text[0].isalnum()]
    if not inside:
        return
    yield f"tags={inside[0].tag}_{inside[-1].tag}|{length}"
    yield f"last-tag={inside[-1].tag}"
    top = next((token for token in inside if not quote.first <= token.head <= quote.last), None)
    if top is None:
        yield "governor=none"
        return
    governor = tokens[top.head]
    yield f"dep={top.dep}|{length}"
    yield f"governor={governor.lower}|{top.dep}"
    yield f"governor={governor.tag}|{top.dep}|{length}"
    yield f"inner={top.lower if top.tag[:2] in {'JJ', 'NN'} else top.tag}"


def is_nickname(scene: Scene, quote: QuoteFrame) -> bool:
    """Tell whether marked words stand inside somebody's name (Maren “Mo” Lindqvist)."""
    around = scene.phrase_of.get(quote.last + 1)
    name = around.name if around is not None else None
    return name is not None and name[0] < quote.first and quote.last < name[1]


def _role(scene: Scene, best: SourceCandidate) -> str:
    """Return whom the source means: the label of its name, the kind of its noun, or "-"."""
    token = scene.tokens[best.phrase.head]
    noun = role_nouns().get(token.lower)
    return token.entity or (noun.kind.value if noun is not None else "-")


def word_case(words: list[str]) -> str:
    """Say how quoted words are capitalised: title, capital (one word), sentence, lower, or none to judge by."""
    main = [word for word in words if word.lower() not in _SMALL_WORDS and word[0].isalpha()]
    if not main:
        return "none"
    upper = sum(word[0].isupper() for word in main)
    if upper == len(main):
        return "title" if len(main) > 1 else "capital"
    return "sentence" if words[0][0].isupper() else "lower"


def _context(text: str, tag: str) -> str:
    """Return the tag of a word, or punctuation as it stands."""
    return tag if text[0].isalnum() else text
