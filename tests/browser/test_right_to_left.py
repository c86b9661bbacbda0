"""Persian and Arabic: every page mirrors; numbers, addresses and Latin words keep their order."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import WIDE
from tests.browser.screen import (
    MAP_FRAME,
    drawn_map,
    in_map,
    new_address,
    point_on_map,
    sidebar,
    visit,
    wait_until_idle,
)
from tests.browser.test_phone import PATHS, PHONE, WIDEST

# Where the characters of the first match of a pattern stand, from left to right.
LEFTS = """(element, pattern) => {
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
        const found = node.data.match(new RegExp(pattern));
        if (!found) continue;
        return Array.from(found[0], (_, index) => {
            const range = document.createRange();
            range.setStart(node, found.index + index);
            range.setEnd(node, found.index + index + 1);
            return range.getBoundingClientRect().left;
        });
    }
    return [];
}"""
FONTS = """() => performance.getEntriesByType("resource").map(({ name }) => name)
    .filter((name) => name.includes("azirmatn"))"""
PAGE = "() => [document.documentElement.lang, document.documentElement.dir]"


def at(path: str, language: str) -> str:
    """The path with a language."""
    return f"{path}{'&' if '?' in path else '?'}lang={language}"


def box(element: Locator) -> dict[str, float]:
    """Where an element lies: its left and right edge, and the middle between them."""
    found = element.bounding_box()
    assert found is not None
    left, width = found["x"], found["width"]
    return {"left": left, "right": left + width, "middle": left + width / 2}


def expect_in_order(element: Locator, pattern: str) -> None:
    """Wait until the characters of the first match of a pattern stand from left to right."""
    expect(element).to_be_visible()
    lefts = element.evaluate(LEFTS, pattern)
    assert len(lefts) > 2, f"{pattern} is not there: {element.text_content()}"
    assert lefts == sorted(lefts)


@pytest.mark.parametrize("language", ["fa", "ar"])
@pytest.mark.parametrize("path", PATHS)
def test_every_page_has_its_sidebar_on_the_right_and_nothing_too_wide(
    new_page: Callable[..., Page], path: str, language: str
) -> None:
    page = new_page()
    visit(page, at(path, language))
    assert page.evaluate(PAGE) == [language, "rtl"]
    assert page.evaluate(WIDEST) <= WIDE["width"]
    assert box(sidebar(page))["right"] == WIDE["width"]
    assert box(page.get_by_test_id("stMain"))["right"] <= box(sidebar(page))["left"]
    assert box(page.get_by_test_id("stMainMenu"))["right"] < WIDE["width"] / 10

    page.set_viewport_size(PHONE)
    page.wait_for_function(f"widest => ({WIDEST})() <= widest", arg=PHONE["width"])


def test_the_page_says_its_language_before_any_script_runs(page: Page) -> None:
    assert '<html lang="fa" dir="rtl">' in page.request.get("city?lang=fa").text()


def test_the_controls_of_the_map_and_its_legend_are_mirrored(page: Page) -> None:
    visit(page, at("", "fa"))
    drawn_map(page)
    frame = page.frame_locator(MAP_FRAME)
    whole = box(page.locator(MAP_FRAME))
    for control in (".leaflet-control-zoom", ".fullscreen-icon", ".atlas-legend"):
        assert box(frame.locator(control))["middle"] > whole["middle"], control
    assert box(frame.locator(".leaflet-control-attribution"))["middle"] < whole["middle"]
    swatch, count = (box(frame.locator(kind).first) for kind in (".atlas-swatch", ".atlas-count"))
    assert swatch["left"] > count["right"]
    assert in_map(page, "() => document.documentElement.lang") == "fa"


@pytest.mark.parametrize("city", ["havana-cu", "tehran-ir", "kuala-lumpur-my"])
def test_a_note_on_the_map_lies_within_it(page: Page, city: str) -> None:
    visit(page, at("", "ar"))
    drawn_map(page)
    point_on_map(page, "city", city)
    note = page.frame_locator(MAP_FRAME).locator(".atlas-note")
    expect(note).to_be_visible()
    inner, outer = box(note), box(page.locator(MAP_FRAME))
    assert outer["left"] <= inner["left"]
    assert inner["right"] <= outer["right"]


def test_numbers_addresses_and_latin_words_keep_their_order(page: Page) -> None:
    visit(page, at("?agreement=khoy-konya", "fa"))
    expect_in_order(page.get_by_role("dialog"), r"Asian Mayors Forum")
    expect_in_order(page.get_by_role("dialog"), r"14 December 2025; agency")
    expect_in_order(page.locator(".st-key-switches"), r"[\d۰-۹]{3}")
    visit(page, at("files?country=IR", "fa"))
    expect_in_order(page.get_by_test_id("stCode").first, r"/feeds/\S+")
    visit(page, at("data", "ar"))
    expect_in_order(page.get_by_test_id("stMain"), r"python -m twinning check FOLDER")


def test_a_date_within_isolates_keeps_its_digits_together(page: Page) -> None:
    visit(page, at("?agreement=khoy-konya", "fa"))
    day = page.get_by_role("dialog").locator("li strong").filter(has_text="آذر").last
    expect(day).to_be_visible()
    lefts = day.evaluate(LEFTS, "۲۳ آذر ۱۴۰۴")
    assert max(lefts[-4:]) < min(lefts[3:6]) < max(lefts[3:6]) < min(lefts[:2])


def test_a_sentence_in_a_table_runs_as_the_page_does_and_a_title_as_it_does(page: Page) -> None:
    visit(page, at("pipeline", "fa"))
    sentence = page.get_by_role("cell").filter(has_text="The signing is announced").first
    assert sentence.locator("span").evaluate("span => getComputedStyle(span).direction") == "rtl"
    visit(page, at("data", "fa"))
    title = page.get_by_role("cell").filter(has_text="Kazan and Isfahan become").first
    assert title.locator("span").evaluate("span => getComputedStyle(span).direction") == "ltr"


def test_a_dialog_is_closed_at_its_end_beside_its_title(page: Page) -> None:
    visit(page, at("?agreement=khoy-konya", "fa"))
    dialog = page.get_by_role("dialog")
    heading = dialog.get_by_role("heading", level=2).locator("p")
    expect(heading).to_be_visible()
    assert box(dialog.locator("> button"))["right"] < box(heading)["left"]


def test_the_symbols_of_a_legend_stand_before_their_words(page: Page) -> None:
    visit(page, at("timeline", "fa"))
    legend = page.locator(".vega-embed .role-legend").first
    symbol, words = (
        legend.locator(f".role-legend-{part} > *").first for part in ("symbol", "label")
    )
    expect(words).to_be_visible()
    assert box(symbol)["left"] >= box(words)["right"]


def test_numbers_that_streamlit_writes_have_persian_digits(page: Page) -> None:
    visit(page, at("timeline", "fa"))
    number = "[data-testid=stPaginationPage]"
    expect(page.locator(number).first).to_be_visible()
    page.wait_for_function("() => document.fonts.check('16px \"Vazirmatn Digits\"', '1')")
    assert fonts(page, page.context, number) == {"Vazirmatn FD NL"}


def test_on_a_phone_the_menus_are_in_sight_and_the_sidebar_is_closed(
    new_page: Callable[..., Page],
) -> None:
    page = new_page(viewport=PHONE)
    visit(page, at("", "fa"))
    assert box(page.get_by_test_id("stMainMenu"))["left"] >= 0
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")
    links = page.locator(".st-key-menu > *")
    tops = links.evaluate_all("links => links.map(link => link.getBoundingClientRect().top)")
    assert [tops.count(top) for top in sorted(set(tops))] == [5, 5]


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_slider_of_years_agrees_with_the_bars_above_it(page: Page, language: str) -> None:
    visit(page, at("?from=1995&to=2010&cal=gregorian", language))
    drawn_map(page)
    bars = page.locator(".st-key-years-range .years-bars b i")
    thumbs = page.locator(".st-key-years-range .stSlider [role=group] > div > div:has(input)")
    first, last = box(bars.first), box(bars.last)
    start, end = box(thumbs.first), box(thumbs.last)
    width = first["right"] - first["left"]
    assert abs(first["middle"] - start["middle"]) <= width / 2
    assert abs(last["middle"] - end["middle"]) <= width / 2
    assert (start["middle"] > end["middle"]) == (language == "fa")


def test_the_arrows_move_the_slider_where_they_point(page: Page) -> None:
    visit(page, at("?from=1995&to=2010&cal=gregorian", "fa"))
    drawn_map(page)
    page.locator(".st-key-years-range input[type=range]").first.focus()
    with new_address(page):
        page.keyboard.press("ArrowLeft")
    expect(page.locator(".st-key-years-range input[type=range]").first).to_have_value("1996")


def test_a_chart_of_years_is_mirrored_and_its_brush_chooses_the_years_drawn(page: Page) -> None:
    visit(page, at("timeline?country=IR&cal=gregorian", "fa"))
    bars = page.locator("[class*=st-key-signings] path[aria-roledescription=bar]")
    expect(bars.first).to_be_visible()
    places = {year: box(_bar(page, year)) for year in ("2001", "2006")}
    assert places["2006"]["right"] < places["2001"]["left"]
    area = bars.first.bounding_box()
    assert area is not None
    with new_address(page):
        page.mouse.move(places["2001"]["middle"], area["y"] + area["height"] / 2)
        page.mouse.down()
        page.mouse.move(places["2006"]["middle"], area["y"] + area["height"] / 2, steps=5)
        page.mouse.up()
    assert "from=2001&to=2006" in page.url


def _bar(page: Page, year: str) -> Locator:
    year = year.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    mark = f'path[aria-roledescription="bar"][aria-label*=": {year};"]'
    return page.locator(f"[class*=st-key-signings] {mark}").first


def test_english_is_restored_without_a_reload(page: Page) -> None:
    visit(page, at("?from=1995&cal=gregorian", "fa"))
    drawn_map(page)
    page.evaluate("() => { window.stays = true; }")
    page.locator(".st-key-reader [role=combobox]").first.click()
    with new_address(page):
        page.get_by_role("option", name="English").click()
    assert page.evaluate(PAGE) == ["en-GB", "ltr"]
    wait_until_idle(page)
    drawn_map(page)
    assert page.evaluate("() => window.stays") is True
    assert box(sidebar(page))["left"] == 0
    thumbs = page.locator(".st-key-years-range .stSlider [role=group] > div > div:has(input)")
    assert box(thumbs.first)["middle"] < box(thumbs.last)["middle"]
    controls = page.frame_locator(MAP_FRAME).locator(".leaflet-control-zoom")
    assert box(controls)["middle"] < box(page.locator(MAP_FRAME))["middle"]
    expect(page).to_have_title("Map – Twinning Atlas")


def fonts(page: Page, context: Any, selector: str) -> set[str]:
    """The fonts in which the text of an element is drawn."""
    session = context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument", {"depth": -1})["root"]["nodeId"]
    wanted = {"nodeId": root, "selector": selector}
    node = session.send("DOM.querySelector", wanted)["nodeId"]
    used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["familyName"] for font in used}


def test_arabic_script_has_our_font_and_other_pages_do_not_load_it(page: Page) -> None:
    visit(page, at("", "ru"))
    drawn_map(page)
    assert page.evaluate(FONTS) == []
    visit(page, at("", "fa"))
    page.wait_for_function("() => document.fonts.check('16px Vazirmatn', 'ش')")
    assert fonts(page, page.context, ".st-key-reader input") == {"Vazirmatn NL"}
