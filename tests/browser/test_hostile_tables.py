"""Tables written by an enemy: nothing of them runs, and they are read letter by letter."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screen import (
    drawn_map,
    exported,
    expect_rows,
    in_map,
    legend,
    open_page,
    point_on_map,
    search,
    sidebar,
    visit,
)

SHOWN = (
    "${alert(1)}",
    "`${alert(2)}`",
    r"\0 \1 \u0041 \`",
    "</script><script>alert(3)</script>",
    "<img src=x onerror=alert(4)>",
    '=HYPERLINK("http://evil.example")',
    "![x](http://evil.example/x.png)",
    "[click](javascript:alert(5))",
    ":material/home: :red[x] :smile:",
    r"$\frac{1}{2}$ $$x$$",
    "{{ 7*7 }} {% raw %} %s {0}",
    "# *a* _b_ ~~c~~ | d > e",
)
SET_ASIDE = {
    "override": "a\u202egnp.exe",
    "long": "x" * 10_000,
    "nul": "a\0b",
}
CITIES = "city_id,name,country,latitude,longitude,aliases"
AGREEMENTS = "agreement_id,city_a,city_b,status,themes,note,signatories,extra"
SOURCES = "agreement_id,title,publisher,url,quote"
URL = "https://evil.example/)](javascript:alert(6))'`${x}"


def table(header: str, *rows: tuple[str, ...]) -> str:
    """A CSV file of those rows."""
    text = io.StringIO()
    csv.writer(text).writerows([header.split(","), *rows])
    return text.getvalue()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of hostile tables: a plain city, Windhoek, with an agreement with every other."""
    names = dict(enumerate(SHOWN)) | SET_ASIDE
    tables = {
        "cities": table(
            CITIES,
            ("windhoek", "Windhoek", "NA", "-22.57", "17.08", ";".join(SHOWN)),
            *(
                (f"city-{key}", name, "NA", str(place * 4), str(place * 8), "")
                for place, (key, name) in enumerate(names.items())
            ),
        ),
        "agreements": table(
            AGREEMENTS,
            *(
                (f"agreement-{key}", "windhoek", f"city-{key}", "active", f"theme-{n}", name, name, name)
                for n, (key, name) in enumerate(names.items())
            ),
        ),
        "themes": table(
            "theme_id,label", *((f"theme-{n}", name) for n, name in enumerate([*SHOWN, "b", "c", "d"]))
        ),
        "sources": table(
            SOURCES,
            *((f"agreement-{n}", name, name, URL, name) for n, name in enumerate(SHOWN)),
            ("agreement-0", "long " * 2_000, "", "", ""),
            ("agreement-0", "script", "", "javascript:alert(7)", ""),
        ),
    }
    folder = tmp_path_factory.mktemp("hostile")
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, "utf-8", newline="")
    return folder


@pytest.fixture
def page(new_page: Callable[..., Page], hostile: Path) -> Page:
    """A watched page of a visitor to the hostile tables."""
    return new_page(hostile)


def test_the_map_draws_the_sound_rows_and_shows_their_names(page: Page) -> None:
    visit(page)
    drawn_map(page, len(SHOWN))
    note = page.frame_locator("iframe").locator(".atlas-note")
    for place, name in enumerate(SHOWN):
        point_on_map(page, "city", f"city-{place}")
        expect(note.locator("strong")).to_have_text(f"{name}, Namibia")
        point_on_map(page, "agreement", f"agreement-{place}")
        expect(note).to_contain_text(f"Windhoek – {name}")
    labels = legend(page).locator(".atlas-label").all_inner_texts()
    assert labels[: len(SHOWN[:8])] == [name[:39] + "…" if len(name) > 40 else name for name in SHOWN[:8]]
    assert in_map(page, "() => document.querySelectorAll('img, script:not([src])').length") >= 0


@pytest.mark.parametrize("path", ["", "agreements"])
def test_an_opened_agreement_is_read_letter_by_letter(page: Page, path: str) -> None:
    for place, name in enumerate(SHOWN):
        visit(page, f"{path}?agreement=agreement-{place}")
        expect(page.get_by_role("heading", name=f"Windhoek – {name}", exact=True)).to_be_visible()
        shown = page.get_by_test_id("stDialog") if not path else page.get_by_test_id("stMain")
        for fact in ("Note", "Signatories", "extra", "Themes"):
            expect(shown.get_by_text(f"{fact}: {name}", exact=True)).to_be_visible()
        source = shown.get_by_role("link", name=name, exact=True)
        expect(source).to_have_attribute("href", URL)


def test_names_labels_and_searches_are_read_letter_by_letter(page: Page) -> None:
    visit(page, "city?city=windhoek")
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text(f"Other names: {', '.join(SHOWN)}")
    drawn_map(page, len(SHOWN))
    for name in SHOWN:
        search(page, name)
        hit = sidebar(page).get_by_role("button", name=f"{name}, Namibia", exact=True)
        expect(hit).to_be_visible()
        expect(main.locator("strong").first).to_contain_text(f"names like “{name}”")


def test_what_was_set_aside_is_named_on_the_data_page(page: Page) -> None:
    visit(page, "data")
    problems = page.locator("[role=grid]").nth(1)
    for words in ("city-override", "holds a control character"):
        expect(problems).to_contain_text(words)
