"""The one writer of CSV: exactly the selected agreements, with their cities joined in."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from twinning.atlas import Atlas
from twinning.labels import instrument_label, status_label, themes_label
from twinning.language import country_name

PROFILES = ("machine", "spreadsheet")
PARTIES = ("city_a", "city_b")
CITY_COLUMNS = ("name", "country", "latitude", "longitude")
JOINED = tuple(f"{party}_{column}" for party in PARTIES for column in CITY_COLUMNS)
LABELS = (
    "city_a_country_label",
    "city_b_country_label",
    "status_label",
    "instrument_label",
    "themes_label",
)
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# A spreadsheet runs a cell that begins like this, unless it is a plain number.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)

Column = list[str]


def export_csv(atlas: Atlas, mask: np.ndarray, profile: str) -> bytes:
    """The masked agreements as a CSV file that `loading` reads back.

    "machine" is RFC 4180 in UTF-8 without a byte order mark; "spreadsheet" has the mark, labels
    beside the ids, and a guarding apostrophe before any cell that would run as a formula.
    """
    agreements = atlas.agreements[mask]
    if profile == "machine":
        return _written(_columns(agreements, _joined(atlas, mask)))
    columns = _columns(agreements, _joined(atlas, mask) | _labels(atlas, mask, agreements))
    guarded = {_guarded(n): [_guarded(cell) for cell in cells] for n, cells in columns.items()}
    return BYTE_ORDER_MARK + _written(guarded)


def csv_text(rows: Iterable[Sequence[str]], *, separator: str = ",", line_end: str = "\r\n") -> str:
    """Rows of cells as the text of a CSV file, quoted only where that is needed."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator=line_end).writerows(rows)
    return text.getvalue()


def _written(columns: dict[str, Column]) -> bytes:
    return csv_text([list(columns), *zip(*columns.values(), strict=True)]).encode()


def _columns(agreements: pd.DataFrame, made: dict[str, Column]) -> dict[str, Column]:
    """The table's own columns, each followed by those made from it.

    What an earlier export had made is left out, so that exporting its reading changes nothing.
    """
    columns: dict[str, Column] = {}
    for name in agreements.columns.difference([*JOINED, *LABELS], sort=False):
        columns[name] = agreements[name].tolist()
        columns |= {key: cells for key, cells in made.items() if _origin(key) == name}
    return columns


def _origin(made: str) -> str:
    """The column of the table that a joined or label column stands behind."""
    party = next((party for party in PARTIES if made.startswith(f"{party}_")), None)
    return party or made.removesuffix("_label")


def _joined(atlas: Atlas, mask: np.ndarray) -> dict[str, Column]:
    columns = {column: _cells(atlas.cities[column]) for column in CITY_COLUMNS}
    return {
        f"{party}_{column}": cells[positions].tolist()
        for party, positions in zip(PARTIES, atlas.parties[mask].T, strict=True)
        for column, cells in columns.items()
    }


def _cells(column: "pd.Series[Any]") -> np.ndarray:
    """The cells as text: numbers in full, those not known empty."""
    cells = column.tolist()
    if column.dtype == np.float64:
        cells = ["" if np.isnan(number) else repr(number) for number in cells]
    return np.array(cells, dtype=object)


def _labels(atlas: Atlas, mask: np.ndarray, agreements: pd.DataFrame) -> dict[str, Column]:
    countries = _cells(atlas.cities["country"].map(country_name))
    parties = zip(PARTIES, atlas.parties[mask].T, strict=True)
    return {
        **{f"{party}_country_label": countries[places].tolist() for party, places in parties},
        "status_label": agreements["status"].map(status_label).tolist(),
        "instrument_label": agreements["instrument"].map(instrument_label).tolist(),
        "themes_label": agreements["themes"].map(lambda cell: themes_label(atlas, cell)).tolist(),
    }


def _guarded(cell: str) -> str:
    harmless = not _FORMULA.match(cell) or _NUMBER.fullmatch(cell)
    return cell if harmless else f"'{cell}"
