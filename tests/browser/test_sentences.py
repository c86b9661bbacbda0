"""The list beside the map: the selection in sentences, which drives the map and is driven by it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.screen import (
    choose,
    count_in_feed,
    drawn_map,
    in_map,
    new_address,
    point_on_map,
    visit,
    wait_in_map,
    wait_until_idle,
)

FIRST = (
    "Khoy (Iran) – Konya (Türkiye): sister city, active, signed 14 December 2025,"
    " spiritual tourism + 8; 9 sources"
)
ITS_OWN = "khoy-konya"
STANDS = "atlas.current.pointer.found?.kind === 'agreement' && !atlas.current.busy.offsetWidth"
STANDS_NOT = "atlas.current.pointer.found === null"
IS_IN_SIGHT = "atlas.current.map.getBounds().contains([[38.6, 45], [37.9, 32.5]])"
FAR_AWAY = "() => atlas.current.map.setView([-25, 135], 5, {animate: false})"
ZOOM = "() => atlas.current.map.getZoom()"
HIGHLIGHT = "() => document.querySelector('.leaflet-highlight-pane canvas').toDataURL()"
DESCRIPTION = """element => document
    .getElementById(element.getAttribute("aria-describedby")).textContent"""
HOSTILE = ("${alert(1)}", "<img src=x onerror=alert(2)>", "</a><script>alert(3)</script>")


def items(page: Page) -> Locator:
    """The items of the list."""
    return page.get_by_role("list", name="Agreements").get_by_role("listitem")


def link(page: Page, words: str) -> Locator:
    """The sentence that contains some words."""
    return items(page).filter(has_text=words).get_by_role("link")


def test_the_list_is_the_selection_and_follows_a_filter(page: Page) -> None:
    visit(page, "?theme=tourism")
    expect(items(page)).to_have_count(count_in_feed(page, "theme=tourism"))
    expect(items(page).first).to_have_text(FIRST)

    choose(page, "Country", "Russia")

    expect(items(page)).to_have_count(count_in_feed(page, "theme=tourism&country=RU"))
    expect(items(page).filter(has_text=FIRST)).to_have_count(0)


def test_what_the_map_does_not_draw_is_listed_and_said_to_be_absent(page: Page) -> None:
    visit(page, "?country=TJ")
    expect(items(page)).to_have_count(count_in_feed(page, "country=TJ"))
    absent = items(page).filter(has_text="not on the map")
    expect(absent).to_have_count(count_in_feed(page, "country=TJ") - drawn_map(page)["agreements"])
    absent.first.hover()
    page.wait_for_timeout(300)
    wait_in_map(page, STANDS_NOT)


def test_a_long_list_goes_on_where_it_ended(page: Page) -> None:
    visit(page)
    count = count_in_feed(page)
    expect(page.get_by_text(f"50 of {count}", exact=True)).to_be_visible()
    expect(items(page)).to_have_count(50)

    page.get_by_role("button", name="Show 50 more").click()

    expect(items(page)).to_have_count(100)
    expect(items(page).nth(50).get_by_role("link")).to_be_focused()
    expect(page.get_by_role("link", name="All as a table")).to_have_attribute(
        "href", f"{page.url}agreements?order=newest"
    )


def test_the_order_is_the_readers_choice_and_stays_in_the_address(page: Page) -> None:
    visit(page, "?theme=tourism")
    expect(items(page).first).to_have_text(FIRST)
    with new_address(page):
        page.get_by_label("Order of the list").select_option("Signed, oldest first")
    expect(page).to_have_url("?theme=tourism&order=oldest")
    expect(items(page).first).not_to_have_text(FIRST)
    with new_address(page):
        page.get_by_label("Order of the list").select_option("Signed, newest first")
    expect(page).to_have_url("?theme=tourism")
    expect(items(page).first).to_have_text(FIRST)


@pytest.mark.parametrize("bundle", ["", "none", "region", "country"])
def test_a_sentence_pointed_at_lets_its_arc_stand_out(page: Page, bundle: str) -> None:
    visit(page, f"?bundle={bundle}")
    drawn_map(page)
    sight = in_map(page, ZOOM)

    items(page).filter(has_text=FIRST).hover()

    wait_in_map(page, STANDS)
    expect(page.frame_locator("iframe").locator(".atlas-pointing")).to_be_visible()
    assert in_map(page, ZOOM) == sight
    page.mouse.move(5, 5)
    wait_in_map(page, STANDS_NOT)


def test_two_sentences_let_two_arcs_stand_out(page: Page) -> None:
    visit(page)
    drawn_map(page)
    seen = set()
    for words in ("Khoy (Iran) – Konya", "Kazan (Russia) – Isfahan", "Khoy (Iran) – Konya"):
        link(page, words).hover()
        wait_in_map(page, STANDS)
        page.wait_for_timeout(300)  # until it has been painted
        seen.add(in_map(page, HIGHLIGHT))
    assert len(seen) == 2


def test_an_arc_pointed_at_marks_its_sentence_and_brings_it_into_sight(page: Page) -> None:
    visit(page, "?country=RU&order=oldest")
    drawn_map(page)
    item = items(page).filter(has_text="Kazan (Russia) – Isfahan (Iran)")
    expect(item).not_to_be_in_viewport()

    point_on_map(page, "agreement", "kazan-isfahan")

    expect(item).to_have_class("pointed")
    expect(item).to_be_in_viewport()
    page.mouse.move(5, 5)
    expect(item).not_to_have_class("pointed")


def test_the_list_is_used_without_a_mouse(page: Page) -> None:
    visit(page, "?theme=tourism")
    drawn_map(page)
    expect(items(page).first).to_have_text(FIRST)
    page.get_by_label("Order of the list").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip the list")).to_be_focused()
    page.keyboard.press("Tab")
    expect(link(page, FIRST)).to_be_focused()
    wait_in_map(page, STANDS)
    page.keyboard.press("ArrowDown")
    expect(items(page).nth(1).get_by_role("link")).to_be_focused()
    page.keyboard.press("Home")
    expect(link(page, FIRST)).to_be_focused()

    page.keyboard.press("Enter")

    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Khoy – Konya")).to_be_visible()
    expect(page).to_have_url(f"?theme=tourism&agreement={ITS_OWN}")
    expect(page.locator("[aria-current=true]").filter(has_text=FIRST)).to_have_count(1)
    wait_until_idle(page)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.locator("ol [aria-current=true]")).to_have_count(0)
    expect(page).to_have_url("?theme=tourism")


def test_the_list_can_be_skipped(page: Page) -> None:
    visit(page, "?theme=tourism")
    page.get_by_role("link", name="Skip the list").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="All as a table")).to_be_focused()


def test_opening_an_agreement_brings_its_arc_into_sight(page: Page) -> None:
    visit(page, "?theme=tourism")
    drawn_map(page)
    in_map(page, FAR_AWAY)
    link(page, FIRST).hover()
    wait_in_map(page, f"!({IS_IN_SIGHT})")

    link(page, FIRST).click()

    expect(page.get_by_role("dialog").get_by_role("heading", name="Khoy – Konya")).to_be_visible()
    wait_in_map(page, IS_IN_SIGHT)


def test_a_sentence_is_a_link_that_opens_in_another_tab(page: Page) -> None:
    visit(page, "?theme=tourism&colour=status")
    with page.context.expect_page() as opened:
        link(page, FIRST).click(modifiers=["Control"])
    other = opened.value
    expect(other).to_have_url(f"{page.url}&agreement={ITS_OWN}")
    expect(other.get_by_role("dialog").get_by_role("heading", name="Khoy – Konya")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_list_follows_the_play_of_the_years(page: Page) -> None:
    visit(page)
    expect(page.get_by_text("50 of", exact=False).first).to_be_visible()
    page.get_by_role("button", name="Play the years").click()
    expect(items(page)).not_to_have_count(50)


def test_the_map_is_described_in_words_that_follow_the_selection(page: Page) -> None:
    visit(page, "?theme=spiritual-tourism")
    region = page.frame_locator("iframe").get_by_role("region", name="Map of agreements")
    expect(region).to_have_accessible_description(
        "On the map: 1 agreement, 2 cities, 2 countries. The list holds the same in words."
    )
    with new_address(page):
        page.get_by_role("button", name="Reset filters").click()
    count = drawn_map(page)["agreements"]
    expect(region).not_to_have_accessible_description("On the map: 1 agreement")
    wait_in_map(page, "atlas.current.description.textContent.includes(argument)", f"{count} agr")


def test_an_empty_selection_is_said(page: Page) -> None:
    visit(page, "?country=XK")
    section = page.get_by_role("region", name="Agreements")
    expect(section.get_by_text("No agreement meets all these filters.")).to_be_visible()
    expect(items(page)).to_have_count(0)


def test_a_list_that_cannot_be_fetched_says_so(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.context.route("**/list/**", lambda route: route.fulfill(status=404))
    visit(page)
    words = "The list could not be loaded. The table of agreements holds the same."
    expect(page.get_by_text(words)).to_be_visible()


def test_names_of_an_enemy_are_text(new_page: Callable[..., Page], folder: Callable) -> None:
    rows = [f'c{n},"{name}",NA,{4 * n},{8 * n}' for n, name in enumerate(HOSTILE)]
    tables = {
        "cities": "\n".join(["city_id,name,country,latitude,longitude", *rows]),
        "agreements": "agreement_id,city_a,city_b,status\nx,c0,c1,active\ny,c1,c2,active\n",
    }
    page = new_page(Path(folder(**tables)))
    visit(page)
    whole = "sister city, active, date of signing not known, no theme stated; no source"
    expect(items(page)).to_have_text(
        [f"{HOSTILE[a]} (Namibia) – {HOSTILE[b]} (Namibia): {whole}" for a, b in ((0, 1), (1, 2))]
    )


@pytest.mark.parametrize(("width", "is_beside"), [(1400, True), (1000, False), (390, False)])
def test_the_list_stands_beside_the_map_where_there_is_room(
    new_page: Callable[..., Page], width: int, is_beside: bool
) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    visit(page)
    drawn_map(page)
    expect(items(page)).to_have_count(50)
    around, listed = (
        page.locator(place).first.bounding_box()
        for place in ("iframe", ".st-key-beside .stBidiComponent")
    )
    assert around
    assert listed
    assert (listed["x"] >= around["x"] + around["width"]) == is_beside
    assert (listed["y"] >= around["y"] + around["height"]) == (not is_beside)
    assert around["width"] >= min(500, width - 40)
    if is_beside:
        expect(page.locator(".st-key-years-strip")).to_be_in_viewport(ratio=1)
