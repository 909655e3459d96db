"""What goes out is checked as what comes in is."""

from __future__ import annotations

import time
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import structlog

from inquit import DEFAULTS, NO_DEADLINE
from service.answers import AnswerContract, ContractError, answer
from service.app import create_app
from service.example import EXAMPLE_ANSWER, EXAMPLE_TEXT
from service.openapi import openapi_document
from service.serving.stopping import StopSign
from tests.service.fakes import FakeEngine, fake_attribution

if TYPE_CHECKING:
    from collections.abc import Callable

    from inquit import Attribution, Deadline, Options
    from service.settings import Settings


NOBODY = {"start": 0, "end": 5, "text": "Holm", "type": "name"}
REPORTER = {
    "name": "Ida Holm",
    "speaker_id": None,
    "source": EXAMPLE_ANSWER["quotes"][0]["source"],
    "cue": EXAMPLE_ANSWER["quotes"][0]["cue"],
}


@pytest.fixture(scope="module")
def contract() -> AnswerContract:
    return AnswerContract(openapi_document())


def changed(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    payload = deepcopy(EXAMPLE_ANSWER)
    change(payload)
    return payload


def test_example_keeps_the_contract(contract: AnswerContract) -> None:
    contract.check(EXAMPLE_ANSWER, EXAMPLE_TEXT)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda a: a.pop("id"), "breaks"),
        (lambda a: a.update(text_length=-1), "/text_length"),
        (lambda a: a.update(text_length=3), "text_length"),
        (lambda a: a.update(quotes=None), "/quotes"),
        (lambda a: a["quotes"][0].update(start=1.5), "/quotes/0/start"),
        (lambda a: a["quotes"][0].update(start=1), r"text\[1:29\]"),
        (lambda a: a["quotes"][0].update(type="quip"), "/quotes/0/type"),
        (lambda a: a["quotes"][0].update(confidence=1.01), "/quotes/0/confidence"),
        (lambda a: a["quotes"][0].update(text="“The bridge opened”"), r"text\[0:29\]"),
        (lambda a: a["quotes"][0].update(content={"start": 2, "end": 99}), "content of q1"),
        (lambda a: a["quotes"][0].update(speaker_id="s9"), "disagree"),
        (lambda a: a["quotes"][0].update(speaker_id=None), "disagree"),
        (lambda a: a["quotes"][1].update(continues="q7"), "q2 continues"),
        (lambda a: a["quotes"][1].update(id="q1"), "share an id"),
        (lambda a: a["quotes"][0].pop("via"), "/quotes/0 breaks"),
        (lambda a: a["quotes"][0].update(via=[REPORTER | {"speaker_id": "s7"}]), "q1 comes by way of"),
        (lambda a: a["quotes"][0].update(via=[REPORTER | {"cue": None}]), "/quotes/0/via/0"),
        (lambda a: a["quotes"][0].update(via=[REPORTER | {"source": {**NOBODY}}]), r"text\[0:5\]"),
        (lambda a: a["quotes"][0].update(quoted=[{"start": 0, "end": 40}]), "quoted parts of q1"),
        (lambda a: a["quotes"][0].pop("explanation"), "/quotes/0 breaks"),
        (lambda a: a["quotes"][0].update(explanation={"sources": []}), "/quotes/0/explanation"),
        (
            lambda a: a["quotes"][0].update(
                explanation={
                    "sources": [],
                    "speech": {"probability": 1, "evidence": []},
                    "antecedents": [{"name": None, "mention": NOBODY, "probability": 1, "evidence": []}],
                }
            ),
            r"text\[0:5\]",
        ),
        (lambda a: a["quotes"][0]["source"].update(type="verb"), "/quotes/0/source"),
        (lambda a: a["quotes"][0]["cue"].update(text="says"), r"text\[30:34\]"),
        (
            lambda a: a["speakers"][0]["mentions"].append({"start": 0, "end": 2, "text": "he", "type": "pronoun"}),
            "0:2",
        ),
        (lambda a: a["speakers"][0]["quotes"].pop(), "disagree"),
        (lambda a: a["speakers"].append(a["speakers"][0]), "share an id"),
    ],
)
def test_broken_promise_is_found(
    contract: AnswerContract, change: Callable[[dict[str, Any]], object], where: str
) -> None:
    with pytest.raises(ContractError, match=where) as caught:
        contract.check(changed(change), EXAMPLE_TEXT)
    assert "bridge" not in str(caught.value)


@pytest.mark.parametrize("confidence", [float("nan"), float("inf")])
def test_numbers_that_json_lacks_do_not_leave(settings: Settings, confidence: float) -> None:
    class Miscalibrated(FakeEngine):
        def attribute(self, text: str, options: Options = DEFAULTS, deadline: Deadline = NO_DEADLINE) -> Attribution:  # noqa: ARG002
            attribution = fake_attribution(text, options)
            quotes = tuple(replace(quote, confidence=confidence) for quote in attribution.quotes)
            return replace(attribution, quotes=quotes)

    client = create_app(settings, Miscalibrated(), StopSign()).test_client()
    assert client.post("/v1/attributions", json={"text": "“Hi.”"}).status_code == 500


def test_answer_that_breaks_the_contract_is_a_logged_500(settings: Settings) -> None:
    class Careless(FakeEngine):
        def attribute(self, text: str, options: Options = DEFAULTS, deadline: Deadline = NO_DEADLINE) -> Attribution:  # noqa: ARG002
            return replace(fake_attribution(text, options), text_length=0)

    client = create_app(settings, Careless(), StopSign()).test_client()
    with structlog.testing.capture_logs() as lines:
        response = client.post("/v1/attributions", json={"text": "A whisper."})
    assert (response.status_code, response.get_json()["code"]) == (500, "internal-error")
    assert "ContractError" in [line.get("exception") for line in lines]


def test_five_hundred_quotations_cost_milliseconds(contract: AnswerContract) -> None:
    text = "“Hi,” said Ada Moss. " * 500
    attribution = fake_attribution(text)
    seconds = []
    for _ in range(5):
        started = time.perf_counter()
        contract.check(answer(attribution), text)
        seconds.append(time.perf_counter() - started)
    assert len(attribution.quotes) == 500
    assert min(seconds) < 0.05
