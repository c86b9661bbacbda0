"""What makes a row unusable: bad cells, and what the rows say of each other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from twinning import dates
from twinning.cells import check_cells, fails, where
from twinning.errors import Problem
from twinning.language import _
from twinning.schema import AGREEMENTS, CITIES, SOURCES, THEMES, TableSchema

Rows = pd.DataFrame
Found = Iterator[Problem]


@dataclass(frozen=True)
class _Target:
    """What another table may refer to: every id it holds, and those of its sound rows."""

    schema: TableSchema
    known: frozenset[str]
    usable: frozenset[str]


def check(rows: Mapping[str, Rows], *, themes_known: bool) -> list[Problem]:
    """Every problem in the four tables, given by file name and indexed by line.

    `themes_known` is false when there is no themes.csv: then any theme will do.
    """
    cities, agreements = rows[CITIES.file], rows[AGREEMENTS.file]
    themes, sources = rows[THEMES.file], rows[SOURCES.file]
    of_cities = list(check_cells(cities, CITIES))
    of_themes = [*check_cells(themes, THEMES), *_parents(themes)]
    of_agreements = [
        *check_cells(agreements, AGREEMENTS),
        *_parties(agreements, _target(CITIES, cities, of_cities)),
        *_ends(agreements),
    ]
    if themes_known:
        of_agreements += _themes(agreements, _target(THEMES, themes, of_themes))
    of_agreements += _repeated_pairs(_left(agreements, of_agreements))
    said_of = _target(AGREEMENTS, agreements, of_agreements)
    of_sources = [
        *check_cells(sources, SOURCES),
        *_references(sources, SOURCES, "agreement_id", said_of),
    ]
    return [*of_cities, *of_agreements, *of_themes, *of_sources]


def several(cell: str) -> list[str]:
    """The values of a cell that holds several, in their order, each once."""
    return list(dict.fromkeys(part.strip() for part in cell.split(";") if part.strip()))


def _left(rows: Rows, problems: list[Problem]) -> Rows:
    return rows[~rows.index.isin({problem.line for problem in problems})]


def _target(schema: TableSchema, rows: Rows, problems: list[Problem]) -> _Target:
    usable = _left(rows, problems)[schema.key]
    return _Target(schema, frozenset(rows[schema.key].tolist()), frozenset(usable.tolist()))


def _verdict(value: str, target: _Target) -> str:
    """Why `value` cannot be referred to; empty when it can."""
    if value in target.usable:
        return ""
    reason = _("was set aside in {file}") if value in target.known else _("is not in {file}")
    return reason.format(file=target.schema.file)


def _references(rows: Rows, schema: TableSchema, column: str, target: _Target) -> Found:
    bad = fails(rows[column], target.usable.__contains__)
    for line, value in rows.loc[bad, column].items():
        yield Problem(schema.file, int(str(line)), column, value, _verdict(value, target))


def _parties(rows: Rows, cities: _Target) -> Found:
    for column in ("city_a", "city_b"):
        yield from _references(rows, AGREEMENTS, column, cities)
    alone = (rows["city_a"] == rows["city_b"]) & (rows["city_a"] != "")
    yield from where(rows, AGREEMENTS, "city_b", alone, _("is twinned with itself"))


def _themes(rows: Rows, themes: _Target) -> Found:
    for line, cell in rows.loc[rows["themes"] != "", "themes"].items():
        for theme in several(cell):
            if theme not in themes.usable:
                reason = _verdict(theme, themes)
                yield Problem(AGREEMENTS.file, int(str(line)), "themes", theme, reason)


def _parents(rows: Rows) -> Found:
    roots = frozenset(rows.loc[rows["parent"] == "", "theme_id"])
    bad = fails(rows["parent"], roots.__contains__)
    yield from where(rows, THEMES, "parent", bad, _("is not a theme without a parent of its own"))


def _ends(rows: Rows) -> Found:
    both = rows.loc[(rows["signed_on"] != "") & (rows["ends_on"] != ""), ["signed_on", "ends_on"]]
    for line, begin, end in both.itertuples():
        sound = dates.is_date(begin) and dates.is_date(end)
        if sound and dates.span(end).last < dates.span(begin).first:
            yield Problem(AGREEMENTS.file, line, "ends_on", end, _("lies before signed_on"))


def _repeated_pairs(rows: Rows) -> Found:
    """The same two parties with the same instrument, in either order; the first row stays."""
    first: dict[tuple[str, str, str], str] = {}
    columns = rows[["agreement_id", "city_a", "city_b", "instrument"]]
    for line, agreement_id, city_a, city_b, instrument in columns.itertuples():
        pair = (min(city_a, city_b), max(city_a, city_b), instrument)
        earlier = first.setdefault(pair, agreement_id)
        if earlier != agreement_id:
            why = _("has the same parties and instrument as {agreement_id}")
            expected = why.format(agreement_id=earlier)
            yield Problem(AGREEMENTS.file, line, "agreement_id", agreement_id, expected)
