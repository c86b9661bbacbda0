"""CSV files → tables of text, every fault reported at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from twinning.blocks import parts
from twinning.charset import in_utf8
from twinning.checks import check
from twinning.errors import DataError, Problem
from twinning.folder import read
from twinning.lines import Lines
from twinning.reading import header_of, refuse_workbook, separator_of
from twinning.schema import AGREEMENTS, CITIES, EVENTS, SOURCES, TABLES, THEMES, TableSchema
from twinning.shaping import Shaped, empty, shaped


@dataclass(frozen=True, eq=False)
class Tables:
    """The sound rows of the five tables as text, and every problem of the other rows.

    Each frame is indexed by the line its row begins on; "" stands for "not known".
    """

    cities: pd.DataFrame
    agreements: pd.DataFrame
    themes: pd.DataFrame
    sources: pd.DataFrame
    events: pd.DataFrame
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
    # Each table is let go before the next is copied: all of them twice is too much at world size.
    sound = {file: _sound(forms.pop(file).table, file, problems) for file in list(forms)}
    return Tables(
        cities=sound[CITIES.file],
        agreements=sound[AGREEMENTS.file],
        themes=sound[THEMES.file],
        sources=sound[SOURCES.file],
        events=sound[EVENTS.file],
        problems=tuple(sorted(problems, key=_place)),
    )


def _form(content: bytes | None, schema: TableSchema) -> Shaped:
    if content is None:
        return Shaped(empty(schema))
    refuse_workbook(content, schema)
    text = in_utf8(content)
    separator, lines = separator_of(text, schema), Lines(text)
    header = header_of(lines, separator, schema)
    return shaped(header, parts(text, lines, separator, schema, len(header.cells)), schema)


def _sound(table: pd.DataFrame, file: str, problems: list[Problem]) -> pd.DataFrame:
    bad = {problem.line for problem in problems if problem.file == file}
    return table[~table.index.isin(bad)] if bad else table


def _place(problem: Problem) -> tuple[int, int]:
    return [schema.file for schema in TABLES].index(problem.file), problem.line
