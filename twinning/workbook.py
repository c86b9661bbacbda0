"""The selection as an Excel workbook: a sheet for each table, and one that says what it holds."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time
from io import BytesIO
from itertools import islice

import numpy as np
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from twinning.colophon import Colophon
from twinning.extracts import (
    COUNT,
    Columns,
    agreements_extract,
    cities_extract,
    events_extract,
    sources_extract,
)
from twinning.incidence import incidences
from twinning.language import _, direction, number
from twinning.view import View

LONGEST_CELL = 32_767  # characters, and rows of a sheet below its heading: the limits of Excel
MOST_ROWS = 1_048_575
NUMBERS = frozenset({"latitude", "longitude", "population", "programme_years", COUNT})
WIDEST, NARROWEST, LOOKED_AT = 48, 9, 200
# Whatever a table holds is text, even where it looks like a formula or an address.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(view: View, about: Colophon) -> bytes:
    """The bytes of the workbook: agreements, cities, sources, events, and a sheet on them all.

    Names of columns are those of the tables, with labels beside the ids.  A cell longer than
    Excel can hold is cut, and the first sheet says how many were.
    """
    tables = _tables(view)
    target = BytesIO()
    with Workbook(target, OPTIONS) as book:
        book.set_properties({"title": about.selection, "created": _instant(about)})
        heading = book.add_format({"bold": True, "bottom": 1})
        _write_about(_sheet(book, _("Read me")), about, tables, heading)
        for name, columns in tables.items():
            for place, part in enumerate(_parts(columns), start=1):
                title = name if place == 1 else f"{name} ({number(place)})"
                _write(_sheet(book, title), part, heading)
    return target.getvalue()


def _sheet(book: Workbook, title: str) -> Worksheet:
    """A new sheet, whose first column stands where the reader's language begins to be read."""
    sheet = book.add_worksheet(title)
    if direction() == "rtl":
        sheet.right_to_left()
    return sheet


def _tables(view: View) -> dict[str, Columns]:
    atlas, mask = view.atlas, view.mask
    counts = incidences(atlas)["city"].counts(mask)
    return {
        _("Agreements"): agreements_extract(atlas)(np.flatnonzero(mask), True),
        _("Cities"): cities_extract(atlas, counts)(np.flatnonzero(counts), True),
        _("Sources"): sources_extract(atlas, mask),
        _("Events"): events_extract(atlas, mask),
    }


def _instant(about: Colophon) -> datetime:
    """The beginning of the day, so that the same selection makes the same bytes all day."""
    return datetime.combine(about.made_on, time())


def _write_about(
    sheet: Worksheet, about: Colophon, tables: Mapping[str, Columns], heading: Format
) -> None:
    counts = {name: _length(columns) for name, columns in tables.items()}
    lines = about.facts(counts)
    cut = sum(len(c) > LONGEST_CELL for t in tables.values() for cells in t.values() for c in cells)
    if cut:
        lines.append((_("Cells cut to what a sheet can hold"), number(cut)))
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 100)
    for row, (name, value) in enumerate(lines):
        sheet.write_string(row, 0, name, heading)
        sheet.write_string(row, 1, value[:LONGEST_CELL])


def _write(sheet: Worksheet, columns: Columns, heading: Format) -> None:
    """One table with its heading always in sight, ready to be filtered."""
    for place, (name, cells) in enumerate(columns.items()):
        sheet.set_column(place, place, _width(name, cells))
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, _length(columns), max(len(columns) - 1, 0))
    for place, name in enumerate(columns):
        sheet.write_string(0, place, name, heading)
    numeric = [name in NUMBERS or name.endswith(("_latitude", "_longitude")) for name in columns]
    for row, cells in enumerate(zip(*columns.values(), strict=True), start=1):
        for place, cell in enumerate(cells):
            if not cell:
                continue
            if numeric[place]:
                sheet.write_number(row, place, float(cell))
            else:
                sheet.write_string(row, place, cell[:LONGEST_CELL])


def _parts(columns: Columns) -> Iterator[Columns]:
    """The table in as many parts as it needs sheets; one, even without rows."""
    for start in range(0, max(_length(columns), 1), MOST_ROWS):
        yield {name: cells[start : start + MOST_ROWS] for name, cells in columns.items()}


def _length(columns: Columns) -> int:
    return len(next(iter(columns.values()), ()))


def _width(name: str, cells: Sequence[str]) -> int:
    """Room for the heading and for what the first rows hold, within reason."""
    longest = max(map(len, [name, *islice(filter(None, cells), LOOKED_AT)]))
    return max(NARROWEST, min(longest + 2, WIDEST))
