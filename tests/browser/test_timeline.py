"""The timeline in a visitor's hands: a brushed span is chosen, a lane opens its agreement."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.screen import (
    click_row,
    count_in_feed,
    expect_sentence,
    new_address,
    sidebar,
    visit,
)

WIDEST = """() => Math.max(document.scrollingElement.scrollWidth,
    document.querySelector("[data-testid=stMain]").scrollWidth)"""
HOSTILE = '=1+1<img src=x onerror=alert(1)> {{7*7}} datum["x"]'


def bar(page: Page, years: str) -> Locator:
    """The lowest part of the bar of some years."""
    return page.locator(f'path[aria-roledescription="bar"][aria-label*="Signed: {years};"]').first


def middle(mark: Locator) -> tuple[float, float]:
    """The middle of a mark, in pixels of the window."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def brush(page: Page, first: str, last: str) -> None:
    """Draw a span from the bar of one year to that of another."""
    expect(bar(page, first)).to_be_visible()
    start, (end, height) = middle(bar(page, first)), middle(bar(page, last))
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end) / 2, height, steps=5)
    page.mouse.move(end, height, steps=5)
    page.mouse.up()


def selected(page: Page, query: str, words: str) -> str:
    """The sentence that goes with a selection."""
    return f"{count_in_feed(page, query)} of {count_in_feed(page)} agreements: {words}"


def lane(page: Page, label: str) -> Locator:
    """The lane of an agreement, given both parties with their countries."""
    mark = f'path[aria-roledescription="bar"][aria-label*="Agreement: {label};"]'
    return page.locator(f"[class*=st-key-lanes] {mark}").first


def test_a_brushed_span_is_chosen_and_a_click_beside_it_chooses_all_years(page: Page) -> None:
    visit(page, "timeline?country=IR")

    with new_address(page):
        brush(page, "2001", "2006")

    expect(page).to_have_url("timeline?country=IR&from=2001&to=2006")
    query = "country=IR&from=2001&to=2006"
    expect_sentence(page, selected(page, query, "Iran, 2001–2006, undated included"))
    expect(sidebar(page).get_by_label("Signed from")).to_have_value("2001")
    expect(sidebar(page).get_by_label("to", exact=True)).to_have_value("2006")
    expect(page.locator("[class*=brush_brush] path").first).to_be_visible()

    with new_address(page):
        x, y = middle(bar(page, "2021"))
        page.mouse.click(x, y)

    expect(page).to_have_url("timeline?country=IR")


def test_years_chosen_in_the_sidebar_take_the_brush_away_and_are_not_fought(page: Page) -> None:
    visit(page, "timeline")
    with new_address(page):
        brush(page, "1990", "2001")
    expect(page).to_have_url("timeline?from=1990&to=2001")

    box = sidebar(page).get_by_label("Signed from")
    box.fill("1995")
    with new_address(page):
        box.press("Enter")

    expect(page).to_have_url("timeline?from=1995&to=2001")
    expect_sentence(page, selected(page, "from=1995&to=2001", "1995–2001, undated included"))
    page.wait_for_timeout(1000)
    expect(page).to_have_url("timeline?from=1995&to=2001")
    with new_address(page):
        brush(page, "2002", "2006")
    expect(page).to_have_url("timeline?from=2002&to=2006")
    with new_address(page):
        page.get_by_role("button", name="All years").click()
    expect(page).to_have_url("timeline")


def test_a_lane_opens_its_agreement_as_often_as_it_is_chosen(page: Page) -> None:
    visit(page, "timeline?country=TR&from=2025")
    for place in (10, 10, 400):  # beside all marks, again, and on the band of the programme
        with new_address(page):
            label = "Khoy, Iran – Konya, Türkiye"
            lane(page, label).click(position={"x": place, "y": 10}, force=True)
        expect(page).to_have_url("timeline?country=TR&from=2025&agreement=khoy-konya")
        dialog = page.get_by_role("dialog")
        expect(dialog.get_by_text("Khoy – Konya")).to_be_visible()
        with new_address(page):
            dialog.get_by_role("button", name="Close").click()
        expect(page).to_have_url("timeline?country=TR&from=2025")


def test_a_row_of_the_table_opens_its_agreement(page: Page) -> None:
    visit(page, "timeline?city=qazvin-ir&from=2025")
    page.get_by_text("These lanes as a table").click()
    with new_address(page):
        click_row(page, "Agreements in time", 0)
    expect(page.get_by_role("dialog").get_by_text("Qazvin – Khujand")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 844)])
def test_the_page_is_no_wider_than_the_window(
    new_page: Callable[..., Page], width: int, height: int
) -> None:
    page = new_page(viewport={"width": width, "height": height})
    visit(page, "timeline?colour=status")
    expect(page.locator("[class*=st-key-lanes] path").first).to_be_visible()
    assert page.evaluate(WIDEST) <= width


def test_hostile_words_are_drawn_as_they_are(new_page: Callable[..., Page], tmp_path: Path) -> None:
    tables = {
        "cities": f'city_id,name,country\na,"{HOSTILE.replace(chr(34), chr(34) * 2)}",IR\nb,B,TR\n',
        "agreements": "agreement_id,city_a,city_b,status,signed_on,themes\n1,a,b,active,2001,x\n",
        "themes": f'theme_id,label\nx,"{HOSTILE.replace(chr(34), chr(34) * 2)}"\n',
    }
    for name, text in tables.items():
        (tmp_path / f"{name}.csv").write_text(text)
    page = new_page(tmp_path)
    visit(page, "timeline")
    words = page.locator(".role-legend-label text").first
    expect(words).to_contain_text("=1+1<img")
    expect(page.locator(".role-axis-label text").filter(has_text="<img")).to_be_visible()
    page.locator("[class*=st-key-lanes] path[aria-roledescription=bar]").last.hover()
    expect(page.locator("#vg-tooltip-element")).to_contain_text("=1+1<img")
    bar(page, "2001").hover()
    expect(page.locator("#vg-tooltip-element")).to_contain_text("{{7*7}}")
