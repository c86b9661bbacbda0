"""What makes a row unusable: bad cells, and what the rows say of each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from twinning import dates
from twinning.cells import Fault, check_cells, fails, problems, several
from twinning.errors import Problem
from twinning.language import _
from twinning.schema import AGREEMENTS, CITIES, SOURCES, THEMES, TableSchema

Rows = pd.DataFrame
Found = Iterator[Problem]


@dataclass(frozen=True)
class _Target:
    """What another table may refer to: every id it holds, and those of its sound rows."""

    file: str
    known: frozenset[str]
    usable: frozenset[str]

    def refusal(self, value: str) -> str:
        """Why `value` cannot be referred to; empty when it can."""
        if value in self.usable:
            return ""
        reason = _("was set aside in {file}") if value in self.known else _("is not in {file}")
        return reason.format(file=self.file)


def check(rows: Mapping[str, Rows]) -> list[Problem]:
    """Every problem in the four tables, given by file name and indexed by line.

    Where the table of themes has no rows any theme will do.
    """
    cities, agreements = rows[CITIES.file], rows[AGREEMENTS.file]
    themes, sources = rows[THEMES.file], rows[SOURCES.file]
    of_cities = list(check_cells(cities, CITIES))
    of_themes = _of_themes(themes)
    parties = _target(CITIES, cities, of_cities)
    of_agreements = _of_agreements(agreements, parties, _target(THEMES, themes, of_themes))
    said_of = _target(AGREEMENTS, agreements, of_agreements)
    of_sources = check_cells(sources, SOURCES)
    dangling = _references(sources, SOURCES, "agreement_id", said_of)
    return [*of_cities, *of_agreements, *of_themes, *of_sources, *dangling]


def _of_themes(rows: Rows) -> list[Problem]:
    found = list(check_cells(rows, THEMES))
    left, themes = _left(rows, found), _target(THEMES, rows, found)
    roots = frozenset(left.loc[left["parent"] == "", "theme_id"].tolist())

    def why(parent: str) -> str:
        return themes.refusal(parent) or _("has a parent itself")

    bad = fails(rows["parent"], roots.__contains__)
    return [*found, *problems(rows, THEMES, Fault("parent", bad, why))]


def _of_agreements(rows: Rows, cities: _Target, themes: _Target) -> list[Problem]:
    alone = (rows["city_a"] == rows["city_b"]) & (rows["city_a"] != "")
    found = [
        *check_cells(rows, AGREEMENTS),
        *_references(rows, AGREEMENTS, "city_a", cities),
        *_references(rows, AGREEMENTS, "city_b", cities),
        *problems(rows, AGREEMENTS, Fault("city_b", alone, _("is twinned with itself"))),
        *_ends(rows),
        *(_unknown_themes(rows, themes) if themes.known else ()),
    ]
    return [*found, *_repeated_pairs(_left(rows, found))]


def _left(rows: Rows, found: Sequence[Problem]) -> Rows:
    """The rows without problems."""
    return rows[~rows.index.isin({problem.line for problem in found})]


def _target(schema: TableSchema, rows: Rows, found: Sequence[Problem]) -> _Target:
    usable = _left(rows, found)[schema.key]
    return _Target(schema.file, frozenset(rows[schema.key].tolist()), frozenset(usable.tolist()))


def _references(rows: Rows, schema: TableSchema, column: str, target: _Target) -> Found:
    bad = fails(rows[column], target.usable.__contains__)
    return problems(rows, schema, Fault(column, bad, target.refusal))


def _unknown_themes(rows: Rows, themes: _Target) -> Found:
    bad = fails(rows["themes"], lambda cell: themes.usable.issuperset(several(cell)))
    for line, cell in rows.loc[bad, ["themes"]].itertuples():
        for theme in several(cell):
            if why := themes.refusal(theme):
                yield Problem(AGREEMENTS.file, line, "themes", theme, why)


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
