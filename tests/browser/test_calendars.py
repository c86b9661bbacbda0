"""Two calendars in a browser: its own opinion of the days, the slider, the brush and the axes."""

from datetime import date

from playwright.sync_api import Page, expect

from tests.browser.screen import (
    count_in_feed,
    expect_sentence,
    new_address,
    sidebar,
    visit,
)
from tests.browser.test_timeline import brush
from twinning import solar_hijri

# The days from one to another, as ICU tells them: “1404-1-20”.
TOLD_BY_ICU = """([first, days]) => {
    const format = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn",
        {year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC"});
    return Array.from({length: days}, (_, n) => {
        const parts = format.formatToParts(new Date(first + n * 86400000));
        return ["year", "month", "day"]
            .map(wanted => parts.find(({type}) => type === wanted).value).join("-");
    });
}"""
SECOND = 1_000  # milliseconds
AXIS = "g.role-axis-label text"


def choose_calendar(page: Page, name: str) -> None:
    """Turn the switch in the sidebar."""
    sidebar(page).get_by_role("combobox", name="Calendar").click()
    with new_address(page):
        page.get_by_role("option", name=name).click()


def test_the_browser_s_own_calendar_agrees_on_every_day_of_two_centuries(page: Page) -> None:
    first, end = solar_hijri.start(1300), solar_hijri.start(1501)
    days = (end - first).days
    since = (first - date(1970, 1, 1)).days * 24 * 3600 * SECOND
    told = page.evaluate(TOLD_BY_ICU, [since, days])
    assert told == [
        "-".join(map(str, solar_hijri.parts(date.fromordinal(first.toordinal() + n))))
        for n in range(days)
    ]


def test_the_slider_and_the_boxes_speak_of_the_years_of_the_address(page: Page) -> None:
    query = "cal=persian&from=1400&to=1404"
    visit(page, f"?{query}")
    counts = f"{count_in_feed(page, query)} of {count_in_feed(page)} agreements"
    expect_sentence(page, f"{counts}: 1400–1404 Solar Hijri, undated included")
    ends = page.locator(".st-key-years-range").get_by_role("slider", name="Years of signing")
    expect(ends).to_have_count(2)
    expect(ends.first).to_have_value("1400")
    expect(sidebar(page).get_by_label("Signed from")).to_have_value("1400")

    with new_address(page):
        ends.first.press("ArrowRight")

    expect(page).to_have_url("?from=1401&cal=persian")
    query = "cal=persian&from=1401"
    counts = f"{count_in_feed(page, query)} of {count_in_feed(page)} agreements"
    expect_sentence(page, f"{counts}: from 1401 Solar Hijri, undated included")


def test_the_switch_takes_the_years_along_and_back(page: Page) -> None:
    visit(page, "?from=2000&to=2020")
    choose_calendar(page, "Solar Hijri")
    expect(page).to_have_url("?from=1379&to=1399&cal=persian")
    expect(sidebar(page).get_by_label("Signed from")).to_have_value("1379")
    choose_calendar(page, "Gregorian")
    expect(page).to_have_url("?from=2000&to=2020&cal=gregorian")
    expect(sidebar(page).get_by_label("to", exact=True)).to_have_value("2020")
    page.go_back()
    expect(page).to_have_url("?from=1379&to=1399&cal=persian")
    expect(sidebar(page).get_by_label("Signed from")).to_have_value("1379")


def test_the_brush_chooses_solar_hijri_years_and_axes_are_labelled_with_them(page: Page) -> None:
    visit(page, "timeline?country=IR&cal=persian")
    stacks = page.locator("[class*=st-key-signings]")
    expect(stacks.locator(AXIS, has_text="1380")).to_be_visible()

    with new_address(page):
        brush(page, "1380", "1385")

    expect(page).to_have_url("timeline?country=IR&from=1380&to=1385&cal=persian")
    lanes = page.locator("[class*=st-key-lanes]").first
    expect(lanes.locator(AXIS, has_text="1390")).to_be_visible()


def test_an_agreement_shows_its_dates_in_the_other_calendar_on_hover(page: Page) -> None:
    visit(page, "?agreement=kazan-isfahan")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("9 April 2025").first).to_be_visible()
    dialog.get_by_test_id("stTooltipHoverTarget").first.hover()
    expect(page.get_by_text("9 April 2025 = 20 Farvardin 1404, Solar Hijri").first).to_be_visible()
