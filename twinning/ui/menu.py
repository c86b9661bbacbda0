"""The pages, and the menu that takes the selection along from one to the other."""

import streamlit as st

from twinning.language import N_, _
from twinning.selection import Selection
from twinning.settings import PROJECT
from twinning.ui import address

FOLDER = PROJECT / "pages"


# What a page that knew it itself would send twice at every run: its icon, and what its title
# leaves open.
ICONS: dict[st.Page, str] = {}
ABOUT: dict[st.Page, str] = {}


def _page(file: str, title: str, icon: str, about: str = "", *, default: bool = False) -> st.Page:
    page = st.Page(FOLDER / file, title=title, default=default)
    ICONS[page], ABOUT[page] = f":material/{icon}:", about
    return page


MAP = _page("map.py", N_("Map"), "public", default=True)
AGREEMENTS = _page("agreements.py", N_("Agreements"), "handshake")
CITY = _page("city.py", N_("City"), "location_city")
COUNTRY = _page("country.py", N_("Country"), "flag", N_("One country, or two and what joins them."))
TIMELINE = _page("timeline.py", N_("Timeline"), "timeline")
PIPELINE = _page(
    "pipeline.py", N_("Pipeline"), "pending_actions", N_("What is promised, due, or gone quiet.")
)
PARTNERS = _page(
    "partners.py", N_("Partners"), "group_add", N_("Whom a city could talk to next, and why.")
)
RECONCILE = _page(
    "reconcile.py", N_("Reconcile"), "balance", N_("What sources claim beside what is recorded.")
)
FILES = _page("files.py", N_("Files"), "download")
DATA = _page("data.py", N_("Data"), "database")
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
            about = _(ABOUT[page]) if ABOUT[page] else None
            query = address.link(selection)
            icon, label = ICONS[page], _(page.title)
            st.page_link(page, icon=icon, label=label, help=about, query_params=query)
