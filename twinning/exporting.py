"""The one writer of CSV: exactly the selected agreements, with their cities joined in."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from twinning.atlas import Atlas, Mask
from twinning.countries import country_name
from twinning.labels import instrument_label, status_label, themes_label
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

Column = Sequence[str]


def export_csv(atlas: Atlas, mask: Mask, profile: str) -> bytes:
    """The masked agreements as a CSV file that `loading` reads back.

    "machine" is RFC 4180 in UTF-8 without a byte order mark; "spreadsheet" has the mark, labels
    beside the ids, and a guarding apostrophe before any cell that would run as a formula.
    """
    agreements = atlas.agreements[mask]
    joined = _joined(atlas, mask)
    if profile == "machine":
        return _written(_columns(agreements, joined)).encode()
    columns = _columns(agreements, joined | _labels(atlas, agreements, joined))
    return _written(columns, guarded).encode("utf-8-sig")


def _written(columns: Mapping[str, Column], guard: Callable[[Column], Column] = list) -> str:
    written = (quoted(guard([name, *cells])) for name, cells in columns.items())
    rows = map(",".join, zip(*written, strict=True))
    return "".join(f"{row}\r\n" for row in rows)


def _columns(agreements: pd.DataFrame, made: Mapping[str, Column]) -> dict[str, Column]:
    """The table's own columns, each followed by those made from it.

    What an earlier export had made is left out, so that exporting its reading changes nothing.
    """
    columns: dict[str, Column] = {}
    for name in agreements.columns.difference(list(MADE_FROM), sort=False):
        columns[name] = agreements[name].tolist()
        columns |= {key: cells for key, cells in made.items() if MADE_FROM[key] == name}
    return columns


def _joined(atlas: Atlas, mask: Mask) -> dict[str, Column]:
    """Name, country, latitude and longitude of both parties."""
    cities = {column: _cells(atlas.cities[column]) for column in CITY_COLUMNS}
    return {
        f"{party}_{column}": cells[positions].tolist()
        for party, positions in zip(PARTIES, atlas.parties[mask].T, strict=True)
        for column, cells in cities.items()
    }


def _cells(column: "pd.Series[Any]") -> NDArray[np.object_]:
    """The cells as text: numbers in full, those not known empty."""
    cells = column.tolist()
    if column.dtype == np.float64:
        cells = ["" if np.isnan(number) else repr(number) for number in cells]
    return np.array(cells, dtype=object)


def _labels(
    atlas: Atlas, agreements: pd.DataFrame, joined: Mapping[str, Column]
) -> dict[str, Column]:
    """What the ids and codes mean, in words."""
    countries = {f"{party}_country_label": joined[f"{party}_country"] for party in PARTIES}
    return {
        **{label: _each(country_name, codes) for label, codes in countries.items()},
        "status_label": _each(status_label, agreements["status"].tolist()),
        "instrument_label": _each(instrument_label, agreements["instrument"].tolist()),
        "themes_label": _each(partial(themes_label, atlas), agreements["themes"].tolist()),
    }


def _each(label: Callable[[str], str], cells: Column) -> Column:
    """The label of every cell; each distinct one is worked out once."""
    labels = {cell: label(cell) for cell in set(cells)}
    return [labels[cell] for cell in cells]
