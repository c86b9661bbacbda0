"""Which cities of the generated world are twinned, and how: as unevenly and as near as in life."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.random import Generator

from twinning.geometry import distance_km

INSTRUMENTS = {"sister-city": 70, "friendship": 12, "mou": 9, "cooperation": 6, "protocol": 3}
CANDIDATES = 40  # a city chooses its partner among as many
NEAR_KM = 60.0  # nearer than this, nearness no longer counts
NEARNESS = 1.2
DOMESTIC = 0.11  # how much less a city of the same country is chosen
AT_ONCE = 50_000


@dataclass(frozen=True)
class Twins:
    """Pairs of cities, by their position in the table of cities, and what was agreed."""

    a: np.ndarray
    b: np.ndarray
    instrument: np.ndarray


def twinned(chance: Generator, cities: pd.DataFrame, count: int) -> Twins:
    """That many agreements, none twice; every city has a turn at first.

    Made to agree with a public list of 25,917 pairs of cities: the busiest city has 74, one in a
    hundred has 20 or more, most have one; 4 % are within a country, a quarter within 465 km, half
    within 1,010 km, a quarter beyond 3,240 km.
    """
    kept = np.empty((0, 3), dtype=np.int64)
    while len(kept) < count:
        turns = np.arange(len(kept), len(kept) + min(AT_ONCE, count))
        kept = _distinct(np.concatenate([kept, _drawn(chance, cities, turns)]))
    a, b, instrument = kept[:count].T
    return Twins(a, b, np.array(list(INSTRUMENTS), dtype=object)[instrument])


def _drawn(chance: Generator, cities: pd.DataFrame, turns: np.ndarray) -> np.ndarray:
    """For each turn two cities and the number of an instrument."""
    weights = (np.arange(len(cities)) + 70) ** -0.8
    weights /= weights.sum()
    others = chance.choice(len(cities), len(turns), p=weights)
    a = np.where(turns < len(cities), turns, others)
    b = _partners(chance, cities, a, chance.choice(len(cities), (len(a), CANDIDATES), p=weights))
    shares = np.array(list(INSTRUMENTS.values())) / sum(INSTRUMENTS.values())
    return np.column_stack([a, b, chance.choice(len(INSTRUMENTS), len(a), p=shares)])


def _partners(
    chance: Generator, cities: pd.DataFrame, a: np.ndarray, candidates: np.ndarray
) -> np.ndarray:
    """One of the candidates in each row, the nearer the likelier."""
    latitude, longitude = (cities[c].astype(float).to_numpy() for c in ("latitude", "longitude"))
    country = pd.factorize(cities["country"])[0]
    one = a[:, np.newaxis]
    km = distance_km(latitude[one], longitude[one], latitude[candidates], longitude[candidates])
    chances = np.maximum(km, NEAR_KM) ** -NEARNESS
    chances *= np.where(country[one] == country[candidates], DOMESTIC, 1)
    chances *= candidates != one
    chosen = np.argmax(chances / chance.exponential(size=chances.shape), axis=1)
    return candidates[np.arange(len(a)), chosen]


def _distinct(drawn: np.ndarray) -> np.ndarray:
    """The rows of which no earlier one has the same cities and instrument."""
    two = np.sort(drawn[:, :2], axis=1)
    keys = (two[:, 0] << 40) | (two[:, 1] << 8) | drawn[:, 2]
    firsts = np.sort(np.unique(keys, return_index=True)[1])
    rows = drawn[firsts]
    return rows[rows[:, 0] != rows[:, 1]]
