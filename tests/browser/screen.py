"""What a visitor does and sees on a page: open it, choose in the sidebar, look at the map."""

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

MAP_FRAME = 'iframe[data-testid="stCustomComponentV1"]'
IDLE = (
    '[data-testid="stApp"][data-test-connection-state="CONNECTED"]'
    '[data-test-script-state="notRunning"]'
)
PATIENCE_MS = 30_000
expect.set_options(timeout=PATIENCE_MS)
# Polled here and not by the driver: a watch set on the frame before it loads may never wake.
UNTIL = """(_, [condition, argument, patience]) => new Promise((resolve, reject) => {
    const deadline = Date.now() + patience;
    const holds = new Function("argument", `return ${condition}`);
    const look = () => {
        if (holds(argument)) resolve();
        else if (Date.now() < deadline) setTimeout(look, 25);
        else reject(new Error(`not so: ${condition}; ${JSON.stringify(window.atlasMap)}`));
    };
    look();
})"""
IS_DRAWN = "window.atlasMap && [null, atlasMap.agreements].includes(argument)"
WHERE_IS = "(_, thing) => atlas.whereIs(thing)"


def visit(page: Page, path: str = "") -> None:
    """Open `path`, "city?city=…", and wait until the script has run through."""
    page.goto(path)
    wait_until_idle(page)


def wait_until_idle(page: Page) -> None:
    """Return once no script runs and no part of the page is stale."""
    expect(page.locator(IDLE)).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator('[data-stale="true"]')).to_have_count(0, timeout=PATIENCE_MS)


@contextmanager
def new_address(page: Page) -> Iterator[None]:
    """Return once what is done within has changed the page's address and been answered."""
    before = page.url
    yield
    page.wait_for_url(lambda url: url != before, timeout=PATIENCE_MS, wait_until="commit")
    wait_until_idle(page)


def in_map(page: Page, function: str, argument: object = None) -> Any:
    """What a JavaScript function of the map's element and `argument` returns in its frame."""
    element = page.frame_locator(MAP_FRAME).locator(".atlas-styled")
    return element.evaluate(function, argument, timeout=PATIENCE_MS)


def wait_in_map(page: Page, condition: str, argument: object = None) -> None:
    """Wait until a JavaScript expression, which may name `argument`, holds in the map's frame."""
    in_map(page, UNTIL, [condition, argument, PATIENCE_MS])


def drawn_map(page: Page, agreements: int | None = None) -> dict[str, Any]:
    """The frame's `atlasMap` once it is set, and once it shows `agreements` if that is given."""
    wait_in_map(page, IS_DRAWN, agreements)
    state: dict[str, Any] = in_map(page, "() => ({...window.atlasMap})")
    return state


def is_on_map(page: Page, kind: str, identifier: str) -> bool:
    """Whether a click somewhere in sight means the "city" or "agreement" with this id."""
    return in_map(page, WHERE_IS, {"kind": kind, "id": identifier}) is not None


def point_on_map(page: Page, kind: str, identifier: str) -> None:
    """Move the mouse over the "city" or "agreement" with this id."""
    place = in_map(page, WHERE_IS, {"kind": kind, "id": identifier})
    frame = page.locator(MAP_FRAME).bounding_box()
    assert place is not None, f"{identifier} is not in sight"
    assert frame is not None
    page.mouse.move(frame["x"] + place["x"], frame["y"] + place["y"])


def click_on_map(page: Page, kind: str, identifier: str) -> None:
    """Click the "city" or "agreement" with this id."""
    point_on_map(page, kind, identifier)
    page.mouse.down()
    page.mouse.up()


def legend(page: Page) -> Locator:
    """The legend of the map."""
    return page.frame_locator(MAP_FRAME).locator(".atlas-legend")


def opened_legend(page: Page) -> Locator:
    """The legend of the map, opened first where there is too little room for it."""
    if legend(page).get_attribute("open") is None:
        legend(page).locator("summary").click()
    return legend(page)


def sidebar(page: Page) -> Locator:
    """The sidebar, opened first where the window is too narrow to show it."""
    region = page.get_by_test_id("stSidebar")
    if region.get_attribute("data-collapsed") == "true":
        page.get_by_test_id("stExpandSidebarButton").click()
        expect(region).to_have_attribute("data-collapsed", "false")
    return region


def choose(page: Page, label: str, option: str) -> None:
    """Add the first option containing `option` to the sidebar's multiple choice `label`."""
    sidebar(page).get_by_role("combobox", name=label).fill(option)
    with new_address(page):
        page.get_by_role("option").filter(has_text=option).first.click()
    page.keyboard.press("Escape")


def switch(page: Page, label: str, option: str) -> None:
    """Choose the option containing `option` in the map's switch `label`."""
    page.get_by_role("combobox", name=label).click()
    with new_address(page):
        page.get_by_role("option").filter(has_text=option).click()


def search(page: Page, words: str) -> None:
    """Search for a city in the sidebar."""
    box = sidebar(page).get_by_label("Search a city")
    box.fill(words)
    with new_address(page):
        box.press("Enter")


def open_page(page: Page, title: str) -> None:
    """Go to another page by the menu."""
    with new_address(page):
        page.locator(".st-key-menu").get_by_role("link", name=title, exact=True).click()


def expect_sentence(page: Page, words: str) -> None:
    """Wait until the sentence above the page is `words`."""
    expect(page.get_by_test_id("stMain").get_by_text(words, exact=True)).to_be_visible()


def table(page: Page, name: str) -> Locator:
    """The table whose name, for those who do not see it, begins so."""
    return page.get_by_role("table", name=re.compile(f"^{re.escape(name)}"))


def rows(table: Locator) -> Locator:
    """The rows below a table's headings."""
    return table.locator("tbody tr")


def column(table: Locator, label: str) -> Locator:
    """The cells below a heading."""
    expect(table).to_be_visible()
    labels = table.get_by_role("columnheader").all_inner_texts()
    return rows(table).locator(f":nth-child({labels.index(label) + 1}):is(th, td)")


def click_row(page: Page, name: str, number: int) -> None:
    """Click a row of a table, counted from 0 below the headings, where it leads nowhere else."""
    wait_until_idle(page)
    rows(table(page, name)).nth(number).get_by_role("rowheader").click()


def expect_rows(page: Page, count: int) -> None:
    """Wait until the first table of the page has `count` rows."""
    expect(rows(page.get_by_role("table").first)).to_have_count(count)


def expect_chosen(page: Page, label: str, options: list[str]) -> None:
    """Wait until the sidebar's multiple choice `label` holds `options`, counts included."""
    box = sidebar(page).get_by_test_id("stMultiSelect")
    box = box.filter(has=page.get_by_role("combobox", name=label))
    expect(box.locator(".react-aria-ComboBox [data-tag]")).to_have_text(options)


def exported(page: Page) -> bytes:
    """The file that the export button hands over."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    return Path(download.value.path()).read_bytes()


def saved(page: Page, label: str) -> bytes:
    """The file that a button of the page of files hands over, once it is made."""
    with page.expect_download(timeout=PATIENCE_MS) as download:
        page.get_by_role("button", name=f"Save {label}", exact=True).click()
    return Path(download.value.path()).read_bytes()


def feed(page: Page, query: str = "") -> bytes:
    """The file of agreements a program is given for `query`."""
    answer = page.request.get(f"feeds/agreements.csv?{query}")
    assert answer.ok, answer.text()
    return answer.body()


def count_in_feed(page: Page, query: str = "") -> int:
    """How many agreements a program is given for `query`."""
    return len(list(csv.DictReader(StringIO(feed(page, query).decode()))))
