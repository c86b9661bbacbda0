"""The pages, and the menu that takes the selection along from one to the other."""

import streamlit as st

from twinning.language import _
from twinning.selection import Selection
from twinning.settings import PROJECT
from twinning.ui import address

FOLDER = PROJECT / "pages"


def _page(file: str, title: str, icon: str, about: str, *, default: bool = False) -> st.Page:
    return st.Page(
        FOLDER / file, title=title, icon=f":material/{icon}:", help=about, default=default
    )


MAP = _page("map.py", _("Map"), "public", _("The agreements as arcs between cities."), default=True)
AGREEMENTS = _page("agreements.py", _("Agreements"), "handshake", _("The agreements as a table."))
CITY = _page("city.py", _("City"), "location_city", _("One city and its partners."))
PAGES = [
    MAP,
    AGREEMENTS,
    CITY,
    _page(
        "timeline.py", _("Timeline"), "timeline", _("What was signed when, and what came of it.")
    ),
    _page("data.py", _("Data"), "database", _("Where all this comes from, and what is amiss.")),
]


def draw(selection: Selection) -> None:
    """The menu: links, so that a page opened in another tab shows the same selection."""
    with st.container(horizontal=True, key="menu"):
        for page in PAGES:
            st.page_link(page, query_params=address.link(selection))
