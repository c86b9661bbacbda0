"""What makes a row unusable: bad cells, and what the rows say of each other."""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from twinning import dates
from twinning.cells import Fault, check_cells, fails, problems, several
from twinning.errors import Problem
from twinning.language import N_, _
from twinning.message import Message
from twinning.schema import (
    AGREEMENTS,
    CITIES,
    COMMITMENT,
    EVENTS,
    PARTIES,
    SOURCES,
    THEMES,
    TableSchema,
)
from twinning.targets import Target, left, target

Rows = pd.DataFrame
Found = Iterator[Problem]


def check(rows: Mapping[str, Rows]) -> list[Problem]:
    """Every problem in the five tables, given by file name and indexed by line.

    Where the table of themes has no rows any theme will do.
    """
    cities, agreements = rows[CITIES.file], rows[AGREEMENTS.file]
    themes, sources = rows[THEMES.file], rows[SOURCES.file]
    of_cities = list(check_cells(cities, CITIES))
    of_themes = _of_themes(themes)
    parties = target(CITIES, cities, of_cities)
    of_agreements = _of_agreements(agreements, parties, target(THEMES, themes, of_themes))
    said_of = target(AGREEMENTS, agreements, of_agreements)
    of_sources = [*check_cells(sources, SOURCES), *_of_sources(sources, parties, said_of)]
    of_events = _of_events(rows[EVENTS.file], left(agreements, of_agreements), said_of)
    return [*of_cities, *of_agreements, *of_themes, *of_sources, *of_events]


def _of_themes(rows: Rows) -> list[Problem]:
    found = list(check_cells(rows, THEMES))
    sound, themes = left(rows, found), target(THEMES, rows, found)
    roots = frozenset(sound.loc[sound["parent"] == "", "theme_id"].tolist())

    def why(parent: str) -> str:
        return themes.refusal(parent) or Message(lambda: _("has a parent itself"))

    bad = fails(rows["parent"], roots.__contains__)
    return [*found, *problems(rows, THEMES, Fault("parent", bad, why))]


def _of_agreements(rows: Rows, cities: Target, themes: Target) -> list[Problem]:
    alone = (rows["city_a"] == rows["city_b"]) & (rows["city_a"] != "")
    itself = Message(lambda: _("is twinned with itself"))
    found = [
        *check_cells(rows, AGREEMENTS),
        *_references(rows, AGREEMENTS, "city_a", cities),
        *_references(rows, AGREEMENTS, "city_b", cities),
        *problems(rows, AGREEMENTS, Fault("city_b", alone, itself)),
        *_ends(rows),
        *(_unknown_themes(rows, themes) if themes.known else ()),
    ]
    return [*found, *_repeated_pairs(left(rows[[*PARTIES, "instrument", "agreement_id"]], found))]


def _of_sources(rows: Rows, cities: Target, agreements: Target) -> Found:
    """A source speaks of an agreement, or says how many a city or a country has."""
    counts = rows["claims_total"] != ""
    of_nobody = counts & (rows["claims_city"] == "") & (rows["claims_country"] == "")
    idle = (rows["agreement_id"] == "") & ~counts
    yield from _references(rows, SOURCES, "agreement_id", agreements)
    yield from _references(rows, SOURCES, "claims_city", cities)
    for column, bad, why in (
        ("agreement_id", idle, Message(lambda: _("must not be empty where claims_total is"))),
        ("claims_total", of_nobody, Message(lambda: _("needs claims_city or claims_country"))),
    ):
        yield from problems(rows, SOURCES, Fault(column, bad, why))


def _of_events(rows: Rows, agreements: Rows, said_of: Target) -> Found:
    yield from check_cells(rows, EVENTS)
    yield from _references(rows, EVENTS, "agreement_id", said_of)
    for column in ("due", "done"):
        misplaced = (rows[column] != "") & (rows["kind"] != COMMITMENT)
        why = Message(lambda: _("is only for a commitment"))
        yield from problems(rows, EVENTS, Fault(column, misplaced, why))
    parties = agreements.set_index("agreement_id")[[*PARTIES]].reindex(rows["agreement_id"])
    is_party = np.logical_or.reduce([rows["party"].array == parties[p].array for p in PARTIES])
    stranger = (rows["party"] != "") & parties[PARTIES[0]].notna().to_numpy() & ~is_party
    why = Message(lambda: _("is no party of the agreement"))
    yield from problems(rows, EVENTS, Fault("party", stranger, why))


def _references(rows: Rows, schema: TableSchema, column: str, target: Target) -> Found:
    return problems(rows, schema, Fault(column, target.refused(rows[column]), target.refusal))


def _unknown_themes(rows: Rows, themes: Target) -> Found:
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
            why = Message(lambda: _("lies before signed_on"))
            yield Problem(AGREEMENTS.file, line, "ends_on", end, why)


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
        why = _same_as(ids.iloc[firsts[row]])
        yield Problem(AGREEMENTS.file, int(ids.index[row]), "agreement_id", ids.iloc[row], why)


def _same_as(earlier: str) -> Message:
    words = N_("has the same parties and instrument as {agreement_id}")
    return Message(lambda: _(words).format(agreement_id=earlier))
