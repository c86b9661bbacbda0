"""Great circles on a sphere: how far, and along which points."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

EARTH_RADIUS_KM = 6371.0088  # mean radius R1 of the GRS 80 ellipsoid (Moritz 2000, table 1)
DEGENERATE_SINE = 1e-12  # of the angle between two places that have no great circle of their own

Floats = NDArray[np.float64]


def distance_km(
    latitude_a: ArrayLike, longitude_a: ArrayLike, latitude_b: ArrayLike, longitude_b: ArrayLike
) -> Floats:
    """The great-circle distances between places given in degrees, broadcast; NaN stays NaN.

    The haversine formula (Sinnott, Sky and Telescope 68, 1984).
    """
    phi_a, lambda_a, phi_b, lambda_b = (
        np.radians(np.asarray(degrees, dtype=np.float64))
        for degrees in (latitude_a, longitude_a, latitude_b, longitude_b)
    )
    across = np.sin((phi_b - phi_a) / 2) ** 2
    along = np.cos(phi_a) * np.cos(phi_b) * np.sin((lambda_b - lambda_a) / 2) ** 2
    haversine = np.clip(across + along, 0.0, 1.0)
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(haversine)), dtype=np.float64)


def great_circle(
    latitude_a: float,
    longitude_a: float,
    latitude_b: float,
    longitude_b: float,
    points: int,
) -> Floats:
    """`points` equally spaced places from a to b the short way, rows of (latitude, longitude).

    Degrees.  Longitudes begin at `longitude_a` and run on without a jump, past 180 or -180
    where the way leads there; only at a pole do they turn by up to 180 at once.  Equal places
    give that place again and again; between antipodes the way leads north from a.
    """
    start, end = _vector(latitude_a, longitude_a), _vector(latitude_b, longitude_b)
    normal = np.cross(start, end)
    sine = np.linalg.norm(normal)
    angle = np.arctan2(sine, start @ end)
    if sine > DEGENERATE_SINE:
        forward = np.cross(normal / sine, start)
    else:
        forward = _vector(latitude_a + 90, longitude_a)
    turn = np.linspace(0.0, angle, points)[:, np.newaxis]
    x, y, z = (np.cos(turn) * start + np.sin(turn) * forward).T
    latitudes = np.degrees(np.arctan2(z, np.hypot(x, y)))
    longitudes = np.degrees(np.unwrap(np.arctan2(y, x)))
    return np.column_stack([latitudes, longitudes + (longitude_a - longitudes[0])])


def _vector(latitude: float, longitude: float) -> Floats:
    phi, lambda_ = np.radians(latitude), np.radians(longitude)
    return np.array([np.cos(phi) * np.cos(lambda_), np.cos(phi) * np.sin(lambda_), np.sin(phi)])
