"""Land and borders for the map: TopoJSON of the world → GeoJSON of what the map draws."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

DECIMALS = 2  # of a degree: about one kilometre, finer than the 1:50m outlines are
ANTARCTIC = -60.0  # degrees of latitude
TOLERANCE = 0.015  # degrees a coast may be moved by leaving points out

Point = tuple[float, float]  # GeoJSON's order: (longitude, latitude)
Line = list[Point]


def outlines(topology: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The GeoJSON geometries of a quantised TopoJSON topology, by name: land and borders."""
    lines = [simplified(line) for line in arcs(topology)]
    return {"land": land(topology, lines), "borders": borders(topology, lines)}


def arcs(topology: dict[str, Any]) -> list[Line]:
    """The arcs of a quantised TopoJSON topology, in degrees."""
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"].values()
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * scale_x + shift_x, y * scale_y + shift_y))
        decoded.append(line)
    return decoded


def simplified(line: Line) -> Line:
    """The line with fewer points, nowhere further than TOLERANCE from what it was.

    Douglas and Peucker's algorithm.  Arcs are simplified before they are joined, so that the
    two sides of a border stay one line; an islet that would vanish is left as it is.
    """
    keep = {0, len(line) - 1}
    stretches = [(0, len(line) - 1)]
    while stretches:
        first, last = stretches.pop()
        between = range(first + 1, last)
        far = max(between, key=lambda i: offset(line[i], line[first], line[last]), default=first)
        if offset(line[far], line[first], line[last]) > TOLERANCE:
            keep.add(far)
            stretches += [(first, far), (far, last)]
    is_islet = line[0] == line[-1] and len(keep) < 4
    return line if is_islet else [line[index] for index in sorted(keep)]


def offset(point: Point, start: Point, end: Point) -> float:
    """How far `point` lies from the straight line between `start` and `end`, in degrees."""
    (x, y), (from_x, from_y), (to_x, to_y) = point, start, end
    dx, dy = to_x - from_x, to_y - from_y
    length = dx * dx + dy * dy
    along = ((x - from_x) * dx + (y - from_y) * dy) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return math.hypot(x - from_x - along * dx, y - from_y - along * dy)


def ring(indexes: Iterable[int], lines: list[Line]) -> Line:
    """The arcs of one ring joined end to end; `~i` stands for arc `i` backwards."""
    joined: Line = []
    for index in indexes:
        line = lines[index] if index >= 0 else lines[~index][::-1]
        joined.extend(line[1:] if joined else line)
    return joined


def unwrapped(line: Line) -> Line:
    """The ring without jumps at longitude 180, which it passes instead."""
    passed = [line[0]]
    for x, y in line[1:]:
        before = passed[-1][0]
        passed.append((x - 360 * round((x - before) / 360), y))
    return passed


def coarse(line: Line) -> list[list[float]]:
    """The line rounded to DECIMALS, points that fall together kept once."""
    points = [[round(x, DECIMALS), round(y, DECIMALS)] for x, y in line]
    return [point for index, point in enumerate(points) if index == 0 or point != points[index - 1]]


def land(topology: dict[str, Any], lines: list[Line]) -> dict[str, Any]:
    """Every landmass but Antarctica, which has no cities, as one GeoJSON MultiPolygon."""
    [shape] = topology["objects"]["land"]["geometries"]
    polygons = [
        [coarse(unwrapped(ring(indexes, lines))) for indexes in polygon]
        for polygon in shape["arcs"]
    ]
    inhabited = [polygon for polygon in polygons if max(y for _, y in polygon[0]) > ANTARCTIC]
    return {"type": "MultiPolygon", "coordinates": inhabited}


def borders(topology: dict[str, Any], lines: list[Line]) -> dict[str, Any]:
    """Where two countries meet, each stretch once, as one GeoJSON MultiLineString."""
    users = Counter(
        arc
        for country in topology["objects"]["countries"]["geometries"]
        for arc in {index if index >= 0 else ~index for index in numbers(country["arcs"])}
    )
    shared = [coarse(lines[arc]) for arc, count in sorted(users.items()) if count > 1]
    return {"type": "MultiLineString", "coordinates": shared}


def numbers(nested: Iterable[Any]) -> Iterator[int]:
    """The numbers in lists of lists, in order."""
    for item in nested:
        if isinstance(item, int):
            yield item
        else:
            yield from numbers(item)
