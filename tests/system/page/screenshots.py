"""Pictures of the page for the documentation: ``python -m tests.system.page.screenshots ADDRESS`` takes them anew."""

from __future__ import annotations

import sys

from playwright.sync_api import sync_playwright

from docs.tables import ROOT
from tests.system.page.acts import LOOKS, details, launch, quotation, read_sample

FOLDER = ROOT / "docs" / "howto"


def main(address: str) -> None:
    """Take a picture in each look, with a quotation chosen."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for name, look in LOOKS.items():
            page = browser.new_context(
                reduced_motion="reduce", **{"viewport": {"width": 1040, "height": 640}, **look}
            ).new_page()
            page.goto(address)
            read_sample(page)
            quotation(page, 4).click()
            details(page).get_by_text("Evidence").wait_for()
            page.mouse.move(0, 0)
            page.screenshot(path=FOLDER / f"page-{name}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
