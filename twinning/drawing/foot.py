"""The foot of a picture: legend, caption and credit, on paper below the map."""

from textwrap import wrap
from xml.etree.ElementTree import Element

from twinning.drawing import legend
from twinning.drawing.shown import Shown
from twinning.drawing.words import QUIET, anchors, from_start, line, put, width_of
from twinning.language import _

EDGE = 16.0  # pixels beside it
ABOVE, BELOW = 8.0, 6.0  # pixels
SIZE, CREDIT_SIZE = 14.0, 10.5  # pixels of letters
LINE_HEIGHT = 22.0


class Foot:
    """A foot of known height for a picture of `width` pixels, `unit` for each of a style's own."""

    def __init__(self, shown: Shown, caption: str, width: float, unit: float) -> None:
        self.unit, self._width = unit, width
        self._start, self._end = EDGE * unit, width - EDGE * unit
        self._legend = legend.rows(shown, self._start, self._end, unit)
        self._credit = _("Made with Natural Earth")
        room = self._end - self._start - width_of(self._credit, CREDIT_SIZE * unit)
        self._lines = wrap(caption, max(1, int(room / width_of("n", SIZE * unit))))

    @property
    def height(self) -> float:
        """How many pixels it takes."""
        lines = len(self._legend) * legend.ROW + len(self._lines) * LINE_HEIGHT
        return (ABOVE + lines + BELOW) * self.unit

    def draw(self, parent: Element, top: float) -> None:
        """Add it to a picture."""
        y = top + ABOVE * self.unit
        legend.draw(parent, self._legend, y, self._width, self.unit)
        y += (len(self._legend) * legend.ROW + LINE_HEIGHT / 2) * self.unit
        begin, end = anchors()
        start, last = (from_start(x, self._width) for x in (self._start, self._end))
        for words in self._lines:
            put(parent, line(words), start, y, SIZE * self.unit, bold=True, anchor=begin)
            y += LINE_HEIGHT * self.unit
        y -= LINE_HEIGHT * self.unit
        size = CREDIT_SIZE * self.unit
        put(parent, line(self._credit), last, y, size, fill=QUIET, anchor=end)
