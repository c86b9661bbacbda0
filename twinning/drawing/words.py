"""Words on a picture: made fit to be drawn, measured, and set as text and nothing else."""

import re
import unicodedata
from xml.etree.ElementTree import Element, SubElement

from twinning.language import direction
from twinning.typesetting import FAMILIES

FAMILY = ", ".join(f"'{family}'" for family in FAMILIES) + ", sans-serif"
INK, QUIET, HALO = "#20262d", "#5b646e", "#fcfbf8"
ASCENT = 0.36  # of the size, from the middle of a line down to its base
ASIDE = 0.35  # of the size, between words and what is said aside
# What XML forbids, and what could turn the words beside it around.
_CONTROLS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+"
)
_WIDTHS = {  # of the size, in Noto Sans or Arial, whichever is wider
    **dict.fromkeys("ijl.,:;'’|!()[]-· I", 0.33),
    **dict.fromkeys("frt", 0.4),
    **dict.fromkeys("mwMW%@—…", 0.93),
}
_UPPER, _LOWER, _IDEOGRAPH = 0.71, 0.585, 1.0


def plain(words: str, length: int) -> str:
    """At most `length` characters of a cell's words on one line, ended by … where cut."""
    line = _CONTROLS.sub(" ", words).strip()
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"


def turned_back(words: str) -> str:
    """What keeps a number that follows the words behind them: a mark if they run against a line."""
    against, mark = (("L",), "\u200f") if direction() == "rtl" else (("R", "AL"), "\u200e")
    return mark if any(unicodedata.bidirectional(sign) in against for sign in words) else ""


def line(words: str) -> str:
    """The words as a line that runs as the reader's lines do."""
    return f"\u2067{words}" if direction() == "rtl" else words


def from_start(x: float, width: float, taken: float = 0) -> float:
    """The left end of what takes so many pixels from `x` on, where lines are `width` pixels long.

    They are counted from where the reader's lines begin.
    """
    return width - x - taken if direction() == "rtl" else x


def anchors() -> tuple[str, str]:
    """The anchors of words at the beginning and at the end of the reader's lines."""
    return ("end", "start") if direction() == "rtl" else ("start", "end")


def width_of(words: str, size: float) -> float:
    """About how many pixels words take in letters of `size` pixels, whatever font is at hand."""
    return size * sum(map(_width, words))


def _width(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return _IDEOGRAPH
    return _WIDTHS.get(character, _UPPER if character.isupper() else _LOWER)


def put(
    parent: Element,
    words: str,
    x: float,
    y: float,
    size: float,
    *,
    fill: str = INK,
    anchor: str = "start",
    bold: bool = False,
    halo: float = 0,
    aside: str = "",
) -> None:
    """Add a line of words with its middle at height `y`, and a halo as wide as given.

    What is said `aside` stands behind them, less loud.
    """
    space = {"dx": f"{ASIDE * size:.1f}"} if direction() == "ltr" else {}
    style = {"x": f"{x:.1f}", "y": f"{y + ASCENT * size:.1f}", "font-size": f"{size:g}"}
    style |= {"fill": fill, "text-anchor": anchor} | ({"font-weight": "700"} if bold else {})
    if halo:
        width = {"stroke-width": f"{2 * halo:g}", "stroke-linejoin": "round"}
        style |= {"stroke": HALO, "paint-order": "stroke", **width}
    text = SubElement(parent, "text", style)
    text.text = words
    if aside:
        between = turned_back(words) if space else f"{turned_back(words)}\N{NO-BREAK SPACE}"
        SubElement(text, "tspan", {"fill": QUIET} | space).text = between + aside
