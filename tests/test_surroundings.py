"""Surroundings: in which country a point lies, as far as the places around it tell."""

import numpy as np
import pytest

from tests.worlds import world
from twinning.geometry import distance_km
from twinning.surroundings import NEIGHBOURS, Point


@pytest.mark.parametrize(
    ("point", "country", "within"),
    [
        ((32.65, 51.67), "IR", True),
        ((17.38, 78.46), "PK", False),
        ((51.4947, -0.1353), "US", False),
        ((47.58, 7.6), "DE", True),  # Basel, beside the border: near enough to tell nothing
        ((-20.88, 55.45), "FR", True),  # Réunion, a territory with a code of its own
        ((-20.88, 55.45), "RE", True),
        ((48.86, 2.35), "RE", False),
        ((38.3, 150.0), "JP", True),  # the open sea belongs to the nearest shore
        ((-18.0, 179.99), "FJ", True),
        ((-90.0, 0.0), "FJ", False),
    ],
)
def test_a_point_lies_where_one_of_the_nearest_places_does(
    point: Point, country: str, within: bool
):
    assert world().surroundings.is_within(point, country) == within


def test_the_nearest_are_the_nearest_even_across_the_date_line():
    around = world().surroundings
    for point in ((0.0, 0.0), (52.5, 13.4), (-16.8, -179.97), (89.0, 10.0)):
        km = distance_km(*point, around._latitudes, around._longitudes)
        nearest = [around._neighbours[i] for i in np.argsort(km)[:NEIGHBOURS]]
        assert around.nearest(point) == nearest


def test_a_region_is_told_when_all_around_lie_in_it():
    assert world().surroundings.region((32.65, 51.67), "IR") == "Isfahan"
    assert world().surroundings.region((32.65, 51.67), "IQ") == ""
    assert world().surroundings.region((50.02, 8.26), "DE") == ""  # between Mainz and Wiesbaden
