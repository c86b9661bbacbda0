"""What a visitor does and sees on a page: open it, choose in the sidebar, look at the map."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

MAP_FRAME = 'iframe[title="streamlit_folium.st_folium"]'
IDLE = (
    '[data-testid="stApp"][data-test-connection-state="CONNECTED"]'
    '[data-test-script-state="notRunning"]'
)
PATIENCE_MS = 30_000


def visit(page: Page, path: str = "/") -> None:
    """Open `path` with its query and wait until the script has run through."""
    page.goto(path)
    wait_until_idle(page)


def wait_until_idle(page: Page) -> None:
    """Return once no script runs and no part of the page is stale."""
    expect(page.locator(IDLE)).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator('[data-stale="true"]')).to_have_count(0, timeout=PATIENCE_MS)


def drawn_map(page: Page, agreements: int | None = None) -> dict[str, Any]:
    """The frame's `atlasMap` once it is set, and once it shows `agreements` if that is given."""
    frame = page.locator(MAP_FRAME).element_handle(timeout=PATIENCE_MS).content_frame()
    assert frame is not None
    shown = "count => window.atlasMap && (count === null || atlasMap.agreements === count)"
    frame.wait_for_function(shown, arg=agreements, timeout=PATIENCE_MS)
    state: dict[str, Any] = frame.evaluate("({...window.atlasMap})")
    return state


def sidebar(page: Page) -> Locator:
    """The sidebar, opened first where the window is too narrow to show it."""
    region = page.get_by_test_id("stSidebar")
    if region.get_attribute("data-collapsed") == "true":
        page.get_by_test_id("stExpandSidebarButton").click()
        expect(region).to_have_attribute("data-collapsed", "false")
    return region


def choose(page: Page, label: str, option: str) -> None:
    """Add the first option containing `option` to the sidebar's multiple choice `label`."""
    sidebar(page).get_by_role("combobox", name=label).fill(option)
    page.get_by_role("option").filter(has_text=option).first.click()
    page.keyboard.press("Escape")
    wait_until_idle(page)
