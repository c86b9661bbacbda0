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
COUNTRY = _page("country.py", _("Country"), "flag", _("One country, or two and what joins them."))
TIMELINE = _page(
    "timeline.py", _("Timeline"), "timeline", _("What was signed when, and what came of it.")
)
PIPELINE = _page(
    "pipeline.py", _("Pipeline"), "pending_actions", _("What is promised, due, or gone quiet.")
)
PARTNERS = _page(
    "partners.py", _("Partners"), "group_add", _("Whom a city could talk to next, and why.")
)
RECONCILE = _page(
    "reconcile.py", _("Reconcile"), "balance", _("What sources claim beside what is recorded.")
)
FILES = _page("files.py", _("Files"), "download", _("The selection to take away."))
PAGES = [
    MAP,
    AGREEMENTS,
    CITY,
    COUNTRY,
    TIMELINE,
    PIPELINE,
    PARTNERS,
    RECONCILE,
    FILES,
    _page("data.py", _("Data"), "database", _("Where all this comes from, and what is amiss.")),
]


def draw(selection: Selection) -> None:
    """The menu: links, so that a page opened in another tab shows the same selection."""
    with st.container(horizontal=True, key="menu"):
        for page in PAGES:
            st.page_link(page, query_params=address.link(selection))
