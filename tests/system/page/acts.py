"""What a reader does on the page."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page, Playwright

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
LOOKS: dict[str, dict[str, Any]] = {"light": {}, "dark": {"color_scheme": "dark"}, "phone": PHONE}
"""The page in a window, in the dark, and on a phone: what a browser is opened with."""


# As root in a container there is no sandbox; and a test's browser asks nobody for updates.
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def launch(playwright: Playwright) -> Browser:
    """Start the Chromium of the system, which ``tests/system/install.sh`` installs."""
    path = shutil.which("chromium")
    assert path, "no chromium"
    return playwright.chromium.launch(executable_path=path, args=list(_FLAGS))


def read(page: Page, text: str) -> None:
    """Paste an article and have it read."""
    page.locator("#text").fill(text)
    page.get_by_role("button", name="Find who said what").click()
    page.locator("#answer-heading:focus").wait_for()


def read_sample(page: Page, name: str = "River talks") -> None:
    page.get_by_role("button", name=name).click()
    page.locator("#answer-heading:focus").wait_for()


def quotation(page: Page, number: int) -> Locator:
    """The quotation of that number, from 1, as far as it takes the focus."""
    return page.locator(f"[data-quote=q{number}][tabindex]")


def details(page: Page) -> Locator:
    return page.get_by_role("region", name="The quotation")


def saved(page: Page, button: str, folder: Path) -> Path:
    """Press a button for a download; returns the file under the name that it was given."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def saved_json(page: Page, button: str, folder: Path) -> Any:
    return json.loads(saved(page, button, folder).read_text(encoding="utf-8"))
