"""The service with the real engine keeps the contract, whatever the engine makes of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service.app import create_app
from service.settings import Settings
from service.stopping import StopSign

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from inquit import Engine


@pytest.fixture(scope="module")
def client(engine: Engine) -> FlaskClient:
    return create_app(Settings(), engine, StopSign()).test_client()


@pytest.mark.parametrize(
    "asked", [{}, {"explain": True, "indirect": True, "min_confidence": 0}], ids=["default", "all options"]
)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00",
        "\ufeff",
        "🙂" * 50,
        "“Nothing is settled,” said Nora Quill. She added: “Ask again in May.”",
        "“An open mark and no other",
        '"' * 2_000,
        "(" * 2_000,
        "a\u202eb \u2028 “c” \r d",
    ],
)
def test_any_text_is_answered(client: FlaskClient, text: str, asked: dict[str, float]) -> None:
    response = client.post("/v1/attributions", json={"text": text} | asked)
    assert response.status_code == 200, response.text
    answer = response.get_json()
    assert answer["text_length"] == len(text)
    assert all(text[quote["start"] : quote["end"]] == quote["text"] for quote in answer["quotes"])


def test_version_names_code_and_model(client: FlaskClient, engine: Engine) -> None:
    assert client.get("/version").get_json() == {"version": engine.info.version, "model": engine.info.model}
