"""Pictures of the dashboard, from a dashboard started for them.

Without arguments the picture of the README; with a folder, every page in it, light and dark,
wide and as narrow as a phone, to be looked at before a release.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.conftest import CHROMIUM_ARGUMENTS, chromium_path
from tests.browser.screen import MAP_FRAME, drawn_map, visit
from tests.browser.servers import ROOT, start

SIZES = {"wide": {"width": 1400, "height": 900}, "phone": {"width": 390, "height": 844}}
PAGES = {
    "map": "/",
    "agreement": "/?agreement=khoy-konya",
    "agreements": "/agreements?agreement=isfahan-barcelona",
    "city": "/city?city=isfahan-ir",
    "cities": "/city",
    "data": "/data",
    "nothing": "/?theme=health&country=JP",
}


@dataclass(frozen=True)
class Picture:
    """One page in one theme at one size, and the file it goes to."""

    path: str
    scheme: str
    size: str
    file: Path


def pictures(folder: Path | None) -> Iterator[Picture]:
    """The pictures to take."""
    if folder is None:
        yield Picture("/", "light", "wide", ROOT / "docs" / "map.png")
        return
    for name, path in PAGES.items():
        for scheme in ("light", "dark"):
            for size in SIZES:
                yield Picture(path, scheme, size, folder / f"{name}-{scheme}-{size}.png")


def take(picture: Picture, address: str, browser: Browser) -> None:
    """Open the page, wait until it stands, and save what a visitor sees."""
    page = browser.new_page(
        base_url=address, viewport=SIZES[picture.size], color_scheme=picture.scheme
    )
    visit(page, picture.path)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    if picture.path.split("?")[0] == "/" or "city=" in picture.path:
        drawn_map(page)
        expect(page.locator(MAP_FRAME)).not_to_have_js_property("offsetHeight", 0)
    page.wait_for_timeout(500)  # for what still glides into its place
    page.screenshot(path=picture.file, full_page=picture.file.parent.name != "docs")
    page.close()


def main() -> None:
    """Take the pictures and print their files."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    log = Path(tempfile.mkdtemp()) / "log.txt"
    server = start(log)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium_path(), args=CHROMIUM_ARGUMENTS
            )
            for picture in pictures(folder):
                picture.file.parent.mkdir(parents=True, exist_ok=True)
                take(picture, server.address, browser)
                print(picture.file)
    finally:
        server.stop()


if __name__ == "__main__":
    main()
