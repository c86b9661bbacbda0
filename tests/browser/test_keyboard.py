"""Whole errands without a mouse: the focus is seen at every stop, and never lost."""

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keyboard import stop, walk
from tests.browser.screen import (
    count_in_feed,
    drawn_map,
    in_map,
    new_address,
    visit,
    wait_in_map,
    wait_until_idle,
)

# The controls come one by one, each when its script is there.
SETTLED = """async () => {
    const count = () => document.querySelectorAll("input, button, a").length;
    const before = count();
    await new Promise((resolve) => setTimeout(resolve, 400));
    return before === count();
}"""
IS_OPEN = "() => document.querySelector('.atlas-legend').open"
REACHED = "Number(document.querySelector('.years-reached b')?.textContent)"


def open_whole(page: Page, path: str = "") -> None:
    """Open `path`, and wait until all is there that can have the focus."""
    visit(page, path)
    expect(page.locator(".st-key-instrument input")).to_be_visible()
    page.wait_for_function(SETTLED)
    wait_until_idle(page)


def skip_list(page: Page) -> None:
    """Go past the list beside the map."""
    walk(page, "Skip the list")
    page.keyboard.press("Enter")


def choose_by_keys(page: Page, label: str, typed: str) -> None:
    """Go to a box of the sidebar and choose the first option for what is typed."""
    walk(page, label, tag="INPUT")
    page.keyboard.type(typed)
    page.keyboard.press("ArrowDown")
    with new_address(page):
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert label in stop(page).name


def test_the_skip_link_leads_past_filters_and_menu(page: Page) -> None:
    open_whole(page, "agreements")
    assert [each.name for each in walk(page, "Skip")] == ["Skip to main content"]
    page.keyboard.press("Enter")
    assert stop(page).tag == "H1"
    assert [each.name for each in walk(page, "Other files")] == ["Other files"]


def test_the_ends_of_the_slider_are_moved_and_keep_the_focus(page: Page) -> None:
    open_whole(page)
    drawn_map(page)
    skip_list(page)
    walk(page, "Years of signing: beginning")
    with new_address(page):
        page.keyboard.press("ArrowRight")
    expect(page).to_have_url("?from=1955")
    assert stop(page).name == "Years of signing: beginning"
    assert page.evaluate("() => keyboard.last.getAttribute('aria-valuetext')") == "1955"


def test_the_years_are_played_and_paused_by_one_button(page: Page) -> None:
    open_whole(page)
    drawn_map(page)
    skip_list(page)
    walk(page, "Play the years")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Pause")).to_be_focused()
    page.wait_for_function(f"({REACHED}) > 1956")
    expect(page.get_by_role("button", name="Pause")).to_be_focused()
    with new_address(page):
        page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Continue")).to_be_focused()


def test_who_wants_no_motion_steps_through_the_years(new_page: Callable[..., Page]) -> None:
    page = new_page(reduced_motion="reduce")
    open_whole(page, "?from=2021&to=2025")
    skip_list(page)
    walk(page, "Step through the years")
    for year in (2021, 2022, 2023):
        with new_address(page):
            page.keyboard.press("Enter")
        expect(page.locator(".years-reached b")).to_have_text(str(year))
        expect(page.get_by_role("button", name="Next step")).to_be_focused()
        expect(page).to_have_url(f"?from=2021&to={year}&undated=0")
    page.wait_for_timeout(1500)
    expect(page.locator(".years-reached b")).to_have_text("2023")


def test_a_run_stands_still_once_no_motion_is_wanted(page: Page) -> None:
    open_whole(page)
    drawn_map(page)
    page.get_by_role("button", name="Play the years").click()
    page.wait_for_function(f"({REACHED}) > 1956")
    page.emulate_media(reduced_motion="reduce")
    expect(page.get_by_role("button", name="Next step")).to_be_visible()
    wait_until_idle(page)
    reached = page.locator(".years-reached b").inner_text()
    page.wait_for_timeout(1500)
    assert page.locator(".years-reached b").inner_text() == reached


def test_nothing_moves_where_no_motion_is_wanted(new_page: Callable[..., Page]) -> None:
    page = new_page(reduced_motion="reduce")
    open_whole(page)
    drawn_map(page)
    longest = page.evaluate(
        """() => Math.max(...[...document.querySelectorAll("*")].flatMap((element) => {
            const { transitionDuration, animationDuration } = getComputedStyle(element);
            return [transitionDuration, animationDuration].join().split(",").map(parseFloat);
        }))"""
    )
    assert longest < 0.001
    assert in_map(page, "() => atlas.current.map.options.zoomAnimation") is False


def test_the_map_is_zoomed_and_its_legend_folded(page: Page) -> None:
    open_whole(page)
    drawn_map(page)
    zoom = in_map(page, "() => atlas.current.map.getZoom()")
    assert [each.name for each in walk(page, "Zoom in")][-2:-1] == [
        "Map of agreements between cities"
    ]
    page.keyboard.press("Enter")
    wait_in_map(page, "atlas.current.map.getZoom() > argument", zoom)
    assert stop(page).name == "Zoom in"
    walk(page, "Legend", tag="SUMMARY")
    was_open = in_map(page, IS_OPEN)
    page.keyboard.press("Enter")
    assert in_map(page, IS_OPEN) is not was_open
    skip_list(page)
    walk(page, "Play the years")


def test_language_and_calendar_are_switched(page: Page) -> None:
    open_whole(page, "agreements")
    choose_by_keys(page, "Calendar", "Solar")
    expect(page).to_have_url("agreements?cal=persian")
    walk(page, "Language", key="Shift+Tab")
    page.keyboard.type("فار")
    page.keyboard.press("ArrowDown")
    with new_address(page):
        page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert stop(page).tag == "INPUT"


def test_a_city_is_searched_and_chosen(page: Page) -> None:
    open_whole(page, "city")
    walk(page, "Search a city")
    page.keyboard.type("konia")
    with new_address(page):
        page.keyboard.press("Enter")
    walk(page, "Konya, Türkiye", tag="BUTTON")
    with new_address(page):
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Konya, Türkiye")


@pytest.mark.parametrize("letter", ["r", "c"])
def test_a_letter_typed_into_a_box_is_no_command(page: Page, letter: str) -> None:
    open_whole(page, "agreements")
    walk(page, "Search a city")
    page.keyboard.press(letter)
    assert page.get_by_label("Search a city").input_value() == letter
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert count_in_feed(page)


@pytest.mark.parametrize(
    ("path", "theme", "typed", "export", "close"),
    [
        ("agreements", "Theme", "Tourism", "Export", "Close"),
        ("agreements?lang=fa", "موضوع", "گردشگری", "خروجی", "بستن"),
    ],
)
def test_a_theme_is_chosen_an_agreement_read_and_the_selection_exported(
    page: Page, path: str, theme: str, typed: str, export: str, close: str
) -> None:
    open_whole(page, path)
    choose_by_keys(page, theme, typed)
    chosen = [pair for pair in parse_qsl(urlsplit(page.url).query) if pair[0] == "theme"]
    rows = page.locator("tbody tr a.opener")
    opener = rows.first.inner_text()
    walk(page, opener, tag="A")
    with new_address(page):
        page.keyboard.press("Enter")
    assert stop(page).name == opener
    opened = page.locator(".st-key-opened-agreement")
    source = opened.get_by_role("listitem").get_by_role("link").first
    walk(page, source.inner_text(), tag="A")
    walk(page, close, tag="BUTTON")
    with new_address(page):
        page.keyboard.press("Enter")
    expect(opened).to_have_count(0)
    expect(rows.first).to_be_focused()
    walk(page, export, tag="BUTTON", key="Shift+Tab")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    content = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert len(list(csv.DictReader(StringIO(content)))) == count_in_feed(page, urlencode(chosen))


def test_an_agreement_is_opened_in_the_list_and_closed_with_the_focus_back(page: Page) -> None:
    open_whole(page)
    drawn_map(page)
    walk(page, "Khoy (Iran) – Konya (Türkiye)", tag="A")
    with new_address(page):
        page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Khoy – Konya")
    expect(dialog).to_be_visible()
    source = dialog.get_by_role("listitem").get_by_role("link").first
    walk(page, source.inner_text(), tag="A")
    with new_address(page):
        page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("link", name="Khoy (Iran) – Konya (Türkiye)")).to_be_focused()
