"""Speech or scare quote: whether the article presents the quoted words as somebody's.

Evidence: how the words stand in the clause, their shape (whole utterance, fragment, capitalised title) and how good
a source the ranker found for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.attribution.lexicon import role_nouns, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.attribution.scene import QuoteFrame, Scene
    from service.attribution.sources import SourceCandidate

_SMALL_WORDS = frozenset({"a", "an", "the", "of", "for", "to", "in", "on", "at", "and", "or", "by", "with", "from"})
_SINGLE_MARKS = frozenset("‘’'‚‹›`")


def speech_features(scene: Scene, quote: QuoteFrame, best: SourceCandidate | None, probability: float) -> Iterator[str]:
    """Name the evidence for one quotation; ``best`` is its likeliest source, ``probability`` that candidate's own."""
    tokens = scene.tokens
    content = quote.quoted.content.of(scene.text)
    words = content.split()
    shape = "utterance" if quote.utterance else "fragment"
    length = next((limit for limit in (1, 2, 3, 5, 8, 14) if len(words) <= limit), 99)
    yield shape
    yield f"{shape}|words={length}"
    case = word_case(words)
    yield f"case={case}|{shape}"
    yield f"case={case}|words={min(length, 5)}"
    final = content.rstrip()[-1:]
    yield f"final={final if final in ',.?!' else 'word'}|{shape}|words={min(length, 3)}"
    single = scene.text[quote.quoted.span.start] in _SINGLE_MARKS
    yield f"single={single}|{shape}"
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
    sure = next(limit for limit in (0.3, 0.5, 0.7, 0.85, 0.95, 2.0) if probability < limit)
    yield f"source={sure}|{kind != 'none'}|{shape}"
    yield f"source-kind={kind}|{shape}"
    yield f"link={best.link}|{case}"
    yield f"link={best.link}|{kind}|{shape}"
    yield f"source-type={best.phrase.type.value}|{_role(scene, best)}|{shape}"
    if report is not None:
        yield f"cue={report.lemma}|{shape}"
        yield f"cue={report.lemma}|{best.link}"


def is_nickname(scene: Scene, quote: QuoteFrame) -> bool:
    """Tell whether marked words stand inside somebody's name (Maren “Mo” Lindqvist)."""
    around = scene.phrase_of.get(quote.last + 1) if quote.last + 1 < len(scene.tokens) else None
    name = scene.phrases[around].name if around is not None else None
    return name is not None and name[0] < quote.first and quote.last < name[1]


def _role(scene: Scene, best: SourceCandidate) -> str:
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
    return tag if text[0].isalnum() else text
