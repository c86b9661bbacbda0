"""Every page before axe-core, which knows what of WCAG 2.2 a machine can tell."""

import json
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tests.browser.conftest import WIDE, watch
from tests.browser.screen import MAP_FRAME, drawn_map, visit, wait_until_idle
from tests.browser.servers import Server

PATHS = {
    "map": "?country=IR",
    "agreements": "agreements?country=IR&country=TR",
    "an opened agreement": "agreements?country=IR&theme=tourism&agreement=khoy-konya",
    "the dialog of an agreement": "?agreement=khoy-konya",
    "city": "city?city=isfahan-ir",
    "country": "country?country=IR",
    "two countries": "country?country=IR&country=TR",
    "timeline": "timeline?country=IR",
    "pipeline": "pipeline",
    "partners": "partners?city=isfahan-ir",
    "reconcile": "reconcile",
    "files": "files",
    "data": "data",
    "nothing selected": "?country=XX&from=1000&to=1001&undated=0",
}
ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]  # all that another theme can change
GROUND = "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"


@pytest.fixture(scope="module")
def shown(browser: Browser, serve: Callable[..., Server]) -> Iterator[Page]:
    """One page for all tests, so that Streamlit's files are fetched once."""
    address, offences = serve().address, list[str]()
    context = browser.new_context(base_url=f"{address}/", viewport=WIDE)
    watch(context, address, offences)
    yield context.new_page()
    context.close()
    assert offences == []


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_nothing_is_found_on_any_page_light_or_dark(shown: Page, path: str, language: str) -> None:
    shown.emulate_media(color_scheme="light")
    visit(shown, f"{path}{'&' if '?' in path else '?'}lang={language}")
    if shown.locator(MAP_FRAME).count():
        drawn_map(shown)
    light = shown.evaluate(GROUND)
    assert findings(shown, ALL) == []

    shown.emulate_media(color_scheme="dark")
    shown.wait_for_function(f"light => ({GROUND})() !== light", arg=light)
    wait_until_idle(shown)

    assert findings(shown, OF_COLOURS) == []


def findings(page: Page, tags: list[str]) -> list[str]:
    """What rules of axe with such tags find on a page and in its frames, and why."""
    options = {"runOnly": tags, "resultTypes": ["violations"]}
    for frame in page.frames:
        frame.evaluate(AXE_SCRIPT)
    result = page.evaluate(f"() => axe.run({json.dumps(options)})")
    return [
        f"{found['impact']} {found['id']} at {node['target']}: {node['failureSummary']}"
        for found in result["violations"]
        for node in found["nodes"]
    ]
