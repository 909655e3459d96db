"""The page in headless Chromium, served with the real engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from service.app import create_app
from service.gate import GATE
from service.settings import Settings
from service.stopping import StopSign
from tests.system.page.acts import launch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

    from inquit import Engine

MOST_CHARACTERS = 20_000


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 - the name it has there
        """Leave the log to the service."""


@pytest.fixture(scope="session")
def site(engine: Engine) -> Iterator[str]:
    """The address of the service."""
    app = create_app(Settings(max_characters=MOST_CHARACTERS), engine, StopSign())
    app.extensions[GATE].warm_up()
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Quiet)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@dataclass
class Witness:
    """What a page did that it must not: requests to others, and errors, among them breaches of its policy."""

    site: str
    elsewhere: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    forgiven: tuple[str, ...] = ()

    def watch(self, page: Page) -> None:
        page.on("request", self._on_request)
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.elsewhere.append(request.url)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not any(words in message.text for words in self.forgiven):
            self.errors.append(message.text)


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Open a path of the site in a browser of its own; at the end nothing may have gone wrong there.

    Errors on the console that have words of ``forgiven`` in them are what the test asks for.
    """
    contexts: list[BrowserContext] = []
    witnesses: list[Witness] = []

    def open_path(path: str = "/", *, forgiven: tuple[str, ...] = (), **look: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **look})
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        witness = Witness(site, forgiven=forgiven)
        witness.watch(page)
        witnesses.append(witness)
        page.goto(site + path)
        return page

    yield open_path
    for context in contexts:
        context.close()
    assert [witness.elsewhere + witness.errors for witness in witnesses] == [[] for _ in witnesses]
