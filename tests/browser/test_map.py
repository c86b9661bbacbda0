"""The map in a visitor's hands: clicks, filters, colours; its base stays where it is."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screen import (
    choose,
    click_on_map,
    count_in_feed,
    drawn_map,
    expect_chosen,
    in_map,
    legend,
    open_page,
    point_on_map,
    search,
    sidebar,
    switch,
    visit,
    wait_in_map,
    wait_until_idle,
)

TITLE = "Kazan – Isfahan"
MARK = "() => { window.keptSinceTheStart = true; }"
IS_MARKED = "() => window.keptSinceTheStart === true"
OUTLINES = "/natural-earth/"
ARCS = """() => document.querySelector(".leaflet-arcs-pane canvas").toDataURL()"""
SCHEME = "element => element.dataset.scheme"
COUNT_MOVES = """() => {
    window.moves = 0;
    atlas.current.map.on("moveend", () => { window.moves += 1; });
}"""


def test_an_arc_opens_its_agreement_with_its_sources_as_often_as_it_is_clicked(page: Page) -> None:
    visit(page, "?country=RU&theme=tourism")
    drawn_map(page)
    for _time in ("first", "second"):
        click_on_map(page, "agreement", "kazan-isfahan")
        dialog = page.get_by_role("dialog")
        expect(dialog.get_by_role("heading", name=TITLE)).to_be_visible()
        expect(dialog).to_contain_text("Sources disagree")
        expect(dialog.get_by_role("link").filter(has_text="Kazan").first).to_be_visible()
        expect(page).to_have_url("?country=RU&theme=tourism&agreement=kazan-isfahan")
        wait_until_idle(page)

        dialog.get_by_role("button", name="Close").click()

        expect(dialog).to_have_count(0)
        expect(page).to_have_url("?country=RU&theme=tourism")
        wait_until_idle(page)


def test_a_link_may_name_an_agreement_to_open(page: Page) -> None:
    visit(page, "?agreement=kazan-isfahan")
    expect(page.get_by_role("dialog").get_by_role("heading", name=TITLE)).to_be_visible()


def test_the_map_of_a_citys_partners_leads_to_agreements_and_partners(page: Page) -> None:
    visit(page, "city?city=isfahan-ir")
    drawn_map(page)
    click_on_map(page, "agreement", "kazan-isfahan")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name=TITLE)).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    wait_until_idle(page)

    click_on_map(page, "city", "kazan-ru")

    expect(page.get_by_role("heading", name="Kazan, Russia")).to_be_visible()
    expect(page).to_have_url("city?city=kazan-ru")


def test_a_click_on_a_city_selects_it_and_another_gives_it_up(page: Page) -> None:
    visit(page, "?country=IR")
    before = drawn_map(page)["agreements"]
    count = count_in_feed(page, "country=IR&city=kazan-ru")

    click_on_map(page, "city", "kazan-ru")
    expect(page).to_have_url("?country=IR&city=kazan-ru")
    expect_chosen(page, "City", [f"Kazan, Russia ({count})"])
    drawn_map(page, count)
    wait_until_idle(page)

    click_on_map(page, "city", "kazan-ru")
    expect(page).to_have_url("?country=IR")
    drawn_map(page, before)


def test_a_filter_leaves_the_base_map_where_it_is(page: Page) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    visit(page)
    drawn_map(page)
    in_map(page, MARK)
    assert len([url for url in asked if OUTLINES in url]) == 2
    asked.clear()

    choose(page, "Theme", "Spiritual tourism")

    drawn_map(page, 1)
    assert in_map(page, IS_MARKED)
    assert [url for url in asked if "/assets/" in url and "/list" not in url] == []


def test_panning_and_zooming_ask_nothing_of_the_server(page: Page) -> None:
    asked: list[str | bytes] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda sent: asked.append(sent)))
    visit(page)
    drawn_map(page)
    wait_until_idle(page)
    before = len(asked)
    in_map(page, COUNT_MOVES)

    point_on_map(page, "city", "pretoria-za")
    page.mouse.wheel(0, -300)
    wait_in_map(page, "window.moves === 1")
    page.mouse.down()
    page.mouse.move(700, 500, steps=5)
    page.mouse.up()
    wait_in_map(page, "window.moves === 2")
    page.frame_locator("iframe").get_by_role("button", name="Zoom in").click()
    wait_in_map(page, "window.moves === 3")

    assert len(asked) == before
    switch(page, "Colour of the arcs", "Colour by status")
    expect(page).to_have_url("?colour=status")
    wait_until_idle(page)
    assert len(asked) == before + 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_follows_the_browsers_theme_and_the_menus_without_a_reload(
    new_page: Callable[..., Page], scheme: str
) -> None:
    page = new_page(color_scheme=scheme)
    visit(page)
    drawn_map(page)
    assert in_map(page, SCHEME) == scheme
    in_map(page, MARK)

    other = {"light": "Dark", "dark": "Light"}[scheme]
    page.get_by_test_id("stMainMenu").click()
    page.get_by_role("menuitemradio", name=other).click()

    expect(page.frame_locator("iframe").locator(f'[data-scheme="{other.lower()}"]')).to_be_visible()
    wait_until_idle(page)
    assert in_map(page, SCHEME) == other.lower()
    assert in_map(page, IS_MARKED)


def test_colour_by_status_repaints_the_arcs_and_stays_in_the_address(page: Page) -> None:
    visit(page)
    drawn_map(page)
    expect(legend(page)).to_contain_text("Theme (first named)")
    by_theme = in_map(page, ARCS)

    switch(page, "Colour of the arcs", "Colour by status")

    expect(page).to_have_url("?colour=status")
    expect(legend(page)).not_to_contain_text("Theme (first named)")
    expect(legend(page)).to_contain_text("Approved by one side")
    assert in_map(page, ARCS) != by_theme
    choose(page, "Country", "Iran")
    open_page(page, "Agreements")
    open_page(page, "Map")
    expect(page).to_have_url("?country=IR&colour=status")
    drawn_map(page)
    expect(legend(page)).not_to_contain_text("Theme (first named)")


@pytest.mark.parametrize(
    ("words", "city", "matched"),
    [
        ("leninabad", "Khujand, Tajikistan", " · “Leninabad”"),
        ("تبريز", "Tabriz, Iran", " · “تبريز” (Arabic)"),
        ("iasi", "Iași, Romania", ""),
    ],
)
def test_a_search_finds_any_spelling_and_says_which_name_matched(
    page: Page, words: str, city: str, matched: str
) -> None:
    visit(page)
    search(page, words)

    sidebar(page).get_by_role("button", name=f"{city}{matched}", exact=True).click()

    expect(page.get_by_test_id("stMain").locator("strong")).to_contain_text(f"agreements: {city}")


@pytest.mark.parametrize("file", ["painter.js", "map.bin"])
def test_a_map_that_cannot_be_drawn_says_so(new_page: Callable[..., Page], file: str) -> None:
    page = new_page()
    page.context.route(f"**/{file}", lambda route: route.fulfill(status=404))
    visit(page)
    notice = page.frame_locator("iframe").get_by_role("alert")
    expect(notice).to_have_text(
        "The map could not be loaded. The table of agreements holds the same."
    )
