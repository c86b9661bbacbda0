"""Controls that show one choice between them, such as the years in the sidebar and on the slider.

When one is moved the other is set anew.  What the browser says before it has heard of that would
take the choice back: such an echo is not heeded.
"""

from math import inf
from time import monotonic
from typing import Any

import streamlit as st

ECHO_SECONDS = 0.7  # more than it takes a browser to hear, less than a hand to move back


def renew(key: str, value: Any) -> None:
    """Let the control with that key show a value."""
    before = st.session_state.get(key)
    if key in st.session_state and before != value:  # a new control has said nothing yet
        st.session_state[_key(key)] = before, monotonic()
    st.session_state[key] = value


def is_echo(key: str) -> bool:
    """Whether the control has just been set anew and now says again what it said before."""
    before, since = st.session_state.get(_key(key), (None, -inf))
    return bool(st.session_state[key] == before and monotonic() - since < ECHO_SECONDS)


def _key(key: str) -> str:
    return f"{key} before"
