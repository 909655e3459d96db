"""The world's articles: found by hash, read as gold, grouped; and the labels that are shipped."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from inquit.evaluation import CueType, Label
from inquit.types import CharSpan, SpeakerType
from tests.training.articles import write_rows
from training import world
from training.corpora import QuotationLabel, labelled_quotation
from training.measure_world import measure_world_command
from training.world import WORLD_DEV, WORLD_QUOTATIONS, WorldArticle, read_world
from training.world_gold import grouped, layout, marks, world_gold

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "“Pier is safe”\n\nNora Lindqvist called it “safe”. The “Long Winter” was shown, a senior officer said."


def row(text: str = TEXT, **more: Any) -> dict[str, Any]:
    """Return a row of labels about ``text``."""
    nora = [text.index("Nora"), text.index(" called")]
    quotations = [
        [0, 14, "headline", [nora], None, "implicit"],
        [text.index("“safe”"), text.index(". The"), "speech", [nora], nora, "explicit"],
        [text.index("“Long"), text.index(" was shown"), "other", [], None, None],
    ]
    about = {"name": "pool-1", "publisher": "The Pier", "source": "x/y: z", "country": "NO", "genre": "disaster"}
    return {**about, "sha256": sha256(text.encode()).hexdigest(), "quotations": quotations, **more}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "texts.jsonl", [{"text": "Another."}, {"text": TEXT, "id": "any"}])


def test_texts_are_found_by_hash(texts: Path, tmp_path: Path) -> None:
    (article,) = read_world(texts, write_rows(tmp_path / "labels.jsonl", [row()]))
    assert (article.text, article.publisher, article.country, article.genre) == (TEXT, "The Pier", "NO", "disaster")
    headline, fragment, title = article.quotations
    assert (headline.label, headline.spoken, headline.cue) == (QuotationLabel.HEADLINE, True, CueType.IMPLICIT)
    assert fragment.source == fragment.speakers[0] == CharSpan(16, 30)
    assert (title.spoken, title.cue) == (False, None)


def test_article_that_is_missing_is_named(texts: Path, tmp_path: Path) -> None:
    labels = write_rows(tmp_path / "labels.jsonl", [row(TEXT + " Changed.")])
    with pytest.raises(ValueError, match=r"texts.jsonl lacks the text of pool-1, from x/y: z"):
        list(read_world(texts, labels))


def test_gold_leaves_headlines_out(texts: Path, tmp_path: Path) -> None:
    articles = list(read_world(texts, write_rows(tmp_path / "labels.jsonl", [row()])))
    gold = grouped(world_gold(articles), articles, lambda article: article.country)["pool-1"]
    assert gold.suite == "NO"
    assert [(quote.label, quote.excluded) for quote in gold.quotes] == [
        (Label.SPEECH, True),
        (Label.SPEECH, False),
        (Label.OTHER, False),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Nora Lindqvist", SpeakerType.PERSON),
        ("Pieter de Vries", SpeakerType.PERSON),
        ("Karlsby University", SpeakerType.ORGANIZATION),
        ("a senior officer", SpeakerType.UNNAMED),
        ("Local police", SpeakerType.UNNAMED),
    ],
)
def test_kind_of_speaker_is_told_by_the_words(name: str, expected: SpeakerType) -> None:
    text = f"“No,” said {name}."
    quotations: list[list[Any]] = [[0, 5, "speech", [[11, 11 + len(name)]], None, "implicit"]]
    article = WorldArticle("a", text, "", "", "", tuple(map(labelled_quotation, quotations)))
    (quote,) = world_gold([article])["a"].quotes
    assert [(speaker.name, speaker.type) for speaker in quote.speakers] == [(name, expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One block of text.\n", "one block"),
        ("One.\nTwo.\nThree.", "lines"),
        ("One.\n\nTwo.\n \nThree.\nFour.", "blank lines"),
        ("One.\nTwo.\n\nThree.", "lines"),
    ],
)
def test_layout(text: str, expected: str) -> None:
    assert layout(WorldArticle("a", text, "", "", "", ())) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("'a' 'b' “c”", "'straight'"), ("‘a’ ‘b’ “c”", "‘single’"), ('"a"', '"straight"'), ("''a''", "'straight'")],
)
def test_marks(text: str, expected: str) -> None:
    labels: list[list[Any]] = [[match.start(), match.end(), "other", [], None] for match in re.finditer(r"\S+", text)]
    article = WorldArticle("a", text, "", "", "", tuple(map(labelled_quotation, labels)))
    assert marks(article) == expected


def test_measures_by_kinds_of_articles(texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(world, "WORLD_DEV", write_rows(tmp_path / "labels.jsonl", [row()]))
    result = CliRunner().invoke(measure_world_command, [str(texts)])
    assert result.exit_code == 0, result.output
    for heading in ("by country", "by genre", "by layout", "by marks"):
        assert heading in result.output
    assert "Lindqvist" not in result.output, "figures alone"


@pytest.mark.parametrize("path", [WORLD_QUOTATIONS, WORLD_DEV], ids=lambda path: path.name)
def test_shipped_labels(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    about = ("name", "publisher", "source", "country", "genre", "characters", "sha256", "quotations")
    assert {tuple(row) for row in rows} == {about}
    for row in rows:
        assert re.fullmatch(r"[A-Z]{2}|--", row["country"])
        assert re.fullmatch(r"[0-9a-f]{64}", row["sha256"])
        for start, end, label, speakers, source, cue in row["quotations"]:
            spans = [[start, end], *speakers, *([source] if source else [])]
            assert all(0 <= a < b <= row["characters"] for a, b in spans)
            assert label in set(QuotationLabel)
            assert (cue in set(CueType)) if label in {"speech", "headline"} else cue is None


def test_what_is_measured_is_never_learned() -> None:
    learned, kept = (
        {json.loads(line)["sha256"] for line in path.read_text("utf-8").splitlines()}
        for path in (WORLD_QUOTATIONS, WORLD_DEV)
    )
    assert (len(learned), len(kept)) == (640, 120)
    assert not learned & kept
