"""The map in one file, opened from a disk by a browser that has no network."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.atlases import atlas_of, csv_text, small_atlas
from tests.browser.conftest import WIDE, watch
from tests.browser.screen import PATIENCE_MS, WHERE_IS
from tests.browser.test_hostile_tables import SHOWN, TABLES
from twinning.atlas import Atlas
from twinning.maps.standalone import standalone_html
from twinning.selection import Selection
from twinning.settings import PROJECT
from twinning.store import store_of
from twinning.view import view

TODAY = date(2026, 11, 25)
CALM_MS = 400
PHONE = {"width": 390, "height": 844}
# Names are written a little later than arcs are drawn, and a new painting forgets the pointer.
UNTIL_DRAWN = """([agreements, patience, calm]) => new Promise((resolve, reject) => {
    const deadline = Date.now() + patience;
    let [paintings, since] = [0, 0];
    const look = () => {
        const { state = {}, now } = { state: window.atlasMap, now: Date.now() };
        if (state.paintings !== paintings) [paintings, since] = [state.paintings, now];
        if (state.agreements === agreements && now - since > calm) resolve();
        else if (Date.now() < deadline) setTimeout(look, 25);
        else reject(new Error(`not drawn: ${JSON.stringify(state)}`));
    };
    look();
})"""
PAINTED = """async () => {
    const image = new Image();
    image.src = document.querySelector(".leaflet-arcs-pane canvas").toDataURL();
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const context = new OffscreenCanvas(width, height).getContext("2d");
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, width, height).data.some((value) => value > 0);
}"""
INTRUDE = """() => {
    const image = document.createElement("div");
    image.innerHTML = "<img src=x onerror='window.intruded = true'>";
    const script = document.createElement("script");
    script.textContent = "window.intruded = true";
    document.body.append(image, script);
    return fetch("https://example.org/").then(() => "answered", () => "refused");
}"""

Opened = Callable[..., Page]


def written(folder: Path, atlas: Atlas, selection: Selection | None = None) -> str:
    """The address of the file of a selection, under a name that addresses must quote."""
    file = folder / "map of “cities” #1 100%.html"
    file.write_bytes(standalone_html(view(atlas, selection or Selection()), TODAY))
    return file.as_uri()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """`opened(atlas, selection, **context options)`: the file of a selection, open and drawn.

    The test fails at its end where the page asked for anything but its own file, threw an
    uncaught error, opened a dialog or said anything in the console.
    """
    contexts: list[BrowserContext] = []
    offences: list[str] = []

    def page(atlas: Atlas, selection: Selection | None = None, **options: Any) -> Page:
        address = written(tmp_path, atlas, selection)
        context = browser.new_context(offline=True, **{"viewport": WIDE} | options)
        contexts.append(context)
        watch(context, address, offences)
        made = context.new_page()
        made.on("console", lambda message: offences.append(f"console: {message.text}"))
        made.on("request", lambda asked: note(asked.url, address))
        made.goto(address)
        wait_until_drawn(made, int(view(atlas, selection or Selection()).drawn.sum()))
        return made

    def note(asked: str, address: str) -> None:
        if asked != address and not asked.startswith(("blob:", "data:")):
            offences.append(f"request: {asked}")

    yield page
    for context in contexts:
        context.close()
    if offences:
        pytest.fail("\n".join(offences), pytrace=False)


@pytest.fixture(scope="module")
def shipped() -> Atlas:
    """The atlas of the shipped tables."""
    atlas = store_of(PROJECT / "data").edition().atlas
    assert atlas
    return atlas


def wait_until_drawn(page: Page, agreements: int) -> None:
    """Return once the map shows so many agreements and is not painted any more."""
    page.evaluate(UNTIL_DRAWN, [agreements, PATIENCE_MS, CALM_MS])


def point(page: Page, kind: str, identifier: str, *, click: bool = False) -> None:
    """Move the mouse over the "city", "country" or "agreement" with this id, and click there."""
    place = page.locator("#map").evaluate(WHERE_IS, {"kind": kind, "id": identifier})
    box = page.locator("#map").bounding_box()
    assert place is not None, f"{identifier} is not in sight"
    assert box is not None
    page.mouse.move(box["x"] + place["x"], box["y"] + place["y"])
    if click:
        page.mouse.down()
        page.mouse.up()


def note(page: Page) -> Locator:
    """What is said beside the pointer."""
    return page.locator(".atlas-note")


def chosen(page: Page) -> Locator:
    """What is said of the thing that was clicked."""
    return page.locator(".atlas-chosen")


def rows(page: Page) -> Locator:
    """The rows of the table."""
    return page.locator("tbody tr")


def test_the_shipped_agreements_are_painted_and_listed(opened: Opened, shipped: Atlas) -> None:
    page = opened(shipped)
    assert page.evaluate("() => window.atlasMap.version") == shipped.version
    assert page.evaluate(PAINTED)
    expect(rows(page)).to_have_count(len(shipped.agreements))
    expect(page.locator("#absent")).to_be_hidden()
    expect(page.locator(".atlas-notice")).to_be_hidden()


def test_a_selection_is_painted_and_listed_alone(opened: Opened, shipped: Atlas) -> None:
    selection = Selection(city=("isfahan-ir",))
    page = opened(shipped, selection)
    expect(rows(page)).to_have_count(view(shipped, selection).count)
    assert page.evaluate(PAINTED)
    point(page, "city", "kazan-ru")
    expect(note(page)).to_contain_text("Kazan, Russia1 agreement")


def test_a_city_is_named_where_it_is_pointed_at(opened: Opened) -> None:
    page = opened(small_atlas())
    point(page, "city", "isfahan-ir")
    expect(note(page)).to_have_text("Isfahan, Iran1 agreement")
    point(page, "agreement", "khoy-konya")
    expect(note(page).locator("*")).to_have_text(
        ["Khoy – Konya", "Sister city · Active · 9 April 2025", "Spiritual tourism"]
    )


def test_a_click_on_a_city_says_all_its_agreements_until_the_next(opened: Opened) -> None:
    page = opened(small_atlas())
    expect(chosen(page)).to_be_hidden()

    point(page, "city", "isfahan-ir", click=True)

    expect(chosen(page).get_by_role("heading")).to_have_text("Isfahan, Iran")
    expect(chosen(page).locator("p")).to_have_text(["2 agreements", "1 of them not on the map"])
    expect(chosen(page).locator("li")).to_have_text(
        [
            "Isfahan – KhujandSister city · Dormant · 21 March 2003 – 19 March 2004Culture",
            "Isfahan – LostSister city · Disputed · October 2000EU fundsLost could not be located",
        ]
    )
    assert page.evaluate("() => atlas.current.message.cities") == [0]

    point(page, "city", "isfahan-ir", click=True)

    expect(chosen(page)).to_be_hidden()
    assert page.evaluate("() => atlas.current.message.cities") == []


def test_a_click_on_an_arc_says_its_words_until_they_are_closed(opened: Opened) -> None:
    page = opened(small_atlas())
    point(page, "agreement", "khoy-konya", click=True)
    expect(chosen(page).locator("li")).to_have_text(
        ["Khoy – KonyaSister city · Active · 9 April 2025Spiritual tourism"]
    )
    expect(chosen(page).get_by_role("heading")).to_have_count(0)
    page.get_by_role("button", name="Close").click()
    expect(chosen(page)).to_be_hidden()


def test_the_menus_bundle_and_colour_the_arcs(opened: Opened, shipped: Atlas) -> None:
    page = opened(shipped)
    page.get_by_label("Arcs between").select_option("Bundled by country")
    expect(page.locator(".atlas-legend")).to_contain_text("Ribbons join countries")
    wait_until_drawn(page, int(view(shipped, Selection()).drawn.sum()))
    point(page, "country", "CN", click=True)
    expect(chosen(page).get_by_role("heading")).to_have_text("China")
    expect(page.locator(".atlas-legend")).to_contain_text("Theme (first named)")
    page.get_by_label("Colour of the arcs").select_option("Colour by status")
    expect(page.locator(".atlas-legend")).not_to_contain_text("Theme (first named)")


def test_the_legend_counts_as_the_sentence_does(opened: Opened) -> None:
    page = opened(small_atlas())
    expect(page.locator(".sentence")).to_have_text("6 of 6 agreements")
    expect(page.locator(".atlas-remark li")).to_have_text(
        ["6 selected", "3 not on the map (see above)"]
    )


@pytest.mark.parametrize(
    ("selection", "count"),
    [(Selection(q="nowhere at all"), 0), (Selection(theme=("spiritual-tourism",)), 1)],
    ids=["no agreement", "one agreement"],
)
def test_few_agreements_are_a_map_as_well(opened: Opened, selection: Selection, count: int) -> None:
    page = opened(small_atlas(), selection)
    expect(rows(page)).to_have_count(count)
    assert page.evaluate(PAINTED) == bool(count)
    expect(page.locator(".atlas-notice")).to_be_hidden()


def test_hostile_words_are_read_letter_by_letter(opened: Opened) -> None:
    atlas = atlas_of(**{name: csv_text(lines) for name, lines in TABLES.items()})
    page = opened(atlas)
    expect(rows(page).locator("td:nth-child(2)")).to_have_text([f"{n}, Namibia" for n in SHOWN])
    for place, name in enumerate(SHOWN):
        point(page, "city", f"city-{place}")
        expect(note(page).locator("strong")).to_have_text(f"{name}, Namibia")
    point(page, "city", "windhoek", click=True)
    for name in SHOWN:
        expect(chosen(page).get_by_text(f"Windhoek – {name}", exact=True)).to_be_visible()
    expect(page.locator("img")).to_have_count(0)


def test_the_page_lets_nothing_in_or_out(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(written(tmp_path, small_atlas()))
    before = len(asked)
    assert page.evaluate(INTRUDE) == "refused"
    assert page.evaluate("() => window.intruded") is None
    assert [address for address in asked[before:] if address.startswith("http")] == []
    context.close()


def test_without_scripts_the_page_is_still_read(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(written(tmp_path, small_atlas()))
    expect(page.get_by_text("The map could not be loaded.")).to_be_visible()
    expect(page.get_by_role("heading", name="6 agreements as a table")).to_be_visible()
    expect(rows(page).first).to_contain_text("Khoy, Iran")
    expect(page.get_by_role("combobox")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_light_or_dark_as_the_system_is(opened: Opened, scheme: str) -> None:
    page = opened(small_atlas(), color_scheme=scheme)
    other = {"light": "dark", "dark": "light"}[scheme]
    expect(page.locator("#map")).to_have_attribute("data-scheme", scheme)
    page.emulate_media(color_scheme=other)  # type: ignore[arg-type]
    expect(page.locator("#map")).to_have_attribute("data-scheme", other)


def test_a_phone_shows_the_whole_width(opened: Opened, shipped: Atlas) -> None:
    page = opened(shipped, viewport=PHONE)
    assert page.evaluate("() => document.documentElement.scrollWidth") == PHONE["width"]
    point(page, "city", "isfahan-ir", click=True)
    expect(chosen(page)).to_be_visible()
    box = chosen(page).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
