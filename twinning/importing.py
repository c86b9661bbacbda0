"""Importing: a table of pairs as cities, agreements and sources, with a report on every doubt."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from twinning.errors import DataError, Problem
from twinning.exporting import table_csv
from twinning.language import _
from twinning.pairs import Reading, read_pairs
from twinning.parties import Appearances, City, appearances, cities, on_same_point
from twinning.review import DOUBT, Finding, in_order
from twinning.schema import AGREEMENTS, CITIES, SOURCES, TABLES
from twinning.standings import Standing, World, standing
from twinning.unions import Unions, unions

REVIEW = "review.csv"
_UNTOLD = ("wikidata_id", "population", "tags")  # a table of pairs knows nothing of these
_CITY_COLUMNS = tuple(name for name in CITIES.columns if name not in _UNTOLD)


@dataclass(frozen=True)
class Claim:
    """What the source of all pairs says of them, and which source that is."""

    status: str
    title: str
    url: str = ""


@dataclass(frozen=True)
class Imported:
    """The tables made from a file, by name, with every finding; `rows` counts those of the file."""

    tables: Mapping[str, pd.DataFrame]
    findings: tuple[Finding, ...]
    rows: int


def imported(content: bytes, file: str, claim: Claim, world: World) -> Imported:
    """The tables from the bytes of a file of pairs, called `file` in messages.

    Each of its rows is used, merged or listed.  Raises DataError when it is no table of pairs.
    """
    pairs = read_pairs(content, file)
    seen = appearances(pairs.rows)
    others = on_same_point(seen.counts)
    standings = {r: standing(r, others.get(r, ()), world) for r in seen.counts}
    found = cities(standings, seen)
    city_of = {reading: city for city in found for reading in city.readings}
    agreed = unions(pairs.rows, city_of)
    used = {city.city_id for union in agreed.by_id.values() for city in union.cities}
    tables = {
        CITIES.file: _cities([city for city in found if city.city_id in used]),
        AGREEMENTS.file: _agreements(agreed, claim),
        SOURCES.file: _sources(agreed, claim),
    }
    doubts = [*_of_parties(standings, seen), *_of_names(found, seen)]
    findings = in_order([*pairs.refused, *agreed.findings, *doubts])
    return Imported(tables, tuple(findings), len(pairs.rows) + len(pairs.refused))


def check_free(folder: Path) -> None:
    """Raise DataError when any table or report is in `folder` already: nothing is overwritten."""
    names = (*(schema.file for schema in TABLES), REVIEW)
    why = _("is in {folder} already and is not overwritten: name another folder")
    there = [name for name in names if (folder / name).exists()]
    if there:
        raise DataError([Problem.whole(name, why.format(folder=folder)) for name in there])


def write(result: Imported, folder: Path) -> None:
    """Put the tables and the report into `folder`, made if need be; see `check_free`."""
    check_free(folder)
    report = pd.DataFrame(result.findings, columns=Finding._fields).astype("str")
    contents = {name: table_csv(table, "machine") for name, table in result.tables.items()}
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (contents | {REVIEW: table_csv(report, "spreadsheet")}).items():
        with (folder / name).open("xb") as file:
            file.write(content)


def _cities(found: list[City]) -> pd.DataFrame:
    return pd.DataFrame(map(_city_row, found), columns=_CITY_COLUMNS)


def _city_row(city: City) -> dict[str, object]:
    known = city.standing
    latitude, longitude = known.point or (math.nan, math.nan)
    return {
        "city_id": city.city_id,
        "name": city.names[0],
        "country": city.readings[0].country,
        "level": known.level,
        "region": known.region,
        "latitude": latitude,
        "longitude": longitude,
        "location_method": known.method,
        "location_confidence": known.confidence,
        "aliases": ";".join(name for name in city.names[1:] if ";" not in name),
        "geonames_id": str(known.place.geonames_id) if known.place else "",
    }


def _agreements(agreed: Unions, claim: Claim) -> pd.DataFrame:
    rows = [
        (key, *(c.city_id for c in union.cities), claim.status, (*union.signed_on, "")[0])
        for key, union in agreed.by_id.items()
    ]
    return pd.DataFrame(rows, columns=[*AGREEMENTS.required, "signed_on"])


def _sources(agreed: Unions, claim: Claim) -> pd.DataFrame:
    """One source for each agreement, and another for each other date it gives."""
    rows = [
        (key, claim.title, claim.url, claim.status, date)
        for key, union in agreed.by_id.items()
        for date in union.signed_on or [""]
    ]
    columns = ["agreement_id", *SOURCES.required, "url", "says_status", "says_signed_on"]
    return pd.DataFrame(rows, columns=columns)


def _of_parties(standings: Mapping[Reading, Standing], seen: Appearances) -> Iterator[Finding]:
    """What is doubtful about where a party lies, or about what it is."""
    for reading, known in standings.items():
        if known.reason:
            given = f"({reading.latitude}, {reading.longitude})" if reading.latitude else ""
            evidence = (given, known.expected, known.candidates)
            yield Finding(seen.lines[reading], DOUBT, known.reason, str(reading), *evidence)


def _of_names(found: list[City], seen: Appearances) -> Iterator[Finding]:
    """Other names that were taken for names of a city."""
    for city in found:
        lines = {reading.name: seen.lines[reading] for reading in city.readings}
        place = city.standing.place
        told = f"{place} ({place.geonames_id})" if place else ""
        for name in city.names[1:]:
            yield Finding(lines[name], DOUBT, "same-place", city.city_id, name, city.names[0], told)
