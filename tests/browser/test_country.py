"""From the menu to a country, to a partner, to the rows and the file; and into an agreement."""

import re

from playwright.sync_api import Page, expect

from tests.browser.screen import (
    choose,
    click_row,
    count_in_feed,
    expect_rows,
    expect_sentence,
    exported,
    feed,
    new_address,
    open_page,
    table,
    visit,
)
from tests.browser.servers import ROOT
from twinning.loading import load

BETWEEN = "country=IR&country=TJ&between=1"
TOTAL = len(load(ROOT / "data").agreements)


def test_a_country_leads_to_a_partner_to_the_rows_and_to_the_file(page: Page) -> None:
    visit(page)
    open_page(page, "Country")
    choose(page, "Country", "Iran")
    expect(page).to_have_url("country?country=IR")
    expect(page.get_by_role("heading", level=1)).to_have_text("Iran")
    expect_sentence(page, f"{count_in_feed(page, 'country=IR')} of {TOTAL} agreements: Iran")

    with new_address(page):
        table(page, "Partner countries").get_by_role("link", name="Tajikistan").click()

    expect(page).to_have_url("country?country=IR&country=TJ")
    expect(page.get_by_role("heading", level=1)).to_have_text("Iran – Tajikistan")
    count = count_in_feed(page, BETWEEN)
    expect_sentence(page, f"{count} of {TOTAL} agreements: between Iran and Tajikistan")
    assert exported(page) == feed(page, f"{BETWEEN}&profile=spreadsheet")

    with new_address(page):
        signed = page.get_by_role("link", name=re.compile(r"\d+ signed"))
        told = int(signed.inner_text().split()[-2])
        signed.click()

    expect(page).to_have_url(re.compile(r"agreements\?country=IR&country=TJ&status=.*&between=1$"))
    expect_rows(page, told)


def test_an_event_opens_its_agreement_as_often_as_it_is_chosen(page: Page) -> None:
    visit(page, "country?country=IR&country=TR")
    for _time in ("first", "second"):
        click_row(page, "Most recent events", 0)
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("Khoy – Konya")
        expect(page).to_have_url("country?country=IR&country=TR&agreement=khoy-konya")

        page.keyboard.press("Escape")

        expect(dialog).to_have_count(0)
        expect(page).to_have_url("country?country=IR&country=TR")
