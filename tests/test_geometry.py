"""Great circles: distances, points on the way, and the date line."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from twinning.geometry import EARTH_RADIUS_KM, cut, distance_km, great_circle

QUARTER_KM = EARTH_RADIUS_KM * np.pi / 2
TOKYO, LOS_ANGELES = (35.6895, 139.69171), (34.05223, -118.24368)

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)
places = st.tuples(latitudes, longitudes)


def vectors(places):
    latitude, longitude = np.radians(np.asarray(places, dtype=float)).T
    return np.column_stack(
        [
            np.cos(latitude) * np.cos(longitude),
            np.cos(latitude) * np.sin(longitude),
            np.sin(latitude),
        ]
    )


@pytest.mark.parametrize(
    ("a", "b", "expected_km"),
    [
        pytest.param((0, 0), (0, 90), QUARTER_KM, id="a quarter of the equator"),
        pytest.param((90, 0), (-90, 120), 2 * QUARTER_KM, id="pole to pole"),
        pytest.param((90, 10), (90, -140), 0, id="a pole has no longitude"),
        pytest.param((0, 179), (0, -179), QUARTER_KM / 45, id="across the date line"),
        pytest.param((12.5, 30), (-12.5, -150), 2 * QUARTER_KM, id="antipodes"),
        pytest.param(TOKYO, LOS_ANGELES, 8815.5, id="Tokyo to Los Angeles"),
    ],
)
def test_distances_are_those_of_the_sphere(a, b, expected_km):
    assert distance_km(*a, *b) == pytest.approx(expected_km, abs=0.1)


def test_distances_are_computed_for_whole_columns_and_unknown_places_stay_unknown():
    found = distance_km([0.0, np.nan, 0.0], [0.0, 0.0, 10.0], 0.0, [90.0, 0.0, 10.0])
    np.testing.assert_allclose(found, [QUARTER_KM, np.nan, 0.0])


@given(places, places)
def test_the_way_back_is_as_long(a, b):
    assert distance_km(*a, *b) == distance_km(*b, *a)


@given(places, places, st.integers(2, 60))
def test_the_way_runs_in_equal_steps_on_the_great_circle(a, b, points):
    way = great_circle(*a, *b, points)
    ends = vectors([a, b])
    assume(np.linalg.norm(np.cross(*ends)) > 1e-6)  # elsewhere there is no single great circle
    pole = np.cross(*ends) / np.linalg.norm(np.cross(*ends))
    np.testing.assert_allclose(vectors(way) @ pole, 0, atol=1e-9)
    steps_km = distance_km(*way[:-1].T, *way[1:].T)
    np.testing.assert_allclose(steps_km, distance_km(*a, *b) / (points - 1), atol=1e-3)


@given(places, places, st.integers(2, 60))
def test_the_way_begins_and_ends_at_its_places(a, b, points):
    way = great_circle(*a, *b, points)
    np.testing.assert_allclose(vectors(way[[0, -1]]), vectors([a, b]), atol=1e-8)
    assert way[0, 1] == pytest.approx(a[1], abs=1e-6)


@given(places, places, st.integers(2, 60))
def test_longitudes_never_jump(a, b, points):
    way = great_circle(*a, *b, points)
    assert np.isfinite(way).all()
    assert np.abs(np.diff(way[:, 1])).max() <= 180 + 1e-9


def test_japan_to_california_is_drawn_the_short_way():
    way = great_circle(*TOKYO, *LOS_ANGELES, 50)
    assert (np.diff(way[:, 1]) > 0).all()
    np.testing.assert_allclose(way[-1], [34.05223, 360 - 118.24368])


def test_california_to_japan_passes_minus_180():
    way = great_circle(*LOS_ANGELES, *TOKYO, 50)
    assert (np.diff(way[:, 1]) < 0).all()
    np.testing.assert_allclose(way[-1], [35.6895, 139.69171 - 360])


def test_longitudes_run_on_from_the_one_given():
    np.testing.assert_allclose(great_circle(0, 190, 0, 200, 2), [[0, 190], [0, 200]], atol=1e-9)


@pytest.mark.parametrize("place", [(51.0, 7.5), (0.0, 180.0), (90.0, 40.0)])
def test_equal_places_give_that_place_again_and_again(place):
    np.testing.assert_allclose(great_circle(*place, *place, 4), [place] * 4, atol=1e-9)


def test_between_antipodes_the_way_leads_north():
    way = great_circle(0, 20, 0, -160, 5)
    np.testing.assert_allclose(way[:2], [[0, 20], [45, 20]], atol=1e-9)
    np.testing.assert_allclose(way[2, 0], 90)
    np.testing.assert_allclose(vectors(way[3:]), vectors([[45, -160], [0, -160]]), atol=1e-9)


def test_from_a_pole_every_way_is_a_meridian():
    way = great_circle(90, 0, 0, 70, 4)
    np.testing.assert_allclose(way[:, 0], [90, 60, 30, 0], atol=1e-9)
    np.testing.assert_allclose(np.mod(way[1:, 1], 360), 70, atol=1e-9)


@given(places, places, st.floats(-0.3, 0.3))
def test_a_bent_way_leads_aside_by_that_part_of_its_length(a, b, bend):
    length_km = distance_km(*a, *b)
    assume(1 < length_km < 2 * QUARTER_KM - 1)
    straight, bent = great_circle(*a, *b, 5), great_circle(*a, *b, 5, bend)
    np.testing.assert_allclose(vectors(bent[[0, -1]]), vectors(straight[[0, -1]]), atol=1e-8)
    aside_km = distance_km(*straight[2], *bent[2])
    np.testing.assert_allclose(aside_km, abs(bend) * length_km, atol=1e-3)
    left = np.cross(*vectors([a, b])) @ vectors(bent)[2]
    assert left * bend >= -1e-12


@given(st.lists(st.tuples(places, places), max_size=6), st.integers(2, 9))
def test_many_ways_at_once_are_those_found_one_by_one(pairs, points):
    ends = np.array([[*a, *b] for a, b in pairs], dtype=float).reshape(-1, 4)
    ways = great_circle(*ends.T, points)
    assert ways.shape == (len(pairs), points, 2)
    for way, (a, b) in zip(ways, pairs, strict=True):
        np.testing.assert_allclose(vectors(way), vectors(great_circle(*a, *b, points)), atol=1e-9)


@pytest.mark.parametrize(
    ("way", "parts"),
    [
        pytest.param([[0, 10], [1, 20]], [[[0, 10], [1, 20]]], id="short of the date line"),
        pytest.param(
            [[0, 170], [8, 178], [12, 182]],
            [[[0, 170], [8, 178], [10, 180]], [[10, -180], [12, -178]]],
            id="eastward",
        ),
        pytest.param(
            [[0, -170], [20, -190]],
            [[[0, -170], [10, -180]], [[10, 180], [20, 170]]],
            id="westward",
        ),
        pytest.param([[0, 170], [5, 180]], [[[0, 170], [5, 180]]], id="up to it"),
        pytest.param([[0, 180], [5, 185]], [[[0, -180], [5, -175]]], id="from it, eastward"),
        pytest.param([[0, -180], [5, -185]], [[[0, 180], [5, 175]]], id="from it, westward"),
        pytest.param([[0, 180], [5, 175]], [[[0, 180], [5, 175]]], id="from it, and back"),
        pytest.param([[0, 180], [9, 180]], [[[0, 180], [9, 180]]], id="along it"),
        pytest.param([[3, 4], [3, 4], [3, 4]], [], id="standing still"),
    ],
)
def test_a_way_is_cut_where_it_passes_the_date_line(way, parts):
    assert [part.tolist() for part in cut(np.array(way, dtype=float))] == parts
