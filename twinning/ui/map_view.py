"""The map on a page: a constant base, and the layer that a selection changes."""

from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit_folium import st_folium

from twinning.atlas import Mask
from twinning.language import _
from twinning.maps.base import BaseMap
from twinning.maps.document import document_address
from twinning.maps.layer import Message, SelectionLayer, bitset, focus, ringed
from twinning.maps.numbering import numbering
from twinning.maps.scripts import ASSETS
from twinning.maps.words import bundle_labels, colour_labels
from twinning.selection import Selection, parameters
from twinning.sentence import standing
from twinning.settings import borders_drawn, tiles_attribution, tiles_url
from twinning.ui import address, switches
from twinning.ui.markdown import plain
from twinning.view import View

HEIGHT = 570
BELOW = 8  # pixels that the line on which the frame stands takes below it
SWITCH_WIDTH = 200  # pixels
CLICKED = "last_active_drawing"


def draw_switches(view: View) -> None:
    """How the agreements stand, beside the switches for the arcs' bundling and colour."""
    with st.container(horizontal=True, vertical_alignment="center", key="switches"):
        st.caption(plain(standing(view)), width="stretch")
        draw_switch("bundle", _("Arcs between"), bundle_labels(), switches.bundle())
        draw_switch("colour", _("Colour of the arcs"), colour_labels(), switches.colour())


def draw_switch(name: str, label: str, labels: dict[str, str], chosen: str) -> None:
    """A choice between a few labelled values, kept in the address; the first is the default."""
    write = partial(address.write_switch, name, default=next(iter(labels)))
    switches.draw(
        name, label, labels, chosen, write, width=SWITCH_WIDTH, label_visibility="collapsed"
    )


def draw(view: View, among: Mask, *, key: str, height: int = HEIGHT) -> None:
    """The map of the selected agreements among some; clicks choose cities and open agreements."""
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
            feature_group_to_add=SelectionLayer(_message(view, among)),
            on_change=lambda: _clicked(view.selection, st.session_state.get(key)),
        )


def _message(view: View, among: Mask) -> Message:
    atlas, selection = view.atlas, view.selection
    selected, drawn = view.mask & among, view.drawn & among
    numbers = numbering(atlas)
    return Message(
        document=f"{ASSETS}/{document_address(atlas)}",
        version=atlas.version,
        shown=bitset(drawn[numbers.agreements]),
        selected=int(selected.sum()),
        omitted=int((selected & ~drawn).sum()),
        colour=switches.colour(),
        focus=focus(atlas, selection, numbers),
        cities=ringed(atlas, selection, numbers),
        bundle=switches.bundle(),
        scheme="dark" if st.context.theme.type == "dark" else "light",
        fit=urlencode(parameters(replace(selection, year_from=None, year_to=None, undated=True))),
    )


def _clicked(selection: Selection, returned: dict[str, Any] | None) -> None:
    """A city or country becomes the selection's only one, or stops being it; agreements open."""
    clicked = ((returned or {}).get(CLICKED) or {}).get("properties", {})
    if clicked.get("kind") == "city":
        city = (clicked["id"],)
        address.write(replace(selection, city=() if selection.city == city else city))
    elif clicked.get("kind") == "country":
        country = (clicked["id"],)
        address.write(replace(selection, country=() if selection.country == country else country))
    elif clicked.get("kind") == "agreement":
        address.open_agreement(clicked["id"])
