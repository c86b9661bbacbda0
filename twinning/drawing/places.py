"""Cities on a picture: circles sized by number of agreements."""

from collections import defaultdict
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

import numpy as np

from twinning.atlas import Positions
from twinning.drawing.boxes import Box
from twinning.drawing.frame import Frame, wrapped
from twinning.drawing.shown import Shown
from twinning.drawing.words import HALO
from twinning.geometry import Floats

CITY = "#30363d"
SMALLEST = 1.8  # pixels: the radius of a city without agreements
GROWTH = 1.3  # pixels for the first agreement, and with the square root of their number
LARGEST = 13.0
CLEAR = 150  # cities up to which circles keep their full size
TINIEST = 0.2
SPECK = 2.0  # pixels of a radius below which a square will do for a circle
VEIL = "0.5"  # the opacity of specks, under which arcs may be seen
RIM = 1.5  # pixels around a circle


def radius_in(shown: Shown, unit: float) -> Callable[[int], float]:
    """The function from a number of agreements to the radius of a city's circle in pixels."""
    crowding = max(TINIEST, min(1.0, (CLEAR / max(len(shown.cities), 1)) ** 0.5))
    return lambda count: unit * crowding * min(LARGEST, SMALLEST + GROWTH * count**0.5)


def pixels(frame: Frame, shown: Shown) -> Floats:
    """Where the cities lie in a frame, in rows of (x, y)."""
    latitude, longitude = shown.places.T
    return frame.pixels(np.column_stack([latitude, wrapped(longitude - frame.centre)]))


def boxes(frame: Frame, shown: Shown, cities: Positions, unit: float) -> list[Box]:
    """The boxes around the circles of some cities."""
    radius = radius_in(shown, unit)
    radii = [radius(count) for count in shown.degrees[cities].tolist()]
    middles = pixels(frame, shown)[cities].tolist()
    return [Box(x, y, x, y).grown(size) for (x, y), size in zip(middles, radii, strict=True)]


def draw(parent: Element, frame: Frame, shown: Shown, unit: float) -> None:
    """Add the cities to a picture, the most connected lowest; the smallest are one path."""
    radius = radius_in(shown, unit)
    order = np.argsort(-shown.degrees, kind="stable")
    rim = {"stroke": HALO, "paint-order": "stroke"}
    specks = defaultdict(list)
    for city, (x, y) in zip(order.tolist(), pixels(frame, shown)[order].tolist(), strict=True):
        size = radius(int(shown.degrees[city]))
        if size < SPECK:
            specks[f"{2 * size:.2g}"].append(f"M{x - size:.1f} {y:.1f}")
            continue
        at = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{size:.1f}"}
        width = {"stroke-width": f"{2 * min(RIM * unit, size / 2):.1f}"}
        SubElement(parent, "circle", at | {"fill": CITY} | rim | width)
    for side, starts in specks.items():
        squares = "".join(f"{start}h{side}" for start in starts)
        SubElement(
            parent,
            "path",
            {"d": squares, "stroke": CITY, "stroke-width": side, "stroke-opacity": VEIL},
        )
