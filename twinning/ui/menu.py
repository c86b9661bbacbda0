"""The pages, and the menu that takes the selection along from one to the other."""

import streamlit as st

from twinning.language import _
from twinning.selection import Selection
from twinning.settings import PROJECT
from twinning.ui import address

FOLDER = PROJECT / "pages"


# What a title leaves open.  A page that knew this itself would send it twice at every run.
ABOUT: dict[st.Page, str] = {}


def _page(file: str, title: str, icon: str, about: str = "", *, default: bool = False) -> st.Page:
    page = st.Page(FOLDER / file, title=title, icon=f":material/{icon}:", default=default)
    ABOUT[page] = about
    return page


MAP = _page("map.py", _("Map"), "public", default=True)
AGREEMENTS = _page("agreements.py", _("Agreements"), "handshake")
CITY = _page("city.py", _("City"), "location_city")
COUNTRY = _page("country.py", _("Country"), "flag", _("One country, or two and what joins them."))
TIMELINE = _page("timeline.py", _("Timeline"), "timeline")
PIPELINE = _page(
    "pipeline.py", _("Pipeline"), "pending_actions", _("What is promised, due, or gone quiet.")
)
PARTNERS = _page(
    "partners.py", _("Partners"), "group_add", _("Whom a city could talk to next, and why.")
)
RECONCILE = _page(
    "reconcile.py", _("Reconcile"), "balance", _("What sources claim beside what is recorded.")
)
FILES = _page("files.py", _("Files"), "download")
DATA = _page("data.py", _("Data"), "database")
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
    DATA,
]


def draw(selection: Selection) -> None:
    """The menu: links, so that a page opened in another tab shows the same selection."""
    with st.container(horizontal=True, gap="xsmall", key="menu"):
        for page in PAGES:
            st.page_link(page, help=ABOUT[page] or None, query_params=address.link(selection))
