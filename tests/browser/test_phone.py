"""A phone: nothing to scroll sideways, light or dark, and the filters are at hand."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screen import choose, drawn_map, legend, sidebar, visit

PHONE = {"width": 390, "height": 844}
NARROWEST = {"width": 320, "height": 640}
ZOOMED = {"width": 700, "height": 450}  # a window of 1400 by 900 at 200 %
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


@pytest.mark.parametrize("language", ["en", "fa", "ru"])
def test_no_page_is_wider_than_the_narrowest_phone_or_at_double_size(
    new_page: Callable[..., Page], language: str
) -> None:
    page = new_page(viewport=NARROWEST)
    for path in (path for path in PATHS if "XX" not in path):
        page.set_viewport_size(NARROWEST)
        visit(page, f"{path}{'&' if '?' in path else '?'}lang={language}")
        assert page.evaluate(WIDEST) <= NARROWEST["width"], path

        page.set_viewport_size(ZOOMED)
        assert page.evaluate(WIDEST) <= ZOOMED["width"], path

        page.add_style_tag(content="html { font-size: 200% !important }")
        assert page.evaluate(WIDEST) <= ZOOMED["width"], path


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_menu_of_a_phone_is_fit_for_fingers_and_shows_its_words_whole(
    new_page: Callable[..., Page], language: str
) -> None:
    page = new_page(viewport=PHONE)
    visit(page, f"data?lang={language}")
    links = page.get_by_role("navigation").get_by_role("link")
    expect(links).to_have_count(10)
    boxes = links.evaluate_all(
        """links => links.map(link => [link.offsetWidth, link.offsetHeight,
            link.scrollWidth - link.clientWidth])"""
    )
    assert all(min(width, height) >= 24 and over <= 0 for width, height, over in boxes)
    tops = "links => new Set(links.map(link => link.getBoundingClientRect().top)).size"
    assert links.evaluate_all(tops) == 2


def test_the_sidebar_opens_on_a_phone_and_filters(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    visit(page, "?country=TR")
    before = drawn_map(page)["agreements"]
    expect(legend(page)).not_to_have_attribute("open", "")

    choose(page, "Theme", "Spiritual tourism")
    sidebar(page).get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()

    assert drawn_map(page, 1)["agreements"] < before
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
