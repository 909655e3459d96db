"""POST /v1/attributions, when all goes well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from flask.testing import FlaskClient

PATH = "/v1/attributions"


def post(client: FlaskClient, **body: Any) -> dict[str, Any]:
    response = client.post(PATH, json=body)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.get_json()
    return answer


def test_answer_has_the_shape_of_the_contract(client: FlaskClient) -> None:
    assert post(client, text="“Hi,” said Ada Moss.", id="a-1") == {
        "id": "a-1",
        "url": None,
        "published": None,
        "outlet": None,
        "text": None,
        "text_length": 20,
        "language": {"code": "en", "probability": 0.9},
        "article": None,
        "quotes": [
            {
                "id": "q1",
                "type": "direct",
                "start": 0,
                "end": 5,
                "text": "“Hi,”",
                "words": "Hi,",
                "content": {"start": 1, "end": 4},
                "speaker_id": "s1",
                "source": {"start": 11, "end": 19, "text": "Ada Moss", "type": "name", "words": "Ada Moss"},
                "cue": {"start": 6, "end": 10, "text": "said", "lemma": "say"},
                "antecedents": [{"start": 11, "end": 19, "text": "Ada Moss", "type": "name", "words": "Ada Moss"}],
                "confidence": 0.5,
                "sieve": "fake",
                "continues": None,
                "via": [],
                "quoted": [{"start": 0, "end": 5}],
                "explanation": None,
            }
        ],
        "speakers": [
            {
                "id": "s1",
                "name": "Ada Moss",
                "type": "person",
                "named": True,
                "key": None,
                "title": None,
                "affiliation": None,
                "description": None,
                "gender": None,
                "mentions": [{"start": 11, "end": 19, "text": "Ada Moss", "type": "name", "words": "Ada Moss"}],
                "quotes": ["q1"],
                "quoted_words": 0,
            }
        ],
        "furniture": [],
        "summary": {
            "quotations": 0,
            "attributed": 0,
            "words": 0,
            "by_type": [],
            "by_naming": [],
            "by_gender": [],
        },
        "engine": {"version": "1.2.3", "model": "fake-1.0"},
    }


def test_quotation_without_a_speaker_has_null(client: FlaskClient) -> None:
    answer = post(client, text="“Hi.”")
    assert [quote["speaker_id"] for quote in answer["quotes"]] == [None]
    assert answer["speakers"] == []


@pytest.mark.parametrize(
    ("asked", "speakers"),
    [({}, ["s1"]), ({"min_confidence": 0}, ["s1"]), ({"min_confidence": 0.5}, ["s1"]), ({"min_confidence": 1}, [])],
)
def test_speakers_below_min_confidence_are_left_out(
    client: FlaskClient, asked: dict[str, float], speakers: list[str]
) -> None:
    answer = post(client, text="“Hi,” said Ada Moss.", **asked)
    assert [speaker["id"] for speaker in answer["speakers"]] == speakers
    assert [quote["speaker_id"] for quote in answer["quotes"] if quote["speaker_id"]] == speakers


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [("direct", 1)]),
        ({"indirect": False}, [("direct", 1)]),
        ({"indirect": True}, [("direct", 1), ("indirect", 0)]),
    ],
)
def test_indirect_quotations_are_left_out_unless_asked_for(
    client: FlaskClient, asked: dict[str, bool], found: list[tuple[str, int]]
) -> None:
    quotes = post(client, text="“Hi,” said Ada Moss.", **asked)["quotes"]
    assert [(quote["type"], len(quote["quoted"])) for quote in quotes] == found


@pytest.mark.parametrize(("asked", "explained"), [({}, False), ({"explain": False}, False), ({"explain": True}, True)])
def test_explanation_is_null_unless_asked_for(client: FlaskClient, asked: dict[str, bool], explained: bool) -> None:
    (quote,) = post(client, text="“Hi,” said Ada Moss.", **asked)["quotes"]
    assert (quote["explanation"] is not None) is explained


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param("Ada Moss: “Hi.”", 10, id="ASCII"),
        pytest.param("🙂 “Hi.”", 2, id="outside the basic plane"),
        pytest.param("e\u0301 “Hi.”", 3, id="combining mark"),
        pytest.param("a\r\n\r\n“Hi.”", 5, id="line ends are kept"),
        pytest.param("\ufeff“Hi.”", 1, id="byte order mark is kept"),
        pytest.param("a\x00b “Hi.”", 4, id="NUL is a character"),
    ],
)
@pytest.mark.parametrize("form", ["json", "plain"])
def test_offsets_count_code_points_as_sent(client: FlaskClient, form: str, text: str, start: int) -> None:
    sent = {"json": {"text": text}} if form == "json" else {"data": text.encode(), "content_type": "text/plain"}
    answer = client.post(PATH, **sent).get_json()
    (quote,) = answer["quotes"]
    assert (quote["start"], quote["text"]) == (start, "“Hi.”")
    assert text[quote["start"] : quote["end"]] == quote["text"]
    assert answer["text_length"] == len(text)


@pytest.mark.parametrize("content_type", ["text/plain", "text/plain; charset=UTF-8", "text/plain;charset=us-ascii"])
def test_plain_text_is_taken_in_utf8(client: FlaskClient, content_type: str) -> None:
    response = client.post(PATH, data=b"Nobody spoke.", content_type=content_type)
    assert (response.status_code, response.get_json()["quotes"]) == (200, [])


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_text_without_words_has_no_quotations(client: FlaskClient, text: str) -> None:
    answer = post(client, text=text)
    assert (answer["text_length"], answer["quotes"], answer["speakers"]) == (len(text), [], [])


@pytest.mark.parametrize("sent", [{}, {"id": None}])
def test_id_is_optional(client: FlaskClient, sent: dict[str, None]) -> None:
    assert post(client, text="Rain.", **sent)["id"] is None


def test_last_of_two_equal_keys_counts(client: FlaskClient) -> None:
    response = client.post(PATH, data=b'{"text": "one", "text": "three"}', content_type="application/json")
    assert response.get_json()["text_length"] == 5


@pytest.mark.parametrize("accept", ["application/json", "application/*", "*/*", "text/html, */*;q=0.1", ""])
def test_accept_that_admits_json(client: FlaskClient, accept: str) -> None:
    assert client.post(PATH, json={"text": "Rain."}, headers={"Accept": accept}).status_code == 200


def test_text_and_body_may_be_as_long_as_the_settings_say(client: FlaskClient) -> None:
    assert client.post(PATH, data=b"x" * 5_000, content_type="text/plain").status_code == 200
    body = b'{"text": "x"}'.ljust(10_000)
    assert client.post(PATH, data=body, content_type="application/json").status_code == 200
