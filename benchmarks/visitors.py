"""Visitors: pages of a headless Chromium which note what is clicked and painted, and when."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, TimeoutError, sync_playwright

from tests.browser.conftest import CHROMIUM_ARGUMENTS, WIDE, chromium_path
from tests.browser.screen import IDLE, MAP_FRAME

SCRIPT = Path(__file__).with_name("visitor.js").read_text(encoding="utf-8")
PATIENCE_SECONDS = 60
LOOK_MS = 20  # how often what was noted is looked at, here and not in the page


@dataclass(frozen=True)
class Note:
    """What was "clicked" or "painted", `at` milliseconds of the wall clock."""

    what: str
    at: float
    agreements: int = 0


@dataclass(frozen=True)
class Visitor:
    """A page with a cache of its own, and all that was noted in it."""

    page: Page
    notes: list[Note] = field(default_factory=list)

    def open(self, address: str) -> float:
        """Go there; the moment at which the navigation began."""
        self.page.goto(address, wait_until="commit")
        return float(self.page.evaluate("performance.timeOrigin"))

    def first(self, what: str, after: int = 0) -> Note:
        """The first such note after that many.  Raises TimeoutError when there is none in time."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            found = next((note for note in self.notes[after:] if note.what == what), None)
            if found:
                return found
            self.page.wait_for_timeout(LOOK_MS)
        raise TimeoutError(f"nothing was {what} within {PATIENCE_SECONDS} s")

    def rest(self, milliseconds: float) -> None:
        """Wait until no script runs any more, and then that long for what follows."""
        self.page.locator(IDLE).wait_for(timeout=1000 * PATIENCE_SECONDS)
        self.page.wait_for_timeout(milliseconds)

    @property
    def map(self) -> Locator:
        """The container of the map."""
        return self.page.frame_locator(MAP_FRAME).locator(".leaflet-container")

    def in_map(self, function: str) -> Any:
        """What a JavaScript function returns in the frame of the map."""
        return self.map.evaluate(function)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=CHROMIUM_ARGUMENTS
        )
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def visitor(browser: Browser, script: str = "") -> Iterator[Visitor]:
    """Somebody who was never here; `script` runs in each frame before the frame's own."""
    context = browser.new_context(viewport=WIDE)
    somebody = Visitor(context.new_page())
    context.expose_binding("note", lambda _source, note: somebody.notes.append(Note(**note)))
    context.add_init_script(SCRIPT + script)
    try:
        yield somebody
    finally:
        context.close()
