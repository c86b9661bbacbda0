"""The one writer of CSV: exactly the selected agreements with their cities, or whole tables."""

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from twinning.atlas import Atlas, Mask, Positions
from twinning.countries import country_name
from twinning.incidence import incidences
from twinning.labels import instrument_label, level_label, status_label, themes_label
from twinning.pieces import pieces
from twinning.quoting import guarded, quoted
from twinning.schema import PARTIES

PROFILES = ("machine", "spreadsheet")
CITY_COLUMNS = ("name", "country", "latitude", "longitude")
JOINED = {f"{party}_{column}": party for party in PARTIES for column in CITY_COLUMNS}
LABELS = {
    "city_a_country_label": "city_a",
    "city_b_country_label": "city_b",
    "status_label": "status",
    "instrument_label": "instrument",
    "themes_label": "themes",
}
MADE_FROM = JOINED | LABELS
"""The column of the table behind which each column stands that an export adds."""
COUNT = "selected_agreements"
MADE_FROM_CITIES = {"country_label": "country", "level_label": "level", COUNT: "level"}

Column = Sequence[str]
Columns = Mapping[str, Column]


def export_csv(atlas: Atlas, mask: Mask, profile: str) -> bytes:
    """The masked agreements as a CSV file that `loading` reads back.

    "machine" is RFC 4180 in UTF-8 without a byte order mark; "spreadsheet" has the mark, labels
    beside the ids, and a guarding apostrophe before any cell that would run as a formula.
    """
    return b"".join(agreements_csv(atlas, mask, profile))


def agreements_csv(atlas: Atlas, mask: Mask, profile: str) -> Iterator[bytes]:
    """The file of `export_csv` piece by piece."""
    cities = {column: np.array(_texts(atlas.cities[column]), object) for column in CITY_COLUMNS}

    def columns(rows: Positions) -> Columns:
        agreements = atlas.agreements.iloc[rows]
        made = _joined(cities, atlas.parties[rows])
        if profile != "machine":
            made |= _labels(atlas, agreements, made)
        return _columns(agreements, made, MADE_FROM)

    return _written(map(columns, pieces(mask)), profile)


def cities_csv(atlas: Atlas, mask: Mask, profile: str) -> Iterator[bytes]:
    """The parties of the masked agreements, with how many of these each has, piece by piece.

    A file that `loading` reads back as cities.csv, in the profiles of `export_csv`.
    """
    counts = incidences(atlas)["city"].counts(mask)

    def columns(rows: Positions) -> Columns:
        cities = atlas.cities.iloc[rows].reset_index()
        made: dict[str, Column] = {COUNT: list(map(str, counts[rows].tolist()))}
        if profile != "machine":
            made |= _city_labels(cities)
        return _columns(cities, made, MADE_FROM_CITIES)

    return _written(map(columns, pieces(counts > 0)), profile)


def table_csv(table: pd.DataFrame, profile: str) -> bytes:
    """Any table of text and numbers as a CSV file, in the profiles of `export_csv`."""
    columns = {str(name): _texts(table[name]) for name in table}
    return b"".join(_written([columns], profile))


def _written(parts: Iterable[Columns], profile: str) -> Iterator[bytes]:
    """The parts as one file, each with the same columns."""
    guard: Callable[[Column], Column] = list if profile == "machine" else guarded
    for number, columns in enumerate(parts):
        if number == 0:
            header = _lines(guard([name]) for name in columns)
            yield header if profile == "machine" else BOM_UTF8 + header
        yield _lines(map(guard, columns.values()))


def _lines(columns: Iterable[Column]) -> bytes:
    rows = map(",".join, zip(*map(quoted, columns), strict=True))
    return "".join(f"{row}\r\n" for row in rows).encode()


def _columns(table: pd.DataFrame, made: Columns, origins: Mapping[str, str]) -> Columns:
    """The table's own columns, each followed by those made from it, as `origins` says.

    What an earlier export had made is left out, so that exporting its reading changes nothing.
    """
    columns: dict[str, Column] = {}
    for name in table.columns.difference(list(origins), sort=False):
        columns[name] = _texts(table[name])
        columns |= {key: cells for key, cells in made.items() if origins[key] == name}
    return columns


def _joined(cities: Mapping[str, NDArray[np.object_]], parties: Positions) -> dict[str, Column]:
    """Name, country, latitude and longitude of both parties."""
    return {
        f"{party}_{column}": cells[positions].tolist()
        for party, positions in zip(PARTIES, parties.T, strict=True)
        for column, cells in cities.items()
    }


def _texts(column: "pd.Series[Any]") -> list[str]:
    """The cells as text: numbers in full, those not known empty."""
    cells = column.tolist()
    if column.dtype != np.float64:
        return cells
    return ["" if np.isnan(number) else _decimal(number) for number in cells]


def _decimal(number: float) -> str:
    """The shortest text of that number; `loading` reads no exponents."""
    text = repr(number)
    return np.format_float_positional(number, trim="0") if "e" in text else text


def _labels(atlas: Atlas, agreements: pd.DataFrame, joined: Columns) -> dict[str, Column]:
    """What the ids and codes mean, in words."""
    countries = {f"{party}_country_label": joined[f"{party}_country"] for party in PARTIES}
    return {
        **{label: _each(country_name, codes) for label, codes in countries.items()},
        "status_label": _each(status_label, agreements["status"].tolist()),
        "instrument_label": _each(instrument_label, agreements["instrument"].tolist()),
        "themes_label": _each(partial(themes_label, atlas), agreements["themes"].tolist()),
    }


def _city_labels(cities: pd.DataFrame) -> dict[str, Column]:
    return {
        "country_label": _each(country_name, cities["country"].tolist()),
        "level_label": _each(level_label, cities["level"].tolist()),
    }


def _each(label: Callable[[str], str], cells: Column) -> Column:
    """The label of every cell; each distinct one is worked out once."""
    labels = {cell: label(cell) for cell in set(cells)}
    return [labels[cell] for cell in cells]
