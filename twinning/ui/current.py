"""What the frame hands to the page it runs."""

import streamlit as st

from twinning.view import View

_KEY = "current view"


def set_view(view: View) -> None:
    """Let `view` be what the page of this run shows."""
    st.session_state[_KEY] = view


def current_view() -> View:
    """The view the frame made for this run of the page."""
    shown: View = st.session_state[_KEY]
    return shown
