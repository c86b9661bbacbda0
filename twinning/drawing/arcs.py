"""The arcs of a picture: the great circles of agreements, in the lines of the live map."""

import math
from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

import numpy as np

from twinning.atlas import Positions
from twinning.drawing.frame import HALF, Frame
from twinning.drawing.lines import stroke
from twinning.drawing.shown import Shown
from twinning.geometry import Floats, great_circle
from twinning.maps.styles import Line

SEGMENTS = 32  # of an arc, from which those are left out that do not show
COARSEST = 4  # the fewest segments kept: an arc may be bent both ways
STRAY, FINE = 0.3, 10  # pixels by which a line may stray from the true one, steps in a pixel
CROWDED_STRAY, CROWDED_FINE = 0.8, 2
CLEAR = 300  # arcs up to which lines keep their full weight
THINNEST, FAINTEST = 0.35, 0.3  # of their weight and opacity
TOGETHER = 50  # arcs of a path in a crowd: where paths cross it is darker, within one it is not
FAN_STEP = 0.08  # of the length of an arc, between neighbours of one pair
WIDEST_FAN = 0.6

Pieces = list[Floats]  # an arc in pixels: more than one piece where it is cut


def ways(shown: Shown) -> Floats:
    """The great circles of the agreements, those of one pair fanned out.

    Shape (agreements, points, 2): latitudes, and longitudes that run on without a jump.
    """
    parties = shown.parties
    starts = np.flatnonzero(np.diff(parties, axis=0, prepend=-1).any(axis=1))
    counts = np.diff(starts, append=len(parties))
    fans = np.repeat(counts, counts)
    turns = np.arange(len(parties)) - np.repeat(starts, counts)
    bend = (turns - (fans - 1) / 2) * np.minimum(FAN_STEP, WIDEST_FAN / np.maximum(fans, 1))
    latitudes, longitudes = np.moveaxis(shown.places[parties], -1, 0)
    (latitude_a, latitude_b), (longitude_a, longitude_b) = latitudes.T, longitudes.T
    return great_circle(latitude_a, longitude_a, latitude_b, longitude_b, SEGMENTS + 1, bend)


def draw(parent: Element, frame: Frame, shown: Shown, circles: Floats, unit: float) -> None:
    """Add the arcs to a picture, the faintest first; each has one M in the data of its path.

    Unless they are a crowd, each is a path of its own with a title.
    """
    order, pieces = _order(shown).tolist(), list(_pieces(frame, shown, circles))
    thin, faint = (_kept(len(order), least) for least in (THINNEST, FAINTEST))
    together, fine = (TOGETHER, CROWDED_FINE) if shown.is_crowded else (1, FINE)
    for (line, colour), group in groupby(order, lambda n: (shown.line(n), shown.colour(n))):
        style = SubElement(parent, "g", stroke_style(line, colour, unit * thin, faint))
        numbers = list(group)
        for first in range(0, len(numbers), together):
            some = numbers[first : first + together]
            path = SubElement(style, "path", {"d": "".join(stroke(pieces[n], fine) for n in some)})
            if together == 1:
                SubElement(path, "title").text = shown.title(some[0])


def stroke_style(line: Line, colour: str, unit: float, faint: float = 1) -> dict[str, str]:
    """The attributes of SVG that stroke as a status does, `unit` pixels for each of its own."""
    style = {"fill": "none", "stroke": colour, "stroke-width": f"{line.weight * unit:.2f}"}
    style |= {"stroke-opacity": f"{line.opacity * faint:.2f}", "stroke-linejoin": "round"}
    if line.dash:
        style["stroke-dasharray"] = " ".join(f"{part * unit:.2f}" for part in line.dash)
        if line.dash[0] < 1:  # a dot
            style["stroke-linecap"] = "round"
    return style


def _kept(count: int, least: float) -> float:
    """How much of its weight or opacity a line keeps among `count` of them."""
    return max(least, min(1.0, math.sqrt(math.sqrt(CLEAR / max(count, 1)))))


def _order(shown: Shown) -> Positions:
    """The agreements from the faintest to the strongest, those without a theme lowest."""
    lines = map(shown.line, range(len(shown.rows)))
    firmness = np.array([line.weight * line.opacity for line in lines])
    has_theme = shown.groups < len(shown.palette) - 1
    return np.lexsort((shown.groups, shown.statuses, firmness, has_theme))


def _pieces(frame: Frame, shown: Shown, circles: Floats) -> Iterator[Pieces]:
    seen = circles - (0, frame.centre)
    turns = np.floor((seen[..., 1] + HALF) / 360)
    is_whole = (turns == turns[:, :1]).all(axis=1)
    moved = seen.copy()
    moved[..., 1] -= 360 * turns[:, :1]
    pixels = frame.pixels(moved)
    strides = _strides(pixels, CROWDED_STRAY if shown.is_crowded else STRAY)
    for number, (whole, stride) in enumerate(zip(is_whole.tolist(), strides.tolist(), strict=True)):
        if whole:
            yield [pixels[number, ::stride]]
        else:
            yield [frame.pixels(part) for part in _parts(seen[number], turns[number])]


def _strides(pixels: Floats, stray: float) -> Positions:
    """How many segments of each arc may be drawn as one, a power of two."""
    segments = pixels.shape[1] - 1
    strides = np.ones(len(pixels), dtype=np.int64)
    straight = np.ones(len(pixels), dtype=bool)
    for stride in 2 ** np.arange(1, int(np.log2(segments // COARSEST)) + 1):
        ends, middles = pixels[:, ::stride], pixels[:, stride // 2 :: stride]
        sag = np.hypot(*np.moveaxis(middles - (ends[:, 1:] + ends[:, :-1]) / 2, -1, 0))
        straight &= sag.max(axis=1) <= stray
        strides[straight] = stride
    return strides


def _parts(way: Floats, turns: Floats) -> Pieces:
    """A way in parts that stay between longitudes -180 and 180, cut where it leaves them."""
    parts, lead, first = [], way[:0], 0
    for step in np.flatnonzero(np.diff(turns)).tolist():
        before, after = way[step], way[step + 1]
        edge = 360 * max(turns[step], turns[step + 1]) - HALF
        cut = before + (edge - before[1]) / (after[1] - before[1]) * (after - before)
        parts.append(np.vstack([lead, way[first : step + 1], cut]) - (0, 360 * turns[step]))
        lead, first = cut[np.newaxis], step + 1
    return [*parts, np.vstack([lead, way[first:]]) - (0, 360 * turns[-1])]
