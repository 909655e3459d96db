"""What goes out is checked as what comes in is."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any

import orjson
import pytest
import structlog

from inquit import DEFAULTS, CharSpan, Deadline, Options, OutOfTime
from service.answers import ContractError, answer
from service.app import create_app
from service.example import EXAMPLE_ANSWER, EXAMPLE_TEXT
from service.schemas.answer import AttributionSchema
from service.schemas.base import AnswerContext, Answering
from service.schemas.request import AttributionRequest
from service.stopping import StopSign
from tests.service.fakes import FakeEngine, fake_attribution

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inquit import Attribution, Engine
    from service.settings import Settings


NOT_THERE = {"start": 0, "end": 5, "text": "Holm", "type": "name", "words": "Holm"}
REPORTER = {
    "name": "Ida Holm",
    "speaker_id": None,
    "source": EXAMPLE_ANSWER["quotes"][0]["source"],
    "cue": EXAMPLE_ANSWER["quotes"][0]["cue"],
}
EXPLANATION = {"sources": [], "speech": {"probability": 1, "evidence": []}, "antecedents": [], "line": "article"}
SOURCE_OPTION = {**REPORTER, "probability": 1, "chosen": True, "evidence": []}
ANTECEDENT_OPTION: dict[str, Any] = {"name": None, "mention": NOT_THERE, "probability": 1, "evidence": []}

MISSING = ["Missing data for required field."]
NULL = ["Field may not be null."]
NO_INTEGER = ["Not a valid integer."]
NO_PROBABILITY = ["Must be greater than or equal to 0 and less than or equal to 1."]
NO_MENTION_TYPE = ["Must be one of: name, nominal, pronoun."]
OTHER_WORDS = ["Not text[start:end]."]
DISAGREE = {"speakers": ["Not those with this speaker_id."]}


def faults_after(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """Change the example's answer and validate it."""
    payload = deepcopy(EXAMPLE_ANSWER)
    change(payload)
    with AnswerContext(Answering(AttributionRequest(EXAMPLE_TEXT, "bridge-1", DEFAULTS))):
        return AttributionSchema().validate(payload)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: None, id="example"),
        pytest.param(lambda a: a.update(later=1), id="key of a later version"),
        pytest.param(lambda a: a["quotes"][1].update(continues="q1"), id="continues the one before"),
        pytest.param(lambda a: a["quotes"][0].update(via=[REPORTER]), id="by way of somebody else"),
        pytest.param(lambda a: a["quotes"][0].update(via=[REPORTER | {"speaker_id": "s1"}]), id="by way of a speaker"),
        pytest.param(lambda a: a["quotes"][0].update(quoted=[]), id="nothing in marks"),
        pytest.param(lambda a: a["quotes"][0].update(content={"start": 1, "end": 1}), id="nothing between the marks"),
        pytest.param(
            lambda a: a["quotes"][0].update(explanation=EXPLANATION | {"sources": [SOURCE_OPTION]}), id="explained"
        ),
    ],
)
def test_promises_are_kept(change: Callable[[dict[str, Any]], object]) -> None:
    assert faults_after(change) == {}


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        pytest.param(lambda a: a.pop("id"), {"id": MISSING}, id="no id"),
        pytest.param(lambda a: a.update(text_length=3), {"text_length": ["Not the length of the text."]}, id="length"),
        pytest.param(lambda a: a.update(quotes=None), {"quotes": NULL}, id="null for a list"),
        pytest.param(lambda a: a.update(quotes=[None]), {"quotes": {0: NULL}}, id="null in a list"),
        pytest.param(
            lambda a: a["quotes"][1].update(id="q1"),
            {"quotes": ["Two share an id."], **DISAGREE},
            id="two quotations with one id",
        ),
        pytest.param(
            lambda a: a["speakers"].append(a["speakers"][0]),
            {"speakers": ["Two share an id.", *DISAGREE["speakers"]]},
            id="speaker twice",
        ),
        pytest.param(lambda a: a["quotes"][0].update(speaker_id="s9"), DISAGREE, id="speaker not listed"),
        pytest.param(lambda a: a["quotes"][0].update(speaker_id=None), DISAGREE, id="listed and without a speaker"),
        pytest.param(lambda a: a["speakers"][0]["quotes"].pop(), DISAGREE, id="quotation not listed"),
        pytest.param(lambda a: a["speakers"][0]["quotes"].append("q2"), DISAGREE, id="quotation listed twice"),
        pytest.param(lambda a: a["speakers"].pop(), DISAGREE, id="no speakers"),
    ],
)
def test_fault_of_the_answer(change: Callable[[dict[str, Any]], object], faults: dict[str, Any]) -> None:
    assert faults_after(change) == faults


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ({"start": 1.5}, {"start": NO_INTEGER}),
        ({"start": -1}, {"start": ["Must be greater than or equal to 0."]}),
        ({"start": 1, "quoted": []}, {"text": OTHER_WORDS}),
        ({"end": None}, {"end": NULL}),
        ({"text": "“The bridge opened”"}, {"text": OTHER_WORDS}),
        ({"type": "quip"}, {"type": ["Must be one of: direct, mixed, scare, indirect."]}),
        ({"confidence": 1.01}, {"confidence": NO_PROBABILITY}),
        ({"content": {"start": 2, "end": 99}}, {"content": ["Not inside the quotation."]}),
        ({"content": {"start": 20, "end": 10}}, {"content": ["Not inside the quotation."]}),
        ({"content": {"start": 2}}, {"content": {"end": MISSING}}),
        ({"quoted": [{"start": 0, "end": 40}]}, {"quoted": ["Empty, or not inside the quotation."]}),
        ({"quoted": [{"start": 3, "end": 3}]}, {"quoted": ["Empty, or not inside the quotation."]}),
        ({"source": NOT_THERE}, {"source": {"text": OTHER_WORDS}}),
        ({"source": {**REPORTER["source"], "type": "verb"}}, {"source": {"type": NO_MENTION_TYPE}}),
        ({"cue": {**REPORTER["cue"], "text": "says"}}, {"cue": {"text": OTHER_WORDS}}),
        ({"antecedents": [NOT_THERE]}, {"antecedents": {0: {"text": OTHER_WORDS}}}),
        ({"continues": "q7"}, {"continues": ["No quotation of this answer."]}),
        ({"via": [REPORTER | {"speaker_id": "s7"}]}, {"via": ["By way of no speaker of this answer."]}),
        ({"via": [REPORTER | {"cue": None}]}, {"via": {0: {"cue": NULL}}}),
        ({"via": [REPORTER | {"source": NOT_THERE}]}, {"via": {0: {"source": {"text": OTHER_WORDS}}}}),
        ({"explanation": {"sources": [], "antecedents": [], "line": "article"}}, {"explanation": {"speech": MISSING}}),
        (
            {"explanation": EXPLANATION | {"sources": [SOURCE_OPTION | {"source": NOT_THERE}]}},
            {"explanation": {"sources": {0: {"source": {"text": OTHER_WORDS}}}}},
        ),
        (
            {"explanation": EXPLANATION | {"antecedents": [ANTECEDENT_OPTION]}},
            {"explanation": {"antecedents": {0: {"mention": {"text": OTHER_WORDS}}}}},
        ),
    ],
    ids=" ".join,  # the keys concerned
)
def test_fault_of_a_quotation(change: dict[str, Any], faults: dict[str, Any]) -> None:
    assert faults_after(lambda a: a["quotes"][0].update(change)) == {"quotes": {0: faults}}


@pytest.mark.parametrize("key", EXAMPLE_ANSWER["quotes"][0])
def test_no_key_of_a_quotation_may_be_missing(key: str) -> None:
    assert faults_after(lambda a: a["quotes"][0].pop(key)) == {"quotes": {0: {key: MISSING}}}


def test_phrase_may_not_run_past_the_end_of_the_text() -> None:
    past = {"start": 62, "end": 78, "text": EXAMPLE_TEXT[62:78], "type": "name", "words": "ready"}
    faults = faults_after(lambda a: a["speakers"][0]["mentions"].append(past))
    assert faults == {"speakers": {0: {"mentions": {1: {"text": OTHER_WORDS}}}}}


@pytest.mark.parametrize(
    "options", [DEFAULTS, Options(min_confidence=0, explain=True, indirect=True)], ids=["default", "all options"]
)
def test_real_answers_keep_the_promises(root: Path, engine: Engine, options: Options) -> None:
    for file in sorted((root / "seeds").glob("*.txt"))[:5]:
        asked = AttributionRequest(file.read_text(encoding="utf-8"), file.stem, options)
        payload = answer(engine.attribute(asked.text, options), asked)
        assert payload["id"] == file.stem
        assert payload["quotes"]
        assert all((quote["explanation"] is not None) == options.explain for quote in payload["quotes"])


def test_keys_stand_in_the_order_of_the_description() -> None:
    asked = AttributionRequest("“Hi,” said Ada Moss.", None, DEFAULTS)
    (quote,) = answer(fake_attribution(asked.text), asked)["quotes"]
    assert list(quote)[:7] == ["id", "type", "start", "end", "text", "words", "content"]


def careless(**changes: Any) -> FakeEngine:
    """Make an engine that gets something wrong."""

    class Careless(FakeEngine):
        def attribute(self, text: str, options: Options = DEFAULTS, deadline: Deadline | None = None) -> Attribution:  # noqa: ARG002
            attribution = fake_attribution(text, options)
            return replace(attribution, quotes=tuple(replace(quote, **changes) for quote in attribution.quotes))

    return Careless()


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"confidence": float("nan")}, id="NaN"),
        pytest.param({"confidence": float("inf")}, id="infinity"),
        pytest.param({"text": "“Bye.”"}, id="other words"),
        pytest.param({"span": CharSpan(0, 90)}, id="past the end"),
        pytest.param({"speaker_id": "s9"}, id="no speaker"),
        pytest.param({"sieve": None}, id="null where there is none"),
    ],
)
def test_answer_that_breaks_the_contract_is_a_logged_500(settings: Settings, wrong: dict[str, Any]) -> None:
    client = create_app(settings, careless(**wrong), StopSign()).test_client()
    with structlog.testing.capture_logs() as lines:
        response = client.post("/v1/attributions", json={"text": "“A whisper.”"})
    assert (response.status_code, response.get_json()["code"]) == (500, "internal-error")
    assert "ContractError" in [line.get("exception") for line in lines]
    assert "whisper" not in str(lines) + response.text


def test_contract_error_says_where_without_words_of_the_article() -> None:
    text = "“A whisper.”"
    attribution = careless(text="“A shout.”").attribute(text)
    with pytest.raises(ContractError) as caught:
        answer(attribution, AttributionRequest(text, None, DEFAULTS))
    assert str(caught.value) == str({"quotes": {0: {"text": OTHER_WORDS}}})


def test_next_answer_is_checked_against_its_own_text() -> None:
    for text in ("“Hi,” said Ada Moss.", "Ada Moss: “No.”"):
        payload = answer(fake_attribution(text), AttributionRequest(text, text, DEFAULTS))
        assert (payload["id"], payload["text_length"]) == (text, len(text))
        assert orjson.loads(orjson.dumps(payload)) == payload


@pytest.mark.parametrize("looks", [0, 3])
def test_time_is_looked_at_while_an_answer_is_made_and_checked(looks: int) -> None:
    ticks = count()
    text = "“Hi,” said Ada Moss. " * 100
    with pytest.raises(OutOfTime):
        answer(fake_attribution(text), AttributionRequest(text, None, DEFAULTS), Deadline(looks, lambda: next(ticks)))
