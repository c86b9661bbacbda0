"""Projections of the sphere onto the plane, x eastward and y northward from its centre."""

from collections.abc import Callable

import numpy as np

from twinning.geometry import Floats

HIGHEST = 85.0  # degrees of latitude: towards a pole Mercator's plane has no end
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796

Projection = Callable[[Floats], Floats]


def mercator(places: Floats) -> Floats:
    """Places in rows of (latitude, longitude), degrees, as rows of (x, y) in radii.

    True in shape: for a part of the world.
    """
    phi, lambda_ = np.radians(np.clip(places[..., 0], -HIGHEST, HIGHEST)), places[..., 1]
    return np.stack([np.radians(lambda_), np.arctanh(np.sin(phi))], axis=-1)


def equal_earth(places: Floats) -> Floats:
    """Places in rows of (latitude, longitude), degrees, as rows of (x, y) in radii.

    True in area: for the world.  Šavrič, Patterson and Jenny, The Equal Earth map projection,
    International Journal of Geographical Information Science 33 (2019), equations 5 to 7.
    """
    phi, lambda_ = np.radians(places[..., 0]), np.radians(places[..., 1])
    theta = np.arcsin(np.sqrt(3) / 2 * np.sin(phi))
    square = theta * theta
    sixth = square**3
    stretch = 9 * A4 * sixth * square + 7 * A3 * sixth + 3 * A2 * square + A1
    x = 2 * np.sqrt(3) / 3 * lambda_ * np.cos(theta) / stretch
    y = theta * (A4 * sixth * square + A3 * sixth + A2 * square + A1)
    return np.stack([x, y], axis=-1)
