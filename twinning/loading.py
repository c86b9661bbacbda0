"""CSV files → tables of text, every fault reported at once; the only module that parses a CSV."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from twinning.charset import decoded
from twinning.checks import check
from twinning.errors import DataError, Problem
from twinning.language import _
from twinning.schema import AGREEMENTS, CITIES, SOURCES, TABLES, THEMES, TableSchema
from twinning.shaping import Record, Shaped, column_name, empty, shaped

SEPARATORS = (",", ";", "\t")
# Only a spreadsheet export has this column, and its cells may carry the guard of `exporting`.
GUARDED_COLUMN = "status_label"
GUARD = re.compile(r"'(?='*[=+\-@\t\r])")
LONGEST_CELL = 10_000_000
_END = "\x1fend of table"

csv.field_size_limit(LONGEST_CELL)


@dataclass(frozen=True, eq=False)
class Tables:
    """The sound rows of the four tables as text, and every problem of the other rows.

    Each frame is indexed by the line its row begins on; "" stands for "not known".
    """

    cities: pd.DataFrame
    agreements: pd.DataFrame
    themes: pd.DataFrame
    sources: pd.DataFrame
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Sheet:
    """One file as it was written: its cells, and the form to write it back in."""

    records: list[Record]
    encoding: str
    separator: str
    line_end: str


def read(folder: Path) -> dict[str, bytes]:
    """The bytes of the tables that are in `folder`, by file name.

    Raises DataError when a required table is missing or any table cannot be read.
    """
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    for schema in TABLES:
        try:
            contents[schema.file] = (folder / schema.file).read_bytes()
        except FileNotFoundError:
            if schema in (CITIES, AGREEMENTS):
                problems.append(_whole(schema, _missing_advice(folder)))
        except OSError as error:
            reason = _("cannot be read: {reason}").format(reason=error.strerror)
            problems.append(_whole(schema, reason))
    if problems:
        raise DataError(problems)
    return contents


def load(folder: Path) -> Tables:
    """The checked tables of `folder`.

    A bad row is set aside with its problems.  Raises DataError, with all there is to say, when
    a required file is missing, or a file is empty, unreadable or lacks a required column.
    """
    return tables(read(folder))


def tables(contents: Mapping[str, bytes]) -> Tables:
    """The checked tables from the bytes of their files, by file name; see `load`."""
    forms = {schema.file: _form(contents.get(schema.file), schema) for schema in TABLES}
    fatal = [problem for form in forms.values() for problem in form.fatal]
    if fatal:
        raise DataError(fatal)
    rows = {file: form.rows for file, form in forms.items()}
    found = check(rows, themes_known=THEMES.file in contents)
    problems = [problem for form in forms.values() for problem in form.problems] + found
    sound = {file: _sound(table, file, found) for file, table in rows.items()}
    return Tables(
        cities=sound[CITIES.file],
        agreements=sound[AGREEMENTS.file],
        themes=sound[THEMES.file],
        sources=sound[SOURCES.file],
        problems=tuple(sorted(problems, key=_place)),
    )


def sheet(content: bytes, schema: TableSchema) -> Sheet:
    """The cells of one file, header first.

    Raises DataError when the file is empty or a quotation mark is never closed.
    """
    try:
        text, encoding = decoded(content)
    except UnicodeDecodeError as error:
        raise DataError([_whole(schema, _("is not text in an encoding known here"))]) from error
    if not text.strip("\x00 \r\n\t"):
        raise DataError([_whole(schema, _header_advice(schema))])
    separator = _separator(text, schema)
    try:
        records = _records(text, separator, schema)
    except csv.Error as error:
        raise DataError([_whole(schema, str(error))]) from error
    return Sheet(records, encoding, separator, "\r\n" if "\r\n" in text else "\n")


def _form(content: bytes | None, schema: TableSchema) -> Shaped:
    if content is None:
        return Shaped(empty(schema))
    try:
        form = shaped(sheet(content, schema).records, schema)
    except DataError as error:
        return Shaped(empty(schema), fatal=error.problems)
    return Shaped(_unguarded(form.rows), form.problems, form.fatal)


def _records(text: str, separator: str, schema: TableSchema) -> list[Record]:
    """Every row that is not blank, with the line it begins on."""
    # A row of our own at the end comes back whole, unless a quotation mark left open swallows it.
    reader = csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), delimiter=separator)
    records, line = [], 1
    for cells in reader:
        records.append((line, cells))
        line = reader.line_num + 1
    begin, last = records.pop()
    if last != [_END]:
        advice = _("begins a quotation that is never closed")
        raise DataError([Problem(schema.file, begin, "", "", advice)])
    return [(line, cells) for line, cells in records if any(cells)]


def _separator(text: str, schema: TableSchema) -> str:
    """The separator that makes the most known columns out of the first line."""
    header = next(line for line in text.splitlines() if line.strip())

    def known(separator: str) -> int:
        names = {column_name(cell.strip().strip('"'), schema) for cell in header.split(separator)}
        return len(names.intersection(schema.columns))

    return max(SEPARATORS, key=known)


def _unguarded(rows: pd.DataFrame) -> pd.DataFrame:
    if GUARDED_COLUMN not in rows:
        return rows
    cells = {name: rows[name].str.replace(GUARD, "", n=1, regex=True) for name in rows}
    return pd.DataFrame(cells, index=rows.index).rename(
        columns=lambda name: GUARD.sub("", name, count=1)
    )


def _sound(rows: pd.DataFrame, file: str, problems: list[Problem]) -> pd.DataFrame:
    bad = {problem.line for problem in problems if problem.file == file}
    return rows[~rows.index.isin(bad)] if bad else rows


def _place(problem: Problem) -> tuple[int, int]:
    return [schema.file for schema in TABLES].index(problem.file), problem.line


def _whole(schema: TableSchema, expected: str) -> Problem:
    return Problem(schema.file, 0, "", "", expected)


def _missing_advice(folder: Path) -> str:
    return _(
        "is missing from {folder}: put it there, or name the folder that holds it in the "
        "environment variable TWINNING_DATA"
    ).format(folder=folder)


def _header_advice(schema: TableSchema) -> str:
    return _("is empty: its first row must name its columns, at least {columns}").format(
        columns=", ".join(schema.required)
    )
