"""What the frame hands to the page it runs."""

import streamlit as st

from twinning.selection import Selection
from twinning.view import View

_VIEW_KEY = "current view"
_CHOSEN_KEY = "chosen selection"


def set_view(view: View, chosen: Selection) -> None:
    """Let `view` be what the page of this run shows, and `chosen` what the address holds."""
    st.session_state[_VIEW_KEY] = view
    st.session_state[_CHOSEN_KEY] = chosen


def current_view() -> View:
    """The view the frame made for this run of the page."""
    shown: View = st.session_state[_VIEW_KEY]
    return shown


def chosen_selection() -> Selection:
    """The selection in the address: that of the view, except while the years are played."""
    chosen: Selection = st.session_state[_CHOSEN_KEY]
    return chosen
