"""Every file of the page of files, saved by a browser and opened by a program that is not ours."""

import json
from csv import DictReader
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import openpyxl
import pytest
from geojson_pydantic import FeatureCollection
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.screen import feed, saved, visit
from tests.browser.servers import ROOT
from tests.calendars import events
from tests.programs import pdf_words
from twinning.loading import load

QUERY = "country=TR&status=active"


@pytest.fixture(autouse=True)
def _on_the_page_of_files(page: Page) -> None:
    visit(page, f"files?{QUERY}")


@pytest.fixture
def ids(page: Page) -> list[str]:
    """The agreements of the selection."""
    return ids_in(feed(page, QUERY))


def ids_in(content: bytes) -> list[str]:
    return [row["agreement_id"] for row in DictReader(StringIO(content.decode("utf-8-sig")))]


def test_the_workbook_has_the_rows_of_the_selection(page: Page, ids: list[str]) -> None:
    book = openpyxl.load_workbook(BytesIO(saved(page, "Workbook")))
    rows = book["Agreements"].iter_rows(min_row=2, max_col=1, values_only=True)
    assert [row[0] for row in rows] == ids
    said = dict(book["Read me"].iter_rows(values_only=True))
    assert said["The same selection"].endswith(f"/agreements?{QUERY}")


@pytest.mark.parametrize("label", ["CSV with labels", "Plain CSV"])
def test_a_csv_file_has_the_rows_of_the_selection(page: Page, ids: list[str], label: str) -> None:
    assert ids_in(saved(page, label)) == ids


def test_the_package_has_the_rows_of_the_selection(page: Page, ids: list[str]) -> None:
    with ZipFile(BytesIO(saved(page, "Package of tables"))) as archive:
        assert archive.testzip() is None
        assert ids_in(archive.read("agreements.csv")) == ids
        description = json.loads(archive.read("csv-metadata.json"))
    assert description["dc:source"]["@id"].endswith(f"/agreements?{QUERY}")


def test_geojson_is_valid_and_has_the_rows_of_the_selection(page: Page, ids: list[str]) -> None:
    found = FeatureCollection.model_validate_json(saved(page, "GeoJSON"))
    assert [feature.id for feature in found.features] == ids


def test_the_brief_as_pdf_names_every_party(page: Page) -> None:
    words = pdf_words(saved(page, "Brief as PDF"))
    assert all(name in words for name in partners_of_turkish_cities())
    assert f"/agreements?{QUERY}" in "".join(words.split())


@pytest.mark.parametrize("label", ["Brief as HTML", "Map to explore"])
def test_a_page_that_is_saved_opens_without_a_network(
    browser: Browser, page: Page, tmp_path: Path, label: str
) -> None:
    file = tmp_path / "saved.html"
    file.write_bytes(saved(page, label))
    context = browser.new_context(offline=True)
    requests: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    alone = context.new_page()
    alone.goto(file.as_uri())
    words = alone.inner_text("body")
    context.close()
    assert all(name in words for name in partners_of_turkish_cities())
    assert {url.split(":")[0] for url in requests} <= {"file", "data", "blob"}


def test_pictures_are_as_large_as_a_slide(page: Page) -> None:
    drawing = fromstring(saved(page, "Picture (SVG)"))
    assert (drawing.get("width"), drawing.get("height")) == ("1280", "720")
    with Image.open(BytesIO(saved(page, "Picture (PNG)"))) as picture:
        assert (picture.format, picture.size) == ("PNG", (2560, 1440))


def partners_of_turkish_cities() -> set[str]:
    """The names of the parties of the selection, in the tables as they are shipped."""
    shipped = load(ROOT / "data")
    names = dict(zip(shipped.cities["city_id"], shipped.cities["name"], strict=True))
    active = shipped.agreements[shipped.agreements["status"] == "active"]
    pairs = active[["city_a", "city_b"]].itertuples(index=False)
    return {names[city] for pair in pairs if any(c.endswith("-tr") for c in pair) for city in pair}


def test_the_calendar_has_the_end_of_each_programme(page: Page) -> None:
    found = events(saved(page, "Calendar"))
    assert [event["DTSTART"] for event in found] == ["2029-12-13"]
