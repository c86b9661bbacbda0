"""From the menu to a country, to a partner, to the rows and the file; and into an agreement."""

import re

from playwright.sync_api import Locator, Page, Position, expect

from tests.browser.screen import (
    choose,
    count_in_feed,
    expect_rows,
    expect_sentence,
    exported,
    feed,
    new_address,
    open_page,
    visit,
    wait_until_idle,
)
from tests.browser.servers import ROOT
from twinning.loading import load

ROW_PIXELS = 35
TEXT_PIXELS = 18  # from the left edge of a table into the words of its first cell
BOX_PIXELS = 16  # from the left edge of a table to the middle of a row's box
BETWEEN = "country=IR&country=TJ&between=1"
TOTAL = len(load(ROOT / "data").agreements)


def table(page: Page, name: str) -> Locator:
    """The table with that name for those who do not see it."""
    return page.get_by_test_id("stDataFrame").filter(has=page.get_by_label(name, exact=True))


def click_first_row(page: Page, name: str, x: int) -> None:
    """Click the first row below the heading, so many pixels from the left; a table is a canvas."""
    wait_until_idle(page)
    expect(table(page, name).locator("[role=grid]")).to_be_attached()
    place: Position = {"x": x, "y": 1.5 * ROW_PIXELS}
    table(page, name).hover(position=place)  # a link must know the pointer before it is clicked
    table(page, name).click(position=place)


def test_a_country_leads_to_a_partner_to_the_rows_and_to_the_file(page: Page) -> None:
    visit(page)
    open_page(page, "Country")
    choose(page, "Country", "Iran")
    expect(page).to_have_url("country?country=IR")
    expect(page.get_by_role("heading", level=1)).to_have_text("Iran")
    expect_sentence(page, f"{count_in_feed(page, 'country=IR')} of {TOTAL} agreements: Iran")

    with page.context.expect_page() as opened:
        click_first_row(page, "Partner countries", TEXT_PIXELS)
    pair = opened.value
    wait_until_idle(pair)

    expect(pair).to_have_url("country?country=IR&country=TJ#Tajikistan")
    expect(pair.get_by_role("heading", level=1)).to_have_text("Iran – Tajikistan")
    count = count_in_feed(pair, BETWEEN)
    expect_sentence(pair, f"{count} of {TOTAL} agreements: between Iran and Tajikistan")
    assert exported(pair) == feed(pair, f"{BETWEEN}&profile=spreadsheet")

    with new_address(pair):
        signed = pair.get_by_role("link", name=re.compile(r"\d+ signed"))
        told = int(signed.inner_text().split()[-2])
        signed.click()

    expect(pair).to_have_url(re.compile(r"agreements\?country=IR&country=TJ&status=.*&between=1$"))
    expect_rows(pair, told)


def test_an_event_opens_its_agreement_as_often_as_it_is_chosen(page: Page) -> None:
    visit(page, "country?country=IR&country=TR")
    for _time in ("first", "second"):
        click_first_row(page, "Most recent events", BOX_PIXELS)
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("Khoy – Konya")
        expect(page).to_have_url("country?country=IR&country=TR&agreement=khoy-konya")

        page.keyboard.press("Escape")

        expect(dialog).to_have_count(0)
        expect(page).to_have_url("country?country=IR&country=TR")
