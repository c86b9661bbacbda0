"""A page of one script, with our own files beside it: YARDSTICK names the script."""

import os
from pathlib import Path

import streamlit as st
from starlette.routing import Mount

from twinning.web.assets import files

app = st.App(
    Path(__file__).with_name(f"{os.environ['YARDSTICK']}.py"), routes=[Mount("/assets", files())]
)
