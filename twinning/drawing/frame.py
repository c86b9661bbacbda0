"""The frame: which part of the world a picture shows, and where each place of it lies."""

from dataclasses import dataclass

import numpy as np

from twinning.atlas import Mask
from twinning.drawing.projection import Projection, equal_earth, mercator
from twinning.geometry import Floats

HALF = 180.0  # degrees: where the map ends, seen from its centre
INHABITED = (-57.0, 81.0)  # degrees: beyond these latitudes lies nothing to be shown
PACIFIC = 192.0  # degrees of longitude: where the whole world is cut
WHOLE = 0.92  # of the way round: nothing is gained by cutting the world elsewhere
WIDEST = 100.0  # degrees of longitude that Mercator may show
HIGHEST = 73.0  # degrees of latitude up to which it may
NARROWEST = 0.11  # radii: a picture of less would show no outlines to know it by
STEPS = 3600  # of the way round the world, each a tenth of a degree


@dataclass(frozen=True)
class Frame:
    """A map of `width` by `height` pixels around the meridian `centre`, in degrees.

    `scale` is the pixels of one radius of the world, `middle` what is shown in the middle, on the
    plane of the projection.
    """

    projection: Projection
    centre: float
    scale: float
    middle: tuple[float, float]
    width: float
    height: float

    def pixels(self, places: Floats) -> Floats:
        """Rows of (x, y) from the upper left corner, for places given from the centre.

        Rows of (latitude, longitude), degrees, where the centre has longitude 0.
        """
        east, north = np.moveaxis(self.projection(places) - np.array(self.middle), -1, 0)
        x, y = self.width / 2 + self.scale * east, self.height / 2 - self.scale * north
        return np.stack([x, y], axis=-1)


def framed(ways: Floats, places: Floats, size: tuple[float, float], margin: float) -> Frame:
    """The frame of `size` that shows all ways and places as large as it can.

    `ways` has the shape (ways, points, 2) and `places` (places, 2), in degrees; every one is at
    least `margin` pixels from the edge.  Without any it shows the whole world.
    """
    left, right = stretch(ways[..., 1], places[..., 1])
    centre = (left + right) / 2
    from_centre = np.concatenate([ways.reshape(-1, 2), places]) - (0, centre)
    from_centre[:, 1] = wrapped(from_centre[:, 1])
    if right - left >= 360:
        edges = [(latitude, side) for latitude in INHABITED for side in (-HALF, 0, HALF)]
        from_centre = np.concatenate([from_centre, edges])
    fitted = _fitted(mercator, centre, from_centre, size, margin)
    reach_x, reach_y = size[0] / 2 / fitted.scale, size[1] / 2 / fitted.scale
    highest = mercator(np.array([HIGHEST, WIDEST / 2]))
    is_part = reach_x <= highest[0] and abs(fitted.middle[1]) + reach_y <= highest[1]
    return fitted if is_part else _fitted(equal_earth, centre, from_centre, size, margin)


def stretch(ways: Floats, places: Floats) -> tuple[float, float]:
    """The shortest stretch of longitudes that holds all ways and places, the whole at the most.

    `ways` are rows of longitudes that run on without a jump.
    """
    covered = np.flatnonzero(_covered(ways, places))
    if not len(covered):
        return PACIFIC - 360, PACIFIC
    gaps = np.diff(covered, append=covered[0] + STEPS)
    widest = int(np.argmax(gaps))
    length = STEPS + 1 - int(gaps[widest])
    if length > WHOLE * STEPS:
        return PACIFIC - 360, PACIFIC
    left = float(covered[(widest + 1) % len(covered)]) / STEPS * 360
    return left, left + length / STEPS * 360


def wrapped(longitudes: Floats) -> Floats:
    """The longitudes as they are between -180 and 180."""
    return (longitudes + HALF) % 360 - HALF


def _covered(ways: Floats, places: Floats) -> Mask:
    """Which steps of the way round the world something lies on."""
    starts = np.concatenate([ways.min(axis=1), places]) / 360 % 1 * STEPS
    lengths = np.concatenate([np.ptp(ways, axis=1), np.zeros(len(places))]) / 360 * STEPS
    first = starts.astype(int) % STEPS
    last = first + np.minimum(np.ceil(lengths), STEPS).astype(int)
    begun = np.bincount(first, minlength=2 * STEPS + 2) - np.bincount(
        last + 1, minlength=2 * STEPS + 2
    )
    held = np.cumsum(begun) > 0
    return np.asarray(held[:STEPS] | held[STEPS : 2 * STEPS])


def _fitted(
    projection: Projection, centre: float, places: Floats, size: tuple[float, float], margin: float
) -> Frame:
    """The frame of a projection that shows places given from the centre."""
    plane = projection(places)
    low, high = plane.min(axis=0), plane.max(axis=0)
    reach = np.maximum(high - low, NARROWEST)
    scale = min((np.array(size) - 2 * margin) / reach)
    east, north = (low + high) / 2
    return Frame(projection, centre, float(scale), (float(east), float(north)), *size)
