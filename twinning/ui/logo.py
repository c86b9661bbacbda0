"""The picture that stands for the dashboard."""

import streamlit as st

from twinning.maps.scripts import STATIC
from twinning.reader import current

FILE = "twinning-atlas.svg"
FILES = {language: f"twinning-atlas-{language}.svg" for language in ("ar", "fa")}
"""By language those whose name is written in letters of its own, as outlines of Vazirmatn's."""


def logo(page: st.Page) -> str:
    """Where the browser, which is at `page`, finds the picture in the reader's language.

    The file itself, which Streamlit would send at every run, where no browser is.
    """
    file = FILES.get(current().language, FILE)
    here = st.context.url
    if not here:
        return str(STATIC / file)
    top = here.rstrip("/").removesuffix(f"/{page.url_path}") if page.url_path else here
    return f"{top.rstrip('/')}/assets/{file}"
