"""The picture that stands for the dashboard."""

from urllib.parse import urljoin

import streamlit as st

from twinning.maps.scripts import STATIC

FILE = "twinning-atlas.svg"


def logo() -> str:
    """Where the browser finds the picture; the file itself would be sent at every run."""
    here = st.context.url
    return urljoin(here, f"assets/{FILE}") if here else str(STATIC / FILE)
