"""The stage on which visitors are measured: the servers of one world, and a browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.servers import dashboard, yardstick
from benchmarks.visitors import chromium
from tests.browser.servers import Server


@dataclass(frozen=True)
class Stage:
    """A running dashboard over `size` agreements, and the empty map it is held against.

    What does not depend on the size is measured on the first stage of a run alone.
    """

    size: int
    is_first: bool
    folder: Path
    browser: Browser
    dashboard: Server
    empty_map: Server


@contextmanager
def stage(size: int, folder: Path, *, is_first: bool) -> Iterator[Stage]:
    """Everything started, and no page asked for."""
    with (
        chromium() as browser,
        dashboard(folder) as ours,
        yardstick("empty_map", folder) as empty_map,
    ):
        yield Stage(size, is_first, folder, browser, ours, empty_map)
