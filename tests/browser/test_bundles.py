"""Many agreements on one map: bundled as fits or as chosen, and always adding up."""

import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.atlases import csv_text
from tests.browser.screen import (
    drawn_map,
    expect_chosen,
    expect_sentence,
    in_map,
    opened_legend,
    switch,
    visit,
    wait_in_map,
    wait_until_idle,
)

CITIES_EACH = 30
COUNTRIES = {"ES": (40.0, -4.0), "PL": (52.0, 20.0), "TR": (39.0, 35.0)}
STATUSES = ("active", "active", "active", "proposed", "dormant", "ended")
LOOK_AT = """(_, [latitude, longitude, zoom]) => {
    atlas.current.map.setView([latitude, longitude], zoom, { animate: false });
}"""
# What a pointer in the middle between Poland's and Türkiye's circles is told.
BETWEEN = """async () => {
    const { map, pointer } = atlas.current;
    const { x, y } = map.getSize();
    for (let left = 0; left < x; left += 6) {
        for (let top = 0; top < y; top += 6) {
            const found = await pointer.at(L.point(left, top));
            if (found?.kind === "ribbon") return { ...found, left, top };
        }
    }
    return null;
}"""


def tables() -> dict[str, list[tuple[str, ...]]]:
    """Cities in two regions of three countries, each with an agreement with every other."""
    cities, names = [], []
    for country, (latitude, longitude) in COUNTRIES.items():
        for number in range(CITIES_EACH):
            names.append(f"{country.lower()}-{number:02}")
            region = "North" if number < CITIES_EACH // 2 else "South"
            place = (latitude + number % 6 * 0.4, longitude + number // 6 * 0.4)
            cities.append((names[-1], names[-1], country, region, *map(str, place)))
    pairs = list(combinations(names, 2))
    agreements = [
        (f"{a}-{b}", a, b, STATUSES[number % len(STATUSES)], str(1950 + number % 70))
        for number, (a, b) in enumerate(pairs)
    ]
    return {
        "cities": [("city_id", "name", "country", "region", "latitude", "longitude"), *cities],
        "agreements": [("agreement_id", "city_a", "city_b", "status", "signed_on"), *agreements],
    }


TABLES = tables()
TOTAL = len(TABLES["agreements"]) - 1
ENDED = sum(row[3] == "ended" for row in TABLES["agreements"])


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of tables with more agreements than can be followed one by one."""
    folder = tmp_path_factory.mktemp("crowded")
    for name, rows in TABLES.items():
        (folder / f"{name}.csv").write_text(csv_text(rows), encoding="utf-8")
    return folder


@pytest.fixture
def page(new_page: Callable[..., Page], crowded: Path) -> Page:
    """A watched page of a visitor to the crowded tables."""
    return new_page(crowded)


def level_at(page: Page, *view: float) -> str:
    """The level at which the map draws a view: latitude, longitude, zoom."""
    before = drawn_map(page)["paintings"]
    in_map(page, LOOK_AT, list(view))
    wait_in_map(page, "atlasMap.paintings > argument", before)
    return str(drawn_map(page)["level"])


def counts(page: Page, heading: str) -> list[int]:
    """The counts below a heading of the legend."""
    section = opened_legend(page).locator(f"h2:text-is('{heading}') + ul .atlas-count")
    return [int(text.replace(",", "")) for text in section.all_inner_texts()]


def remainder(page: Page) -> dict[str, int]:
    """What the legend says is selected and not drawn, by its words."""
    lines = opened_legend(page).locator(".atlas-remark li").all_inner_texts()
    return {words: int(n.replace(",", "")) for n, words in (line.split(" ", 1) for line in lines)}


def test_more_arcs_than_can_be_followed_are_bundled_until_the_view_comes_near(page: Page) -> None:
    visit(page)
    assert drawn_map(page, TOTAL - ENDED)["level"] in ("country", "region")
    assert level_at(page, 45, 15, 3) == "region"
    assert level_at(page, 40.2, -3.8, 10) == "none"
    assert level_at(page, 45, 15, 3) == "region"


@pytest.mark.parametrize("query", ["", "bundle=country", "bundle=region", "bundle=none&country=TR"])
def test_the_counts_of_the_legend_add_up_to_the_sentence(page: Page, query: str) -> None:
    visit(page, f"?{query}")
    drawn_map(page)
    sentence = page.get_by_test_id("stMain").get_by_text(re.compile(r"^[\d,]+ of [\d,]+ agreem"))
    selected = int(sentence.first.inner_text().split(" ")[0].replace(",", ""))
    left_out = remainder(page)
    assert left_out["selected"] == selected
    assert sum(counts(page, "Status")) == selected - left_out["not on the map (listed below)"]


@pytest.mark.parametrize(
    ("bundle", "places"), [("country", 3), ("region", 6), ("none", 3 * CITIES_EACH)]
)
def test_the_bundling_is_chosen_by_hand_and_stays_in_the_address(
    page: Page, bundle: str, places: int
) -> None:
    labels = {"country": "by country", "region": "by region", "none": "Every arc"}
    visit(page)
    drawn_map(page)
    switch(page, "Arcs between", labels[bundle])
    expect(page).to_have_url(f"?bundle={bundle}")
    wait_in_map(page, "atlasMap.level === argument", bundle)
    assert drawn_map(page)["places"] == places
    page.reload()
    wait_until_idle(page)
    assert drawn_map(page)["level"] == bundle


def test_a_ribbon_says_what_it_joins_and_a_click_goes_closer(page: Page) -> None:
    visit(page, "?bundle=country&status=active")
    drawn_map(page)
    found = in_map(page, BETWEEN)
    between = CITIES_EACH**2
    assert found["words"][0] in {"Poland – Türkiye", "Spain – Poland", "Spain – Türkiye"}
    count = int(re.findall(r"[\d,]+", found["words"][1])[0])
    assert 0.4 * between < count < 0.6 * between
    before = drawn_map(page)["paintings"]
    frame = page.locator("iframe").first.bounding_box()
    assert frame is not None
    page.mouse.click(frame["x"] + found["left"], frame["y"] + found["top"])
    wait_in_map(page, "atlasMap.paintings > argument", before)


def test_a_click_on_a_country_selects_it(page: Page) -> None:
    visit(page, "?bundle=country")
    drawn_map(page)
    frame = page.locator("iframe").first.bounding_box()
    assert frame is not None
    place = in_map(page, "async () => (await atlas.whereIs({kind: 'country', id: 'TR'}))")
    page.mouse.click(frame["x"] + place["x"], frame["y"] + place["y"])
    expect(page).to_have_url("?bundle=country&country=TR")
    wait_until_idle(page)
    of_turkey = sum("tr-" in row[1] + row[2] for row in TABLES["agreements"][1:])
    expect_sentence(page, f"{of_turkey:,} of {TOTAL:,} agreements: Türkiye")
    expect_chosen(page, "Country", [f"Türkiye ({of_turkey:,})"])
