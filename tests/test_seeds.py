"""The sample articles: their gold fits their texts, leaves no quotation out and covers every construction."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from seeds.locate import layout, located

SEEDS = Path(__file__).parent.parent / "seeds"
NAMES = sorted(path.stem for path in SEEDS.glob("*.txt"))
NEWSROOM = sorted(f"newsroom/{path.stem}" for path in (SEEDS / "newsroom").glob("*.txt"))
ALL = [*NAMES, *NEWSROOM]

LABELS = {"speech", "other"}
CUES = {"explicit", "nominal", "pronoun", "implicit"}
KINDS = {"person", "org", "group", "document", "unnamed"}

CLOSING = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“", "``": "''", "''": "''"}
OPENING = re.compile(r"``|''|[“\"‘'«„]")
LEFT_OVER = re.compile(r"[“”„«»\"`]|''|(?<!\w)[‘'](?=\w)")
"""Marks no article has outside its quotations; a single mark counts when it can open one (not ``don't``)."""
DECADE = re.compile(r"[‘’']\d0s\b")

CONSTRUCTIONS = """
marks-curly marks-straight marks-single-curly marks-single-straight marks-guillemets marks-low-high
marks-latex marks-double-apostrophe nested-marks unclosed-mark reopened-paragraphs inch-marks
empty-marks apostrophes headline cue-after cue-before cue-far interrupted cue-parenthetical
cue-according-to cue-noun cue-passive cue-colon cue-relative-clause transcript-name transcript-qa
statement joint-statement tweet reported-by-another floating next-paragraph dialogue last-name
first-name title-name shared-surname initials particle non-western-name acronym pronoun-he
pronoun-she pronoun-they singular-they pronoun-it pronoun-i role-noun description organisation group
document unnamed-source no-speaker scare-quote work-title nickname slogan term
"""


def article(name: str) -> str:
    return (SEEDS / f"{name}.txt").read_text(encoding="utf-8")


def gold(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SEEDS / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def unlabelled(text: str, spans: list[tuple[int, int]], not_quotes: list[str]) -> list[str]:
    """Return the paragraphs that still hold a quotation mark once the labelled spans are taken out."""
    for start, end in spans:
        text = text[:start] + "_" * (end - start) + text[end:]
    for passage in not_quotes:
        text = text.replace(passage, "_")
    return [line for line in DECADE.sub("_", text).splitlines() if LEFT_OVER.search(line)]


def table(heading_cell: str) -> list[list[str]]:
    """Return the rows of every table of the README whose first heading is ``heading_cell``."""
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    rows: list[list[str]] = []
    inside = False
    for line in readme.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if cells and cells[0] == heading_cell:
            inside = True
        elif not cells:
            inside = False
        elif inside and not set(cells[0]) <= {"-"}:
            rows.append(cells)
    return rows


def test_there_are_at_least_twelve_articles_each_with_its_gold() -> None:
    assert len(NAMES) >= 12
    assert {path.stem for path in SEEDS.glob("*.json")} == set(NAMES)


def test_newsroom_has_a_hundred_articles_each_with_its_gold() -> None:
    assert len(NEWSROOM) >= 100
    assert {f"newsroom/{path.stem}" for path in (SEEDS / "newsroom").glob("*.json")} == set(NEWSROOM)
    assert sum(len(gold(name)["quotes"]) for name in NEWSROOM) >= 1_800


@pytest.mark.parametrize("name", NEWSROOM)
def test_newsroom_says_where_an_article_could_have_been_written(name: str) -> None:
    assert all(gold(name)[key] for key in ("title", "style", "country", "genre", "marks", "layout"))


@pytest.mark.parametrize("name", ALL)
def test_length_is_that_of_a_news_article(name: str) -> None:
    assert 250 <= len(article(name).split()) <= 950


@pytest.mark.parametrize("name", ALL)
def test_offsets_slice_to_the_quoted_words(name: str) -> None:
    text = article(name)
    for quote in gold(name)["quotes"]:
        assert text[quote["start"] : quote["end"]] == quote["text"]


@pytest.mark.parametrize("name", ALL)
def test_quotations_are_sorted_and_apart(name: str) -> None:
    quotes = gold(name)["quotes"]
    assert all(left["end"] <= right["start"] for left, right in pairwise(quotes))


@pytest.mark.parametrize("name", ALL)
def test_labels_cues_and_kinds_are_known(name: str) -> None:
    for quote in gold(name)["quotes"]:
        assert quote["label"] in LABELS
        assert quote["cue"] in CUES
        assert {speaker["kind"] for speaker in quote["speakers"]} <= KINDS


@pytest.mark.parametrize("name", ALL)
def test_what_is_not_speech_has_no_speaker(name: str) -> None:
    others = [quote for quote in gold(name)["quotes"] if quote["label"] == "other"]
    assert [quote["text"] for quote in others if quote["speakers"]] == []


@pytest.mark.parametrize("name", ALL)
def test_every_quotation_opens_with_a_mark_and_closes_it_or_ends_its_paragraph(name: str) -> None:
    text = article(name)
    for quote in gold(name)["quotes"]:
        mark = OPENING.match(quote["text"])
        assert mark, quote["text"]
        closed = quote["text"].endswith(CLOSING[mark[0]]) and len(quote["text"]) > len(mark[0])
        assert closed or text[quote["end"]] == "\n", quote["text"]


@pytest.mark.parametrize("name", ALL)
def test_every_marked_span_is_labelled(name: str) -> None:
    quotes = gold(name)["quotes"]
    spans = [(quote["start"], quote["end"]) for quote in quotes]
    assert unlabelled(article(name), spans, gold(name)["not_quotes"]) == []


@pytest.mark.parametrize("name", ALL)
def test_what_is_no_quotation_stands_in_the_article(name: str) -> None:
    assert [passage for passage in gold(name)["not_quotes"] if passage not in article(name)] == []


@pytest.mark.parametrize("name", ALL)
def test_names_and_aliases_of_speakers_occur_in_the_article(name: str) -> None:
    text = article(name)
    speakers = [speaker for quote in gold(name)["quotes"] for speaker in quote["speakers"]]
    forms = {form for speaker in speakers for form in (speaker["name"], *speaker["aliases"])}
    assert {form for form in forms if form not in text} == set()


@pytest.mark.parametrize("name", ALL)
def test_one_name_is_one_speaker(name: str) -> None:
    described: dict[str, dict[str, Any]] = {}
    for quote in gold(name)["quotes"]:
        for speaker in quote["speakers"]:
            assert described.setdefault(speaker["name"], speaker) == speaker


@pytest.mark.parametrize("name", ALL)
def test_gold_is_as_locate_writes_it(name: str) -> None:
    written = (SEEDS / f"{name}.json").read_text(encoding="utf-8")
    assert layout(located(article(name), json.loads(written))) == written


def test_every_construction_is_covered() -> None:
    assert set(CONSTRUCTIONS.split()) - {tag for name in NAMES for tag in gold(name)["covers"]} == set()


def test_readme_explains_the_tags_in_use() -> None:
    explained = {row[0].strip("`") for row in table("Tag")}
    assert explained == {tag for name in NAMES for tag in gold(name)["covers"]}


def test_readme_lists_the_articles_as_their_gold_describes_them() -> None:
    listed = {row[0]: row[1:] for row in table("Article")}
    described = {f"[{name}]({name}.txt)": [gold(name)["style"], ", ".join(gold(name)["covers"])] for name in NAMES}
    assert listed == described


@pytest.mark.parametrize(
    "passage",
    [
        "a “word” here",
        'a "word" here',
        "a ‘word’ here",
        "a 'word' here",
        "a «word» here",
        "a „word“ here",
        "``a''",
    ],
)
def test_an_unlabelled_span_is_noticed(passage: str) -> None:
    assert unlabelled(f"One.\n\n{passage}", [], []) == [passage]


@pytest.mark.parametrize("passage", ["the ’90s", "don't and won’t", "farmers’ wives", "the lads' boots"])
def test_an_apostrophe_is_no_unlabelled_span(passage: str) -> None:
    assert unlabelled(passage, [], []) == []


def test_locate_finds_each_quotation_after_the_one_before_it() -> None:
    ana = {"name": "Ana", "kind": "person", "aliases": []}
    quotes = [{"text": "“Yes,”", "speakers": [ana]}, {"text": "“Yes,”", "speakers": ["Ana"]}]
    done = located("“Yes,” said Ana. “Yes,” she said.", {"quotes": quotes})["quotes"]
    assert [(quote["start"], quote["end"], quote["speakers"]) for quote in done] == [
        (0, 6, [ana]),
        (17, 23, [ana]),
    ]


@pytest.mark.parametrize(
    ("quote", "message"),
    [
        ({"text": "“No”", "speakers": []}, "not in the article"),
        ({"text": "“Yes”", "speakers": ["Ana"]}, "not described yet"),
    ],
)
def test_locate_refuses_what_it_cannot_place(quote: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        located("“Yes” said Ana.", {"quotes": [quote]})
