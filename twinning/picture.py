"""The picture of the map for slides and papers: an SVG that needs nothing else, and its PNG."""

from collections.abc import Collection
from xml.etree.ElementTree import Element, SubElement, tostring

import numpy as np

from twinning.atlas import Atlas, Mask
from twinning.drawing import arcs, ground, marks, names, places
from twinning.drawing.foot import Foot
from twinning.drawing.frame import framed
from twinning.drawing.shown import Shown, shown
from twinning.drawing.words import FAMILY, plain, turned_back
from twinning.language import _, language_tag, ngettext, number
from twinning.painting import SVG, png
from twinning.series import dotted

__all__ = ["png", "svg"]

PAPER = "#ffffff"
SMALLEST = (400, 300)  # pixels that legend and map need
LEAST_MAP = 0.4  # of the height
DESIGNED_FOR = 1280.0  # pixels of width at which a pixel of a style is one of the picture
SMALLEST_UNIT, SMALLER = 0.75, 0.95
MARGIN = 46.0  # pixels around what is shown on the map
LONGEST = 400  # characters of a caption


def svg(
    atlas: Atlas,
    mask: Mask,
    *,
    width: int,
    height: int,
    caption: str = "",
    focus: Collection[str] = (),
) -> str:
    """The masked agreements on a map fitted to them, with a legend, as a self-contained SVG.

    Those without an arc are only counted.  `caption` stands below the map, before the numbers;
    `focus` are the theme groups whose colours go before others.  The same arguments make the same
    text.  ValueError when the picture is smaller than SMALLEST.
    """
    if width < SMALLEST[0] or height < SMALLEST[1]:
        raise ValueError("a picture of this size has no room for its legend")
    drawn = shown(atlas, mask, focus)
    words = _caption(len(drawn.rows), int(np.count_nonzero(mask)), plain(caption, LONGEST))
    root = _root(width, height, words)
    foot = _foot(drawn, words, width, height)
    size = (float(width), height - foot.height)
    _draw_map(SubElement(root, "svg", _box(*size)), drawn, size, foot.unit)
    foot.draw(root, size[1])
    return tostring(root, encoding="unicode")


def _foot(drawn: Shown, words: str, width: int, height: int) -> Foot:
    """The foot, with smaller letters where it would leave the map no room."""
    unit = max(SMALLEST_UNIT, width / DESIGNED_FOR)
    while (foot := Foot(drawn, words, width, unit)).height > height * (1 - LEAST_MAP):
        unit *= SMALLER
    return foot


def _draw_map(parent: Element, drawn: Shown, size: tuple[float, float], unit: float) -> None:
    """The map itself, in a box that cuts off what leaves it."""
    circles = arcs.ways(drawn)
    frame = framed(circles, drawn.places, size, MARGIN * unit)
    ground.draw(parent, frame, unit)
    arcs.draw(parent, frame, drawn, circles, unit)
    places.draw(parent, frame, drawn, unit)
    marked = marks.placed(frame, drawn, circles, unit)
    marks.draw(parent, drawn, marked, unit)
    names.draw(parent, frame, drawn, circles, marked, unit)


def _root(width: int, height: int, words: str) -> Element:
    language = language_tag()
    facts = {"xmlns": SVG, "role": "img", "lang": language, "font-family": FAMILY}
    root = Element("svg", facts | _box(width, height))
    SubElement(root, "title").text = words
    SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": PAPER})
    return root


def _box(width: float, height: float) -> dict[str, str]:
    size = {"width": f"{width:g}", "height": f"{height:g}"}
    return size | {"viewBox": f"0 0 {width:g} {height:g}"}


def _caption(drawn: int, chosen: int, words: str) -> str:
    """The words given, then how many agreements are drawn and how many cannot be."""
    missing = chosen - drawn
    said = ngettext("{count} agreement drawn", "{count} agreements drawn", drawn)
    absent = ngettext("{count} is not on the map", "{count} are not on the map", missing)
    numbers = [
        said.format(count=number(drawn)) if drawn else _("no agreement drawn"),
        absent.format(count=number(missing)) if missing else "",
    ]
    after = turned_back(words)
    return dotted([words + after, *numbers])
