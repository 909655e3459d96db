"""Settings come from the environment and are checked."""

from __future__ import annotations

from dataclasses import fields

import pytest

from service.settings import PREFIX, Settings, SettingsError


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PORT", *(PREFIX + field.name.upper() for field in fields(Settings))):
        monkeypatch.delenv(name, raising=False)


def test_defaults() -> None:
    assert Settings.from_env() == Settings()


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("MODEL", "en_core_web_md", "en_core_web_md"),
        ("HOST", "::1", "::1"),
        ("PORT", "0", 0),
        ("WORKERS", "4", 4),
        ("QUEUE", "0", 0),
        ("MAX_BYTES", "1000", 1000),
        ("MAX_CHARACTERS", "10", 10),
        ("ENGINE_WAIT", "0.5", 0.5),
        ("TIME_LIMIT", "2.5", 2.5),
        ("REQUEST_LIMIT", "2.5", 2.5),
        ("ANSWER_LIMIT", "2.5", 2.5),
        ("STILL_LIMIT", "2.5", 2.5),
        ("CONNECTIONS", "10", 10),
        ("DRAIN", "0", 0.0),
        ("LOG_LEVEL", "debug", "debug"),
        ("LOG_FORMAT", "console", "console"),
    ],
)
def test_setting_from_the_environment(monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: object) -> None:
    monkeypatch.setenv(PREFIX + name, value)
    assert getattr(Settings.from_env(), name.lower()) == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MODEL", ""),
        ("PORT", "http"),
        ("PORT", "65536"),
        ("WORKERS", "0"),
        ("QUEUE", "-1"),
        ("MAX_BYTES", "8MB"),
        ("MAX_CHARACTERS", "-1"),
        ("ENGINE_WAIT", "-1"),
        ("ENGINE_WAIT", "nan"),
        ("TIME_LIMIT", "0"),
        ("TIME_LIMIT", "inf"),
        ("REQUEST_LIMIT", "0"),
        ("ANSWER_LIMIT", "inf"),
        ("STILL_LIMIT", "nan"),
        ("CONNECTIONS", "0"),
        ("DRAIN", "-1"),
        ("DRAIN", "3601"),
        ("LOG_LEVEL", "loud"),
        ("LOG_FORMAT", "xml"),
    ],
)
def test_bad_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(SettingsError, match=f"^{PREFIX}{name}: "):
        Settings.from_env()


def test_all_faults_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INQUIT_WORKERS", "0")
    monkeypatch.setenv("INQUIT_LOG_LEVEL", "loud")
    with pytest.raises(SettingsError) as caught:
        Settings.from_env()
    assert len(str(caught.value).splitlines()) == 2


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("INQUIT_MAX_BYTE", "There is no such setting; INQUIT_MAX_BYTES is one."),
        ("INQUIT_COLOUR_OF_THE_DOOR", "There is no such setting."),
    ],
)
def test_misspelt_setting_is_told(monkeypatch: pytest.MonkeyPatch, name: str, told: str) -> None:
    monkeypatch.setenv(name, "1")
    with pytest.raises(SettingsError) as caught:
        Settings.from_env()
    assert str(caught.value) == f"{name}: {told}"


def test_port_of_the_platform_gives_way_to_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8080")
    assert Settings.from_env().port == 8080
    monkeypatch.setenv("INQUIT_PORT", "9090")
    assert Settings.from_env().port == 9090
