"""Phrases as an answer shows them: mentions, cues and descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.types import CharSpan, Cue, Mention, MentionType

if TYPE_CHECKING:
    from inquit.reading.mentions import Phrase
    from inquit.reading.reports import Report
    from inquit.reading.scene import Scene

MAX_SHOWN = 200
"""The code points of a mention, a name or a description that an answer shows, at most."""


def cue_of(scene: Scene, report: Report) -> Cue:
    """Return the cue of a report as it stands in the answer."""
    token = scene.tokens[report.cue]
    span = CharSpan(token.start, token.end)
    return Cue(span, span.of(scene.text), report.lemma)  # the frame may write a dash in another way


def mention_of(scene: Scene, phrase: Phrase) -> Mention:
    """Return a phrase as it stands in the answer: a name with its title, but without article and description."""
    span = phrase.span
    if phrase.name is not None:
        span = CharSpan(scene.tokens[phrase.name[0]].start, scene.tokens[phrase.name[1]].end)
    span = CharSpan(max(span.start, span.end - MAX_SHOWN), span.end)  # the head is the last word
    return _mention(scene, span, phrase.type)


def speaking_mention(scene: Scene, phrase: Phrase, report: Report | None) -> Mention:
    """Return the mention that speaks, as it stands in the answer: ``phrase``, or the relative pronoun in its place."""
    if report is None or report.pronoun is None:
        return mention_of(scene, phrase)
    token = scene.tokens[report.pronoun]
    return _mention(scene, CharSpan(token.start, token.end), MentionType.PRONOUN)


def _mention(scene: Scene, span: CharSpan, type_: MentionType) -> Mention:
    words = span.of(scene.text)
    return Mention(span, words, type_, in_one_line(words))


def in_one_line(words: str) -> str:
    """Return words with single blanks between them."""
    return " ".join(words.split())


def description_of(scene: Scene, phrase: Phrase) -> str:
    """Return a nominal with the prepositional phrases that follow it ("a spokesman for the ministry")."""
    tokens = scene.tokens
    last = phrase.head
    for child in scene.syntax.children[phrase.head]:
        if child < phrase.head or tokens[child].quote is not None:
            continue
        if tokens[child].dep != "prep" or scene.syntax.left[child] != last + 1:
            break
        right = scene.syntax.right[child]
        comma = next(
            (
                i
                for i in range(child, right + 1)
                if tokens[i].text in {",", ";", ":", "—"} or tokens[i].quote is not None
            ),
            None,
        )
        if comma is not None:
            last = comma - 1 if comma - 1 > child else last
            break
        last = right
    start = max(tokens[phrase.first].start, tokens[phrase.head].end - MAX_SHOWN)
    return scene.text[start : min(tokens[last].end, start + MAX_SHOWN)]
