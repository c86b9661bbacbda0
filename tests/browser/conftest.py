"""A real Chromium before a dashboard of its own, watched for whatever must not happen."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, sync_playwright

from tests.browser.servers import Server, start
from tests.programs import path_of

CHROMIUM_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
LOCAL_SCHEMES = {"about", "blob", "data"}
WIDE = {"width": 1400, "height": 900}

Servers = dict[tuple[Path | None, str], Server]


@pytest.fixture(scope="session")
def servers() -> Iterator[Servers]:
    """The dashboards running, by the folder of their tables and their base path."""
    running: Servers = {}
    yield running
    for server in running.values():
        server.stop()


@pytest.fixture(scope="session")
def serve(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Server]:
    """`serve(folder=None, base="")`: a dashboard over that folder, started once."""

    def server(folder: Path | None = None, base: str = "") -> Server:
        if (folder, base) not in servers:
            log = tmp_path_factory.mktemp("server") / "log.txt"
            servers[folder, base] = start(log, folder, base)
        return servers[folder, base]

    return server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=chromium_path(), args=CHROMIUM_ARGUMENTS
        )
        yield chromium
        chromium.close()


def chromium_path() -> str:
    """The browser named by CHROMIUM, else the one found; fails where there is none."""
    return path_of("chromium")


@pytest.fixture
def new_page(
    browser: Browser, serve: Callable[..., Server], servers: Servers
) -> Iterator[Callable[..., Page]]:
    """`new_page(folder=None, base="", **context options)`: a page of a new visitor, watched.

    The test fails at its end where a page asked another host for anything, threw an uncaught
    error or opened a dialog, or where a server logged a traceback.
    """
    contexts: list[BrowserContext] = []
    offences: list[str] = []
    tracebacks = {server.log: server.tracebacks for server in servers.values()}

    def visitor(folder: Path | None = None, base: str = "", **options: Any) -> Page:
        address = serve(folder, base).address
        context = browser.new_context(base_url=f"{address}/", **{"viewport": WIDE} | options)
        contexts.append(context)
        watch(context, address, offences)
        return context.new_page()

    yield visitor
    for context in contexts:
        context.close()
    offences += [
        f"traceback in the server's log:\n{server.log.read_text(errors='replace')}"
        for server in servers.values()
        if server.tracebacks > tracebacks.get(server.log, 0)
    ]
    if offences:
        pytest.fail("\n".join(offences), pytrace=False)


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A watched page, 1400 by 900, of a visitor to the shipped tables."""
    return new_page()


def watch(context: BrowserContext, address: str, offences: list[str]) -> None:
    """Note in `offences` what no page of `context` may do."""

    def note_request(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in LOCAL_SCHEMES and parts.netloc != urlsplit(address).netloc:
            offences.append(f"request to another host: {url}")

    def refuse(dialog: Dialog) -> None:
        offences.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    context.on("request", lambda request: note_request(request.url))
    context.on("page", lambda page: page.on("websocket", lambda socket: note_request(socket.url)))
    context.on("dialog", refuse)
    context.on("weberror", lambda error: offences.append(f"uncaught error: {error.error}"))
