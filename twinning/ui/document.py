"""What the page as a whole says to browsers and screen readers: its language and direction."""

import streamlit as st

from twinning.language import direction, language_tag

_state = st.components.v2.component(
    "twinning_document",
    js="""export default ({ data }) => {
    Object.assign(document.documentElement, data);
}""",
)


def state_language() -> None:
    """Say which language the page is in, and in which direction it runs."""
    _state(data={"lang": language_tag(), "dir": direction()}, key="document")
