"""A CSV file row by row, with care: what is no row is told by its line and costs no other row."""

import csv
from collections.abc import Iterable, Iterator

from twinning.charset import charset
from twinning.errors import DataError, Problem
from twinning.language import _, number
from twinning.lines import Lines, split
from twinning.message import Message
from twinning.schema import TableSchema
from twinning.series import enumerated
from twinning.shaping import column_name
from twinning.sheet import Row, Sheet, is_filled

SEPARATORS = (",", ";", "\t")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how .xlsx, .ods and .xls files begin


def parsed(content: bytes, schema: TableSchema) -> Sheet:
    """One file with its rows.

    Raises DataError when it is no CSV file, or its header is missing or cannot be read.
    """
    refuse_workbook(content, schema)
    written_in = charset(content)
    text = written_in.decoded(content).encode()
    separator = separator_of(text, schema)
    lines = Lines(text)
    header = header_of(lines, separator, schema)
    found = list(rows(lines, separator, schema))
    return Sheet(
        list(split(text)),
        [header, *(row for row in found if isinstance(row, Row))],
        [problem for problem in found if isinstance(problem, Problem)],
        separator,
        written_in,
    )


def refuse_workbook(content: bytes, schema: TableSchema) -> None:
    """Raise DataError for what a spreadsheet program keeps for itself."""
    if content.startswith(_WORKBOOKS):
        raise DataError([Problem.whole(schema.file, Message(_workbook_advice))])


def separator_of(text: bytes, schema: TableSchema) -> str:
    """The separator that makes the most known columns out of the header."""

    def known(separator: str) -> int:
        names = {column_name(cell, schema) for cell in _first(split(text), separator)}
        return len(names.intersection(schema.columns))

    return max(SEPARATORS, key=known)


def header_of(lines: Lines, separator: str, schema: TableSchema) -> Row:
    """The first row that is not blank, the lines left behind it.

    Raises DataError when there is none, or what stands there is no row.
    """
    first = next(rows(lines, separator, schema), None)
    if isinstance(first, Problem):
        raise DataError([first])
    if first is None:
        raise DataError([Problem.whole(schema.file, Message(lambda: _header_advice(schema)))])
    return first


def rows(lines: Lines, separator: str, schema: TableSchema) -> Iterator[Row | Problem]:
    """Every row that is not blank, and each line on which begins what cannot be read as a row.

    The lines are taken no farther than the row that was given last.
    """
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        line = lines.begin() + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            # Only this line is given up: a stray quotation mark must not swallow those below.
            yield Problem(schema.file, line, "", lines.give_back(), Message(_quotation_advice))
            continue
        if is_filled(cells):
            yield Row(line, lines.read, cells)


def _first(lines: Iterable[str], separator: str) -> list[str]:
    try:
        return next(filter(is_filled, csv.reader(lines, delimiter=separator)), [])
    except csv.Error:
        return []


def _workbook_advice() -> str:
    return _("is a workbook of a spreadsheet program: save it as “CSV UTF-8” from there")


def _header_advice(schema: TableSchema) -> str:
    return _("is empty: its first row must name its columns, at least {columns}").format(
        columns=enumerated(schema.required)
    )


def _quotation_advice() -> str:
    return _(
        "cannot be read: a quotation mark is never closed, is followed by text, or encloses more "
        "than {count} characters; within a quotation it must be doubled"
    ).format(count=number(csv.field_size_limit()))
