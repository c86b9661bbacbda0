"""Whether visitors want to be spared motion: their browsers know, and say so once."""

import streamlit as st

KEY = "motion"
REDUCED = "reduced"

# Sent again at every run: what it does stands in a script that every page has loaded.
_report = st.components.v2.component("motion", js="export default (given) => atlas.motion(given)")


def listen() -> None:
    """Hear what the browser says of it, now and whenever the wish changes."""
    _report(data=is_reduced(), key=KEY, on_reduced_change=lambda: None)


def is_reduced() -> bool:
    """Whether nothing shall move of itself; before the browser has said so, it may."""
    return bool(st.session_state.get(KEY, {}).get(REDUCED))
