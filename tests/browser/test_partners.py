"""The partners page in a visitor's hands: a city, the reasons, the weights, the rows behind."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.screen import (
    count_in_feed,
    expect_rows,
    new_address,
    rows,
    table,
    visit,
    wait_until_idle,
)

NARROW = {"width": 390, "height": 844}


def candidate(page: Page, rank: int) -> Locator:
    """The heading of the candidate with a rank."""
    return page.get_by_role("heading", level=2).filter(has_text=re.compile(rf"^{rank}\. "))


def test_a_city_is_chosen_weights_order_its_candidates_and_links_lead_to_the_rows(page: Page):
    visit(page, "partners")
    with new_address(page):
        page.get_by_role("button", name="Isfahan, Iran").click()
    expect(page).to_have_url("partners?city=isfahan-ir")
    expect(page.get_by_role("heading", level=1)).to_have_text("Partners for Isfahan, Iran")
    expect(candidate(page, 1)).to_have_text("1. Konya, Türkiye · 5.5 points")
    reasons = page.get_by_role("table").first
    expect(reasons.get_by_role("row")).to_have_text(
        [
            re.compile("^Reason"),
            re.compile(r"^Shared partners.*Samarkand \(Isfahan, Konya\).*1.×.1.=.\+1$"),
            re.compile(r"^Shared themes.*0\.5.×.5.=.\+2\.5$"),
            re.compile(r"^Similar size.*Isfahan 1,547,164, Konya 1,433,861.*\+1$"),
            re.compile(r"^Interest shown.*Kalat – Konya \(proposed\).*\+1$"),
            re.compile(r"^Total5\.5$"),
        ]
    )

    page.get_by_text("Weights", exact=True).click()
    box = page.get_by_role("spinbutton", name="Shared partners")
    box.fill("3")
    with new_address(page):
        box.press("Enter")
    expect(page).to_have_url("partners?city=isfahan-ir&weight-partners=3")
    expect(candidate(page, 1)).to_have_text("1. Tehran, Iran · 10.5 points")
    with new_address(page):
        page.get_by_role("button", name="Usual weights").click()
    expect(page).to_have_url("partners?city=isfahan-ir")

    with page.expect_popup() as opened:
        reasons.get_by_role("link", name="Konya", exact=True).click()
    rows = opened.value
    wait_until_idle(rows)
    expect(rows).to_have_url("agreements?city=samarkand-uz&agreement=konya-samarkand")
    expect(rows.get_by_role("heading", level=2)).to_have_text("Konya – Samarkand")
    with page.expect_popup() as opened:
        reasons.get_by_role("link", name="Urban management").click()
    both = opened.value
    wait_until_idle(both)
    query = both.url.split("?")[1]
    assert query == (
        "city=isfahan-ir&city=konya-tr&theme=urban-management"
        "&status=active&status=dormant&status=suspended"
    )
    expect_rows(both, count_in_feed(page, query))


def test_the_network_opens_and_its_hubs_lead_to_their_agreements(page: Page):
    visit(page, "partners?theme=tourism")
    page.get_by_text("The network of the selected agreements").click()
    wait_until_idle(page)
    agreements = rows(table(page, "Cities with most partners")).first.get_by_role("link").last
    count = int(agreements.inner_text())
    with new_address(page):
        agreements.click()
    expect_rows(page, count)


def test_on_a_phone_no_table_is_wider_than_the_page(new_page):
    page = new_page(viewport=NARROW)
    visit(page, "partners?city=isfahan-ir")
    expect(candidate(page, 1)).to_be_visible()
    widths = page.get_by_role("table").evaluate_all("all => all.map(t => t.scrollWidth)")
    assert max(widths) <= NARROW["width"]
    overflow = "() => document.documentElement.scrollWidth - window.innerWidth"
    assert page.evaluate(overflow) <= 0
