"""Words on a picture: made fit to be drawn, measured, and set as text and nothing else."""

import re
import unicodedata
from typing import Literal
from xml.etree.ElementTree import Element, SubElement

from twinning.language import direction, isolated
from twinning.typesetting import FAMILIES

Anchor = Literal["start", "middle", "end"]
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
    """What keeps a number that follows the words on their right: a mark if they run leftwards.

    Where the reader's language does so itself, its place is on their left.
    """
    if _is_rtl():
        return ""
    runs_left = any(unicodedata.bidirectional(character) in ("R", "AL") for character in words)
    return "\u200e" if runs_left else ""


def line(words: str) -> str:
    """A line of the reader's words, in their direction among signs that run to the right."""
    return f"\N{RIGHT-TO-LEFT ISOLATE}{words}\N{POP DIRECTIONAL ISOLATE}" if _is_rtl() else words


def held(x: float, width: float) -> tuple[float, Anchor]:
    """Where words are held that begin `x` pixels from where a line of the picture begins.

    The place on a picture of that width, and by which of their ends they are held.
    """
    return (width - x, "end") if _is_rtl() else (x, "start")


def _is_rtl() -> bool:
    return direction() == "rtl"


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
    anchor: Anchor = "start",
    bold: bool = False,
    halo: float = 0,
    aside: str = "",
) -> None:
    """Add a line of words with its middle at height `y`, and a halo as wide as given.

    What is said `aside` stands behind them, less loud: on their left in a language that runs so.
    """
    first, second, gap, loud = isolated(words), aside and turned_back(words) + aside, ASIDE, fill
    if aside and _is_rtl():
        # A shift would part the first letter from the others, for it is the rightmost.
        first, second, gap, fill = f"{isolated(aside)}\N{NO-BREAK SPACE}", isolated(words), 0, QUIET
    style = {"x": f"{x:.1f}", "y": f"{y + ASCENT * size:.1f}", "font-size": f"{size:g}"}
    style |= {"fill": fill, "text-anchor": anchor} | ({"font-weight": "700"} if bold else {})
    if halo:
        width = {"stroke-width": f"{2 * halo:g}", "stroke-linejoin": "round"}
        style |= {"stroke": HALO, "paint-order": "stroke", **width}
    text = SubElement(parent, "text", style)
    text.text = first
    if aside:
        other = loud if fill == QUIET else QUIET
        SubElement(text, "tspan", {"fill": other, "dx": f"{gap * size:.1f}"}).text = second
