"""The strip of years in a visitor's hands: bars over the slider, and the years played."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screen import (
    choose,
    count_in_feed,
    drawn_map,
    expect_sentence,
    in_map,
    new_address,
    visit,
    wait_until_idle,
)
from tests.browser.servers import ROOT
from twinning.selection import Selection
from twinning.store import AtlasStore
from twinning.view import view

SIGHT = "() => [atlas.current.map.getZoom(), atlas.current.map.getCenter()]"
HISTORY = "() => history.length"
# What was seen, noted at every change of the page: the year reached beside the sentence.
WATCH = """() => {
    window.seen = [];
    new MutationObserver(() => {
        const year = document.querySelector(".years-reached b")?.textContent;
        if (year && !seen.includes(year)) seen.push(year);
    }).observe(document.body, {subtree: true, childList: true, characterData: true});
}"""
REACHED = "year => Number(document.querySelector('.years-reached b')?.textContent) >= year"
# Centres of the strong bars and of the slider's thumbs, in pixels from the left.
BARS = """() => [...document.querySelectorAll(".st-key-years-range .years-bars b i")]
    .map(bar => bar.getBoundingClientRect()).map(({left, width}) => left + width / 2)"""
THUMBS = """() => [...document.querySelectorAll(".st-key-years-range input[type=range]")]
    .map(input => input.closest("[style*=left]").getBoundingClientRect())
    .map(({left, width}) => left + width / 2)"""
AT_REST = f"""async () => {{
    const places = () => JSON.stringify([({BARS})(), ({THUMBS})()]);
    const before = places();
    await new Promise(resolve => setTimeout(resolve, 250));
    return before === places();
}}"""
WIDEST = """() => Math.max(document.scrollingElement.scrollWidth,
    document.querySelector("[data-testid=stMain]").scrollWidth)"""


def press(page: Page, label: str) -> None:
    """Click a button of the strip."""
    page.locator(".st-key-years-strip").get_by_role("button", name=label).click()


def on_map(year: int) -> int:
    """How many agreements the map draws of those dated until `year`."""
    atlas = AtlasStore(ROOT / "data").edition().atlas
    assert atlas is not None
    return int(view(atlas, Selection(year_to=year, undated=False)).drawn.sum())


def test_the_years_are_played_and_a_pause_leaves_the_address_at_the_year_reached(
    page: Page,
) -> None:
    visit(page)
    drawn_map(page)
    wait_until_idle(page)
    total, sight = count_in_feed(page), in_map(page, SIGHT)
    entries = page.evaluate(HISTORY)
    page.evaluate(WATCH)

    press(page, "Play the years")
    page.wait_for_function(REACHED, arg=1965)

    expect(page).to_have_url("")
    assert (page.evaluate(HISTORY), in_map(page, SIGHT)) == (entries, sight)
    with new_address(page):
        press(page, "Pause")
    seen = [int(year) for year in page.evaluate("() => seen")]
    assert seen == list(range(1954, seen[-1] + 1, 2))
    query = f"to={seen[-1]}&undated=0"
    expect(page).to_have_url(f"?{query}")
    assert page.evaluate(HISTORY) == entries + 1
    words = f"until {seen[-1]}, undated left out"
    expect_sentence(page, f"{count_in_feed(page, query)} of {total} agreements: {words}")
    drawn_map(page, on_map(seen[-1]))

    page.reload()

    expect_sentence(page, f"{count_in_feed(page, query)} of {total} agreements: {words}")


def test_the_sentence_and_the_map_keep_step_with_the_year(page: Page) -> None:
    visit(page)
    total = count_in_feed(page)
    press(page, "Play the years")
    for year in (1956, 1960, 1964):
        count = count_in_feed(page, f"to={year}&undated=0")
        expect_sentence(page, f"{count} of {total} agreements: until {year}, undated left out")
        drawn_map(page, on_map(year))


def test_a_run_rests_on_the_whole_choice_and_leaves_no_trace(page: Page) -> None:
    visit(page, "?from=2021&to=2025")
    wait_until_idle(page)
    entries, total = page.evaluate(HISTORY), count_in_feed(page)
    words = f"{count_in_feed(page, 'from=2021&to=2025')} of {total} agreements"
    expect_sentence(page, f"{words}: 2021–2025, undated included")
    page.evaluate(WATCH)

    press(page, "Play the years")
    expect(page.get_by_role("button", name="Play the years")).to_have_count(0)
    expect(page.get_by_role("button", name="Play the years")).to_be_visible()

    assert page.evaluate("() => seen") == ["2021", "2022", "2023", "2024", "2025"]
    expect_sentence(page, f"{words}: 2021–2025, undated included")
    expect(page).to_have_url("?from=2021&to=2025")
    assert page.evaluate(HISTORY) == entries


def test_a_filter_chosen_while_playing_is_played_on(page: Page) -> None:
    visit(page)
    press(page, "Play the years")
    choose(page, "Country", "Iran")
    page.wait_for_function(REACHED, arg=1970)
    press(page, "Stop")
    expect(page).to_have_url("?country=IR")
    expect_sentence(
        page, f"{count_in_feed(page, 'country=IR')} of {count_in_feed(page)} agreements: Iran"
    )


def test_back_takes_a_pause_away(page: Page) -> None:
    visit(page, "?from=1990")
    press(page, "Play the years")
    page.wait_for_function(REACHED, arg=1992)
    press(page, "Pause")
    expect(page.get_by_role("button", name="Continue")).to_be_visible()
    wait_until_idle(page)

    page.go_back()

    expect(page).to_have_url("?from=1990")
    expect(page.get_by_role("button", name="Play the years")).to_be_visible()
    expect(page.get_by_label("to", exact=True)).to_have_value("")


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 844)])
def test_the_bars_stand_over_the_years_of_the_slider(
    new_page: Callable[..., Page], width: int, height: int
) -> None:
    page = new_page(viewport={"width": width, "height": height})
    visit(page, "?from=1963&to=2025")
    expect(page.locator(".st-key-years-range input[type=range]")).to_have_count(2)
    page.wait_for_function(AT_REST)
    bars, thumbs = page.evaluate(f"() => [({BARS})(), ({THUMBS})()]")
    assert len(bars) == 2025 - 1963 + 1
    assert [bars[0], bars[-1]] == pytest.approx(thumbs, abs=1)
    assert page.evaluate(WIDEST) <= width


def test_the_keyboard_moves_the_ends(page: Page) -> None:
    visit(page)
    ends = page.locator(".st-key-years-range").get_by_role("slider", name="Years of signing")
    expect(ends).to_have_count(2)
    ends.first.press("ArrowRight")
    expect(page).to_have_url("?from=1955")
    ends.last.press("ArrowLeft")
    expect(page).to_have_url("?from=1955&to=2024")
