"""Parsed records → a table with the known columns; what does not fit the header is a problem."""

from collections import Counter
from dataclasses import dataclass, field

import pandas as pd

from twinning.errors import Problem
from twinning.language import _, ngettext
from twinning.schema import DEFAULTS, TableSchema

Record = tuple[int, list[str]]
"""The line on which a row begins, and its cells."""


@dataclass(frozen=True)
class Shaped:
    """A table as text, indexed by line: known columns in the schema's order, then the others."""

    rows: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    fatal: tuple[Problem, ...] = field(default=())


def shaped(records: list[Record], schema: TableSchema) -> Shaped:
    """The records under their header; rows with too few or too many cells are set aside."""
    header_line, header = records[0]
    names, problems = _unique(
        [column_name(cell, schema) for cell in header], schema.file, header_line
    )
    missing = [column for column in schema.required if column not in names]
    if missing:
        return Shaped(empty(schema), fatal=(_missing(missing, names, schema, header_line),))
    fitting, misfits = _fitted(records[1:], len(names), schema.file)
    rows = pd.DataFrame(
        [cells for _line, cells in fitting],
        columns=names,
        index=pd.Index([line for line, _cells in fitting], dtype="int64"),
        dtype="str",
    )
    return Shaped(_completed(rows, schema), (*problems, *misfits))


def empty(schema: TableSchema) -> pd.DataFrame:
    """A table of no rows."""
    return pd.DataFrame(columns=schema.columns, index=pd.Index([], dtype="int64"), dtype="str")


def column_name(cell: str, schema: TableSchema) -> str:
    """A header cell as a column name: known names in their own spelling, others untouched."""
    name = cell.strip()
    return name.lower() if name.lower() in schema.columns else name


def _unique(names: list[str], file: str, line: int) -> tuple[list[str], list[Problem]]:
    """Names made distinct: the first of its name keeps it, no column is lost."""
    seen: Counter[str] = Counter()
    unique, problems = [], []
    for position, name in enumerate(names, start=1):
        name = name or f"column {position}"
        seen[name] += 1
        if seen[name] > 1:
            kept = f"{name} ({seen[name]})"
            advice = _("names a second column; its cells are kept as “{kept}”").format(kept=kept)
            problems.append(Problem(file, line, name, name, advice))
            name = kept
        unique.append(name)
    return unique, problems


def _missing(missing: list[str], names: list[str], schema: TableSchema, line: int) -> Problem:
    advice = ngettext(
        "lacks the required column {missing}; its columns are {found}",
        "lacks the required columns {missing}; its columns are {found}",
        len(missing),
    )
    found = ", ".join(names)[:200]
    return Problem(
        schema.file, line, "", "", advice.format(missing=", ".join(missing), found=found)
    )


def _fitted(records: list[Record], width: int, file: str) -> tuple[list[Record], list[Problem]]:
    """The rows that fit the header; empty cells past its end are what spreadsheets leave behind."""
    fitting, problems = [], []
    for line, cells in records:
        if len(cells) > width and not any(cells[width:]):
            cells = cells[:width]
        if len(cells) == width:
            fitting.append((line, cells))
        else:
            problems.append(Problem(file, line, "", ",".join(cells), _misfit(len(cells), width)))
    return fitting, problems


def _misfit(cells: int, width: int) -> str:
    message = ngettext(
        "has {cells} cell where the header has {width}",
        "has {cells} cells where the header has {width}",
        cells,
    )
    return message.format(cells=cells, width=width)


def _completed(rows: pd.DataFrame, schema: TableSchema) -> pd.DataFrame:
    """Known columns stripped, with defaults, in order; unknown ones untouched behind them."""
    known = {
        column: rows[column].str.strip() if column in rows else "" for column in schema.columns
    }
    for column, default in DEFAULTS.items():
        if column in known:
            filled = known[column]
            known[column] = filled.replace("", default) if column in rows else default
    extras = [column for column in rows if column not in schema.columns]
    table = pd.DataFrame(known, index=rows.index, dtype="str")
    return table.join(rows[extras]) if extras else table
