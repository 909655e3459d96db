"""Who may ask: API keys, pages of other origins; and what may be kept."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from service.app import create_app
from service.settings import Settings, SettingsError
from service.stopping import StopSign
from tests.service.fakes import FakeEngine

if TYPE_CHECKING:
    from flask.testing import FlaskClient

PATH = "/v1/attributions"
ARTICLE = {"text": "“Hi,” said Ada Moss."}
ORIGIN = "https://desk.example.org"


def client_with(**settings: tuple[str, ...]) -> FlaskClient:
    return create_app(Settings(**settings), FakeEngine(), StopSign()).test_client()  # type: ignore[arg-type]


@pytest.fixture
def guarded() -> FlaskClient:
    return client_with(api_keys=tuple(sha256(key.encode()).hexdigest() for key in ("one", "two")))


class TestKeys:
    @pytest.mark.parametrize("headers", [{"Authorization": "Bearer two"}, {"X-API-Key": "one"}])
    def test_a_known_key_lets_in(self, guarded: FlaskClient, headers: dict[str, str]) -> None:
        assert guarded.post(PATH, json=ARTICLE, headers=headers).status_code == 200

    @pytest.mark.parametrize("path", [PATH, f"{PATH}/batch", "/v1/nowhere"])
    def test_no_key(self, guarded: FlaskClient, path: str) -> None:
        response = guarded.post(path, json=ARTICLE)
        assert (response.status_code, response.get_json()["code"]) == (401, "no-key")
        assert response.headers["WWW-Authenticate"].startswith("Bearer")

    @pytest.mark.parametrize("headers", [{"Authorization": "Bearer three"}, {"X-API-Key": ""}])
    def test_another_key(self, guarded: FlaskClient, headers: dict[str, str]) -> None:
        response = guarded.post(PATH, json=ARTICLE, headers=headers)
        assert (response.status_code, response.get_json()["code"]) == (403, "key-refused")

    @pytest.mark.parametrize("path", ["/livez", "/version", "/openapi.json", "/"])
    def test_what_needs_none(self, guarded: FlaskClient, path: str) -> None:
        assert guarded.get(path).status_code == 200

    def test_what_is_no_digest_is_refused_at_start(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("INQUIT_API_KEYS", "secret")
        with pytest.raises(SettingsError, match="INQUIT_API_KEYS: Not SHA-256"):
            Settings.from_env()


class TestOrigins:
    def test_a_page_of_an_origin_that_is_set(self) -> None:
        client = client_with(cors_origins=(ORIGIN,))
        response = client.post(PATH, json=ARTICLE, headers={"Origin": ORIGIN})
        assert response.headers["Access-Control-Allow-Origin"] == ORIGIN

    def test_it_may_ask_beforehand(self) -> None:
        headers = {
            "Origin": ORIGIN,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        }
        response = client_with(cors_origins=(ORIGIN,)).options(PATH, headers=headers)
        assert response.headers["Access-Control-Allow-Headers"] == "content-type"

    @pytest.mark.parametrize("origins", [(), ("https://other.example.org",)])
    def test_any_other_page_is_not_let_in(self, origins: tuple[str, ...]) -> None:
        response = client_with(cors_origins=origins).post(PATH, json=ARTICLE, headers={"Origin": ORIGIN})
        assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize("path", ["/openapi.json", "/openapi.yaml"])
def test_a_description_that_is_kept_is_not_sent_again(client: FlaskClient, path: str) -> None:
    etag = client.get(path).headers["ETag"]
    again = client.get(path, headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")
