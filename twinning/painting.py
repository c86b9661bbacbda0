"""The painting of a picture: its PNG, with words that typst sets."""

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring, register_namespace, tostring

from twinning.typesetting import FAMILIES, typeset

SVG = "http://www.w3.org/2000/svg"
TEMPLATE = Path(__file__).with_name("picture.typ")
_TEXT, _TSPAN = f"{{{SVG}}}text", f"{{{SVG}}}tspan"

register_namespace("", SVG)


def png(svg_text: str, *, scale: float = 2.0) -> bytes:
    """A picture made by `svg` as a PNG of `scale` pixels for each of its own."""
    root = fromstring(svg_text)
    words = [_line(text) for text in root.iter(_TEXT)]
    for parent in list(root.iter()):
        for text in parent.findall(_TEXT):
            parent.remove(text)
    page = {
        "drawing": tostring(root, encoding="unicode"),
        "width": int(root.attrib["width"]),
        "height": int(root.attrib["height"]),
        "words": words,
        "fonts": FAMILIES,
    }
    return typeset(TEMPLATE, page, format="png", pixels_per_point=scale)


def _line(text: Element) -> dict[str, Any]:
    """What typst is told of a text: where, how and what."""
    style, aside = text.attrib, text.find(_TSPAN)
    return {
        **{name: float(style[name]) for name in ("x", "y")},
        "size": float(style["font-size"]),
        "weight": int(style.get("font-weight", "400")),
        "anchor": style["text-anchor"],
        "fill": style["fill"],
        "halo": float(style.get("stroke-width", "0")),
        "paper": style.get("stroke", "#ffffff"),
        "said": text.text or "",
        "aside": "" if aside is None else aside.text or "",
        "quiet": "#000000" if aside is None else aside.attrib["fill"],
        "gap": 0.0 if aside is None else float(aside.get("dx", "0")),
    }
