"""The address is the view: back, forward, reload, the menu and another tab keep it."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watch
from tests.browser.screen import (
    choose,
    count_in_feed,
    drawn_map,
    expect_chosen,
    expect_rows,
    expect_sentence,
    new_address,
    open_page,
    sidebar,
    visit,
)


def test_back_takes_the_last_filter_away_and_forward_brings_it_again(page: Page) -> None:
    one, both = count_in_feed(page, "country=IR"), count_in_feed(page, "country=IR&status=proposed")
    visit(page)
    choose(page, "Country", "Iran")
    choose(page, "Status", "Proposed")
    expect_chosen(page, "Status", [f"Proposed ({both})"])

    page.go_back()
    expect(page).to_have_url("?country=IR")
    expect_chosen(page, "Status", [])
    expect_chosen(page, "Country", [f"Iran ({one})"])

    page.go_forward()
    expect(page).to_have_url("?country=IR&status=proposed")
    expect_chosen(page, "Status", [f"Proposed ({both})"])
    expect_chosen(page, "Country", [f"Iran ({both})"])


def test_the_menu_and_a_reload_keep_the_selection(page: Page) -> None:
    query = "country=IR&theme=tourism&from=2000&undated=0"
    rows = count_in_feed(page, query)
    visit(page, f"?{query}")
    for title, address in (("Agreements", "agreements"), ("City", "city"), ("Data", "data")):
        open_page(page, title)
        expect(page).to_have_url(f"{address}?{query}")
        expect_chosen(page, "Country", [f"Iran ({rows})"])

    page.go_back()
    page.go_back()
    expect(page).to_have_url(f"agreements?{query}")
    expect_rows(page, rows)
    page.reload()
    expect_rows(page, rows)
    expect_chosen(page, "Theme", [f"Tourism ({rows})"])
    expect(page.get_by_label("Signed from")).to_have_value("2000")
    expect(page.get_by_role("checkbox", name="Undated too")).not_to_be_checked()


def test_a_link_opened_in_another_tab_shows_the_same(page: Page) -> None:
    visit(page)
    choose(page, "Country", "Türkiye")
    rows = count_in_feed(page, "country=TR")

    other = page.context.new_page()
    visit(other, page.url)

    expect_chosen(other, "Country", [f"Türkiye ({rows})"])
    open_page(other, "Agreements")
    expect_rows(other, rows)
    assert drawn_map(page)["agreements"] <= rows


def test_unknown_values_are_noted_and_shown_letter_by_letter(page: Page) -> None:
    visit(
        page, "?theme=![x](http://evil.example/x.png)&from=$\\frac{1}{2}$&country=:material/home:"
    )

    notes = page.get_by_test_id("stAlert")
    expect(notes).to_contain_text("'![x](http://evil.example/x.png)'")
    expect(notes).to_contain_text("'$\\frac{1}{2}$'")
    expect(notes).to_contain_text("':MATERIAL/HOME:'")


def test_a_filter_that_leaves_nothing_says_so_and_one_click_leads_back(page: Page) -> None:
    total = count_in_feed(page)
    visit(page, "?country=IR&from=1000&to=1001&undated=0")
    expect(page.get_by_text("No agreement meets all these filters.")).to_be_visible()
    expect(page.get_by_role("button", name="Export")).to_be_disabled()
    assert drawn_map(page)["agreements"] == 0

    page.get_by_role("button", name="Reset filters").click()

    expect_sentence(page, f"{total} of {total} agreements")
    expect(page).to_have_url("")
    expect_chosen(page, "Country", [])
    expect(page.get_by_label("Signed from")).to_have_value("")


def test_a_year_can_be_taken_away_again(page: Page) -> None:
    visit(page, "?from=1999&to=2025")
    for label, address in (("Signed from", "?to=2025"), ("to", "")):
        box = sidebar(page).get_by_label(label, exact=True)
        box.fill("")
        with new_address(page):
            box.press("Enter")
        expect(page).to_have_url(address)
        expect(box).to_have_value("")


@pytest.mark.parametrize(
    ("content", "offence"),
    [
        ("<img src=http://evil.invalid/x.png>", "request to another host"),
        ("<script>alert(1)</script>", "dialog"),
        ("<script>throw Error('x')</script>", "uncaught error"),
    ],
)
def test_the_watch_over_every_page_notices(browser: Browser, content: str, offence: str) -> None:
    offences: list[str] = []
    context = browser.new_context()
    watch(context, "http://localhost", offences)
    context.new_page().set_content(content)
    context.close()
    assert [noted.partition(":")[0] for noted in offences] == [offence]
