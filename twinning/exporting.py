"""The one writer of CSV: exactly the selected agreements with their cities, or whole tables."""

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator

import pandas as pd

from twinning.atlas import Atlas, Mask
from twinning.extracts import (
    Column,
    Columns,
    agreements_extract,
    cities_extract,
    table_columns,
)
from twinning.incidence import incidences
from twinning.pieces import pieces
from twinning.quoting import guarded, quoted

MACHINE, SPREADSHEET = "machine", "spreadsheet"
PROFILES = (MACHINE, SPREADSHEET)


def export_csv(atlas: Atlas, mask: Mask, profile: str) -> bytes:
    """The masked agreements as a CSV file that `loading` reads back.

    "machine" is RFC 4180 in UTF-8 without a byte order mark; "spreadsheet" has the mark, labels
    beside the ids, and a guarding apostrophe before any cell that would run as a formula.
    """
    return b"".join(agreements_csv(atlas, mask, profile))


def agreements_csv(atlas: Atlas, mask: Mask, profile: str) -> Iterator[bytes]:
    """The file of `export_csv` piece by piece."""
    columns = agreements_extract(atlas)
    return _written((columns(rows, profile != MACHINE) for rows in pieces(mask)), profile)


def cities_csv(atlas: Atlas, mask: Mask, profile: str) -> Iterator[bytes]:
    """The parties of the masked agreements, with how many of these each has, piece by piece.

    A file that `loading` reads back as cities.csv, in the profiles of `export_csv`.
    """
    counts = incidences(atlas)["city"].counts(mask)
    columns = cities_extract(atlas, counts)
    return _written((columns(rows, profile != MACHINE) for rows in pieces(counts > 0)), profile)


def table_csv(table: pd.DataFrame, profile: str) -> bytes:
    """Any table of text and numbers as a CSV file, in the profiles of `export_csv`."""
    return columns_csv(table_columns(table), profile)


def columns_csv(columns: Columns, profile: str) -> bytes:
    """Columns of text as a CSV file, in the profiles of `export_csv`."""
    return b"".join(_written([columns], profile))


def _written(parts: Iterable[Columns], profile: str) -> Iterator[bytes]:
    """The parts as one file, each with the same columns."""
    guard: Callable[[Column], Column] = list if profile == MACHINE else guarded
    for number, columns in enumerate(parts):
        if number == 0:
            header = _lines(guard([name]) for name in columns)
            yield header if profile == MACHINE else BOM_UTF8 + header
        yield _lines(map(guard, columns.values()))


def _lines(columns: Iterable[Column]) -> bytes:
    rows = map(",".join, zip(*map(quoted, columns), strict=True))
    return "".join(f"{row}\r\n" for row in rows).encode()
