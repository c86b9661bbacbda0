"""Tables replaced while the dashboard runs: shown at the next interaction, or why they are not."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.screen import choose, drawn_map, expect_sentence, open_page, visit

CITIES = """city_id,name,country,latitude,longitude
khoy,Khoy,IR,38.55,44.95
konya,Konya,TR,37.87,32.48
kazan,Kazan,RU,55.79,49.12
"""
ONE = "agreement_id,city_a,city_b,status\nkhoy-konya,khoy,konya,active\n"
TWO = f"{ONE}kazan-konya,kazan,konya,active\n"
BROKEN = TWO.replace("city_a", "town")
BANNER = "The newest tables cannot be used; you see the last good ones."


def test_replaced_tables_are_shown_at_the_next_interaction_and_broken_ones_never(
    folder: Callable[..., Path], new_page: Callable[..., Page]
) -> None:
    page = new_page(folder(cities=CITIES, agreements=ONE))
    visit(page)
    first = drawn_map(page, 1)

    folder(agreements=TWO)
    choose(page, "Country", "Türkiye")
    expect_sentence(page, "2 of 2 agreements: Türkiye")
    second = drawn_map(page, 2)
    assert second["version"] != first["version"]

    folder(agreements=BROKEN)
    open_page(page, "Agreements")
    banner = page.get_by_test_id("stAlert").filter(has_text=BANNER)
    expect(banner).to_contain_text("lacks the required column city_a")
    expect_sentence(page, "2 of 2 agreements: Türkiye")

    folder(agreements=ONE)
    open_page(page, "Map")
    expect(banner).to_have_count(0)
    expect_sentence(page, "1 of 1 agreement: Türkiye")
    assert drawn_map(page, 1)["version"] == first["version"]


def test_a_start_without_usable_tables_says_what_to_do_and_recovers(
    folder: Callable[..., Path], new_page: Callable[..., Page]
) -> None:
    page = new_page(folder(cities=CITIES))
    visit(page, "agreements?country=RU")
    alert = page.get_by_test_id("stAlert")
    expect(alert).to_contain_text("The tables cannot be used yet.")
    expect(page.get_by_test_id("stMain")).to_contain_text("agreements.csv: is missing from")
    assert page.request.get("healthz").status == 503

    folder(agreements=TWO)
    page.reload()

    expect_sentence(page, "1 of 2 agreements: Russia")
    expect(alert).to_have_count(0)
    assert page.request.get("healthz").ok
