"""The brief as HTML, opened from disk by a browser without a network, and printed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.briefs import ADDRESS, HOSTILE, TODAY, hostile_atlas, small_view
from tests.programs import pdf_words
from twinning.atlas import Atlas
from twinning.brief_html import brief_html
from twinning.selection import Selection
from twinning.settings import PROJECT
from twinning.store import store_of
from twinning.view import View, view

PHONE, A4_POINTS = {"width": 390, "height": 844}, (595, 842)
NAMES = "(cells) => cells.map(cell => [...cell.querySelectorAll('bdi')].map(b => b.textContent))"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without a network, which may ask for nothing and report no error."""
    context = browser.new_context()
    context.set_offline(True)
    offences: list[str] = []
    context.on("request", lambda request: offences.append(request.url[:80]))
    page = context.new_page()
    page.on("console", lambda message: offences.append(message.text))
    page.on("dialog", lambda dialog: offences.append(dialog.message))
    yield page
    context.close()
    own = [line for line in offences if not line.startswith(("file://", "data:image/svg+xml"))]
    assert own == []
    assert sum(line.startswith("file://") for line in offences) == 1


@pytest.fixture(scope="module")
def shipped() -> Atlas:
    """The atlas of the shipped tables."""
    atlas = store_of(PROJECT / "data").edition().atlas
    assert atlas is not None
    return atlas


def opened(page: Page, folder: Path, shown: View) -> None:
    """Open the brief of a view from disk."""
    path = folder / "brief.html"
    path.write_bytes(brief_html(shown, TODAY, ADDRESS))
    page.goto(path.as_uri())


@pytest.mark.parametrize(
    "chosen",
    [
        pytest.param(Selection(country=("IR", "TR"), between=True), id="between two countries"),
        pytest.param(Selection(city=("isfahan-ir",)), id="a city"),
        pytest.param(Selection(), id="everything"),
    ],
)
def test_the_rows_of_the_file_are_the_selection(
    page: Page, tmp_path: Path, shipped: Atlas, chosen: Selection
) -> None:
    shown = view(shipped, chosen)
    opened(page, tmp_path, shown)

    listed = page.locator("section").nth(0).locator("tbody th").evaluate_all(NAMES)

    names = shipped.cities["name"]
    parties = shown.agreements[["city_a", "city_b"]].itertuples(index=False)
    assert sorted((a, b) for a, _, b, _ in listed) == sorted(
        (names[a], names[b]) for a, b in parties
    )
    picture = page.get_by_role("img", name="Map of the parties")
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    expect(page).to_have_title(re.compile("^Meeting brief: "))


def test_it_is_printed_on_a4_with_numbered_pages(
    page: Page, tmp_path: Path, shipped: Atlas
) -> None:
    opened(page, tmp_path, view(shipped, Selection()))

    printed = page.pdf(prefer_css_page_size=True)

    boxes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert len(boxes) > 3
    assert {(round(float(w)), round(float(h))) for w, h in boxes} == {A4_POINTS}
    words = pdf_words(printed, "-raw")
    assert [n for n in range(1, len(boxes) + 1) if f"{n} / {len(boxes)}" not in words] == []
    assert words.count("Parties Status Signed Themes Remarks Sources") > 1


@pytest.mark.parametrize("chosen", [Selection(), Selection(country=("JP",))], ids=["rows", "none"])
def test_it_is_no_wider_than_a_phone(page: Page, tmp_path: Path, chosen: Selection) -> None:
    page.set_viewport_size(PHONE)
    opened(page, tmp_path, small_view(chosen))
    assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"]


def test_tables_stay_tables_for_screen_readers_on_a_phone(page: Page, tmp_path: Path) -> None:
    page.set_viewport_size(PHONE)
    opened(page, tmp_path, small_view())
    table = page.get_by_role("table").first
    expect(table.get_by_role("columnheader")).to_have_count(6)
    expect(table.get_by_role("rowheader")).to_have_count(6)


def test_a_footnote_leads_to_its_source(page: Page, tmp_path: Path) -> None:
    opened(page, tmp_path, small_view())
    page.get_by_role("table").first.get_by_role("link", name="3", exact=True).click()
    expect(page.locator("li:target")).to_contain_text("https://example.org/3")


def test_hostile_text_is_read_letter_by_letter(page: Page, tmp_path: Path) -> None:
    opened(page, tmp_path, view(hostile_atlas(), Selection()))
    heads = page.locator("section").nth(0).locator("tbody th").evaluate_all(NAMES)
    assert [first for first, *_ in heads] == list(HOSTILE)
    expect(page.locator("script")).to_have_count(0)
