"""The picture that stands for the dashboard."""

import streamlit as st

from twinning.maps.scripts import STATIC

FILE = "twinning-atlas.svg"


def logo(page: st.Page) -> str:
    """Where the browser, which is at `page`, finds the picture.

    The file itself, which Streamlit would send at every run, where no browser is.
    """
    here = st.context.url
    if not here:
        return str(STATIC / FILE)
    top = here.rstrip("/").removesuffix(f"/{page.url_path}") if page.url_path else here
    return f"{top.rstrip('/')}/assets/{FILE}"
