"""cities.csv with its blank coordinates filled in, written back as it was otherwise."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from twinning.atlas import Locate, positioned
from twinning.errors import DataError, Problem
from twinning.exporting import csv_text
from twinning.language import _
from twinning.loading import Sheet, load, sheet
from twinning.location import Unlocated
from twinning.schema import CITIES
from twinning.shaping import column_name

FILLED = ("latitude", "longitude", "location_method", "location_confidence")


@dataclass(frozen=True)
class Filling:
    """What `fill` did: how many cities it located, and those it could not."""

    located: int
    unlocated: tuple[Unlocated, ...]


def fill(folder: Path, locate: Locate) -> Filling:
    """Locate the cities of `folder` without coordinates and write cities.csv back, in one step.

    Rows that are set aside stay as they are, and so do encoding, separator and column order.
    Raises DataError when the tables cannot be used.
    """
    cities = load(folder).cities
    blank = cities[(cities["latitude"] == "") & (cities["longitude"] == "")]
    located, unlocated = locate(positioned(blank.set_index("city_id")))
    found = located[located["latitude"].notna()]
    if len(found):
        path = folder / CITIES.file
        filled = _filled(sheet(path.read_bytes(), CITIES), found.set_index(_lines(blank, found)))
        _replace(path, filled)
    return Filling(len(found), unlocated)


def _lines(blank: pd.DataFrame, found: pd.DataFrame) -> pd.Index:
    """The lines of the file on which the found cities stand."""
    return blank.index[blank["city_id"].isin(found.index)]


def _filled(cities: Sheet, found: pd.DataFrame) -> bytes:
    _line, header = cities.records[0]
    names = [column_name(cell, CITIES) for cell in header]
    added = [column for column in FILLED if column not in names]
    filled = [
        _row(cells + [""] * len(added), names + added, line, found)
        for line, cells in cities.records[1:]
    ]
    text = csv_text([header + added, *filled], separator=cities.separator, line_end=cities.line_end)
    return _encoded(text, cities.encoding)


def _row(cells: list[str], names: list[str], line: int, found: pd.DataFrame) -> list[str]:
    """The row with its place filled in, its GeoNames id included if there is a column for it."""
    if line not in found.index or len(cells) != len(names):
        return cells
    filled = {column: str(found.at[line, column]) for column in (*FILLED, "geonames_id")}
    return [filled.get(name, cell) for name, cell in zip(names, cells, strict=True)]


def _encoded(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        advice = _("cannot be written back as {encoding}: save it as UTF-8 first")
        whole = Problem(CITIES.file, 0, "", "", advice.format(encoding=encoding))
        raise DataError([whole]) from error


def _replace(path: Path, content: bytes) -> None:
    """Whoever reads meanwhile sees the old file or the new one, never half of one."""
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(content)
    new.chmod(path.stat().st_mode)
    new.replace(path)
