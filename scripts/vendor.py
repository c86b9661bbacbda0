"""Fetch the vendored files again: `python scripts/vendor.py` rewrites static/ but for atlas/.

Needs npm.  Leaflet and its fullscreen control are copied as published; the outlines are
Natural Earth 1:50m, read from the TopoJSON of the world-atlas package and cut down to what
the map draws.
"""

import json
import math
import shutil
import subprocess
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

STATIC = Path(__file__).resolve().parent.parent / "static"
COPIED = {
    "leaflet@1.9.4": (
        "leaflet",
        ("dist/leaflet.js", "dist/leaflet.css", "dist/images", "LICENSE"),
    ),
    "leaflet.fullscreen@3.0.0": (
        "leaflet.fullscreen",
        ("Control.FullScreen.js", "Control.FullScreen.css", "icon-fullscreen.svg", "LICENSE"),
    ),
}
OUTLINES = "world-atlas@2.0.2"
DECIMALS = 2  # of a degree: about one kilometre, finer than the 1:50m outlines are
ANTARCTIC = -60.0  # degrees of latitude
TOLERANCE = 0.015  # degrees a coast may be moved by leaving points out
SOURCE_MAP = b"//# sourceMappingURL="

Point = tuple[float, float]  # GeoJSON's order: (longitude, latitude)
Line = list[Point]


def unpack(package: str, folder: Path) -> Path:
    """The unpacked npm `package` ("name@version"), in a new folder below `folder`."""
    target = folder / package
    target.mkdir(parents=True)
    subprocess.run(["npm", "pack", package, "--pack-destination", target], check=True)
    [archive] = target.glob("*.tgz")
    with tarfile.open(archive) as tar:
        tar.extractall(target, filter="data")
    return target / "package"


def copy(package: Path, target: Path, files: Iterable[str]) -> None:
    """Copy `files` of an unpacked package into `target`, folders whole."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in files:
        source = package / name
        if source.is_dir():
            shutil.copytree(source, target / source.name)
        else:
            (target / source.name).write_bytes(without_source_map(source.read_bytes()))


def without_source_map(content: bytes) -> bytes:
    """A script without the comment that sends a browser's tools after a file not shipped."""
    return b"".join(
        line for line in content.splitlines(keepends=True) if not line.startswith(SOURCE_MAP)
    )


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


def convert_outlines(package: Path, target: Path) -> None:
    """Write land.json, borders.json and the licence into `target`."""
    copy(package, target, ["LICENSE"])
    topology = json.loads((package / "countries-50m.json").read_bytes())
    lines = [simplified(line) for line in arcs(topology)]
    for name, shape in {
        "land": land(topology, lines),
        "borders": borders(topology, lines),
    }.items():
        (target / f"{name}.json").write_text(json.dumps(shape, separators=(",", ":")))
    with (target / "LICENSE").open("a") as licence:
        licence.write(
            "\nThat package holds Natural Earth 1:50m (naturalearthdata.com), in the public domain."
            "\nland.json and borders.json were made from countries-50m.json by scripts/vendor.py:"
            "\nsimplified, rounded, and without Antarctica.\n"
        )


def main() -> None:
    """Rewrite every vendored folder."""
    with tempfile.TemporaryDirectory() as folder:
        for package, (name, files) in COPIED.items():
            copy(unpack(package, Path(folder)), STATIC / name, files)
        convert_outlines(unpack(OUTLINES, Path(folder)), STATIC / "natural-earth")


if __name__ == "__main__":
    main()
