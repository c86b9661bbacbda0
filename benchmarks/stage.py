"""The stage on which visitors are measured: the servers of one world, and a browser."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.servers import Server


@dataclass(frozen=True)
class Stage:
    """A running dashboard over `size` agreements, and the empty map it is held against."""

    size: int
    folder: Path
    browser: Browser
    dashboard: Server
    empty_map: Server
