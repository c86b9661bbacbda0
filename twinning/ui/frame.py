"""The frame of every page: menu, filters, the sentence, the export; then the page itself."""

from dataclasses import replace

import streamlit as st

from twinning import reader
from twinning.language import _
from twinning.preparation import prepare
from twinning.settings import data_folder
from twinning.store import store_of
from twinning.ui import address, filters, menu, notices, player, reader_switch
from twinning.ui.current import set_view
from twinning.ui.logo import logo
from twinning.view import view

reader.speak_to(address.reader())
page = st.navigation(menu.PAGES, position="hidden")
st.set_page_config(
    page_title=f"{_(page.title)} – {_('Twinning Atlas')}",
    page_icon="🌍",
    layout="wide",
    # With an entry of its own the menu is there, and in it the switch between light and dark.
    menu_items={"About": _("Twinning Atlas: every arc is an agreement with a source.")},
)
st.logo(logo(page), size="large")
edition = store_of(data_folder()).edition()
if edition.atlas is None:
    notices.cannot_serve(edition.problems)
    st.stop()

parsed = address.read(edition.atlas)
if page != menu.MAP:
    player.forget()
shown = view(edition.atlas, player.shown(parsed.selection))
set_view(shown, parsed.selection)
top = st.container()
page.run()  # before all that stands around it: see `head_start`
with top:
    menu.draw(parsed.selection)
    notices.newer_tables_broken(edition.problems)
    notices.passed_over(parsed.notes)
with st.sidebar:
    reader_switch.draw()
    filters.draw(replace(shown, selection=parsed.selection))
prepare(edition.atlas)
