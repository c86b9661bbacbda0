"""cities.csv with its blank coordinates filled in, written back as it was otherwise."""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from twinning.atlas import LocateCities, positioned
from twinning.errors import DataError, Problem
from twinning.folder import read
from twinning.language import _
from twinning.loading import tables
from twinning.location import Unlocated
from twinning.quoting import quoted
from twinning.reading import parsed
from twinning.schema import CITIES, DRAWN_LEVELS
from twinning.shaping import column_names
from twinning.sheet import Row, Sheet

COORDINATES = ["latitude", "longitude"]
FILLED = [*COORDINATES, "location_method", "location_confidence"]

NewCells = dict[str, str]
"""What is filled into the row of a city, by column."""


@dataclass(frozen=True)
class Filling:
    """What `fill` did: how many cities it located, and those it could not."""

    located: int
    unlocated: tuple[Unlocated, ...]


def fill(folder: Path, locate: LocateCities) -> Filling:
    """Locate the cities of `folder` without coordinates and write cities.csv back, in one step.

    Provinces and countries are no points and stay blank.  A line on which nothing is filled in
    stays as it is, unless columns must be added; rows that are set aside stay set aside.
    Raises DataError when the tables cannot be used, or cities.csv cannot be written as it was.
    """
    contents = read(folder)
    cities = tables(contents).cities
    blank = cities[(cities[COORDINATES] == "").all(axis=1) & cities["level"].isin(DRAWN_LEVELS)]
    located, unlocated = locate(positioned(blank.set_index("city_id")))
    found = located[located["latitude"].notna()]
    if len(found):
        decimal = "," if cities["latitude"].str.contains(",").any() else "."
        lines = dict(zip(blank["city_id"], blank.index.tolist(), strict=True))
        new = {lines[city_id]: cells for city_id, cells in _new_cells(found, decimal)}
        before = contents[CITIES.file]
        _replace(folder / CITIES.file, before, _filled(before, new))
    return Filling(len(found), unlocated)


def _new_cells(found: pd.DataFrame, decimal: str) -> Iterator[tuple[str, NewCells]]:
    columns = [*FILLED, "geonames_id"]
    for city_id, *facts in found[columns].itertuples(name=None):
        cells = dict(zip(columns, map(str, facts), strict=True))
        degrees = {column: cells[column].replace(".", decimal) for column in COORDINATES}
        yield city_id, cells | degrees


def _filled(content: bytes, new: Mapping[int, NewCells]) -> bytes:
    """The file with new cells filled into the rows that begin on the lines given."""
    cities = parsed(content, CITIES)
    if not cities.charset.keeps(content):
        advice = _("cannot be written back as {encoding} without loss: save it as UTF-8 first")
        why = advice.format(encoding=cities.charset.encoding)
        raise DataError([Problem.whole(CITIES.file, why)])
    header, *rows = cities.rows
    names = column_names(header.cells, CITIES)
    added = [column for column in FILLED if column not in names]
    texts = {header.line: _extended(header, len(names), added, cities)}
    for row in rows:
        if row.line in new:
            texts[row.line] = _located(row, [*names, *added], new[row.line], cities)
        else:
            texts[row.line] = _extended(row, len(names), [""] * len(added), cities)
    return cities.with_texts(texts)


def _extended(row: Row, width: int, cells: Sequence[str], cities: Sheet) -> str:
    """The row's own text with cells behind the last column."""
    if not cells or len(row.cells) <= width:
        text, _line_end = cities.text(row)
        return cities.separator.join([text, *cells])
    # A row that is too long must not have its surplus taken for what the new columns hold.
    return _joined([*row.cells[:width], *cells, *row.cells[width:]], cities)


def _located(row: Row, names: Sequence[str], new: NewCells, cities: Sheet) -> str:
    """The row as a text with new cells in their columns, those without one so far included."""
    cells = zip_longest(names, row.cells, fillvalue="")
    return _joined([new.get(name, cell) for name, cell in cells], cities)


def _joined(cells: Sequence[str], cities: Sheet) -> str:
    return cities.separator.join(quoted(cells, cities.separator))


def _replace(path: Path, before: bytes, after: bytes) -> None:
    """Whoever reads meanwhile sees the old file or the new one, never half of one."""
    target = path.resolve()
    with TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as folder:
        draft = Path(folder) / target.name
        with draft.open("wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(target, draft)
        if target.read_bytes() != before:
            why = _("was changed by someone else meanwhile and is left as it is now: try again")
            raise DataError([Problem.whole(CITIES.file, why)])
        draft.replace(target)
