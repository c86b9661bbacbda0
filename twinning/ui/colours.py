"""What colours stand for on charts: the same statuses and groups of themes as on the map."""

from typing import Any

import streamlit as st

from twinning.atlas import Positions
from twinning.language import _
from twinning.maps.palette import Palette, status_palette, theme_palette
from twinning.maps.styles import Colour
from twinning.ui import switches
from twinning.ui.map_view import draw_switch
from twinning.view import View

FAINT = "66"
"""The opacity of a colour, as it is added to #rrggbb."""


def palette(view: View) -> Palette:
    """The colours that the address asks for."""
    if switches.colour() == "status":
        return status_palette(view.atlas)
    return theme_palette(view.atlas, {view.atlas.group_of[t] for t in view.selection.theme})


def draw_choice() -> None:
    """The switch between both."""
    labels = {"theme": _("Colours by theme"), "status": _("Colours by status")}
    draw_switch("colour", _("Colours stand for"), labels, switches.colour())


def seen(colour: Colour) -> str:
    """The colour as it is on a light or a dark page."""
    own: str = getattr(colour, _scheme())
    return own


def ground() -> str | None:
    """The colour of the page itself."""
    colour: str | None = st.get_option(f"theme.{_scheme()}.backgroundColor")
    return colour


def scale(shown: Palette, classes: Positions) -> dict[str, Any]:
    """The scale for Vega-Lite from the labels of some classes to their colours.

    Where two classes have one colour on the map, told apart there by their lines, the second is
    fainter.
    """
    used = [seen(shown.colours[place]) for place in classes.tolist()]
    return {
        "domain": [shown.labels[place] for place in classes.tolist()],
        "range": [c + FAINT if c in used[:n] else c for n, c in enumerate(used)],
    }


def legend(width: int) -> dict[str, Any]:
    """A legend below a chart, in as many columns of so many pixels as there is room for."""
    return {
        "title": None,
        "orient": "bottom",
        "columns": {"expr": f"max(1, floor(width / {width}))"},
        "labelLimit": width - 20,
    }


def legends() -> dict[str, Any]:
    """The configuration of a chart by which its legends stand one below the other."""
    below = {"anchor": "start", "direction": "vertical", "margin": 4}
    return {"config": {"legend": {"layout": {"bottom": below}}}}


def _scheme() -> str:
    return "dark" if st.context.theme.type == "dark" else "light"
