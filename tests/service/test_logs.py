"""Logs: for people on a terminal, JSON elsewhere, and nothing that a terminal obeys."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
import structlog

from service.logs import rendering


@pytest.mark.parametrize(
    ("form", "is_terminal", "is_json"),
    [("json", True, True), ("console", False, False), ("auto", False, True), ("auto", True, False)],
)
def test_form(form: str, is_terminal: bool, is_json: bool) -> None:
    *_, last = rendering(form, is_terminal=is_terminal)
    assert isinstance(last, structlog.processors.JSONRenderer) is is_json


def logged(form: str, path: str) -> str:
    program = (
        "import sys, structlog; from service.logs import configure_logging; from service.settings import Settings\n"
        "configure_logging(Settings(log_format=sys.argv[1]))\n"
        "structlog.get_logger('test').info('happened', path=sys.argv[2])"
    )
    command = [sys.executable, "-c", program, form, path]
    return subprocess.run(command, capture_output=True, text=True, check=True).stderr


def test_json_is_a_line_an_event() -> None:
    line = json.loads(logged("json", "/x"))
    assert (line["event"], line["level"], line["path"]) == ("happened", "info", "/x")


@pytest.mark.parametrize("form", ["json", "console"])
def test_escape_bytes_are_shown_and_not_sent(form: str) -> None:
    line = logged(form, "/\x1b[31mred\x9b\r")
    assert not {"\x1b", "\x9b", "\r"} & set(line)
    assert "red" in line
