"""The table of agreements in a visitor's hands: a row opens its agreement, and no other way."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.screen import choose, count_in_feed, expect_rows, visit, wait_until_idle

ROW_PIXELS = 35
BOX_PIXELS = 16  # from the table's edge to the middle of a row's box


def click_row(page: Page, number: int) -> None:
    """Click the box of a row, counted from 0 below the heading; the table is a canvas."""
    wait_until_idle(page)
    height = (number + 1.5) * ROW_PIXELS
    page.get_by_test_id("stDataFrame").click(position={"x": BOX_PIXELS, "y": height})


def opened(page: Page) -> Locator:
    """The heading of the agreement that is open below the table."""
    return page.get_by_role("heading", level=3)


def test_a_row_opens_its_agreement_as_often_as_it_is_chosen(page: Page) -> None:
    visit(page, "agreements?country=RU&theme=tourism")
    expect_rows(page, count_in_feed(page, "country=RU&theme=tourism"))
    for _time in ("first", "second"):
        click_row(page, 0)
        expect(opened(page)).to_have_text("Kazan – Isfahan")
        expect(page).to_have_url("agreements?country=RU&theme=tourism&agreement=kazan-isfahan")

        page.get_by_role("button", name="Close").click()

        expect(opened(page)).to_have_count(0)
        expect(page).to_have_url("agreements?country=RU&theme=tourism")


def test_the_chosen_row_follows_the_address(page: Page) -> None:
    visit(page, "agreements?country=RU&agreement=kazan-isfahan")
    expect(opened(page)).to_have_text("Kazan – Isfahan")

    click_row(page, 0)
    expect(opened(page)).to_have_count(0)
    page.go_back()
    expect(opened(page)).to_have_text("Kazan – Isfahan")

    choose(page, "Theme", "Tourism")
    expect(page).to_have_url("agreements?country=RU&theme=tourism")
    expect(opened(page)).to_have_count(0)
    click_row(page, 0)
    expect(opened(page)).to_have_text("Kazan – Isfahan")
