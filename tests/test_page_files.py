"""The page of files: what it offers, and for whom."""

from collections.abc import Callable
from itertools import combinations

import pytest
from streamlit.testing.v1 import AppTest

from tests.test_pages import ALL, CITIES

PAGE = "../../pages/files.py"
KINDS = [
    "Brief as PDF",
    "Brief as HTML",
    "Calendar",
    "Picture (PNG)",
    "Picture (SVG)",
    "Map to explore",
    "Workbook",
    "CSV with labels",
    "Package of tables",
    "Plain CSV",
    "GeoJSON",
]


def opened(app: AppTest) -> AppTest:
    return app.switch_page(PAGE).run()


def test_every_kind_of_file_is_offered_for_the_selection(dashboard: Callable[..., AppTest]):
    app = opened(dashboard("country=IR"))
    buttons = [button.label for button in app.get("download_button")]
    assert [label for label in buttons if label.startswith("Save")] == [f"Save {k}" for k in KINDS]
    assert not app.exception


def test_without_agreements_no_file_is_offered(dashboard: Callable[..., AppTest]):
    app = opened(dashboard("country=ZW", cities=CITIES, agreements=ALL))
    assert [button.proto.disabled for button in app.get("download_button")] == [True]


def test_programs_are_told_the_addresses_of_the_same_rows(dashboard: Callable[..., AppTest]):
    app = opened(dashboard("country=IR&from=1999"))
    assert [code.value for code in app.code] == [
        "/feeds/agreements.csv?country=IR&from=1999&profile=machine",
        "/feeds/agreements.geojson?country=IR&from=1999",
        "/feeds/cities.csv?country=IR&from=1999&profile=machine",
        "/feeds/cities.geojson?country=IR&from=1999",
    ]


@pytest.mark.parametrize(("cities", "is_said"), [(10, False), (102, True)])
def test_of_thousands_of_agreements_it_says_that_files_take_a_while(
    dashboard: Callable[..., AppTest], cities: int, is_said: bool
):
    names = "".join(f"{city},City {city},IR\n" for city in range(cities))
    rows = "".join(f"{a}-{b},{a},{b},active\n" for a, b in combinations(range(cities), 2))
    app = opened(
        dashboard(
            cities=f"city_id,name,country\n{names}",
            agreements=f"agreement_id,city_a,city_b,status\n{rows}",
        )
    )
    assert any("take a few seconds" in caption.value for caption in app.caption) is is_said
