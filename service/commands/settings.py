"""The settings that commands work with; what cannot be used is told without a traceback."""
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from service.settings import Settings


def load_settings() -> Settings:
    """Read the settings from the environment."""
    from service.settings import Settings, SettingsError

    try:
        return Settings.from_env()
    except SettingsError as error:
        raise click.UsageError(f"These settings cannot be used:\n{error}") from None
