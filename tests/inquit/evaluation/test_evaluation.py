"""The evaluation's figures, worked by hand on small cases, and against the scorer they are defined by."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from itertools import chain
from math import isnan
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from inquit import (
    Attribution,
    CharSpan,
    EngineInfo,
    Mention,
    MentionType,
    Quotation,
    QuotationType,
    Speaker,
)
from inquit.evaluation import (
    Cause,
    CueType,
    Error,
    Evaluation,
    GoldArticle,
    GoldError,
    GoldQuotation,
    GoldSpeaker,
    Label,
    evaluate,
    evaluate_engine,
    format_errors,
    format_table,
    load_gold,
)
from inquit.evaluation.calibration import calibration_error, reliability_bins
from inquit.evaluation.names import names_speaker
from inquit.types import SpeakerType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inquit import Engine

SHARED = Path(__file__).parents[4] / "shared" / "eval"
SEEDS = Path(__file__).parents[3] / "seeds"

TEXT = (
    "“Rain will stop play,” Mara Quillfeather told reporters. “We shall wait for the sun.” "
    "Her brother Tobin Quillfeather called the pitch a “swamp” and the so-called “covers” a sieve."
)
MARA = GoldSpeaker("Mara Quillfeather", SpeakerType.PERSON, ("the groundskeeper",))
MARA_BY_SURNAME = replace(MARA, aliases=("Quillfeather",))
TOBIN = GoldSpeaker("Tobin Quillfeather", SpeakerType.PERSON)
CLUB = GoldSpeaker("Aldermoor Cricket Club", SpeakerType.ORGANIZATION, ("the club",))


def span_of(words: str) -> CharSpan:
    start = TEXT.index(words)
    return CharSpan(start, start + len(words))


def gold_quote(words: str, *speakers: GoldSpeaker, cue: CueType = CueType.EXPLICIT) -> GoldQuotation:
    label = Label.SPEECH if speakers else Label.OTHER
    return GoldQuotation(span_of(words), label, speakers, cue)


RAIN = gold_quote("“Rain will stop play,”", MARA)
WAIT = gold_quote("“We shall wait for the sun.”", MARA, cue=CueType.IMPLICIT)
SWAMP = gold_quote("“swamp”", TOBIN)
COVERS = gold_quote("“covers”")


def answer(
    at: GoldQuotation | CharSpan,
    name: str | None,
    *,
    source: str | None = None,
    source_type: MentionType = MentionType.NAME,
    kind: QuotationType = QuotationType.DIRECT,
    confidence: float = 1.0,
) -> tuple[Quotation, str | None]:
    """What an engine might return: a quotation (the speaker's id is put in later) and the speaker's name."""
    span = at if isinstance(at, CharSpan) else at.span
    mention = Mention(span_of(source), source, source_type, source) if source else None
    quotation = Quotation(
        "q", kind, span, span.of(TEXT), span.of(TEXT), span, None, mention, None, (), confidence, "rule"
    )
    return quotation, name


def attribution(*answers: tuple[Quotation, str | None]) -> Attribution:
    ids = {name: f"s{index}" for index, (_, name) in enumerate(answers) if name is not None}
    return Attribution(
        len(TEXT),
        tuple(replace(quotation, speaker_id=ids[name] if name is not None else None) for quotation, name in answers),
        tuple(Speaker(id_, name, SpeakerType.PERSON, None, (), ()) for name, id_ in ids.items()),
        EngineInfo("0", "none"),
    )


def result(gold: list[GoldQuotation], *answers: tuple[Quotation, str | None]) -> Evaluation:
    return evaluate({"match": GoldArticle(TEXT, "sport", tuple(gold))}, {"match": attribution(*answers)})


def causes(evaluation: Evaluation) -> list[Cause]:
    return [error.cause for error in evaluation.errors]


@pytest.mark.parametrize(
    ("name", "speaker", "expected"),
    [
        pytest.param("Mara Quillfeather", MARA, True, id="full name"),
        pytest.param("The Groundskeeper", MARA, True, id="alias, letter case aside"),
        pytest.param("Dr Mara Quillfeather", MARA, True, id="title does not count"),
        pytest.param("Captain Quillfeather’s", TOBIN, True, id="possessive does not count"),
        pytest.param("Mara Jane Quillfeather", MARA, True, id="longer form that holds the name"),
        pytest.param("Mara", MARA, False, id="first name alone is no form of the article"),
        pytest.param("Tobin Quillfeather", MARA_BY_SURNAME, True, id="a surname as alias takes in all its bearers"),
        pytest.param("Mara Quillfeather", TOBIN, False, id="another first name"),
        pytest.param("she", MARA, False, id="pronoun"),
        pytest.param("", MARA, False, id="empty name"),
        pytest.param("The Mayor", GoldSpeaker("the mayor", SpeakerType.UNNAMED), True, id="title that stands alone"),
        pytest.param("Aldermoor Club", CLUB, True, id="most words of an organisation"),
        pytest.param("Cricket Board", CLUB, False, id="half the words of an organisation"),
        pytest.param("Cricket", CLUB, True, id="six tenths are of the shorter name"),
        pytest.param("of the", CLUB, False, id="function words identify nobody"),
        pytest.param("Quillfeather", MARA, True, id="surname without an alias"),
        pytest.param(
            "Jane Quillfeather",
            GoldSpeaker("Mara Jane Quillfeather", SpeakerType.PERSON),
            True,
            id="middle and surname",
        ),
        pytest.param(
            "Mara Jane",
            GoldSpeaker("Mara Jane Quillfeather", SpeakerType.PERSON),
            False,
            id="without the surname",
        ),
    ],
)
def test_a_name_is_the_speakers(name: str, speaker: GoldSpeaker, expected: bool) -> None:
    assert names_speaker(name, speaker) is expected


def test_two_right_answers() -> None:
    overall = result([RAIN, SWAMP], answer(RAIN, "Mara Quillfeather"), answer(SWAMP, "Tobin Quillfeather")).overall
    assert (overall.span_recall, overall.precision, overall.recall, overall.f1, overall.full_name) == (
        1,
        1,
        1,
        1,
        1,
    )


def test_precision_counts_answers_and_recall_counts_known_speech() -> None:
    overall = result(
        [RAIN, WAIT, SWAMP, COVERS],
        answer(RAIN, "Mara Quillfeather"),
        answer(SWAMP, "Mara Quillfeather"),
        answer(COVERS, "Mara Quillfeather"),
    ).overall
    assert (overall.hits, overall.answered, overall.known) == (1, 3, 3)
    assert overall.f1 == pytest.approx(1 / 3)
    assert overall.span_recall == pytest.approx(2 / 3)
    assert overall.accuracy_given_span == pytest.approx(1 / 2)


def test_speech_whose_speaker_is_not_told_counts_for_spans_only() -> None:
    untold = replace(RAIN, speakers=())
    overall = result([untold, SWAMP], answer(SWAMP, "Tobin Quillfeather")).overall
    assert (overall.speech, overall.known, overall.span_recall, overall.recall) == (2, 1, 0.5, 1)


def test_recall_by_cue() -> None:
    overall = result([RAIN, WAIT, SWAMP], answer(RAIN, "Mara Quillfeather"), answer(WAIT, "Tobin Quillfeather")).overall
    assert overall.by_cue[CueType.EXPLICIT] == 0.5
    assert overall.by_cue[CueType.IMPLICIT] == 0
    assert isnan(overall.by_cue[CueType.PRONOUN])


def test_any_of_two_speakers_is_right() -> None:
    joint = replace(SWAMP, speakers=(MARA, TOBIN))
    assert result([joint], answer(joint, "Tobin Quillfeather")).overall.recall == 1


def test_a_surname_that_two_speakers_share_is_no_answer() -> None:
    assert result([RAIN, SWAMP], answer(RAIN, "Quillfeather")).overall.hits == 0


def test_a_surname_that_one_speaker_bears_is_an_answer_but_not_the_fullest() -> None:
    overall = result([RAIN], answer(RAIN, "Quillfeather")).overall
    assert (overall.hits, overall.full_name) == (1, 0)


def test_full_name_is_asked_of_people_and_organisations_only() -> None:
    unnamed = replace(RAIN, speakers=(GoldSpeaker("a spectator in the stand", SpeakerType.UNNAMED),))
    overall = result([unnamed], answer(unnamed, "a spectator")).overall
    assert overall.hits == 1
    assert isnan(overall.full_name)


@pytest.mark.parametrize("flag", ["headline", "bad_span"])
def test_excluded_spans_count_neither_way(flag: str) -> None:
    excluded = replace(RAIN, headline=flag == "headline", bad_span=flag == "bad_span")
    inside = CharSpan(RAIN.span.start, RAIN.span.start + 6)
    overall = result(
        [excluded, SWAMP], answer(excluded, "Tobin Quillfeather"), answer(SWAMP, "Tobin Quillfeather")
    ).overall
    beside = result([excluded, SWAMP], answer(inside, "Mara Quillfeather"), answer(SWAMP, "Tobin Quillfeather")).overall
    assert (overall.speech, overall.answered, overall.precision) == (1, 1, 1)
    assert (beside.speech, beside.answered, beside.precision) == (1, 1, 1)


@pytest.mark.parametrize(("returned", "matched"), [("stop play,", True), ("top play,", False)])
def test_half_of_the_joined_span_must_agree(returned: str, matched: bool) -> None:
    """Without its marks the gold span is 20 code points long."""
    overall = result([RAIN], answer(span_of(returned), "Mara Quillfeather")).overall
    assert overall.span_recall == float(matched)


def test_marks_and_spaces_at_the_ends_do_not_matter() -> None:
    bare = CharSpan(SWAMP.span.start + 1, SWAMP.span.end - 1)
    wide = CharSpan(SWAMP.span.start - 1, SWAMP.span.end + 1)
    assert result([SWAMP], answer(bare, "Tobin Quillfeather")).overall.recall == 1
    assert result([SWAMP], answer(wide, "Tobin Quillfeather")).overall.recall == 1


def test_each_gold_span_takes_one_answer_the_nearest() -> None:
    longer = CharSpan(WAIT.span.start, WAIT.span.end + 4)
    overall = result([WAIT], answer(longer, "Tobin Quillfeather"), answer(WAIT, "Mara Quillfeather")).overall
    assert (overall.hits, overall.answered) == (1, 2)


def test_indirect_quotations_are_left_out() -> None:
    indirect = answer(RAIN, "Mara Quillfeather", kind=QuotationType.INDIRECT)
    overall = result([RAIN], indirect).overall
    assert (overall.answered, overall.span_recall) == (0, 0)


def test_quotations_without_marks_are_left_out() -> None:
    unmarked = answer(span_of("called the pitch a"), "Tobin Quillfeather")
    assert result([SWAMP], unmarked).overall.answered == 0


def test_other_ok_is_the_share_of_nobodys_words_without_a_speaker() -> None:
    returned = answer(COVERS, None, kind=QuotationType.SCARE)
    assert result([COVERS], returned).overall.other_ok == 1
    assert result([COVERS]).overall.other_ok == 1
    assert result([COVERS], answer(COVERS, "Tobin Quillfeather")).overall.other_ok == 0


@pytest.mark.parametrize(
    ("source", "expected"),
    [("Quillfeather told", 1.0), ("Tobin", 0.0), (None, None)],
    ids=["overlaps", "elsewhere", "none"],
)
def test_source_mention(source: str | None, expected: float | None) -> None:
    annotated = replace(RAIN, source=(span_of("Mara Quillfeather"),))
    share = result([annotated], answer(annotated, "Mara Quillfeather", source=source)).overall.source
    assert isnan(share) if expected is None else share == expected


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ([(1.0, True)] * 3, 0.0),
        ([(0.75, True)] * 3 + [(0.75, False)], 0.0),
        ([(0.95, False)] * 2, 0.95),
        ([(0.95, True), (0.05, False)], 0.05),
    ],
)
def test_calibration_error(answers: list[tuple[float, bool]], error: float) -> None:
    assert calibration_error(reliability_bins(answers)) == pytest.approx(error)


def test_calibration_error_without_answers() -> None:
    assert isnan(calibration_error(reliability_bins([])))


def test_calibration() -> None:
    overall = result(
        [RAIN, WAIT, SWAMP, COVERS],
        answer(RAIN, "Mara Quillfeather", confidence=0.95),
        answer(WAIT, "Tobin Quillfeather", confidence=1.0),
        answer(SWAMP, "Tobin Quillfeather", confidence=0.6),
        answer(COVERS, None, confidence=0.1),
    ).overall
    high, middle = overall.calibration.bins[9], overall.calibration.bins[6]
    assert (high.count, high.accuracy) == (2, 0.5)
    assert high.confidence == pytest.approx(0.975)
    assert (middle.low, middle.high, middle.count, middle.accuracy) == (0.6, 0.7, 1, 1)
    assert overall.calibration.ece == pytest.approx((2 * 0.475 + 0.4) / 3)
    assert overall.calibration.precision_at_90 == 0.5
    assert overall.calibration.cover_at_90 == pytest.approx(2 / 3)


def test_suites_and_the_mean_time_of_an_article() -> None:
    gold = {
        "one": GoldArticle(TEXT, "sport", (RAIN,)),
        "two": GoldArticle(TEXT, "weather", (RAIN, SWAMP)),
        "three": GoldArticle(TEXT, "weather", (RAIN,)),
    }
    right = attribution(answer(RAIN, "Mara Quillfeather"))
    evaluation = evaluate(gold, {"one": right, "two": right}, {"one": 0.010, "two": 0.030})
    assert list(evaluation.suites) == ["sport", "weather"]
    assert (evaluation.suites["sport"].recall, evaluation.suites["weather"].recall) == (1, 0.5)
    assert evaluation.overall.articles == 2
    assert evaluation.overall.ms_per_article == pytest.approx(20)


def test_an_engine_is_given_every_text_as_it_stands() -> None:
    seen: list[str] = []

    def attribute(text: str) -> Attribution:
        seen.append(text)
        return attribution(answer(RAIN, "Mara Quillfeather"))

    evaluation = evaluate_engine(attribute, {"match": GoldArticle(TEXT, "sport", (RAIN,))})
    assert seen == [TEXT]
    assert evaluation.overall.f1 == 1
    assert evaluation.overall.ms_per_article > 0


RAIN_SOURCED = replace(RAIN, source=(span_of("Mara Quillfeather"),))
WAIT_SOURCED = replace(WAIT, source=(span_of("Her"),))
UMPIRE = GoldSpeaker("Odalys Brandt", SpeakerType.PERSON)


@pytest.mark.parametrize(
    ("gold", "returned", "cause"),
    [
        pytest.param(RAIN, None, Cause.SPAN_MISSED, id="missed"),
        pytest.param(RAIN, answer(span_of("“Rain"), None), Cause.SPAN_BOUNDS, id="bounds"),
        pytest.param(COVERS, answer(COVERS, "Mara Quillfeather"), Cause.SCARE_AS_SPEECH, id="scare quote"),
        pytest.param(RAIN, answer(RAIN, None, kind=QuotationType.SCARE), Cause.SPEECH_AS_SCARE, id="speech"),
        pytest.param(RAIN, answer(RAIN, None), Cause.NO_SOURCE, id="no source"),
        pytest.param(RAIN, answer(RAIN, None, source="Her"), Cause.SOURCE_UNRESOLVED, id="unresolved"),
        pytest.param(replace(RAIN, speakers=()), answer(RAIN, "Odalys Brandt"), Cause.NOT_TOLD, id="not told"),
        pytest.param(RAIN_SOURCED, answer(RAIN, "Odalys Brandt", source="Tobin"), Cause.WRONG_SOURCE, id="source"),
        pytest.param(
            WAIT_SOURCED,
            answer(WAIT, "Odalys Brandt", source="Her", source_type=MentionType.PRONOUN),
            Cause.WRONG_ANTECEDENT,
            id="antecedent",
        ),
        pytest.param(RAIN_SOURCED, answer(RAIN, "Odalys Brandt", source="Mara"), Cause.WRONG_CLUSTER, id="cluster"),
        pytest.param(SWAMP, answer(SWAMP, "Quillfeather"), Cause.SHARED_SURNAME, id="shared surname"),
        pytest.param(RAIN, answer(RAIN, "she"), Cause.PRONOUN_NAME, id="pronoun"),
        pytest.param(RAIN, answer(RAIN, "Mara"), Cause.NAME_FORM, id="first name"),
        pytest.param(RAIN, answer(RAIN, "Odalys Brandt"), Cause.OTHER_SPEAKER, id="other speaker"),
        pytest.param(RAIN, answer(RAIN, "Lemuel Ashgrove"), Cause.OTHER_ENTITY, id="no speaker of the article"),
        pytest.param(replace(RAIN, speakers=(UMPIRE,)), answer(RAIN, "Brandt"), Cause.SHORT_NAME, id="short"),
        pytest.param(
            RAIN_SOURCED,
            answer(RAIN, "Mara Quillfeather", source="Her"),
            Cause.OTHER_MENTION,
            id="other mention",
        ),
    ],
)
def test_cause_of_an_error(gold: GoldQuotation, returned: tuple[Quotation, str | None] | None, cause: Cause) -> None:
    """The article's other speakers are Tobin Quillfeather and Odalys Brandt."""
    others = [
        quote
        for quote in (replace(SWAMP, speakers=(TOBIN,)), replace(WAIT, speakers=(UMPIRE,)))
        if quote.span != gold.span
    ]
    if gold is SWAMP:
        others = [replace(RAIN, speakers=(MARA,))]
    given = [answer(quote, quote.speakers[0].name) for quote in others]
    assert causes(result([gold, *others], *given, *([returned] if returned else []))) == [cause]


def test_right_answers_are_no_errors() -> None:
    returned = answer(RAIN_SOURCED, "Mara Quillfeather", source="Mara Quillfeather")
    assert causes(result([RAIN_SOURCED, COVERS], returned, answer(COVERS, None))) == []


def test_a_speaker_for_a_span_that_the_gold_does_not_have() -> None:
    assert causes(result([RAIN], answer(RAIN, "Mara Quillfeather"), answer(SWAMP, "Tobin Quillfeather"))) == [
        Cause.EXTRA
    ]


def test_an_error_says_what_the_gold_and_the_engine_say() -> None:
    (error,) = result([RAIN], answer(RAIN, "Odalys Brandt", source="Her", confidence=0.4)).errors
    assert error == Error(
        suite="sport",
        article="match",
        cause=Cause.OTHER_ENTITY,
        offset=0,
        words="“Rain will stop play,”",
        cue=CueType.EXPLICIT,
        gold=("Mara Quillfeather",),
        got="Odalys Brandt",
        type=QuotationType.DIRECT,
        sieve="rule",
        source="Her",
        confidence=0.4,
    )


def test_table_has_a_line_per_suite_one_for_all_and_one_for_confidence() -> None:
    heading, suite, overall, confidence = format_table(result([RAIN], answer(RAIN, "Mara Quillfeather"))).splitlines()
    assert heading.split()[:5] == ["suite", "art", "speech", "span", "R"]
    assert suite.split()[:7] == ["sport", "1", "1", "1.000", "1.000", "1.000", "1.000"]
    assert overall.split()[0] == "ALL"
    assert "100/–/–/–" in overall
    assert confidence == "confidence: ECE 0.000, P@.9 1.000, cover 1.000"


def test_error_list_starts_with_the_counts_most_frequent_first() -> None:
    evaluation = result([RAIN, WAIT, SWAMP], answer(SWAMP, None))
    lines = format_errors(evaluation.errors).splitlines()
    assert lines[0].split() == ["3", "errors"]
    assert lines[1].strip() == "2  no quotation found there  (explicit 1, implicit 1)"
    assert lines[2].strip() == "1  no source found  (explicit 1)"
    assert "sport/match@0 [explicit]" in lines[5]


RECORD: dict[str, Any] = {
    "start": 0,
    "end": len("“Rain will stop play,”"),
    "label": "speech",
    "speakers": [{"name": "Mara Quillfeather", "kind": "person", "aliases": ["the groundskeeper"]}],
    "cue": "explicit",
}


def write(path: Path, content: object) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_gold_from_a_collection(tmp_path: Path) -> None:
    quote = {**RECORD, "source": [[22, 26]], "headline": True}
    file = write(tmp_path / "gold.json", {"match": {"text": TEXT, "suite": "sport", "quotes": [quote]}})
    (expected,) = [replace(RAIN, source=(CharSpan(22, 26),), headline=True)]
    assert load_gold(file) == {"match": GoldArticle(TEXT, "sport", (expected,))}


def test_gold_from_a_folder_of_pairs(tmp_path: Path) -> None:
    text = TEXT.replace(". ", ".\r\n")
    (tmp_path / "match.txt").write_bytes(text.encode())
    (tmp_path / "README.md").write_text("not an article")
    write(tmp_path / "match.json", {"quotes": [{**RECORD, "text": "“Rain will stop play,”"}]})
    assert load_gold(tmp_path) == {"match": GoldArticle(text, tmp_path.name, (RAIN,))}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"start": "0"}, "start"),
        ({"end": 10_000}, "10000"),
        ({"start": 5, "end": 5}, "[5, 5]"),
        ({"label": "quote"}, "label"),
        ({"label": "other"}, "speakers"),
        ({"cue": None}, "cue"),
        ({"cue": "verb"}, "cue"),
        ({"speakers": None}, "speakers"),
        ({"speakers": [{"kind": "person"}]}, "name"),
        ({"speakers": [{"name": " ", "kind": "person"}]}, "name"),
        ({"speakers": [{"name": "Mara", "kind": "robot"}]}, "kind"),
        ({"source": [[0]]}, "source"),
        ({"headline": "yes"}, "headline"),
        ({"text": "“Rain”"}, "text"),
    ],
)
def test_bad_gold_names_file_article_and_field(tmp_path: Path, changes: Mapping[str, object], field: str) -> None:
    record = {"text": TEXT, "suite": "sport", "quotes": [{**RECORD, **changes}]}
    file = write(tmp_path / "gold.json", {"match": record})
    with pytest.raises(GoldError) as raised:
        load_gold(file)
    assert str(raised.value).startswith(f"{file}: match: quotes[0]")
    assert field in str(raised.value)


@pytest.mark.parametrize("missing", ["match.txt", "match.json"])
def test_half_a_pair_is_an_error(tmp_path: Path, missing: str) -> None:
    (tmp_path / "match.txt").write_text(TEXT, encoding="utf-8")
    write(tmp_path / "match.json", {"quotes": []})
    (tmp_path / missing).unlink()
    with pytest.raises(GoldError, match=missing):
        load_gold(tmp_path)


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"no NAME\.txt"):
        load_gold(tmp_path)


def test_a_file_that_is_no_json_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "gold.json"
    file.write_text("{", encoding="utf-8")
    with pytest.raises(GoldError, match=r"gold\.json"):
        load_gold(file)


def peer_attribution(prediction: Mapping[str, Any], text: str) -> Attribution:
    """A peer's predictions, in the scorer's own format, as the engine would have given them."""
    ids: dict[str, str] = {}
    quotes = []
    for index, quote in enumerate(prediction["quotes"]):
        span = CharSpan(quote["start"], quote["end"])
        name, mention = quote["speaker"], None
        if quote["mention_start"] is not None:
            place = CharSpan(quote["mention_start"], quote["mention_end"])
            mention = Mention(place, place.of(text), MentionType.NAME, place.of(text))
        speaker_id = ids.setdefault(name, f"s{len(ids)}") if name else None
        quotes.append(
            Quotation(
                f"q{index}",
                QuotationType.DIRECT,
                span,
                span.of(text),
                span.of(text),
                span,
                speaker_id,
                mention,
                None,
                (),
                quote["confidence"],
                "peer",
            )
        )
    speakers = (Speaker(id_, name, SpeakerType.PERSON, None, (), ()) for name, id_ in ids.items())
    return Attribution(len(text), tuple(quotes), tuple(speakers), EngineInfo("0", "peer"))


def test_figures_of_the_seeds_do_not_fall(engine: Engine) -> None:
    """Bring the figures up to date whenever they rise or an article is added."""
    figures = evaluate_engine(engine.attribute, load_gold(SEEDS)).overall
    assert (figures.articles, figures.speech, figures.known) == (16, 224, 223)
    assert figures.span_recall == 1
    assert figures.hits >= 193
    assert figures.precision >= 0.90
    assert figures.full_name >= 0.98
    assert figures.other_ok >= 0.95


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/eval with the scorer and a peer's predictions is absent")
def test_figures_are_the_scorers(tmp_path: Path) -> None:
    gold_file, confidences = SHARED / "dev.json", Random(1)
    predictions = json.loads((SHARED / "peers" / "naive.json").read_text(encoding="utf-8"))
    for quote in chain.from_iterable(prediction["quotes"] for prediction in predictions.values()):
        quote["confidence"] = round(confidences.random(), 3)
    predicted, scores = write(tmp_path / "predictions.json", predictions), tmp_path / "scores.json"
    scorer = [SHARED / "score.py", "--gold", gold_file, "--pred", predicted, "--json", scores]
    printed = subprocess.run([sys.executable, *map(str, scorer)], check=True, capture_output=True, text=True).stdout

    gold = load_gold(gold_file)
    evaluation = evaluate(
        gold,
        {name: peer_attribution(prediction, gold[name].text) for name, prediction in predictions.items()},
        {name: prediction["seconds"] for name, prediction in predictions.items()},
    )
    figures = {**evaluation.suites, "ALL": evaluation.overall}
    for suite, expected in json.loads(scores.read_text(encoding="utf-8")).items():
        for figure, value in expected.items():
            holder = figures[suite] if hasattr(figures[suite], figure) else figures[suite].calibration
            assert getattr(holder, figure) == pytest.approx(value, nan_ok=True), (suite, figure)
    for line in printed.splitlines()[1:5]:
        suite, *_, by_cue, _ = line.split()
        assert "/".join(f"{100 * share:.0f}" for share in figures[suite].by_cue.values()) == by_cue
