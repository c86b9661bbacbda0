"""Names of cities on a picture: as many as find room, the most connected first."""

from collections.abc import Iterator
from itertools import islice
from xml.etree.ElementTree import Element, SubElement

import numpy as np

from twinning.atlas import Mask
from twinning.drawing import places
from twinning.drawing.boxes import Box, afar, around
from twinning.drawing.frame import Frame
from twinning.drawing.marks import Marks
from twinning.drawing.shown import Shown
from twinning.drawing.words import HALO as PALE
from twinning.drawing.words import INK, Anchor, plain, put, width_of
from twinning.geometry import Floats
from twinning.labels import city_names

MOST = 72
LOOKED_AT = 200  # cities
HUBS = 8  # of them: their names may stand further off, at the end of a line
LENGTH = 30  # characters
SIZE = 12.5  # pixels
LINE_HEIGHT = 1.2  # of the size
HALO = 1.6  # pixels around the letters
LINE = 0.9  # pixels
CLEAR = 6.0  # pixels that a name further off keeps from everything
GAP = 3.5  # pixels between a circle and its name


def draw(
    parent: Element, frame: Frame, shown: Shown, circles: Floats, marks: Marks, unit: float
) -> None:
    """Add the names that find room; none lies on another, on a mark, or on a circle with a name."""
    named = list(islice(_placed(frame, shown, circles, marks, unit), MOST))
    for _words, dot, box in named:
        if _is_afar(dot, box, unit):
            _join(parent, dot, box.grown(-CLEAR * unit), unit)
    for words, dot, box in named:
        anchor, x = _anchored(dot, box, unit)
        put(parent, words, x, box.middle[1], SIZE * unit, anchor=anchor, halo=HALO * unit)


def _join(parent: Element, dot: Box, box: Box, unit: float) -> None:
    """Draw the line from a circle to its name."""
    (x, y), (end_x, end_y) = dot.middle, box.nearest(*dot.middle)
    for colour, width in ((PALE, 2 * HALO), (INK, LINE)):
        style = {"stroke": colour, "stroke-width": f"{width * unit:.2f}"}
        SubElement(parent, "path", {"d": f"M{x:.1f} {y:.1f}L{end_x:.1f} {end_y:.1f}"} | style)


def _is_afar(dot: Box, box: Box, unit: float) -> bool:
    return not dot.grown(2 * GAP * unit).meets(box)


def _anchored(dot: Box, box: Box, unit: float) -> tuple[Anchor, float]:
    """At which of its ends a name is held, and where: at the one beside its circle."""
    if _is_afar(dot, box, unit):
        return "middle", box.middle[0]
    if box.left > dot.right:
        return "start", box.left
    return ("end", box.right) if box.right < dot.left else ("middle", box.middle[0])


def _placed(
    frame: Frame, shown: Shown, circles: Floats, marks: Marks, unit: float
) -> Iterator[tuple[str, Box, Box]]:
    """The names with the boxes of their circles and their own."""
    order = np.argsort(-shown.degrees, kind="stable")[:LOOKED_AT]
    cells = city_names(shown.atlas)[shown.cities[order]].tolist()
    dots = places.boxes(frame, shown, order, unit)
    east = _eastward(shown, circles)[order].tolist()
    taken, edge = [*dots, *marks.values()], Box(0, 0, frame.width, frame.height).grown(-GAP * unit)
    for rank, (cell, dot, leaves_east) in enumerate(zip(cells, dots, east, strict=True)):
        words = plain(cell, LENGTH)
        size = (width_of(words, SIZE * unit), SIZE * LINE_HEIGHT * unit)
        near = around(dot, size, GAP * unit, leaves_east)
        far = afar(dot, size, unit) if rank < HUBS else []
        boxes = [*near, *(box.grown(CLEAR * unit) for box in far)]
        free = (box for box in boxes if edge.holds(box) and not any(map(box.meets, taken)))
        box = next(free, None)
        if words and box:
            taken.append(box)
            yield words, dot, box


def _eastward(shown: Shown, circles: Floats) -> Mask:
    """Of which cities more arcs leave eastwards than westwards."""
    turns = np.sign(circles[:, -1, 1] - circles[:, 0, 1])
    balance = np.zeros(len(shown.cities))
    np.add.at(balance, shown.parties[:, 0], turns)
    np.add.at(balance, shown.parties[:, 1], -turns)
    return np.asarray(balance > 0)
