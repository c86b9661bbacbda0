"""From the open page to the exported file, as a visitor goes."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from tests.browser.screen import (
    choose,
    count_in_feed,
    drawn_map,
    expect_sentence,
    exported,
    feed,
    is_on_map,
    new_address,
    saved,
    visit,
)
from tests.browser.servers import ROOT
from twinning.loading import load, read, tables

DATA = ROOT / "data"
TOTAL = len(load(DATA).agreements)
PATHS = [path.stem.replace("map", "") for path in sorted((ROOT / "pages").glob("*.py"))]


def shipped(theme: str) -> pd.DataFrame:
    """The shipped agreements that name the theme itself."""
    agreements = load(DATA).agreements
    return agreements[[theme in cell.split(";") for cell in agreements["themes"]]]


def read_back(agreements: bytes) -> pd.DataFrame:
    """The agreements of an exported file, loaded beside the shipped cities and themes."""
    shipped_tables = read(DATA)
    for said_of_others in ("sources.csv", "events.csv"):  # most rows, of what was not exported
        del shipped_tables[said_of_others]
    loaded = tables(shipped_tables | {"agreements.csv": agreements})
    assert loaded.problems == ()
    return loaded.agreements


def assert_same_rows(rows: pd.DataFrame, expected: pd.DataFrame) -> None:
    """Fail where `rows`, in the columns of `expected`, are other agreements or say other things."""
    pd.testing.assert_frame_equal(
        rows[list(expected)].reset_index(drop=True), expected.reset_index(drop=True)
    )


def test_a_theme_chosen_on_the_map_decides_what_is_drawn_said_and_exported(page: Page) -> None:
    expected = shipped("spiritual-tourism")
    visit(page)
    assert drawn_map(page)["agreements"] > len(expected)
    assert is_on_map(page, "agreement", "kazan-isfahan")

    choose(page, "Theme", "Spiritual tourism")

    drawn_map(page, len(expected))
    assert is_on_map(page, "agreement", "khoy-konya")
    assert not is_on_map(page, "agreement", "kazan-isfahan")
    expect_sentence(page, f"{len(expected)} of {TOTAL} agreements: spiritual tourism")
    file = exported(page)
    assert file == feed(page, "theme=spiritual-tourism&profile=spreadsheet")
    assert_same_rows(read_back(file), expected)


def test_the_other_profile_is_among_the_other_files(page: Page) -> None:
    visit(page, "?theme=spiritual-tourism")
    with new_address(page):
        page.get_by_role("link", name="Other files").click()

    file = saved(page, "Plain CSV")

    assert file == feed(page, "theme=spiritual-tourism&profile=machine")
    assert_same_rows(read_back(file), shipped("spiritual-tourism"))


@pytest.mark.parametrize("path", PATHS)
def test_a_cold_link_to_any_page_carries_its_filters(page: Page, path: str) -> None:
    query = "theme=spiritual-tourism&from=1990&to=2030&undated=0"

    visit(page, f"{path}?{query}")

    words = "spiritual tourism, 1990–2030, undated left out"
    expect_sentence(page, f"{count_in_feed(page, query)} of {TOTAL} agreements: {words}")
    assert exported(page) == feed(page, f"{query}&profile=spreadsheet")


def test_a_servers_first_request_may_be_a_link_to_a_city(
    folder: Callable[..., Path], new_page: Callable[..., Page]
) -> None:
    copy = folder(**{Path(file).stem: content for file, content in read(DATA).items()})
    page = new_page(copy)

    visit(page, "city?city=khujand-tj&status=active")

    expect(page.get_by_role("heading", level=1)).to_have_text("Khujand, Tajikistan")
    expect(page.get_by_role("combobox", name="Country")).to_be_visible()
    count = count_in_feed(page, "city=khujand-tj&status=active")
    expect_sentence(page, f"{count} of {TOTAL} agreements: Khujand, Tajikistan, active")
    drawn_map(page, count)
