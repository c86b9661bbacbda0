"""Tables written by an enemy: nothing of them runs, and they are read letter by letter."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screen import (
    column,
    drawn_map,
    exported,
    opened_legend,
    point_on_map,
    rows,
    search,
    sidebar,
    table,
    visit,
)

FORMULA = '=HYPERLINK("http://evil.example")'
SHOWN = (
    "${alert(1)}",
    "`${alert(2)}`",
    r"\0 \1 \u0041 \`",
    "</script><script>alert(3)</script>",
    "<img src=x onerror=alert(4)>",
    FORMULA,
    "![x](http://evil.example/x.png)",
    "[click](javascript:alert(5))",
    ":material/home: :red[x] :smile:",
    r"$\frac{1}{2}$ $$x$$",
    "{{ 7*7 }} {% raw %} %s {0}",
    "# *a* _b_ ~~c~~ | d > e",
)
ALL, EXTRA = " ".join(SHOWN), SHOWN[-1]
SET_ASIDE = {"override": "a\u202egnp.exe", "nul": "a\0b", "long": "x" * 10_000}
URL = "https://evil.example/)](javascript:alert(6))'`${x}"
FOLLOWED = "https://evil.example/)%5D(javascript:alert(6))'%60$%7Bx%7D"
TABLES = {
    "cities": [
        ("city_id", "name", "country", "latitude", "longitude", "aliases"),
        ("windhoek", "Windhoek", "NA", "-22.57", "17.08", ";".join(SHOWN)),
        *((f"city-{n}", SHOWN[n], "NA", str(4 * n), str(8 * n), "") for n in range(len(SHOWN))),
        *((key, name, "NA", "", "", "") for key, name in SET_ASIDE.items()),
    ],
    "agreements": [
        ("agreement_id", "city_a", "city_b", "status", "themes", "note", "signatories", EXTRA),
        *(
            (f"agreement-{n}", "windhoek", f"city-{n}", "active", f"theme-{n}", ALL, ALL, ALL)
            for n in range(len(SHOWN))
        ),
    ],
    "themes": [("theme_id", "label"), *((f"theme-{n}", name) for n, name in enumerate(SHOWN))],
    "sources": [
        ("agreement_id", "title", "publisher", "url", "quote"),
        *(("agreement-0", name, name, URL, name) for name in SHOWN),
        ("agreement-0", "long " * 2_000, "", "", ""),
        ("agreement-0", "script", "", "javascript:alert(7)", ""),
    ],
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of hostile tables: Windhoek, a plain city, has an agreement with every other."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, lines in TABLES.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(lines)
    return folder


@pytest.fixture
def page(new_page: Callable[..., Page], hostile: Path) -> Page:
    """A watched page of a visitor to the hostile tables."""
    return new_page(hostile)


def test_the_map_draws_the_sound_rows_and_says_what_they_hold(page: Page) -> None:
    visit(page)
    drawn_map(page, len(SHOWN))
    note = page.frame_locator("iframe").locator(".atlas-note")
    for place, name in enumerate(SHOWN):
        point_on_map(page, "city", f"city-{place}")
        expect(note.locator("strong")).to_have_text(f"{name}, Namibia")
        point_on_map(page, "agreement", f"agreement-{place}")
        expect(note.locator("strong")).to_have_text(f"Windhoek – {name}")
        expect(note).to_contain_text(name)
    labels = opened_legend(page).locator(".atlas-label").all_inner_texts()
    assert set(labels) <= {*SHOWN, "Other themes", "Active"}


@pytest.mark.parametrize(("path", "where"), [("", "stDialog"), ("agreements", "stMain")])
def test_an_opened_agreement_is_read_letter_by_letter(page: Page, path: str, where: str) -> None:
    visit(page, f"{path}?agreement=agreement-0")
    shown = page.get_by_test_id(where)
    expect(shown.get_by_role("heading", name=f"Windhoek – {SHOWN[0]}", exact=True)).to_be_visible()
    for fact in ("Note", "Signatories", EXTRA):
        expect(shown.get_by_text(f"{fact}: {ALL}", exact=True)).to_be_visible()
    for name in SHOWN:
        source = shown.get_by_role("listitem").filter(has_text=f"{name} · {name} · “{name}”")
        expect(source.get_by_role("link", name=name, exact=True)).to_have_attribute(
            "href", FOLLOWED
        )


def test_names_are_found_and_read_letter_by_letter(page: Page) -> None:
    visit(page, "city?city=windhoek")
    drawn_map(page, len(SHOWN))
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text(f"Other names: {', '.join(SHOWN)}")
    for name in (name for name in SHOWN if any(map(str.isalnum, name))):
        search(page, name)
        hit = sidebar(page).get_by_role("button", name=f"{name}, Namibia", exact=True)
        expect(hit).to_be_visible()
        expect(main.locator("strong").first).to_contain_text(f"names like “{name}”")


def test_the_file_for_spreadsheets_begins_no_cell_with_a_formula(page: Page) -> None:
    visit(page, "agreements")
    cells = [
        cell for row in csv.reader(io.StringIO(exported(page).decode("utf-8-sig"))) for cell in row
    ]
    assert f"'{FORMULA}" in cells
    assert [cell for cell in cells if cell.startswith("=")] == []


def test_what_was_set_aside_is_named_on_the_data_page(page: Page) -> None:
    visit(page, "data")
    expect(rows(table(page, "Rows set aside"))).to_have_text(
        [
            r"cities.csv15namea\u202egnp.exeholds a control character",
            r"cities.csv16namea\x00bholds a control character",
            f"cities.csv17name{'x' * 79}…is longer than 200 characters",
            "sources.csv15urljavascript:alert(7)is not a web address that begins with http:// or "
            "https://",
        ]
    )


def test_tables_are_read_letter_by_letter_and_lead_where_they_say(page: Page) -> None:
    visit(page, "agreements")
    shown = table(page, "Selected agreements")
    expect(column(shown, "City")).to_have_text(["Windhoek"] * len(SHOWN))
    expect(column(shown, "Partner")).to_have_text([*SHOWN])
    expect(column(shown, "Themes")).to_have_text([*SHOWN])
    visit(page, "data")
    sources = table(page, "Sources")
    expect(column(sources, "Title")).to_have_text([*SHOWN, ("long " * 2_000).strip()])
    expect(column(sources, "Web address").first).to_have_text(URL)
    addresses = {link.get_attribute("href") for link in sources.get_by_role("link").all()}
    assert addresses == {URL}
    expect(sources.locator("img, script, iframe")).to_have_count(0)
