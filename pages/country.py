"""Country: one country and its partners, or two countries and what joins them."""

from datetime import date

import streamlit as st

from twinning.ui import (
    agreement,
    chronicle,
    country,
    heading,
    map_view,
    omitted,
    partner_countries,
    signings,
    tallies,
)
from twinning.ui.current import current_view

MAP_HEIGHT = 420

view = current_view()
shown, countries = country.narrowed(view), country.portrayed(view)
heading.draw(shown, country.title(countries))
if not countries:
    country.draw_suggestions(view)
elif len(countries) == 2:
    country.draw_pair(shown)
if countries and shown.count:
    country.draw_totals(shown)
    # A click there changes the selection of the address, which is not narrowed.
    map_view.draw(view, shown.mask, key="country map", height=MAP_HEIGHT)
    omitted.draw(shown)
    if len(countries) == 1:
        partner_countries.draw(shown, *countries)
        partner_countries.draw_domestic(shown, *countries)
    chronicle.draw_waiting(shown, date.today())
    chronicle.draw_events(shown, date.today())
    signings.draw(shown)
    for column, code in zip(st.columns(len(countries)), countries, strict=True):
        with column:
            tallies.draw_parties(shown, code)
    tallies.draw_themes(shown)
    agreement.draw_dialog(view.atlas)
