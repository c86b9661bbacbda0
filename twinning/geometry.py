"""Great circles on a sphere: how far, along which points, and the date line."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

EARTH_RADIUS_KM = 6371.0088  # mean radius R1 of the GRS 80 ellipsoid (Moritz 2000, table 1)
DEGENERATE_SINE = 1e-12  # of the angle between two places that have no great circle of their own
DATE_LINE = 180.0

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
    latitude_a: ArrayLike,
    longitude_a: ArrayLike,
    latitude_b: ArrayLike,
    longitude_b: ArrayLike,
    points: int,
    bend: ArrayLike = 0.0,
) -> Floats:
    """`points` equally spaced places from a to b the short way, rows of (latitude, longitude).

    Degrees, broadcast: the shape of the ends, then (points, 2).  Longitudes begin at
    `longitude_a` and run on without a jump, past 180 or -180 where the way leads there; only at
    a pole do they turn by up to 180 at once.  Equal places give that place again and again;
    between antipodes the way leads north from a.  `bend` leads it aside, by that fraction of its
    length at the middle, to the left when positive.
    """
    start, end = _vectors(latitude_a, longitude_a), _vectors(latitude_b, longitude_b)
    normal = np.cross(start, end)
    sine = np.linalg.norm(normal, axis=-1, keepdims=True)
    angle = np.arctan2(sine, np.sum(start * end, axis=-1, keepdims=True))
    onward = np.cross(normal / np.maximum(sine, DEGENERATE_SINE), start)
    northward = _vectors(np.asarray(latitude_a) + 90, longitude_a)
    forward = np.where(sine > DEGENERATE_SINE, onward, northward)[..., np.newaxis, :]
    turn = (angle * np.linspace(0.0, 1.0, points))[..., np.newaxis]
    way = np.cos(turn) * start[..., np.newaxis, :] + np.sin(turn) * forward
    if np.any(bend):
        lean = np.asarray(bend)[..., np.newaxis] * angle * np.sin(np.linspace(0.0, np.pi, points))
        aside = np.cross(start[..., np.newaxis, :], forward)
        way = np.cos(lean[..., np.newaxis]) * way + np.sin(lean[..., np.newaxis]) * aside
    x, y, z = np.moveaxis(way, -1, 0)
    latitudes = np.degrees(np.arctan2(z, np.hypot(x, y)))
    longitudes = np.degrees(np.unwrap(np.arctan2(y, x)))
    whole_turns = (longitude_a - longitudes[..., 0])[..., np.newaxis]
    return np.stack([latitudes, longitudes + whole_turns], axis=-1)


def cut(way: Floats) -> list[Floats]:
    """The way in parts that stay between longitudes -180 and 180, cut on the date line.

    `way` is one of `great_circle`, begun between -180 and 180; both parts hold the place of the
    cut.  A place that repeats the one before is left out, and a part of one place is no part.
    """
    beyond = np.abs(way[:, 1]) > DATE_LINE
    parts = [way]
    if beyond.any():
        edge = np.copysign(DATE_LINE, way[-1, 1])
        latitude = np.interp(DATE_LINE, np.copysign(1.0, edge) * way[:, 1], way[:, 0])
        parts = [
            np.vstack([way[~beyond], (latitude, edge)]),
            np.vstack([(latitude, -edge), way[beyond] - (0.0, 2 * edge)]),
        ]
    moving = [part[np.append(True, np.diff(part, axis=0).any(axis=1))] for part in parts]
    return [part for part in moving if len(part) > 1]


def _vectors(latitude: ArrayLike, longitude: ArrayLike) -> Floats:
    phi, lambda_ = np.radians(latitude), np.radians(longitude)
    across = np.cos(phi)
    return np.stack([across * np.cos(lambda_), across * np.sin(lambda_), np.sin(phi)], axis=-1)
