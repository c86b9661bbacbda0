"""Map: the selected agreements as arcs and as sentences, and the years of their signing."""

from dataclasses import replace

import streamlit as st

from twinning.language import _
from twinning.ui import agreement, companion, head_start, heading, map_view, omitted, years
from twinning.ui.current import chosen_selection, current_view

HEIGHT = 560  # with the years below it still within a window 900 pixels high

view, chosen = current_view(), chosen_selection()
head = st.container()
with companion.beside():
    # While the years are played the map keeps the sight that goes with the address.
    map_view.draw(replace(view, selection=chosen), view.mask, key="map", height=HEIGHT)
    place = companion.place(HEIGHT)
head_start.give()
with head:
    heading.draw(view, _("Agreements between cities"))
    map_view.draw_switches(view)
with place:
    companion.draw(view)
years.draw(view, chosen)
omitted.draw(view)
agreement.draw_dialog(view.atlas)
