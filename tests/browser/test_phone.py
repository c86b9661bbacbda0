"""A phone: nothing to scroll sideways, light or dark, and the filters are at hand."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screen import choose, drawn_map, expect_rows, legend, sidebar, visit

PHONE = {"width": 390, "height": 844}
TOO_WIDE = """() => [document.scrollingElement, ...document.querySelectorAll("[data-testid]")]
    .filter((element) => element.scrollWidth > element.clientWidth + 1)
    .filter((element) => ["auto", "scroll", "visible"].includes(getComputedStyle(element).overflowX))
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => element.dataset?.testid ?? element.tagName)"""
WIDTH = "() => document.scrollingElement.scrollWidth"
GROUND = "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        "?country=IR&theme=tourism&colour=status",
        "?agreement=khoy-konya",
        "agreements?country=IR&theme=tourism&agreement=khoy-konya",
        "city?city=khujand-tj",
        "city",
        "data",
        "?country=XX&from=1000&to=1001&undated=0",
    ],
)
def test_no_page_is_wider_than_a_phone(
    new_page: Callable[..., Page], path: str, scheme: str
) -> None:
    page = new_page(viewport=PHONE, color_scheme=scheme)
    visit(page, path)

    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(WIDTH) == PHONE["width"]


def test_the_sidebar_opens_on_a_phone_and_filters(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    visit(page, "?country=TR")
    before = drawn_map(page)["agreements"]
    expect(legend(page)).not_to_have_attribute("open", "")

    choose(page, "Theme", "Spiritual tourism")
    sidebar(page).get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()

    assert drawn_map(page, 1)["agreements"] < before
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
