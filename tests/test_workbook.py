"""The workbook, opened again by another program: the selection's rows, and nothing that runs."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from tests.atlases import AGREEMENTS, CITIES, atlas_of, small_atlas
from twinning import workbook as module
from twinning.atlas import Atlas
from twinning.colophon import colophon
from twinning.selection import Selection
from twinning.view import view
from twinning.workbook import workbook

TODAY = date(2026, 11, 25)
ADDRESS = "https://atlas.example/agreements?country=TR"
EVENTS = "agreement_id,date,kind\nkhoy-konya,2025,renewed\nkhoy-tabriz,2024,proposed\n"


def opened(atlas: Atlas, selection: Selection = Selection()) -> openpyxl.Workbook:  # noqa: B008
    """The workbook of a selection as openpyxl reads it."""
    shown = view(atlas, selection)
    content = workbook(shown, colophon(shown, TODAY, ADDRESS))
    return openpyxl.load_workbook(BytesIO(content))


def column(sheet: Worksheet, name: str) -> list[object]:
    """The cells below a heading."""
    cells = next(cells for cells in sheet.iter_cols(values_only=True) if cells[0] == name)
    return list(cells[1:])


def test_each_sheet_has_the_rows_of_the_selection():
    book = opened(small_atlas(events=EVENTS), Selection(country=("TR",)))
    assert book.sheetnames == ["Read me", "Agreements", "Cities", "Sources", "Events"]
    ids = {name: column(book[name], "agreement_id") for name in ("Agreements", "Sources", "Events")}
    assert ids == {
        "Agreements": ["khoy-konya", "konya-windhoek"],
        "Sources": ["khoy-konya", "khoy-konya", "konya-windhoek", "konya-windhoek"],
        "Events": ["khoy-konya"],
    }
    assert column(book["Cities"], "city_id") == ["khoy-ir", "konya-tr", "windhoek-na"]


def test_labels_stand_beside_ids_and_coordinates_are_numbers():
    book = opened(small_atlas(), Selection(city=("windhoek-na",), status=("ended",)))
    [row] = book["Agreements"].iter_rows(min_row=2, values_only=True)
    named = dict(zip([cell.value for cell in book["Agreements"][1]], row, strict=True))
    assert (
        named
        | {
            "city_b_name": "Windhoek",
            "city_b_country_label": "Namibia",
            "city_b_latitude": -22.5594,
            "status_label": "Ended",
            "signed_on": "1999",
            "note": None,
        }
        == named
    )


def test_the_first_sheet_says_what_the_workbook_holds():
    book = opened(small_atlas(events=EVENTS), Selection(country=("TR",)))
    assert dict(book["Read me"].iter_rows(values_only=True)) == {
        "Selection": "2 of 6 agreements: Türkiye",
        "How they stand": "1 signed · 1 ended",
        "The same selection": ADDRESS,
        "Agreements": "2",
        "Cities": "3",
        "Sources": "4",
        "Events": "1",
        "Version of the tables": small_atlas(events=EVENTS).version,
        "Made on": "25 November 2026",
        "Made by": "Twinning Atlas 0.1.0",
    }


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "https://x.example", "12", "_x0041_", "'=1"]
)
def test_text_is_text_whatever_it_looks_like(text: str):
    rows = f'1,isfahan-ir,khoy-ir,active,"{text}"\n'
    atlas = atlas_of(cities=CITIES, agreements=f"agreement_id,city_a,city_b,status,note\n{rows}")
    sheet = opened(atlas)["Agreements"]
    place = [cell.value for cell in sheet[1]].index("note")
    cell = sheet[2][place]
    assert (unescape(cell.value), cell.data_type, cell.hyperlink) == (text, "s", None)


def test_a_cell_too_long_for_a_sheet_is_cut_and_that_is_said():
    rows = f"1,isfahan-ir,khoy-ir,active,{'x' * 40_000}\n"
    atlas = atlas_of(cities=CITIES, agreements=f"agreement_id,city_a,city_b,status,note\n{rows}")
    book = opened(atlas)
    assert column(book["Agreements"], "note") == ["x" * 32_767]
    said = dict(book["Read me"].iter_rows(values_only=True))
    assert said["Cells cut to what a sheet can hold"] == "1"


def test_more_rows_than_a_sheet_holds_go_on_in_another(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "MOST_ROWS", 4)
    book = opened(small_atlas())
    assert book.sheetnames[1:3] == ["Agreements", "Agreements (2)"]
    parts = [column(book[name], "agreement_id") for name in book.sheetnames[1:3]]
    assert [len(part) for part in parts] == [4, 2]


def test_a_selection_without_agreements_has_headings_only():
    atlas = atlas_of(cities=CITIES, agreements=AGREEMENTS.splitlines()[0] + "\n")
    book = opened(atlas)
    assert [book[name].max_row for name in book.sheetnames[1:]] == [1, 1, 1, 1]


def test_the_same_selection_on_the_same_day_makes_the_same_bytes():
    shown = view(small_atlas(), Selection())
    about = colophon(shown, TODAY, ADDRESS)
    assert workbook(shown, about) == workbook(shown, about)
