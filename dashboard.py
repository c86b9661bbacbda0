"""The dashboard: `streamlit run dashboard.py` serves the pages, the feeds and the assets."""

from pathlib import Path

import streamlit as st

from twinning.web.routes import routes

app = st.App(
    Path(__file__).resolve().parent / "twinning" / "ui" / "frame.py",
    routes=routes(st.get_option("server.baseUrlPath")),
)
