"""Surroundings: which country a point lies in, told by the gazetteer's places around it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np

from twinning.geometry import distance_km

NEAR_KM = 25.0
AT_SEA_KM = 75.0
BAND = 3.0  # degrees of latitude around a point; a place beyond is farther than AT_SEA_KM
_PLACES = "SELECT country, latitude, longitude FROM place"


class Surroundings:
    """The countries and positions of all places of a gazetteer's index."""

    def __init__(self, index: Path) -> None:
        with closing(sqlite3.connect(f"{index.resolve().as_uri()}?mode=ro", uri=True)) as places:
            country, latitude, longitude = zip(*places.execute(_PLACES), strict=True)
        self.country = np.array(country)
        self.latitude, self.longitude = np.array(latitude), np.array(longitude)

    def lies_outside(self, country: str, latitude: float, longitude: float) -> bool:
        """Whether a point is certainly not in a country.

        It is not when no place of the country is within 25 km, and either another country's is
        nearer than all of its own, or none of its own is within 75 km: the point is at sea.
        """
        near = np.abs(self.latitude - latitude) < BAND
        away = distance_km(latitude, longitude, self.latitude[near], self.longitude[near])
        own = self.country[near] == country
        nearest = away[own].min(initial=np.inf)
        return bool(
            nearest > NEAR_KM and (away[~own].min(initial=np.inf) < nearest or nearest > AT_SEA_KM)
        )

    def countries_at(self, latitude: float, longitude: float) -> set[str]:
        """The countries of the places at exactly that point."""
        here = (self.latitude == latitude) & (self.longitude == longitude)
        return set(self.country[here])
