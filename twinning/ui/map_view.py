"""The map on a page: a constant base, and the layer that a selection changes."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from twinning import __version__
from twinning.atlas import Mask
from twinning.language import _
from twinning.maps.base import ASSETS, BaseMap
from twinning.maps.document import numbering
from twinning.maps.layer import Message, SelectionLayer, bitset
from twinning.selection import Selection, parameters
from twinning.sentence import standing
from twinning.settings import borders_drawn, tiles_attribution, tiles_url
from twinning.ui import address
from twinning.ui.markdown import plain
from twinning.view import View

HEIGHT = 570
BELOW = 8  # pixels that the line on which the frame stands takes below it
CLICKED = "last_active_drawing"


def draw_colour_switch(view: View) -> None:
    """How the agreements stand, beside the switch for what the arcs' colour follows."""
    st.session_state["colour"] = address.colour()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(plain(standing(view)), width="stretch")
        st.radio(
            _("Colour of the arcs"),
            address.COLOURS,
            format_func=_colour_label,
            key="colour",
            horizontal=True,
            width="content",
            label_visibility="collapsed",
            on_change=lambda: address.write_colour(st.session_state["colour"]),
        )


def draw(view: View, drawn: Mask, *, key: str, height: int = HEIGHT) -> None:
    """The map of the masked agreements; clicks choose cities and open agreements."""
    base = BaseMap(
        borders=borders_drawn(), tiles_url=tiles_url(), tiles_attribution=tiles_attribution()
    )
    # The frame grows to its height only when it has loaded: what follows must not jump.
    with st.container(height=height + BELOW, border=False):
        st_folium(
            base,
            key=key,
            height=height,
            use_container_width=True,
            returned_objects=[CLICKED],
            feature_group_to_add=SelectionLayer(_message(view, drawn)),
            on_change=lambda: _clicked(view.selection, st.session_state.get(key)),
        )


def _message(view: View, drawn: Mask) -> Message:
    atlas, selection = view.atlas, view.selection
    numbers = numbering(atlas)
    places = numbers.cities[atlas.cities.index.get_indexer(pd.Index(list(selection.city)))]
    groups = {atlas.group_of[theme] for theme in selection.theme} & numbers.groups.keys()
    return Message(
        document=f"{ASSETS}/atlas/{atlas.version}.json?for={__version__}",
        version=atlas.version,
        shown=bitset(drawn[atlas.drawable]),
        colour=address.colour(),
        focus=sorted({numbers.groups[group] for group in groups}),
        selected=[int(place) for place in places if place >= 0],
        scheme="dark" if st.context.theme.type == "dark" else "light",
        fit=urlencode(parameters(selection)),
    )


def _clicked(selection: Selection, returned: dict[str, Any] | None) -> None:
    """A city becomes the selection's only city, or stops being it; an agreement is opened."""
    clicked = ((returned or {}).get(CLICKED) or {}).get("properties", {})
    if clicked.get("kind") == "city":
        city = (clicked["id"],)
        address.write(replace(selection, city=() if selection.city == city else city))
    elif clicked.get("kind") == "agreement":
        address.open_agreement(clicked["id"])


def _colour_label(colour: str) -> str:
    return {"theme": _("Colour by theme"), "status": _("Colour by status")}[colour]
