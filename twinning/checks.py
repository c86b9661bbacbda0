"""What makes a row unusable: bad cells, and what the rows say of each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from twinning import dates
from twinning.cells import Fault, check_cells, fails, problems, several
from twinning.errors import Problem
from twinning.language import _
from twinning.schema import AGREEMENTS, CITIES, PARTIES, SOURCES, THEMES, TableSchema

Rows = pd.DataFrame
Found = Iterator[Problem]


@dataclass(frozen=True, eq=False)
class _Target:
    """What another table may refer to: every id it holds, and those of its sound rows."""

    file: str
    ids: "pd.Series[str]"
    sound_ids: "pd.Series[str]"

    @cached_property
    def known(self) -> frozenset[str]:
        """Every id, sound or not."""
        return frozenset(self.ids.tolist())

    @cached_property
    def usable(self) -> frozenset[str]:
        """The ids of sound rows."""
        return frozenset(self.sound_ids.tolist())

    def refusal(self, value: str) -> str:
        """Why `value` cannot be referred to; empty when it can."""
        if value in self.usable:
            return ""
        reason = _("was set aside in {file}") if value in self.known else _("is not in {file}")
        return reason.format(file=self.file)

    def refused(self, cells: "pd.Series[str]") -> "pd.Series[bool]":
        """Which cells refer to nothing that is usable; empty ones do not refer."""
        usable = pc.is_in(pa.array(cells), value_set=pa.array(self.sound_ids))
        return ~pd.Series(usable.to_numpy(zero_copy_only=False), cells.index) & (cells != "")


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
    return [*found, *_repeated_pairs(_left(rows[[*PARTIES, "instrument", "agreement_id"]], found))]


def _left(rows: Rows, found: Sequence[Problem]) -> Rows:
    """The rows without problems."""
    return rows[~rows.index.isin({problem.line for problem in found})] if found else rows


def _target(schema: TableSchema, rows: Rows, found: Sequence[Problem]) -> _Target:
    ids = rows[[schema.key]]
    return _Target(schema.file, ids[schema.key], _left(ids, found)[schema.key])


def _references(rows: Rows, schema: TableSchema, column: str, target: _Target) -> Found:
    return problems(rows, schema, Fault(column, target.refused(rows[column]), target.refusal))


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
    codes, _cities = pd.factorize(pd.concat([rows[party] for party in PARTIES]))
    pairs = np.sort(codes.reshape(2, -1), axis=0)
    instruments, _values = pd.factorize(rows["instrument"])
    keys = pd.DataFrame({"a": pairs[0], "b": pairs[1], "instrument": instruments})
    repeated = keys.duplicated()
    again, ids = np.flatnonzero(repeated), rows["agreement_id"]
    firsts = keys.assign(row=range(len(keys))).groupby(list(keys))["row"].transform("first")
    for row in again.tolist():
        earlier = ids.iloc[firsts[row]]
        why = _("has the same parties and instrument as {agreement_id}")
        expected = why.format(agreement_id=earlier)
        yield Problem(AGREEMENTS.file, int(ids.index[row]), "agreement_id", ids.iloc[row], expected)
