"""The legend of a picture: what is drawn, in which colour and line, and how much of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

import numpy as np

from twinning.drawing import places
from twinning.drawing.arcs import stroke_style
from twinning.drawing.shown import Shown
from twinning.drawing.words import INK, QUIET, anchors, from_start, line, plain, put, width_of
from twinning.labels import status_label
from twinning.language import _, number
from twinning.maps.styles import STATUS_STYLES, Line
from twinning.schema import STATUSES

SIZE = 12.0  # pixels
ROW = 20.0
LENGTH = 40  # characters
SWATCH, SAMPLE = 18.0, 34.0  # pixels of a colour and of a line that are shown
GAP, APART = 6.0, 20.0  # pixels between a sign and its words, and between entries
COLOUR = Line(4, 1)


class Entry(NamedTuple):
    """Words behind a sign of so many pixels, which is drawn from a point; a heading has no sign."""

    words: str
    amount: str = ""
    width: float = 0
    sign: Callable[[Element, float, float], None] | None = None

    def length(self, unit: float) -> float:
        """How many pixels it takes, with what keeps it from the next."""
        sign = self.width + GAP * unit if self.sign else 0
        return sign + width_of(f"{self.words} {self.amount}", SIZE * unit) + APART * unit


Row = list[tuple[float, Entry]]  # each entry with its left end


def rows(shown: Shown, left: float, right: float, unit: float) -> list[Row]:
    """The legend in rows between two edges; a section begins a new one unless it fits whole."""
    laid: list[Row] = []
    x = right
    for section in map(list, (_themes(shown, unit), _statuses(shown, unit), _sizes(shown, unit))):
        whole = sum(entry.length(unit) for entry in section)
        for entry in section if len(section) > 1 else ():
            needed = whole if entry is section[0] else entry.length(unit)
            if x + needed > right + APART * unit or not laid:
                laid.append([])
                x = left
            laid[-1].append((x, entry))
            x += entry.length(unit)
    return laid


def draw(parent: Element, laid: list[Row], top: float, width: float, unit: float) -> None:
    """Add the rows to a picture of `width` pixels."""
    anchor, _end = anchors()
    for place, row in enumerate(laid):
        y = top + (place + 0.5) * ROW * unit
        for x, entry in row:
            if entry.sign:
                entry.sign(parent, from_start(x, width, entry.width), y)
            start = x + entry.width + GAP * unit if entry.sign else x
            fill = INK if entry.sign else QUIET
            words, begin = line(entry.words), from_start(start, width)
            size = SIZE * unit
            put(parent, words, begin, y, size, fill=fill, anchor=anchor, aside=entry.amount)


def _themes(shown: Shown, unit: float) -> Iterator[Entry]:
    """The colours of theme groups, with how many agreements are drawn in each."""
    yield Entry(_("Theme (first of the chosen)") if shown.has_focus else _("Theme (first named)"))
    counts = np.bincount(shown.groups[shown.follows_theme], minlength=len(shown.palette)).tolist()
    for (label, colour), count in zip(shown.palette, counts, strict=True):
        if count:
            yield _entry(label, count, SWATCH, COLOUR, colour, unit)


def _statuses(shown: Shown, unit: float) -> Iterator[Entry]:
    yield Entry(_("Status"))
    counts = np.bincount(shown.statuses, minlength=len(STATUSES)).tolist()
    for status, count in zip(STATUSES, counts, strict=True):
        if count:
            style = STATUS_STYLES[status]
            colour = style.colour.light if style.line.keeps_colour else INK
            line = replace(style.line, mark="") if shown.is_crowded else style.line
            yield _entry(status_label(status), count, SAMPLE, line, colour, unit)


def _sizes(shown: Shown, unit: float) -> Iterator[Entry]:
    """Circles of a few sizes in use."""
    yield Entry(_("Circle size: number of agreements"))
    most, radius = int(shown.degrees.max(initial=0)), places.radius_in(shown, unit)
    for count in sorted({1, -(-most // 3), most} - {0} if most else ()):
        size = radius(count)

        def circle(parent: Element, x: float, y: float, size: float = size) -> None:
            at = {"cx": f"{x + size:.1f}", "cy": f"{y:.1f}", "r": f"{size:.1f}"}
            SubElement(parent, "circle", at | {"fill": places.CITY})

        yield Entry(number(count), "", 2 * size, circle)


def _entry(label: str, count: int, width: float, line: Line, colour: str, unit: float) -> Entry:
    """A line as it is drawn, with what it stands for and how often."""

    def sample(parent: Element, x: float, y: float) -> None:
        group = SubElement(parent, "g", stroke_style(line, colour, unit))
        middle, end = x + width * unit / 2, x + width * unit
        room = 6 * unit if line.mark else 0
        before = f"M{x:.1f} {y:.1f}H{middle - room:.1f}"
        after = f"M{middle + room:.1f} {y:.1f}H{end:.1f}"
        SubElement(group, "path", {"d": before + after})
        if line.mark:
            put(parent, line.mark, middle, y, 10 * unit, fill=colour, anchor="middle", bold=True)

    return Entry(plain(label, LENGTH), number(count), width * unit, sample)
