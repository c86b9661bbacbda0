"""CSV files → tables of text, every fault reported at once; the only module that parses a CSV."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from twinning.charset import charset
from twinning.checks import check
from twinning.errors import DataError, Problem
from twinning.folder import read
from twinning.language import _
from twinning.schema import AGREEMENTS, CITIES, SOURCES, TABLES, THEMES, TableSchema
from twinning.shaping import Shaped, column_name, empty, shaped
from twinning.sheet import Row, Sheet, is_filled

SEPARATORS = (",", ";", "\t")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how .xlsx, .ods and .xls files begin


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


def load(folder: Path) -> Tables:
    """The checked tables of `folder`.

    A bad row is set aside with its problems.  Raises DataError, with all there is to say, when
    a required file is missing, or a file is empty, unreadable or lacks a required column.
    """
    return tables(read(folder))


def tables(contents: Mapping[str, bytes]) -> Tables:
    """The checked tables from the bytes of their files, by file name; see `load`."""
    forms: dict[str, Shaped] = {}
    fatal: list[Problem] = []
    for schema in TABLES:
        try:
            forms[schema.file] = _form(contents.get(schema.file), schema)
        except DataError as error:
            fatal += error.problems
    if fatal:
        raise DataError(fatal)
    found = check({file: form.table for file, form in forms.items()})
    problems = [problem for form in forms.values() for problem in form.problems] + found
    sound = {file: _sound(form.table, file, problems) for file, form in forms.items()}
    return Tables(
        cities=sound[CITIES.file],
        agreements=sound[AGREEMENTS.file],
        themes=sound[THEMES.file],
        sources=sound[SOURCES.file],
        problems=tuple(sorted(problems, key=_place)),
    )


def parsed(content: bytes, schema: TableSchema) -> Sheet:
    """One file with its rows.

    Raises DataError when it is no CSV file, or its header is missing or cannot be read.
    """
    if content.startswith(_WORKBOOKS):
        advice = _("is a workbook of a spreadsheet program: save it as “CSV UTF-8” from there")
        raise DataError([Problem.whole(schema.file, advice)])
    written_in = charset(content)
    lines = list(io.StringIO(written_in.decoded(content), newline=""))
    separator = _separator(lines, schema)
    rows, problems = _rows(lines, separator, schema)
    if problems and not (rows and rows[0].line < problems[0].line):
        raise DataError(problems[:1])
    if not rows:
        raise DataError([Problem.whole(schema.file, _header_advice(schema))])
    return Sheet(lines, rows, problems, separator, written_in)


def _form(content: bytes | None, schema: TableSchema) -> Shaped:
    if content is None:
        return Shaped(empty(schema))
    sheet = parsed(content, schema)
    form = shaped(sheet.rows, schema)
    return Shaped(form.table, (*sheet.problems, *form.problems))


def _rows(lines: list[str], separator: str, schema: TableSchema) -> tuple[list[Row], list[Problem]]:
    """Every row that is not blank, and each line on which begins what cannot be read as a row."""
    rows, problems, read = [], [], 0
    while read < len(lines):
        begin, reader = read, csv.reader(lines[read:], delimiter=separator, strict=True)
        try:
            for cells in reader:
                first, read = read + 1, begin + reader.line_num
                if is_filled(cells):
                    rows.append(Row(first, read, cells))
        except csv.Error:
            # Only this line is given up: a stray quotation mark must not swallow those below.
            read += 1
            problems.append(Problem(schema.file, read, "", lines[read - 1], _quotation_advice()))
    return rows, problems


def _separator(lines: list[str], schema: TableSchema) -> str:
    """The separator that makes the most known columns out of the header."""

    def known(separator: str) -> int:
        names = {column_name(cell, schema) for cell in _header(lines, separator)}
        return len(names.intersection(schema.columns))

    return max(SEPARATORS, key=known)


def _header(lines: list[str], separator: str) -> list[str]:
    try:
        return next(filter(is_filled, csv.reader(lines, delimiter=separator)), [])
    except csv.Error:
        return []


def _sound(table: pd.DataFrame, file: str, problems: list[Problem]) -> pd.DataFrame:
    bad = {problem.line for problem in problems if problem.file == file}
    return table[~table.index.isin(bad)]


def _place(problem: Problem) -> tuple[int, int]:
    return [schema.file for schema in TABLES].index(problem.file), problem.line


def _header_advice(schema: TableSchema) -> str:
    return _("is empty: its first row must name its columns, at least {columns}").format(
        columns=", ".join(schema.required)
    )


def _quotation_advice() -> str:
    return _(
        "cannot be read: a quotation mark is never closed, is followed by text, or encloses more "
        "than {count} characters; within a quotation it must be doubled"
    ).format(count=csv.field_size_limit())
