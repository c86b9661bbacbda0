"""Every file of the page of files, saved by a browser and opened by a program that is not ours."""

import json
from csv import DictReader
from io import BytesIO, StringIO
from zipfile import ZipFile

import openpyxl
import pytest
from geojson_pydantic import FeatureCollection
from playwright.sync_api import Page

from tests.browser.screen import feed, saved, visit

QUERY = "country=TR&status=active"


@pytest.fixture
def ids(page: Page) -> list[str]:
    """The agreements that the page of files is open for."""
    visit(page, f"files?{QUERY}")
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
