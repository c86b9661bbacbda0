"""The list beside the map: its place on the page, and what of it the browser is told."""

from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from twinning.maps.document import document_address
from twinning.maps.layer import focus
from twinning.maps.numbering import numbering
from twinning.maps.scripts import bundle_address
from twinning.selection import parameters
from twinning.ui import address, switches
from twinning.ui.map_view import BELOW
from twinning.view import View

USUAL_ORDER = "newest"
WIDTH = 340
KEY = "companion"

# Sent again at every run, so as short as can be.
_list = st.components.v2.component(
    "companion",
    js=f"""export default (given) =>
import(new URL("assets/{bundle_address("companion")}", document.baseURI))
.then(() => atlas.companion(given));""",
)


def beside() -> DeltaGenerator:
    """The row for the map and, from the width of a tablet on, the list beside it."""
    return st.container(horizontal=True, key="beside")


def place(height: int) -> DeltaGenerator:
    """The place of the list, kept free for it: it is drawn after the map, which must not jump."""
    return st.container(height=height + BELOW, width=WIDTH, border=False)


def draw(view: View) -> None:
    """The selection as a list of sentences; one that is chosen opens its agreement."""
    _list(
        data=_told(view),
        key=KEY,
        height="stretch",
        on_opened_change=lambda: address.open_agreement(_said("opened")),
        on_order_change=lambda: address.write_switch(address.ORDER, _said("order"), USUAL_ORDER),
    )


def _told(view: View) -> dict[str, Any]:
    """Where the list is fetched and how it looks, defaults left out; never the sentences."""
    atlas, selection = view.atlas, view.selection
    told = {
        "at": document_address(atlas),
        "query": urlencode(parameters(selection)),
        "order": switches.order(),
        "colour": address.switch(address.COLOUR) and switches.colour(),
        "focus": focus(atlas, selection, numbering(atlas)),
        "opened": address.opened_agreement(atlas),
    }
    return {name: value for name, value in told.items() if value}


def _said(what: str) -> str:
    return str(st.session_state[KEY][what])
