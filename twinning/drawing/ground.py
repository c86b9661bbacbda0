"""The ground under the arcs: sea, land and borders of Natural Earth, as far as a frame shows."""

import json
from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element, SubElement

import numpy as np

from twinning.drawing.frame import HALF, Frame
from twinning.drawing.lines import clipped, dense, path, runs
from twinning.drawing.projection import equal_earth
from twinning.geometry import Floats
from twinning.settings import PROJECT

OUTLINES = PROJECT / "static" / "natural-earth"
SEA, LAND, BORDER = "#eaf0f3", "#fcfbf8", "#d3d6d6"
COAST = 0.6  # of the width of borders
OVERHANG = 8.0  # pixels beyond the edge where land is cut, so that no cut shows
STEP = 3.0  # degrees between points, where a straight line is a curve on the plane
FINE = 2  # points of outlines per pixel


def draw(parent: Element, frame: Frame, unit: float) -> None:
    """Add sea, land and borders to a picture."""
    SubElement(parent, "path", {"d": path([_sea(frame)], closed=True), "fill": SEA})
    land = path(_land(frame), closed=True, fine=FINE)
    line = {"stroke": BORDER, "stroke-linejoin": "round"}
    coast = line | {"stroke-width": f"{COAST * unit:g}"}
    SubElement(parent, "path", {"d": land, "fill": LAND, "fill-rule": "evenodd", **coast})
    border = line | {"stroke-width": f"{unit:g}", "fill": "none"}
    SubElement(parent, "path", {"d": path(_borders(frame), fine=FINE), **border})


def _sea(frame: Frame) -> Floats:
    """The whole frame, or as much of it as is of this world."""
    if frame.projection is not equal_earth:
        return np.array([(0, 0), (frame.width, 0), (frame.width, frame.height), (0, frame.height)])
    corners = np.array([(-90, -HALF), (90, -HALF), (90, HALF), (-90, HALF), (-90, -HALF)])
    return frame.pixels(dense(corners, STEP))


def _land(frame: Frame) -> Iterator[Floats]:
    for ring in _outlines("land"):
        for copy in _copies(ring, frame.centre):
            within = clipped(clipped(copy, 1, -HALF, 1), 1, HALF, -1)
            if len(within):
                yield _in_sight(frame, within)


def _in_sight(frame: Frame, ring: Floats) -> Floats:
    """A ring in pixels, cut off where it leaves the frame."""
    pixels = frame.pixels(dense(np.vstack([ring, ring[:1]]), STEP))[:-1]
    for axis, end in enumerate((frame.width, frame.height)):
        for limit, side in ((-OVERHANG, 1), (end + OVERHANG, -1)):
            if len(pixels):
                pixels = clipped(pixels, axis, limit, side)
    return pixels


def _borders(frame: Frame) -> Iterator[Floats]:
    for line in _outlines("borders"):
        for copy in _copies(line, frame.centre):
            way = dense(copy, STEP)
            for run in runs(way, np.abs(way[:, 1]) <= HALF):
                pixels = frame.pixels(run)
                low, high = pixels.min(axis=0), pixels.max(axis=0)
                if (high >= 0).all() and (low <= (frame.width, frame.height)).all():
                    yield pixels


def _copies(line: Floats, centre: float) -> Iterator[Floats]:
    """A line seen from the centre, once for each turn of the world on which some of it lies."""
    west, east = line[:, 1].min() - centre, line[:, 1].max() - centre
    first, last = np.ceil((-HALF - east) / 360), np.floor((HALF - west) / 360)
    for turn in np.arange(first, last + 1):
        yield line + np.array([0, 360 * turn - centre])


@cache
def _outlines(name: str) -> tuple[Floats, ...]:
    """The rings of the land or the lines of the borders, rows of (latitude, longitude)."""
    nested = json.loads((OUTLINES / f"{name}.json").read_bytes())["coordinates"]
    lines = [ring for polygon in nested for ring in polygon] if name == "land" else nested
    return tuple(np.array(line)[:, ::-1] for line in lines)
