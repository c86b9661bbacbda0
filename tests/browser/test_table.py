"""Tables in a visitor's hands: sorted, walked through by keyboard, opened, and led on from."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.screen import (
    choose,
    click_row,
    column,
    count_in_feed,
    expect_rows,
    new_address,
    rows,
    table,
    visit,
    wait_until_idle,
)
from tests.browser.test_phone import PHONE
from twinning import language
from twinning.reader import Reader, spoken_to

SELECTED = "Selected agreements"
CITIES = """city_id,name,country,latitude,longitude
oslo,Oslo,NO,59.9,10.7
orebro,Örebro,SE,59.3,15.2
porto,Porto,PT,41.1,-8.6
zagreb,Zagreb,HR,45.8,16
"""
AGREEMENTS = """agreement_id,city_a,city_b,status,signed_on
a,zagreb,oslo,active,2001-02
b,orebro,oslo,active,1999-12
c,porto,oslo,active,
d,porto,zagreb,active,2000-04
"""
SOURCES = "agreement_id,title\n" + 1_100 * "a,Title\n" + 9 * "b,Title\n"
MARKS = "() => window.isTheSame === true"


@pytest.fixture
def small(new_page: Callable[..., Page], tmp_path) -> Page:
    """A page of a visitor to four agreements."""
    for name, text in (("cities", CITIES), ("agreements", AGREEMENTS), ("sources", SOURCES)):
        (tmp_path / f"{name}.csv").write_text(text)
    return new_page(tmp_path)


def opened(page: Page) -> Locator:
    """The heading of the agreement that is open below the table."""
    return page.get_by_role("heading", level=2)


def heading(page: Page, label: str) -> Locator:
    """The heading of a column, which sorts by it."""
    return table(page, SELECTED).get_by_role("button", name=label, exact=True)


def current(page: Page) -> Locator:
    """The row that is open."""
    return table(page, SELECTED).locator("tr[aria-current=true]")


def test_a_row_opens_its_agreement_as_often_as_it_is_chosen(page: Page) -> None:
    visit(page, "agreements?country=RU&theme=tourism")
    expect_rows(page, count_in_feed(page, "country=RU&theme=tourism"))
    for _time in ("first", "second"):
        rows(table(page, SELECTED)).first.get_by_text("Active").click()
        expect(opened(page)).to_have_text("Kazan – Isfahan")
        expect(page).to_have_url("agreements?country=RU&theme=tourism&agreement=kazan-isfahan")

        page.get_by_role("button", name="Close").click()

        expect(opened(page)).to_have_count(0)
        expect(page).to_have_url("agreements?country=RU&theme=tourism")


def test_the_chosen_row_follows_the_address(page: Page) -> None:
    visit(page, "agreements?country=RU&agreement=kazan-isfahan")
    expect(opened(page)).to_have_text("Kazan – Isfahan")
    expect(current(page).get_by_role("rowheader")).to_have_text("Kazan")

    click_row(page, SELECTED, 0)
    expect(opened(page)).to_have_count(0)
    expect(current(page)).to_have_count(0)
    page.go_back()
    expect(opened(page)).to_have_text("Kazan – Isfahan")
    expect(current(page)).to_have_count(1)

    choose(page, "Theme", "Tourism")
    expect(page).to_have_url("agreements?country=RU&theme=tourism")
    expect(opened(page)).to_have_count(0)
    click_row(page, SELECTED, 0)
    expect(opened(page)).to_have_text("Kazan – Isfahan")


def test_a_row_is_a_link_to_the_address_under_which_it_is_open(page: Page) -> None:
    visit(page, "agreements?country=RU&theme=tourism")
    opener = table(page, SELECTED).get_by_role("link", name="Kazan").first
    with page.context.expect_page() as other:
        opener.click(modifiers=["ControlOrMeta"])
    expect(other.value).to_have_url("agreements?country=RU&theme=tourism&agreement=kazan-isfahan")
    expect(opened(other.value)).to_have_text("Kazan – Isfahan")
    expect(page).to_have_url("agreements?country=RU&theme=tourism")


@pytest.mark.parametrize("key", ["Enter", " "])
def test_a_row_is_opened_and_closed_by_keyboard_and_the_focus_stays(small: Page, key: str) -> None:
    visit(small, "agreements")
    heading(small, "Themes").focus()
    small.keyboard.press("Tab")
    opener = table(small, SELECTED).get_by_role("link").first
    expect(opener).to_be_focused()

    with new_address(small):
        small.keyboard.press(key)

    expect(opened(small)).to_have_text("Zagreb – Oslo")
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(opener).to_be_focused()
    with new_address(small):
        small.keyboard.press(key)
    expect(opened(small)).to_have_count(0)
    expect(opener).to_be_focused()


def test_the_focus_comes_back_to_the_row_whose_dialog_is_closed(page: Page) -> None:
    visit(page, "country?country=IR&country=TR")  # an agreement of several rows
    click_row(page, "Most recent events", 0)
    expect(page.get_by_role("dialog")).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(table(page, "Most recent events").get_by_role("link").first).to_be_focused()


@pytest.mark.parametrize(
    ("label", "ascending", "descending"),
    [
        pytest.param("City", "Örebro Porto Porto Zagreb", "Zagreb Porto Porto Örebro", id="words"),
        pytest.param("Signed", "Örebro Porto Zagreb Porto", "Zagreb Porto Örebro Porto", id="days"),
        pytest.param(
            "Sources", "Porto Porto Örebro Zagreb", "Zagreb Örebro Porto Porto", id="sums"
        ),
    ],
)
def test_a_heading_sorts_by_what_cells_mean_and_lets_go_at_the_third_press(
    small: Page, label: str, ascending: str, descending: str
) -> None:
    visit(small, "agreements")
    cell = table(small, SELECTED).get_by_role("columnheader", name=label, exact=True)
    for order, state in (
        (ascending, "ascending"),
        (descending, "descending"),
        ("Zagreb Örebro Porto Porto", "none"),
    ):
        heading(small, label).press("Enter")
        expect(cell).to_have_attribute("aria-sort", state)
        expect(column(table(small, SELECTED), "City")).to_have_text(order.split())
        expect(heading(small, label)).to_be_focused()


def test_another_selection_keeps_the_order_and_draws_the_same_table_anew(small: Page) -> None:
    visit(small, "agreements")
    heading(small, "City").click()
    table(small, SELECTED).evaluate("table => { window.drawn = table; }")

    choose(small, "Country", "Portugal")

    expect(column(table(small, SELECTED), "City")).to_have_text(["Porto", "Porto"])
    assert table(small, SELECTED).evaluate("table => table === window.drawn")
    choose(small, "Country", "Sweden")
    expect(column(table(small, SELECTED), "City")).to_have_text(["Örebro", "Porto", "Porto"])


def test_an_opened_row_keeps_the_place_to_which_the_table_was_scrolled(page: Page) -> None:
    visit(page, "agreements")
    region = page.get_by_role("region", name=SELECTED)
    rows(table(page, SELECTED)).nth(60).scroll_into_view_if_needed()
    before = region.evaluate("region => region.scrollTop")
    assert before > 500

    with new_address(page):
        click_row(page, SELECTED, 60)

    expect(current(page)).to_have_count(1)
    assert region.evaluate("region => region.scrollTop") == before


def test_a_link_leads_on_in_the_same_tab_without_loading_the_page_anew(page: Page) -> None:
    visit(page, "data?lang=en")
    page.evaluate("() => { window.isTheSame = true; }")
    link = table(page, "Agreements by status").get_by_role("link").first
    assert link.get_attribute("href") == "agreements?status=proposed&lang=en"
    count = int(link.inner_text())

    with new_address(page):
        link.click()

    expect(page).to_have_url("agreements?status=proposed&lang=en")
    expect_rows(page, count)
    assert page.evaluate(MARKS)
    page.go_back()
    expect(table(page, "Agreements by status")).to_be_visible()
    assert page.evaluate(MARKS)


def test_a_source_opens_in_a_tab_of_its_own_that_knows_nothing_of_this_one(page: Page) -> None:
    visit(page, "data")
    link = column(table(page, "Sources"), "Web address").first.get_by_role("link")
    told = link.evaluate("link => [link.target, link.rel, link.href, link.title]")
    assert told == ["_blank", "noopener noreferrer", told[3], link.inner_text()]


def test_from_right_to_left_the_table_is_mirrored_and_its_numbers_are_the_readers(
    page: Page,
) -> None:
    visit(page, "country?country=IR&lang=fa")
    page.evaluate("() => { document.documentElement.dir = 'rtl'; }")
    partners = page.get_by_role("table").first
    boxes = [cell.bounding_box() for cell in partners.get_by_role("columnheader").all()]
    lefts = [box["x"] for box in boxes if box]
    assert lefts == sorted(lefts, reverse=True)
    number = rows(partners).first.get_by_role("link").nth(1)
    count = count_in_feed(page, "country=IR&country=TJ&between=1")
    with spoken_to(Reader("fa")):
        expect(number).to_have_text(language.number(count))
    cell, words = (part.bounding_box() for part in (number.locator(".."), number))
    assert cell is not None
    assert words is not None
    assert words["x"] - cell["x"] < cell["x"] + cell["width"] - words["x"] - words["width"]


def test_on_a_phone_a_wide_table_is_scrolled_by_keyboard_within_its_region(
    new_page: Callable[..., Page],
) -> None:
    page = new_page(viewport=PHONE)
    visit(page, "agreements")
    region = page.get_by_role("region", name=SELECTED)
    wait_until_idle(page)
    region.focus()
    page.keyboard.press("ArrowRight")
    expect(region).to_be_focused()
    page.wait_for_function("region => region.scrollLeft > 0", arg=region.element_handle())
    region_box, window = region.bounding_box(), PHONE["width"]
    assert region_box is not None
    assert region_box["x"] + region_box["width"] <= window
