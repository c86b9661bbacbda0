"""Rows of cells → a table with the known columns; what does not fit the header is a problem."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

import pandas as pd

from twinning.cells import LONGEST_NAME, UNSAFE, too_long, unsafe
from twinning.errors import DataError, Problem, readable
from twinning.language import _, ngettext
from twinning.quoting import unguarded
from twinning.schema import DEFAULTS, TableSchema
from twinning.sheet import Row
from twinning.text import fold

# Only spreadsheet exports have one of these columns, and their cells may be guarded.
GUARDED_COLUMNS = frozenset({"status_label", "level_label"})
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, eq=False)
class Shaped:
    """A table as text, indexed by line: known columns in the schema's order, then the others."""

    table: pd.DataFrame
    problems: tuple[Problem, ...] = ()


def shaped(rows: Sequence[Row], schema: TableSchema) -> Shaped:
    """The rows under their header, the first; those with too few or too many cells are set aside.

    Raises DataError when the header lacks a required column.
    """
    if not GUARDED_COLUMNS.isdisjoint(rows[0].cells):
        rows = [row._replace(cells=[unguarded(cell) for cell in row.cells]) for row in rows]
    header, *body = rows
    names = column_names(header.cells, schema)
    doubtful = list(_doubtful(header, names, schema))
    if missing := [column for column in schema.required if column not in names]:
        raise DataError([_missing(missing, header, schema), *doubtful])
    fitting, misfits = _sorted_out(body, len(names), schema.file)
    index = pd.Index([row.line for row in fitting], dtype="int64")
    table = pd.DataFrame([row.cells for row in fitting], index, names, dtype="str")
    return Shaped(_completed(table, schema), (*doubtful, *misfits))


def empty(schema: TableSchema) -> pd.DataFrame:
    """A table of no rows."""
    return pd.DataFrame(columns=schema.columns, index=pd.Index([], dtype="int64"), dtype="str")


def column_names(header: Iterable[str], schema: TableSchema) -> list[str]:
    """The header's cells as names, each once: the first of its name keeps it, none is lost."""
    names: dict[str, None] = {}
    numbers: dict[str, Iterator[int]] = defaultdict(lambda: count(2))
    for position, cell in enumerate(header, start=1):
        name = wanted = column_name(cell, schema) or f"column {position}"
        while name in names:
            name = f"{wanted} ({next(numbers[wanted])})"
        names[name] = None
    return list(names)


def column_name(cell: str, schema: TableSchema) -> str:
    """A header cell as a column name: known names in their own spelling, others untouched."""
    name = cell.replace(_BYTE_ORDER_MARK, "").strip()
    if name.lower() in schema.columns:
        return name.lower()
    return schema.synonyms.get(fold(name).replace(" ", ""), name) if schema.synonyms else name


def _doubtful(header: Row, names: Sequence[str], schema: TableSchema) -> Iterator[Problem]:
    """What is wrong with the names of columns; the columns are kept for all that."""
    for cell, name in zip(header.cells, names, strict=True):
        wanted = column_name(cell, schema)
        if wanted not in ("", name):
            advice = _("names a second column; its cells are kept as “{kept}”")
            why = advice.format(kept=readable(name))
            yield Problem(schema.file, header.line, wanted, wanted, why)
        if UNSAFE.search(wanted):
            yield Problem(schema.file, header.line, wanted, wanted, unsafe(wanted))
        if len(wanted) > LONGEST_NAME:
            yield Problem(schema.file, header.line, wanted, wanted, too_long())


def _missing(columns: Sequence[str], header: Row, schema: TableSchema) -> Problem:
    advice = ngettext(
        "lacks the required column {missing}; its columns are {found}",
        "lacks the required columns {missing}; its columns are {found}",
        len(columns),
    )
    found = readable(", ".join(header.cells))
    why = advice.format(missing=", ".join(columns), found=found)
    return Problem(schema.file, header.line, "", "", why)


def _sorted_out(rows: Sequence[Row], width: int, file: str) -> tuple[list[Row], list[Problem]]:
    """The rows that fit the header, and the others."""
    fitting, misfits = [], []
    for row in rows:
        row = row if len(row.cells) == width else row.without_blank_end(width)
        if len(row.cells) == width:
            fitting.append(row)
        else:
            found = ",".join(row.cells)
            misfits.append(Problem(file, row.line, "", found, _misfit(len(row.cells), width)))
    return fitting, misfits


def _misfit(cells: int, width: int) -> str:
    message = ngettext(
        "has {cells} cell where the header has {width}",
        "has {cells} cells where the header has {width}",
        cells,
    )
    return message.format(cells=cells, width=width)


def _completed(rows: pd.DataFrame, schema: TableSchema) -> pd.DataFrame:
    """Known columns stripped, with defaults, in order; unknown ones untouched behind them."""
    known = {column: _stripped(rows, column) for column in schema.columns}
    extras = [column for column in rows if column not in schema.columns]
    table = pd.DataFrame(known, index=rows.index, dtype="str")
    return table.join(rows[extras]) if extras else table


def _stripped(rows: pd.DataFrame, column: str) -> "pd.Series[str] | str":
    default = DEFAULTS.get(column, "")
    if column not in rows:
        return default
    cells = rows[column].str.strip()
    return cells.replace("", default) if default else cells
