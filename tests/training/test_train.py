"""Learning end to end on a tiny invented corpus, and the weights and chains that are shipped."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from inquit.rankers.loglinear import LogLinear
from inquit.rankers.models import WEIGHTS, Models
from inquit.sources.decisions import decide_sources
from tests.training.articles import ELSEWHERE, NEWS, chains_row, gum_row, polnear_row, quotations_row, write_rows
from training import corpora
from training.cases import Article
from training.commands import train_command
from training.corpora import NEWS_CHAINS, NEWS_QUOTATIONS, read_gum, read_polnear
from training.train import FOLDS, _folds, learn, train
from training.weights import RECORD, Learned, write

if TYPE_CHECKING:
    from spacy.language import Language

    from tests.conftest import SceneOf

MODELS = {field.name for field in fields(Models)}
FIGURES = {"source", "speech", "antecedent", "speaker", "calibration error", "indirect", "indirect source"}


@dataclass(frozen=True)
class Corpus:
    """Where the invented corpus lies."""

    polnear: Path
    gum: Path
    chains: Path
    quotations: Path


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    """Write the invented corpus, with its labels instead of the shipped ones."""
    chains = write_rows(tmp_path / "chains.jsonl", (chains_row(name, source) for name, source in NEWS.items()))
    quotations = write_rows(
        tmp_path / "quotations.jsonl", (quotations_row(name, source) for name, source in NEWS.items())
    )
    monkeypatch.setattr(corpora, "NEWS_CHAINS", chains)
    monkeypatch.setattr(corpora, "NEWS_QUOTATIONS", quotations)
    return Corpus(
        write_rows(tmp_path / "news.jsonl", (polnear_row(name, source) for name, source in NEWS.items())),
        write_rows(tmp_path / "gum.jsonl", (gum_row(name, source) for name, source in ELSEWHERE.items())),
        chains,
        quotations,
    )


SHIPPED = Path(str(WEIGHTS))


def shipped(model: str) -> dict[str, float]:
    loaded: dict[str, float] = json.loads((SHIPPED / f"{model}.json").read_text("utf-8"))
    return loaded


def record(folder: Path = SHIPPED) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / RECORD).read_text("utf-8"))
    return loaded


def run_train(*arguments: str) -> str:
    result = CliRunner().invoke(train_command, arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_command_writes_the_weights_and_prints_the_figures(corpus: Corpus, tmp_path: Path) -> None:
    output = tmp_path / "weights"
    before = {file.name: file.read_bytes() for file in SHIPPED.iterdir()}
    printed = run_train(str(corpus.polnear), str(corpus.gum), "--output", str(output))
    written = record(output)
    assert written["data"] == ["news.jsonl", "gum.jsonl", "chains.jsonl", "quotations.jsonl"]
    assert set(written["cross_validated"]) == FIGURES
    assert {file.stem for file in output.iterdir()} == MODELS | {"learned"}
    assert all(json.loads((output / f"{model}.json").read_text("utf-8")) for model in MODELS), "each learns something"
    for name, figure in written["cross_validated"].items():
        assert re.search(rf"^{name} +{figure:.4f}$", printed, re.MULTILINE)
    assert {file.name: file.read_bytes() for file in SHIPPED.iterdir()} == before, "the shipped weights are left alone"


def test_command_learns_indirect_quotations_alone(corpus: Corpus, tmp_path: Path) -> None:
    output = tmp_path / "weights"
    run_train(str(corpus.polnear), str(corpus.gum), "--indirect-only", "--output", str(output))
    assert {file.stem for file in output.iterdir()} == {"indirect", "indirect_source", "learned"}
    assert json.loads((output / "indirect.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def learned(scene_of: SceneOf, tmp_path_factory: pytest.TempPathFactory) -> Learned:
    folder = tmp_path_factory.mktemp("corpus")
    polnear = write_rows(folder / "news.jsonl", (polnear_row(name, source) for name, source in NEWS.items()))
    gum = write_rows(folder / "gum.jsonl", (gum_row(name, source) for name, source in ELSEWHERE.items()))
    chains = {name: chains_row(name, source) for name, source in NEWS.items()}
    labels = {
        name: tuple(map(corpora.labelled_quotation, quotations_row(name, source)["quotations"]))
        for name, source in NEWS.items()
    }
    articles = [
        Article(scene_of(item.text), item.attributions, corpora._mentions(chains[item.name]), labels[item.name])
        for item in read_polnear(polnear)
    ]
    documents = [Article(scene_of(item.text), (), item.mentions, news=False) for item in read_gum(gum)]
    return learn(articles, documents, lambda _: None)


def test_learns_who_speaks(scene_of: SceneOf, learned: Learned) -> None:
    models = Models(**{name: LogLinear(learned.weights[name]) for name in MODELS})
    scene = scene_of("Tom Berg met Anna Holm. “The road is open,” Anna Holm said.")
    (decision,) = decide_sources(scene, models)
    assert decision.spoken
    assert decision.source is not None
    assert decision.source.phrase.span.of(scene.text) == "Anna Holm"
    assert decision.source_probability > 0.5


def test_learns_scare_quotes(scene_of: SceneOf, learned: Learned) -> None:
    models = Models(**{name: LogLinear(learned.weights[name]) for name in MODELS})
    scene = scene_of("Tom Berg came. The so-called “winner” had left.")
    (decision,) = decide_sources(scene, models)
    assert not decision.spoken


def test_learns_that_a_cue_speaks_for_a_source(learned: Learned) -> None:
    assert learned.weights["source"]["cue=say"] > 0
    assert sum(learned.weights["confidence"].values()) > 0


def test_figures_are_shares(learned: Learned) -> None:
    assert set(learned.figures) == FIGURES
    assert all(0 <= figure <= 1 for figure in learned.figures.values())
    assert learned.figures["source"] > 0.5


def test_progress_names_the_steps(corpus: Corpus, nlp: Language) -> None:
    steps: list[str] = []
    train(corpus.polnear, corpus.gum, nlp, steps.append)
    assert steps == [
        "parsing news.jsonl",
        "parsing gum.jsonl",
        "sources",
        "speech",
        "antecedents",
        "confidence",
        "indirect",
    ]


def test_learns_sources_without_any_labels(corpus: Corpus, nlp: Language) -> None:
    corpus.chains.write_text("", encoding="utf-8")
    corpus.quotations.write_text("", encoding="utf-8")
    learned = train(corpus.polnear, corpus.gum, nlp, lambda _: None)
    assert learned.weights["source"]
    assert learned.weights["confidence"] == {}
    assert learned.figures["speaker"] == 0.0


@pytest.mark.parametrize("labels", ["chains", "quotations"])
def test_other_text_than_was_labelled(corpus: Corpus, nlp: Language, labels: str) -> None:
    row = {"chains": chains_row, "quotations": quotations_row}[labels]("pier", NEWS["pier"])
    write_rows(getattr(corpus, labels), [{**row, "characters": row["characters"] + 1}])
    with pytest.raises(ValueError, match="pier is not the text that was labelled"):
        train(corpus.polnear, corpus.gum, nlp, lambda _: None)


def test_other_document_than_was_labelled(corpus: Corpus, nlp: Language) -> None:
    row = quotations_row("letter", ELSEWHERE["letter"])
    write_rows(corpus.quotations, [{**row, "characters": row["characters"] + 1}])
    with pytest.raises(ValueError, match="letter is not the text that was labelled"):
        train(corpus.polnear, corpus.gum, nlp, lambda _: None)


def test_article_with_chains_is_missing(corpus: Corpus, nlp: Language) -> None:
    rows = [chains_row("pier", NEWS["pier"]), chains_row("lost", NEWS["pier"])]
    write_rows(corpus.chains, rows)
    write_rows(corpus.polnear, [polnear_row("pier", NEWS["pier"])])
    with pytest.raises(ValueError, match="lacks 1 articles"):
        train(corpus.polnear, corpus.gum, nlp, lambda _: None)


def test_article_with_labelled_quotations_is_missing(corpus: Corpus, nlp: Language) -> None:
    rows = [quotations_row("pier", NEWS["pier"]), quotations_row("lost", NEWS["pier"])]
    write_rows(corpus.quotations, rows)
    with pytest.raises(ValueError, match="lack 1 articles that were labelled"):
        train(corpus.polnear, corpus.gum, nlp, lambda _: None)


def test_folds_share_the_articles_out() -> None:
    folds = _folds(range(12))
    assert len(folds) == FOLDS
    assert sorted(item for fold in folds for item in fold) == list(range(12))
    assert max(map(len, folds)) - min(map(len, folds)) <= 1
    assert folds == _folds(range(12)), "the same articles are held out every time"


def test_weights_are_written_to_be_read(tmp_path: Path) -> None:
    write(Learned({"source": {"b": 0.12345, "a": -1.0}}, {"source": 0.912345}), tmp_path, ["news.jsonl"])
    assert (tmp_path / "source.json").read_text("utf-8").splitlines() == ["{", '"a": -1.0,', '"b": 0.123', "}"]
    assert json.loads((tmp_path / RECORD).read_text("utf-8")) == {
        "data": ["news.jsonl"],
        "cross_validated": {"source": 0.9123},
    }


def test_what_was_not_learned_stays(tmp_path: Path) -> None:
    write(Learned({"source": {"a": 1.0}, "speech": {"a": 1.0}}, {"source": 0.9, "speech": 0.8}), tmp_path, ["all"])
    write(Learned({"speech": {"a": 2.0}}, {"speech": 0.7}), tmp_path, ["all"])
    assert json.loads((tmp_path / "source.json").read_text("utf-8")) == {"a": 1.0}
    assert json.loads((tmp_path / "speech.json").read_text("utf-8")) == {"a": 2.0}
    assert json.loads((tmp_path / RECORD).read_text("utf-8"))["cross_validated"] == {"source": 0.9, "speech": 0.7}


def test_shipped_weights_are_of_the_models_and_their_figures() -> None:
    assert {file.stem for file in SHIPPED.glob("*.json")} == MODELS | {"learned"}
    assert set(record()["cross_validated"]) == FIGURES
    assert all(0 <= figure <= 1 for figure in record()["cross_validated"].values())
    assert record()["data"][-2:] == [NEWS_CHAINS.name, NEWS_QUOTATIONS.name]


def test_shipped_weights_are_as_training_writes_them(tmp_path: Path) -> None:
    write(Learned({model: shipped(model) for model in MODELS}, record()["cross_validated"]), tmp_path, record()["data"])
    for file in SHIPPED.glob("*.json"):
        assert (tmp_path / file.name).read_text("utf-8") == file.read_text("utf-8")


@pytest.mark.parametrize("model", sorted(MODELS))
def test_shipped_weights_are_plain_and_sorted(model: str) -> None:
    weights = shipped(model)
    assert list(weights) == sorted(weights)
    assert all(math.isfinite(weight) and weight == round(weight, 3) != 0 for weight in weights.values())


def test_shipped_chains_are_numbers_only() -> None:
    rows = [json.loads(line) for line in NEWS_CHAINS.read_text(encoding="utf-8").splitlines()]
    assert {tuple(row) for row in rows} == {("name", "characters", "mentions")}
    assert {type(number) for row in rows for mention in row["mentions"] for number in mention} == {int}
    assert {type(row["characters"]) for row in rows} == {int}
    names = [row["name"] for row in rows]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[\w-]{1,80}", name) for name in names), "the name is a file's, not a sentence"


def test_shipped_chains_stay_inside_their_articles() -> None:
    for article in corpora.read_news_chains():
        spans = [mention.span for mention in article.mentions]
        assert spans == sorted(spans)
        assert all(0 <= span.start < span.end <= article.characters for span in spans)


def test_shipped_quotations_are_numbers_and_labels_only() -> None:
    rows = [json.loads(line) for line in NEWS_QUOTATIONS.read_text(encoding="utf-8").splitlines()]
    assert {tuple(row) for row in rows} == {("name", "characters", "quotations")}
    assert all(re.fullmatch(r"[\w-]{1,80}", row["name"]) for row in rows), "the name is a file's, not a sentence"
    for start, end, label, speakers, source in (quotation for row in rows for quotation in row["quotations"]):
        assert label in {"speech", "other", "bad"}
        numbers = [start, end, *(source or ()), *(place for speaker in speakers for place in speaker)]
        assert {type(number) for number in numbers} == {int}


def test_shipped_quotations_stay_inside_their_articles() -> None:
    for article in corpora.read_news_quotations().values():
        spans = [quotation.span for quotation in article.quotations]
        assert spans == sorted(spans)
        for quotation in article.quotations:
            named = [*quotation.speakers, *([quotation.source] if quotation.source is not None else [])]
            assert all(0 <= span.start < span.end <= article.characters for span in (quotation.span, *named))
            assert quotation.label is corpora.QuotationLabel.SPEECH or not named
