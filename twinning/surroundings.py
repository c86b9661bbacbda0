"""Surroundings: the populated places nearest to a point, and so in which country it lies."""

import sqlite3
from contextlib import closing
from typing import NamedTuple

import numpy as np

from twinning.countries import is_part
from twinning.gazetteer import Gazetteer
from twinning.geometry import distance_km

NEIGHBOURS = 5
_DEGREE_KM = 111.0  # of latitude, at least
_PLACES = """SELECT latitude, longitude, place.country, coalesce(region.name, '')
    FROM place LEFT JOIN region USING (region_id) ORDER BY latitude"""

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


class Neighbour(NamedTuple):
    """The country and the first-level division of a place near by."""

    country: str
    region: str


class Surroundings:
    """All places of a gazetteer by their position."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        gazetteer.regions("")  # says what to do when the index cannot be read
        address = f"{gazetteer.path.resolve().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            rows = connection.execute(_PLACES).fetchall()
        self._latitudes = np.array([row[0] for row in rows])
        self._longitudes = np.array([row[1] for row in rows])
        self._neighbours = [Neighbour(*row[2:]) for row in rows]

    def nearest(self, point: Point) -> list[Neighbour]:
        """The nearest places, the very nearest first."""
        band = 0.5
        while True:
            low, high = np.searchsorted(self._latitudes, [point[0] - band, point[0] + band])
            part = slice(low, high)
            far = distance_km(*point, self._latitudes[part], self._longitudes[part])
            first = np.argsort(far)[:NEIGHBOURS]
            complete = len(first) == NEIGHBOURS and far[first[-1]] <= band * _DEGREE_KM
            if complete or band > 180:
                return [self._neighbours[low + i] for i in first]
            band *= 2

    def is_within(self, point: Point, country: str) -> bool:
        """Whether any of the nearest places lies in the country or a territory of it.

        So a point just over a border passes, one in a neighbouring town's own surroundings not.
        """
        return any(is_part(near.country, country) for near in self.nearest(point))

    def region(self, point: Point, country: str) -> str:
        """The first-level division in which all of the nearest places lie, "" if they differ."""
        first, *others = set(self.nearest(point)) or {Neighbour("", "")}
        return first.region if first.country == country and not others else ""
