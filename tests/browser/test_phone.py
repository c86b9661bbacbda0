"""A phone: nothing to scroll sideways, light or dark, and the filters are at hand."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screen import choose, drawn_map, legend, sidebar, visit

PHONE = {"width": 390, "height": 844}
PATHS = (
    "?country=IR&theme=tourism&colour=status",
    "?agreement=khoy-konya",
    "agreements?country=IR&theme=tourism&agreement=khoy-konya",
    "city?city=khujand-tj",
    "city",
    "country?country=IR",
    "country?country=IR&country=TR",
    "timeline?country=IR",
    "pipeline",
    "partners?city=isfahan-ir",
    "reconcile",
    "files?country=IR",
    "data",
    "?country=XX&from=1000&to=1001&undated=0",
)
# The page is laid out in two boxes, one scrolling in the other; neither may be wider than seen.
WIDEST = """() => Math.max(document.scrollingElement.scrollWidth,
    document.querySelector("[data-testid=stMain]").scrollWidth)"""
GROUND = "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"


@pytest.mark.parametrize("path", PATHS)
def test_no_page_is_wider_than_a_phone(new_page: Callable[..., Page], path: str) -> None:
    page = new_page(viewport=PHONE, color_scheme="light")
    visit(page, path)
    light = page.evaluate(GROUND)
    assert page.evaluate(WIDEST) <= PHONE["width"]

    page.emulate_media(color_scheme="dark")

    page.wait_for_function(f"light => ({GROUND})() !== light", arg=light)
    assert page.evaluate(WIDEST) <= PHONE["width"]


def test_the_sidebar_opens_on_a_phone_and_filters(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    visit(page, "?country=TR")
    before = drawn_map(page)["agreements"]
    expect(legend(page)).not_to_have_attribute("open", "")

    choose(page, "Theme", "Spiritual tourism")
    sidebar(page).get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()

    assert drawn_map(page, 1)["agreements"] < before
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
