"""The marks on the arcs of statuses that have one, such as “?” on those of disputed agreements."""

from xml.etree.ElementTree import Element, SubElement

import numpy as np

from twinning.drawing import places
from twinning.drawing.boxes import Box
from twinning.drawing.frame import Frame, wrapped
from twinning.drawing.shown import Shown
from twinning.drawing.words import HALO, put
from twinning.geometry import Floats

RADIUS = 6.5  # pixels of the disc that a mark stands on
SIZE = 10.0  # pixels of its letter

Marks = dict[int, Box]  # the discs, by the number of the agreement


def placed(frame: Frame, shown: Shown, circles: Floats, unit: float) -> Marks:
    """Where marks lie: as near to the middle of their arcs as cities leave room.

    In a crowd, where nobody follows a single arc, there are none.
    """
    if shown.is_crowded:
        return {}
    dots = places.boxes(frame, shown, np.arange(len(shown.cities)), unit)
    marked = (number for number in range(len(shown.rows)) if shown.line(number).mark)
    return {number: _placed(frame, circles[number], dots, RADIUS * unit) for number in marked}


def draw(parent: Element, shown: Shown, marks: Marks, unit: float) -> None:
    """Add the marks to a picture."""
    for number, box in marks.items():
        (x, y), colour = box.middle, shown.colour(number)
        disc = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{RADIUS * unit:.1f}", "fill": HALO}
        SubElement(parent, "circle", disc | {"stroke": colour, "stroke-width": f"{1.2 * unit:.2f}"})
        words = shown.line(number).mark
        put(parent, words, x, y, SIZE * unit, fill=colour, anchor="middle", bold=True)


def _placed(frame: Frame, way: Floats, dots: list[Box], radius: float) -> Box:
    """The first disc without a city on it, from the middle of a way outwards; else the middle."""
    seen = np.column_stack([way[:, 0], wrapped(way[:, 1] - frame.centre)])
    order = np.argsort(np.abs(np.arange(len(way)) - len(way) // 2), kind="stable")
    discs = [Box(x, y, x, y).grown(radius) for x, y in frame.pixels(seen)[order].tolist()]
    return next((disc for disc in discs if not any(map(disc.meets, dots))), discs[0])
