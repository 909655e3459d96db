"""The benchmark commands run; what they measure is in benchmarks/RESULTS.md, not here."""

from __future__ import annotations

import gzip
import json
import sys
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from benchmarks import (
    ablation,
    chaos,
    contract,
    engine,
    hostile_pages,
    languages,
    load,
    overhead,
    pages,
    peers,
    profile_engine,
    random_texts,
    service,
    soak,
)
from benchmarks.client import percentile
from benchmarks.server import running
from benchmarks.texts import mixed_texts, unique_texts
from inquit import DEFAULT_MODEL
from inquit.evaluation import load_gold
from inquit.rankers.models import load_models
from inquit.sources.source_families import SOURCE_FEATURES

ARTICLES = ["“Low water,” said Ines Calloway.", "The ferry sails at noon.", "Nobody waits."]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    file = tmp_path / "gold.json"
    articles = {str(index): {"text": text, "suite": "port", "quotes": []} for index, text in enumerate(ARTICLES)}
    file.write_text(json.dumps(articles), encoding="utf-8")
    return file


@pytest.mark.parametrize("length", [1, 30, 1_000])
def test_mixed_texts_have_the_length_asked_for_and_are_always_the_same(length: int) -> None:
    texts = mixed_texts(ARTICLES, length, 3)
    assert [len(text) for text in texts] == [length] * 3
    assert texts == mixed_texts(ARTICLES, length, 3)


def test_unique_texts_have_words_that_occur_once_and_are_always_the_same() -> None:
    texts = list(islice(unique_texts(ARTICLES, 400), 20))
    assert texts == list(islice(unique_texts(ARTICLES, 400), 20))
    known = set(" ".join(ARTICLES).split())
    invented = [set(text.split()) - known for text in texts]
    assert all(invented)
    assert len(set().union(*invented)) >= sum(map(len, invented)) * 0.9


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [([5.0], 95, 5.0), (list(range(101)), 95, 95.0), (list(range(101)), 50, 50.0), ([1.0, 3.0], 50, 2.0)],
)
def test_percentile(values: list[float], percent: int, expected: float) -> None:
    assert percentile(values, percent) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("group", "forgotten", "kept"),
    [("cue", "cue=say", "mention=name|PERSON"), ("kind of mention", "mention=name|PERSON", "cue=say")],
)
def test_ablation_forgets_the_features_of_one_group(group: str, forgotten: str, kept: str) -> None:
    weights = ablation.without(load_models(), SOURCE_FEATURES, group).source.weights
    assert forgotten not in weights
    assert weights[kept] == load_models().source.weights[kept]


def test_comparison_prints_and_writes_both_ratios(gold: Path, tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    result = CliRunner().invoke(engine.main, ["--gold", str(gold), "--rounds", "2", "--json", str(file)])
    assert result.exit_code == 0, result.output
    assert result.output.count("engine ÷ ") == 2
    written = json.loads(file.read_text(encoding="utf-8"))
    assert (written["articles"], written["words"], written["rounds"]) == (3, 12, 2)
    assert all(ratio["least"] <= ratio["median"] <= ratio["greatest"] for ratio in written["ratios"])


def test_profile_prints_its_three_tables(gold: Path) -> None:
    result = CliRunner().invoke(profile_engine.main, ["--gold", str(gold), "--top", "3"])
    assert result.exit_code == 0, result.output
    assert "stage, with its calls" in result.output
    assert "package, own code" in result.output
    assert "cumulative time" in result.output


def test_service_is_measured_with_nothing_refused(gold: Path, tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    arguments = ["--gold", str(gold), "--workers", "1", "--requests", "6", "--json", str(file)]
    result = CliRunner().invoke(service.main, arguments)
    assert result.exit_code == 0, result.output
    (written,) = json.loads(file.read_text(encoding="utf-8"))
    assert [(row["workload"], row["failures"]) for row in written["throughputs"]] == [("articles", 0), ("5 KB", 0)]
    assert all(0 < worker["pss"] <= worker["rss"] for worker in written["workers"])


def test_overhead_is_a_ratio_of_service_to_engine() -> None:
    figures = overhead.measure(ARTICLES, DEFAULT_MODEL, rounds=1)
    assert figures.ratio.median == pytest.approx(figures.service_milliseconds / figures.engine_milliseconds)


def test_contract_is_measured_with_each_set_of_options_and_on_a_large_answer(
    monkeypatch: pytest.MonkeyPatch, gold: Path
) -> None:
    monkeypatch.setattr(contract, "LARGE_TEXT", ARTICLES[0] * 3)
    result = CliRunner().invoke(contract.main, ["--gold", str(gold), "--rounds", "1"])
    assert result.exit_code == 0, result.output
    _, _, *rows = result.output.splitlines()
    assert [row[:20].rstrip() for row in rows] == [*contract.OPTIONS, "500 quotations"]


def test_past_its_capacity_the_service_answers_200_or_503_and_nothing_else() -> None:
    texts = mixed_texts(ARTICLES, 2_000, 10)
    with running(DEFAULT_MODEL, 1, {"INQUIT_QUEUE": chaos.QUEUE}) as server:
        light, heavy = load.measure_loads(server.port, texts, 1, (0.2, 3.0), 1.5)
    assert (light.refused, light.errors, light.livez_errors) == (0, 0, 0)
    assert heavy.refused > 0
    assert (heavy.errors, heavy.livez_errors) == (0, 0)


def test_no_promise_is_broken_under_chaos() -> None:
    trials = chaos.try_all(mixed_texts(ARTICLES, 1_000, 10), DEFAULT_MODEL, workers=2, seconds=1)
    assert [trial.name for trial in trials if not trial.holds] == []
    assert len(trials) == 5


def test_command_fails_where_a_bound_is_broken(monkeypatch: pytest.MonkeyPatch, gold: Path) -> None:
    broken = chaos.Trial("TERM", "none lost", "3 lost", holds=False)
    monkeypatch.setattr(chaos, "try_all", lambda *_: [broken])
    result = CliRunner().invoke(chaos.main, ["--gold", str(gold)])
    assert (result.exit_code, result.output.split()[0]) == (1, "BROKEN")


@pytest.mark.parametrize(("slope", "failures", "code"), [(0.1, 0, 0), (2.1, 0, 1), (0.1, 1, 1)])
def test_soak_fails_where_memory_grows_or_a_request_is_lost(
    monkeypatch: pytest.MonkeyPatch, slope: float, failures: int, code: int
) -> None:
    monkeypatch.setattr(soak, "measure", lambda *_: soak.Soak((0, 1), (1.0, 1.0), slope, failures, 0))
    assert CliRunner().invoke(soak.main).exit_code == code


def test_plot_has_a_curve_for_each_latency(monkeypatch: pytest.MonkeyPatch, gold: Path, tmp_path: Path) -> None:
    nothing = float("nan")
    loads = [load.Load(x, 10, 10, 0, 0, 20 * x, 30 * x, nothing, 5, 0) for x in (0.25, 1.0, 3.0)]
    monkeypatch.setattr(load, "measure", lambda *_: loads)
    file = tmp_path / "load.svg"
    assert CliRunner().invoke(load.main, ["--gold", str(gold), "--svg", str(file)]).exit_code == 0
    picture = ElementTree.parse(file).getroot()
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    words = " ".join(picture.itertext())
    assert all(name in words for name in ("p50", "p95", "p99", "/livez p99", "texts of 5000 characters"))


def test_contestants_are_timed_and_scored(gold: Path) -> None:
    standings = peers.compare(load_gold(gold), {peers.ENGINE: Path(sys.executable)}, DEFAULT_MODEL, 1)
    assert [(standing.name, standing.failed) for standing in standings] == [(peers.ENGINE, 0)]
    assert standings[0].articles_per_second > 0


def test_answer_of_a_peer_is_written_as_an_attribution() -> None:
    answer = peers.attribution_of("“Yes,” he said. “No.” “So”", [(16, 21, None), (0, 6, "he"), (22, 26, "he")])
    assert [(quote.text, quote.speaker_id) for quote in answer.quotes] == [
        ("“Yes,”", "s1"),
        ("“No.”", None),
        ("“So”", "s1"),
    ]
    assert [(speaker.name, speaker.quotes) for speaker in answer.speakers] == [("he", ("q1", "q3"))]


def test_peer_that_cannot_be_installed_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(peers.PeerError, match="no-such-package"):
        peers.install("./no-such-package", tmp_path)


def test_pages_are_made_of_any_articles(tmp_path: Path) -> None:
    for number in range(3):
        text = f"Pier {number} opens\n\nThe pier opens on Monday.\n\n“We open,” said Ida Holm, the mayor of Lundby.\n"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    written = tmp_path / "pages"
    result = CliRunner().invoke(pages.main, ["--articles", str(tmp_path), "--count", "3", "--write", str(written)])
    assert result.exit_code == 0, result.output
    assert [line.split()[:4] for line in result.output.splitlines()][-1] == ["all", "3", "3", "3"]
    assert len(list(written.iterdir())) == 3


def test_languages_are_counted(tmp_path: Path) -> None:
    english = tmp_path / "english.jsonl"
    english.write_text(json.dumps({"text": "The ferry sails at noon, said the harbour master. " * 9}), encoding="utf-8")
    german = "Die Fähre legt um zwölf Uhr ab, sagte der Hafenmeister am Montag vor der Abfahrt. " * 5
    for page, source in (
        ("a", f".SH NAME\n{german}\n.PP\nThe rest and the end of this was left. {german}"),
        ("b", "x"),
    ):
        file = tmp_path / "de" / "man1" / f"{page}.1.gz"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(gzip.compress(source.encode()))
    result = CliRunner().invoke(languages.main, ["--english", str(english), "--manuals", str(tmp_path)])
    assert result.exit_code == 0, result.output
    rows = {row[0]: row[1:4] for row in map(str.split, result.output.splitlines())}
    assert (rows["en"], rows["de"]) == (["1", "1", "0"], ["1", "1", "1"])


def test_hostile_pages_are_timed() -> None:
    result = CliRunner().invoke(hostile_pages.main, ["--kilobytes", "1"])
    assert result.exit_code == 0, result.output
    assert len(result.output.splitlines()) == 1 + len(hostile_pages.HOSTILE)


def test_soak_counts_every_request() -> None:
    figures = soak.measure(unique_texts(ARTICLES, 200), DEFAULT_MODEL, 1, 40, lambda _: None)
    assert figures.requests == tuple(range(41))
    assert len(figures.megabytes) == 41
    assert (figures.failures, figures.replaced) == (0, 0)


def test_random_texts_are_answered_where_they_stand() -> None:
    with running(DEFAULT_MODEL, 1) as server:
        outcomes = random_texts.measure(server.port, ARTICLES, 1, 40)
    assert (outcomes.statuses, outcomes.astray, outcomes.faults) == ({"200": 40}, 0, ())
    assert outcomes.phrases > 40


def test_phrases_of_an_answer_are_found_at_any_depth() -> None:
    phrase = {"start": 0, "end": 2, "text": "he"}
    assert list(random_texts.phrases({"quotes": [{**phrase, "source": phrase, "cue": None}]})) == [(0, 2, "he")] * 2
