"""The files that a browser is given: where they stand, and under which policy."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

FOLDER = files("service.page")
SAMPLES = sorted(sample.name for sample in (FOLDER / "samples").iterdir())
_IMPORT = re.compile(r'^import .* from "\./(.+)";', re.MULTILINE)


class Page(HTMLParser):
    """What a page loads, and what stands in it that a strict policy forbids."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.forbidden: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.loads += [named[name] or "" for name in ("src", "href") if name in named and tag != "a"]
        self.forbidden += [name for name in named if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in named):
            self.forbidden.append(tag)


@pytest.mark.parametrize("path", ["/", "/docs"])
class TestPages:
    def test_policy_admits_own_files_alone(self, client: FlaskClient, path: str) -> None:
        policy = client.get(path).headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';")
        assert "unsafe" not in policy
        assert "http" not in policy

    def test_nothing_in_it_breaks_the_policy(self, client: FlaskClient, path: str) -> None:
        assert Page(client.get(path).text).forbidden == []

    def test_what_it_loads_is_there(self, client: FlaskClient, path: str) -> None:
        loads = Page(client.get(path).text).loads
        assert len(loads) >= 4
        assert [load for load in loads if client.get(f"/{load}").status_code != 200] == []

    def test_other_security_headers_stay(self, client: FlaskClient, path: str) -> None:
        assert client.get(path).headers["X-Content-Type-Options"] == "nosniff"


def test_modules_import_what_is_there(client: FlaskClient) -> None:
    modules = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.iterdir() if file.name.endswith(".js")}
    imported = {name for text in modules.values() for name in _IMPORT.findall(text)}
    assert {"gold.js", "points.js"} <= imported
    assert [name for name in imported if client.get(f"/page/{name}").status_code != 200] == []


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/page/page.js", "text/javascript; charset=utf-8"),
        ("/page/page.css", "text/css; charset=utf-8"),
        ("/page/icon.svg", "image/svg+xml"),
        ("/page/samples/village-bell.txt", "text/plain; charset=utf-8"),
        ("/page/reference/swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
    ],
)
def test_file_is_kept_until_it_changes(client: FlaskClient, path: str, media_type: str) -> None:
    first = client.get(path)
    assert first.content_type == media_type
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get(path, headers={"If-None-Match": '"another"'}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/page/", "/page/routes.py", "/page/../app.py", "/page/samples/", "/page/none.js", "/page//page.js"]
)
def test_no_other_file_is_served(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.get_json()["code"] == "not-found"


def test_answers_for_programs_keep_their_policy(client: FlaskClient) -> None:
    headers = client.get("/version").headers
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_are_those_of_the_project(root: Path, client: FlaskClient, name: str) -> None:
    assert client.get(f"/page/samples/{name}").data == (root / "seeds" / name).read_bytes()


def test_page_offers_every_sample(client: FlaskClient) -> None:
    offered = re.findall(r'data-sample="(.+?)"', client.get("/").text)
    assert sorted(f"{name}.txt" for name in offered) == SAMPLES
