"""The network that agreements make, below the candidates; drawn when it is opened."""

from dataclasses import replace
from functools import lru_cache

import pandas as pd
import streamlit as st

from twinning.atlas import KEPT_ATLASES, Atlas, Mask
from twinning.facets import mask
from twinning.incidence import incidences
from twinning.labels import city_label
from twinning.language import _, ngettext
from twinning.network import Network, network
from twinning.network_words import facts
from twinning.selection import Selection
from twinning.ui import grid, links
from twinning.ui.menu import CITY
from twinning.view import View

HUBS = 10


def draw(view: View) -> None:
    """The figures, the hubs and the numbers of partners, of the selection whatever its city.

    One city and its partners would be a star, of which the figures say nothing.
    """
    label = _("The network of the selected agreements")
    icon = ":material/hub:"
    with st.expander(label, icon=icon, on_change="rerun", key="network") as opened:
        if opened.open:
            selection = replace(view.selection, city=())
            counted = mask(view.atlas, selection)
            made = _made(view.atlas, selection)
            _draw_facts(made, selection)
            _draw_hubs(view.atlas, made, selection, counted)
            _draw_distribution(made)


@lru_cache(maxsize=KEPT_ATLASES)
def _made(atlas: Atlas, selection: Selection) -> Network:
    """The network of a selection; a page is drawn again and again while it is open."""
    return network(atlas.parties[mask(atlas, selection)])


def _draw_facts(made: Network, selection: Selection) -> None:
    words = ngettext(
        "{count} agreement, whatever city was chosen",
        "{count} agreements, whatever city was chosen",
        made.agreements,
    )
    links.figure(words, made.agreements, selection)
    columns = [_("Figure"), _("Value"), _("What it means")]
    rows = [(fact.name, fact.value, fact.meaning) for fact in facts(made)]
    table = pd.DataFrame(rows, columns=columns)
    grid.draw(table, key="network figures", alt=_("Figures of the network"))


def _draw_hubs(atlas: Atlas, made: Network, selection: Selection, counted: Mask) -> None:
    """The cities with most partners, leading to their pages and to the agreements counted."""
    if not made.edges:
        return
    st.markdown(f"**{_('Cities with most partners')}**")
    counts = incidences(atlas)["city"].counts(counted)
    rows = []
    for place, partners in made.hubs(HUBS):
        own = replace(selection, city=(str(atlas.cities.index[place]),))
        name = links.named(city_label(atlas, own.city[0]), CITY, own)
        rows.append((name, partners, links.counted(int(counts[place]), own)))
    table = pd.DataFrame(rows, columns=[_("City"), _("Partners"), _("Agreements")])
    grid.draw(table, key="hubs", alt=_("Cities with most partners"))


def _draw_distribution(made: Network) -> None:
    if not made.edges:
        return
    st.markdown("**" + _("How many cities have how many partners") + "**")
    rows = list(made.distribution.items())
    table = pd.DataFrame(rows, columns=[_("Partners"), _("Cities")])
    grid.draw(table, key="distribution", alt=_("Cities by number of partners"))
