"""Names of cities on a picture: as many as find room, the most connected first."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple
from xml.etree.ElementTree import Element

import numpy as np

from twinning.atlas import Mask, Positions
from twinning.drawing import places
from twinning.drawing.frame import Frame
from twinning.drawing.shown import Shown
from twinning.drawing.words import plain, put, width_of
from twinning.geometry import Floats

MOST = 48
LOOKED_AT = 200  # cities
LENGTH = 30  # characters
SIZE = 12.5  # pixels
LINE_HEIGHT = 1.2  # of the size
HALO = 1.6  # pixels around the letters
GAP = 3.5  # pixels between a circle and its name


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether both share some room."""
        across = self.left < other.right and self.right > other.left
        return across and self.top < other.bottom and self.bottom > other.top

    def is_within(self, width: float, height: float) -> bool:
        """Whether no part of it is cut off."""
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


def draw(parent: Element, frame: Frame, shown: Shown, circles: Floats, unit: float) -> None:
    """Add the names that find room; none lies on another, nor on a circle that has a name."""
    for words, box in islice(_placed(frame, shown, circles, unit), MOST):
        middle = (box.top + box.bottom) / 2
        put(parent, words, box.left, middle, SIZE * unit, halo=HALO * unit)


def _placed(frame: Frame, shown: Shown, circles: Floats, unit: float) -> Iterator[tuple[str, Box]]:
    order = np.argsort(-shown.degrees, kind="stable")[:LOOKED_AT]
    cells = shown.atlas.cities["name"].iloc[shown.cities[order]].tolist()
    names = [plain(cell, LENGTH) for cell in cells]
    dots = _dots(frame, shown, order, unit)
    east = _eastward(shown, circles)[order].tolist()
    taken = list(dots)
    for words, dot, leaves_east in zip(names, dots, east, strict=True):
        size = (width_of(words, SIZE * unit), SIZE * LINE_HEIGHT * unit)
        around = _around(dot, size, GAP * unit, leaves_east)
        in_sight = (box for box in around if box.is_within(frame.width, frame.height))
        box = next((box for box in in_sight if not any(map(box.meets, taken))), None)
        if words and box:
            taken.append(box)
            yield words, box


def _dots(frame: Frame, shown: Shown, cities: Positions, unit: float) -> list[Box]:
    """The boxes around the circles of some cities."""
    radius = places.radius_in(shown, unit)
    radii = [radius(count) for count in shown.degrees[cities].tolist()]
    middles = places.pixels(frame, shown)[cities].tolist()
    return [Box(x - r, y - r, x + r, y + r) for (x, y), r in zip(middles, radii, strict=True)]


def _around(dot: Box, size: tuple[float, float], gap: float, leaves_east: bool) -> list[Box]:
    """The boxes a name may take, best first: on the side from which fewer arcs leave."""
    width, height = size
    x, y = (dot.left + dot.right) / 2, (dot.top + dot.bottom) / 2
    right, left = (dot.right + gap, y - height / 2), (dot.left - gap - width, y - height / 2)
    above, below = (x - width / 2, dot.top - height), (x - width / 2, dot.bottom)
    best, worst = (left, right) if leaves_east else (right, left)
    return [
        Box(start, top, start + width, top + height) for start, top in (best, above, below, worst)
    ]


def _eastward(shown: Shown, circles: Floats) -> Mask:
    """Of which cities more arcs leave eastwards than westwards."""
    turns = np.sign(circles[:, -1, 1] - circles[:, 0, 1])
    balance = np.zeros(len(shown.cities))
    np.add.at(balance, shown.parties[:, 0], turns)
    np.add.at(balance, shown.parties[:, 1], -turns)
    return np.asarray(balance > 0)
