"""The dashboard: `streamlit run dashboard.py` serves the pages, the feeds and the assets."""

from pathlib import Path

import streamlit as st

from twinning.web.index import index_routes
from twinning.web.routes import prefix, routes

base = st.get_option("server.baseUrlPath")
app = st.App(
    Path(__file__).resolve().parent / "twinning" / "ui" / "frame.py",
    routes=[
        *routes(base),
        *index_routes(prefix(base), Path(st.__file__).parent / "static" / "index.html"),
    ],
)
