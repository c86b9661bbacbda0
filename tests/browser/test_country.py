"""From the menu to a country, to a partner, to the rows and the file; and into an agreement."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.screen import (
    choose,
    count_in_feed,
    expect_sentence,
    exported,
    feed,
    open_page,
    visit,
    wait_until_idle,
)
from tests.browser.servers import ROOT
from twinning.loading import load

ROW_PIXELS = 35
TEXT_PIXELS = 18  # from the left edge of a table into the words of its first cell
BOX_PIXELS = 16  # from the left edge of a table to the middle of a row's box
TOTAL = len(load(ROOT / "data").agreements)


def table(page: Page, name: str) -> Locator:
    """The table with that name for those who do not see it."""
    return page.get_by_test_id("stDataFrame").filter(has=page.get_by_label(name))


def click_first_row(page: Page, name: str, x: int) -> None:
    """Click the first row below the heading, so many pixels from the left; a table is a canvas."""
    wait_until_idle(page)
    table(page, name).click(position={"x": x, "y": 1.5 * ROW_PIXELS})


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

    expect(pair.get_by_role("heading", level=1)).to_have_text("Iran – Tajikistan")
    expect(pair).to_have_url("country?country=IR&country=TJ#Tajikistan")
    between = feed(pair, "country=IR&country=TJ&between=1&profile=spreadsheet")
    assert exported(pair) == between
