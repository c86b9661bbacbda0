"""The foot of a picture: legend, caption and credit, on paper below the map."""

from textwrap import wrap
from xml.etree.ElementTree import Element

from twinning.drawing import legend
from twinning.drawing.shown import Shown
from twinning.drawing.words import QUIET, Anchor, held, line, put, width_of
from twinning.language import _

EDGE = 16.0  # pixels beside it
ABOVE, BELOW = 8.0, 6.0  # pixels
SIZE, CREDIT_SIZE = 14.0, 10.5  # pixels of letters
LINE_HEIGHT = 22.0


class Foot:
    """A foot of known height for a picture of `width` pixels, `unit` for each of a style's own."""

    def __init__(self, shown: Shown, caption: str, width: float, unit: float) -> None:
        self.unit, self._width, self._edge = unit, width, EDGE * unit
        self._legend = legend.rows(shown, self._edge, width - self._edge, unit)
        self._credit = _("Made with Natural Earth")
        room = width - 2 * self._edge - width_of(self._credit, CREDIT_SIZE * unit)
        self._lines = wrap(caption, max(1, int(room / width_of("n", SIZE * unit))))

    @property
    def height(self) -> float:
        """How many pixels it takes."""
        lines = len(self._legend) * legend.ROW + len(self._lines) * LINE_HEIGHT
        return (ABOVE + lines + BELOW) * self.unit

    def draw(self, parent: Element, top: float) -> None:
        """Add it to a picture."""
        y = top + ABOVE * self.unit
        legend.draw(parent, self._legend, y, self.unit, self._width)
        y += (len(self._legend) * legend.ROW + LINE_HEIGHT / 2) * self.unit
        x, anchor = held(self._edge, self._width)
        for words in self._lines:
            put(parent, line(words), x, y, SIZE * self.unit, bold=True, anchor=anchor)
            y += LINE_HEIGHT * self.unit
        y -= LINE_HEIGHT * self.unit
        size = CREDIT_SIZE * self.unit
        opposite: Anchor = "start" if anchor == "end" else "end"
        put(parent, self._credit, self._width - x, y, size, fill=QUIET, anchor=opposite)
