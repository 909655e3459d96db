"""The formats of the corpora, and how their marks are laid on what the engine found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inquit.types import CharSpan
from tests.training.articles import NEWS, chains_row, gum_row, marked, polnear_row, write_rows
from training import corpora
from training.corpora import (
    MarkedAttribution,
    MarkedMention,
    attribution_of,
    chain_of,
    heads_of,
    read_gum,
    read_news_chains,
    read_polnear,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import SceneOf

TEXT = "Nora Lindqvist, a doctor from Karlsby, said the pier was “not safe”. “No,” she said."


def span(words: str, text: str = TEXT) -> CharSpan:
    start = text.index(words)
    return CharSpan(start, start + len(words))


def spans(*words: str) -> tuple[CharSpan, ...]:
    return tuple(map(span, words))


def test_marks_of_the_invented_corpus() -> None:
    article = marked("{0 Nora} sat. <0|“No,”> {0 she} said.")
    assert article.text == "Nora sat. “No,” she said."
    assert article.mentions == ((0, 4, 0), (16, 19, 0))
    assert article.contents == ((0, 10, 15),)


def test_reads_polnear(tmp_path: Path) -> None:
    row = {
        "name": "pier",
        "text": TEXT,
        "attributions": [
            {"source": [[0, 14], [16, 37]], "cue": [[39, 43]], "content": [[44, 66]], "more": "is not read"},
            {"content": [[68, 73]]},
        ],
    }
    (article,) = read_polnear(write_rows(tmp_path / "news.jsonl", [row]))
    assert (article.name, article.text) == ("pier", TEXT)
    first, second = article.attributions
    assert first == MarkedAttribution((CharSpan(0, 14), CharSpan(16, 37)), (CharSpan(39, 43),), (CharSpan(44, 66),))
    assert second == MarkedAttribution((), (), (CharSpan(68, 73),))


def test_reads_gum(tmp_path: Path) -> None:
    rows = [gum_row("pier", "{0 Nora} sat. {0 She} slept."), gum_row("none", "It rained.")]
    first, second = read_gum(write_rows(tmp_path / "gum.jsonl", rows))
    assert (first.name, first.text) == ("pier", "Nora sat. She slept.")
    assert first.mentions == (MarkedMention(CharSpan(0, 4), "pier-0"), MarkedMention(CharSpan(10, 13), "pier-0"))
    assert second.mentions == ()


def test_reads_news_chains(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_rows(tmp_path / "chains.jsonl", [chains_row("pier", "{0 Nora} sat. {12 She} slept.")])
    monkeypatch.setattr(corpora, "NEWS_CHAINS", path)
    (article,) = read_news_chains()
    assert (article.name, article.characters) == ("pier", 20)
    assert [mention.chain for mention in article.mentions] == ["0", "12"]


def test_articles_are_read_one_by_one(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "news.jsonl", (polnear_row(name, source) for name, source in NEWS.items()))
    assert [article.name for article in read_polnear(path)] == list(NEWS)


REPORT = MarkedAttribution(spans("Nora Lindqvist"), (), spans("the pier was “not safe”"))
FRAGMENT = MarkedAttribution(spans("Nora Lindqvist"), (), spans("“not safe”"))
HALF = MarkedAttribution((), (), spans("“not"))
SPLIT = MarkedAttribution((), (), (*spans("“not"), *spans("safe”")))
OTHER = MarkedAttribution((), (), spans("“No,”"))


@pytest.mark.parametrize(
    ("attributions", "expected"),
    [
        ((), None),
        ((OTHER,), None),
        ((HALF,), None),
        ((SPLIT,), SPLIT),
        ((REPORT,), REPORT),
        ((REPORT, FRAGMENT), FRAGMENT),
        ((FRAGMENT, REPORT, OTHER), FRAGMENT),
    ],
    ids=["none", "other words", "half of the words", "in parts", "longer report", "the tightest", "in any order"],
)
def test_attribution_of(
    scene_of: SceneOf, attributions: tuple[MarkedAttribution, ...], expected: MarkedAttribution | None
) -> None:
    assert attribution_of(scene_of(TEXT).quotes[0], attributions) is expected


@pytest.mark.parametrize(
    ("source", "heads"),
    [
        (("Nora Lindqvist",), ["Nora Lindqvist"]),
        (("Nora Lindqvist, a doctor from Karlsby",), ["Nora Lindqvist"]),
        (("a doctor from Karlsby",), ["a doctor"]),
        (("from Karlsby",), ["Karlsby"]),
        (("Nora Lindqvist", "she"), ["Nora Lindqvist", "she"]),
        (("Nora",), ["Nora Lindqvist"]),
        (("said",), []),
        ((), []),
    ],
)
def test_heads_of(scene_of: SceneOf, source: tuple[str, ...], heads: list[str]) -> None:
    scene = scene_of(TEXT)
    assert sorted(phrase.span.of(TEXT) for phrase in heads_of(scene, spans(*source))) == heads


def test_chain_of_the_mention_that_starts_nearest(scene_of: SceneOf) -> None:
    text = "The old mayor of Karlsby left."
    scene = scene_of(text)
    mentions = (
        MarkedMention(span("The old mayor of Karlsby", text), "mayor"),
        MarkedMention(span("Karlsby", text), "town"),
    )
    assert [chain_of(scene, phrase, mentions) for phrase in scene.phrases] == ["mayor", "town"]


def test_chain_of_a_phrase_nobody_marked(scene_of: SceneOf) -> None:
    scene = scene_of("The mayor left. Nora Lindqvist stayed.")
    mentions = (MarkedMention(CharSpan(0, 9), "mayor"),)
    assert [chain_of(scene, phrase, mentions) for phrase in scene.phrases] == ["mayor", None]


def test_chain_of_the_shorter_of_two_that_start_alike(scene_of: SceneOf) -> None:
    text = "Nora Lindqvist’s brother left."
    scene = scene_of(text)
    mentions = (
        MarkedMention(span("Nora Lindqvist’s brother", text), "brother"),
        MarkedMention(CharSpan(0, 14), "Nora"),
    )
    assert [chain_of(scene, phrase, mentions) for phrase in scene.phrases] == ["Nora", "brother"]
