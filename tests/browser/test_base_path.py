"""The whole dashboard below a path of a larger site: `server.baseUrlPath`."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.screen import (
    click_on_map,
    click_row,
    count_in_feed,
    drawn_map,
    expect_rows,
    exported,
    feed,
    new_address,
    open_page,
    table,
    visit,
)

OUTLINES = "/natural-earth/"


def test_map_assets_feeds_and_links_work_below_a_path(new_page: Callable[..., Page]) -> None:
    page = new_page(base="city-hall/atlas")
    missing: list[str] = []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    query = "theme=spiritual-tourism"
    outlines: list[str] = []
    page.context.on("response", lambda a: outlines.append(a.url) if OUTLINES in a.url else None)
    visit(page, f"?{query}")
    drawn_map(page, count_in_feed(page, query))
    assert len(outlines) == 2

    click_on_map(page, "agreement", "khoy-konya")
    expect(page).to_have_url(f"?{query}&agreement=khoy-konya")
    page.get_by_role("dialog").get_by_role("link", name="Konya", exact=True).click()
    expect(page).to_have_url("city?city=konya-tr")
    drawn_map(page, count_in_feed(page, "city=konya-tr"))
    open_page(page, "Agreements")
    expect(page).to_have_url("agreements?city=konya-tr")
    assert exported(page) == feed(page, "city=konya-tr&profile=spreadsheet")
    open_page(page, "Files")
    address = "/city-hall/atlas/feeds/agreements.csv?city=konya-tr&profile=machine"
    expect(page.get_by_test_id("stCode").first).to_contain_text(address)
    assert missing == []


def test_tables_below_a_path_lead_on_in_the_same_tab(new_page: Callable[..., Page]) -> None:
    page = new_page(base="city-hall/atlas")
    visit(page, "data")
    page.evaluate("() => { window.isTheSame = true; }")
    with new_address(page):
        table(page, "Agreements by status").get_by_role("link").first.click()
    expect(page).to_have_url("agreements?status=proposed")
    expect_rows(page, count_in_feed(page, "status=proposed"))
    assert page.evaluate("() => window.isTheSame")

    click_row(page, "Selected agreements", 0)

    expect(page.get_by_role("heading", level=2)).to_be_visible()
    expect(page).to_have_url(re.compile(r"/city-hall/atlas/agreements\?status=proposed&agreement="))
