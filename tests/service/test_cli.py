"""The ``inquit`` command as a user runs it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import Mock

import pytest
import yaml
from click.testing import CliRunner

from inquit import DEFAULTS, Engine, __version__
from service.answers import answer
from service.cli import main
from service.openapi import openapi_document
from service.schemas.request import AttributionRequest
from service.serving import checks
from service.serving import run as serving
from tests.service.fakes import FakeEngine, fake_attribution

if TYPE_CHECKING:
    from click.testing import Result

    from service.settings import Settings

TEXT = "“Hi,” said Ada Moss.\n“We\nwait.”"


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


@pytest.fixture
def fake_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Engine, "load", lambda _model: FakeEngine())


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT.encode())
    return path


@pytest.mark.usefixtures("fake_engine")
class TestAttribute:
    def test_text_has_a_line_per_quotation(self, article: Path) -> None:
        result = run("attribute", str(article))
        assert (result.exit_code, result.stdout) == (0, "Ada Moss  Hi,\nAda Moss  We wait.\n")

    def test_dash_where_nobody_is_named(self) -> None:
        assert run("attribute", stdin="“Hi.”".encode()).stdout == "-  Hi.\n"

    def test_nothing_is_printed_for_no_quotation(self) -> None:
        assert run("attribute", stdin=b"Rain.").stdout == ""

    @pytest.mark.parametrize("arguments", [(), ("-",)])
    def test_reads_standard_input(self, arguments: tuple[str, ...]) -> None:
        assert run("attribute", *arguments, stdin=TEXT.encode()).stdout.startswith("Ada Moss  Hi,")

    def test_json_is_the_answer_of_the_service(self, article: Path) -> None:
        printed = json.loads(run("attribute", "--format", "json", str(article)).stdout)
        assert printed == answer(fake_attribution(TEXT), AttributionRequest(TEXT, None, DEFAULTS))

    @pytest.mark.parametrize(("name", "arguments"), [("page.html", ()), ("PAGE.HTM", ()), ("page", ("--html",))])
    def test_page_is_read_as_one(self, tmp_path: Path, name: str, arguments: tuple[str, ...]) -> None:
        page = tmp_path / name
        page.write_bytes("<title>Café</title><p>“Hi,” said Ada Moss.</p>".encode("cp1252"))
        printed = json.loads(run("attribute", "--format", "json", *arguments, str(page)).stdout)
        assert (printed["text"], printed["article"]["title"]) == ("Café\n\n“Hi,” said Ada Moss.", "Café")
        assert (printed["quotes"][0]["start"], printed["text_length"]) == (6, 26)

    def test_page_is_text_where_it_is_said_to_be(self, tmp_path: Path) -> None:
        page = tmp_path / "page.html"
        page.write_text("<p>“Hi.”</p>", encoding="utf-8")
        printed = json.loads(run("attribute", "--format", "json", "--no-html", str(page)).stdout)
        assert (printed["text"], printed["quotes"][0]["start"]) == (None, 3)

    def test_page_without_an_article(self, tmp_path: Path) -> None:
        page = tmp_path / "page.html"
        page.write_text("<a href='/'>Home</a>", encoding="utf-8")
        result = run("attribute", str(page))
        assert result.exit_code == 1
        assert "No article was found" in result.stderr

    def test_offsets_are_those_of_the_file(self) -> None:
        printed = json.loads(run("attribute", "--format", "json", stdin="\ufeffa\r\n“b”".encode()).stdout)
        assert (printed["text_length"], printed["quotes"][0]["start"]) == (7, 4)

    @pytest.mark.parametrize(
        ("arguments", "printed"), [((), "Ada Moss  "), (("0.5",), "Ada Moss  "), (("0.51",), "-  ")]
    )
    def test_speakers_below_min_confidence_are_left_out(self, arguments: tuple[str, ...], printed: str) -> None:
        options = ("--min-confidence", *arguments) if arguments else ()
        assert run("attribute", *options, stdin=TEXT.encode()).stdout.startswith(printed)

    @pytest.mark.parametrize("given", ["1.5", "nan", "much"])
    def test_confidence_that_is_no_probability(self, given: str) -> None:
        result = run("attribute", "--min-confidence", given, stdin=b"x")
        assert result.exit_code == 2
        assert "--min-confidence" in result.stderr

    def test_indirect_and_explain_are_passed_on(self) -> None:
        options = ("--format", "json", "--indirect", "--explain")
        printed = json.loads(run("attribute", *options, stdin=TEXT.encode()).stdout)
        assert [quote["type"] for quote in printed["quotes"]] == ["direct", "direct", "indirect"]
        assert printed["quotes"][0]["explanation"] is not None

    def test_file_that_is_not_utf8(self, tmp_path: Path) -> None:
        path = tmp_path / "latin.txt"
        path.write_bytes(b"caf\xe9")
        result = run("attribute", str(path))
        assert (result.exit_code, result.stdout) == (1, "")
        assert "latin.txt is not UTF-8: byte 3" in result.stderr

    def test_file_that_is_not_there(self) -> None:
        result = run("attribute", "nowhere.txt")
        assert (result.exit_code, result.stdout) == (1, "")
        assert "nowhere.txt: No such file or directory." in result.stderr

    def test_several_articles_are_json_lines_with_their_names(self, tmp_path: Path) -> None:
        for name in ("b.txt", "a.md", "c.pdf"):
            (tmp_path / name).write_text(TEXT, encoding="utf-8")
        printed = [json.loads(line) for line in run("attribute", "--format", "json", str(tmp_path)).stdout.splitlines()]
        assert [Path(answer["id"]).name for answer in printed] == ["a.md", "b.txt"]

    def test_a_file_that_cannot_be_read_leaves_the_others(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(b"caf\xe9")
        (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
        result = run("attribute", "--format", "csv", str(tmp_path))
        assert result.exit_code == 1
        assert "a.txt is not UTF-8" in result.stderr
        assert [row.split(",")[0] for row in result.stdout.splitlines()] == ["article", *[str(tmp_path / "b.txt")] * 2]

    def test_pages_go_into_a_folder(self, tmp_path: Path) -> None:
        for name in ("a.txt", "b.txt"):
            (tmp_path / name).write_text(TEXT, encoding="utf-8")
        assert run("attribute", "--format", "html", str(tmp_path)).exit_code == 2
        out = tmp_path / "out"
        assert run("attribute", "--format", "html", "--output", str(out), str(tmp_path)).exit_code == 0
        assert sorted(file.name for file in out.iterdir()) == ["a.txt.html", "b.txt.html"]


def test_model_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INQUIT_MODEL", "no_such_model")
    result = run("attribute", stdin=b"x")
    assert result.exit_code == 1
    assert "no_such_model" in result.stderr


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ValueError("[E999] no\nsuch thing"), "cannot be loaded as a spaCy pipeline: ValueError: [E999] no"),
        (AttributeError("load"), "cannot be loaded as a spaCy pipeline: AttributeError: load"),
        (MemoryError(), "Too little memory"),
    ],
)
def test_model_that_cannot_be_loaded_is_told_in_a_line(
    monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    monkeypatch.setattr(Engine, "load", Mock(side_effect=error))
    result = run("attribute", stdin=b"x")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert told in result.stderr


def test_library_that_cannot_be_loaded_is_told_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "service.openapi", None)
    result = run("openapi")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert "cannot be loaded" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_output_that_cannot_be_written_is_told_in_a_line() -> None:
    program = "from service.cli import main; main(['openapi'])"
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", program], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (1, "Error: output: No space left on device.\n")


def test_setting_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INQUIT_WORKERS", "many")
    result = run("serve")
    assert result.exit_code == 2
    assert "INQUIT_WORKERS" in result.stderr


@pytest.mark.usefixtures("fake_engine")
def test_options_of_serve_win_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[Settings] = []
    monkeypatch.setattr(serving, "serve", lambda settings, _engine, _folders: served.append(settings))
    monkeypatch.setenv("INQUIT_PORT", "9000")
    monkeypatch.setenv("INQUIT_WORKERS", "3")
    assert run("serve", "--port", "0", "--host", "0.0.0.0").exit_code == 0
    assert [(s.host, s.port, s.workers) for s in served] == [("0.0.0.0", 0, 3)]


@pytest.mark.parametrize("host", ["", " "])
def test_empty_address_is_not_every_address(host: str) -> None:
    result = run("serve", "--host", host)
    assert result.exit_code == 2
    assert "must not be empty" in result.stderr


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")
def test_name_of_the_machine_does_not_steer_make_serve(root: Path) -> None:
    environment = {**os.environ, "HOST": "elsewhere", "PORT": "1"}
    environment.pop("MAKEFLAGS", None)  # of the make that runs the tests
    done = subprocess.run(
        ["make", "-n", "--no-print-directory", "serve"],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == ".venv/bin/inquit serve --host 127.0.0.1 --port 8000"


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("127.0.0.1", "another program listens there"),
        ("203.0.113.7", "no such address"),
        ("no.such.invalid", "no such host"),
    ],
)
def test_address_that_cannot_be_had_is_told_in_a_line(host: str, told: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = run("serve", "--host", host, "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 1
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_no_folder_to_write_to_is_told_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_FOLDERS", ("/nowhere",))
    result = run("serve", "--port", "0")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert "mount a tmpfs" in result.stderr


@pytest.mark.parametrize(("form", "parse"), [("yaml", yaml.safe_load), ("json", json.loads)])
def test_openapi(form: str, parse: Any) -> None:
    assert parse(run("openapi", "--format", form).stdout) == openapi_document()


def test_help_tells_the_default_threshold() -> None:
    assert f"; {DEFAULTS.min_confidence} unless" in " ".join(run("attribute", "--help").stdout.split())


def test_version() -> None:
    assert run("--version").stdout == f"inquit, version {__version__}\n"


def test_blas_is_told_to_use_one_thread_before_numpy_is_imported() -> None:
    program = (
        "import os, sys, service.cli as cli\n"
        "assert 'numpy' not in sys.modules\n"
        "cli.main(['openapi'], standalone_mode=False)\n"
        "print(os.environ['OPENBLAS_NUM_THREADS'], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr == "1\n"


def test_text_in_another_language_is_refused_unless_insisted_on() -> None:
    text = (
        "Die Fähre wird vor Donnerstag nicht ablegen, teilte die Hafenverwaltung am Montag mit. „Wir warten“, "
        "sagte die Leiterin Ida Holm. Wer gebucht hat, darf stattdessen kostenlos über die Brücke fahren.\n"
    ) * 2
    refused = run("attribute", stdin=text.encode())
    assert refused.exit_code == 1
    assert "--language en" in refused.stderr
    assert run("attribute", "--language", "en", stdin=text.encode()).exit_code == 0
