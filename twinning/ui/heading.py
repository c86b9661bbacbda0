"""The head of every page: its title, the way back, the export, and the sentence."""

from functools import partial

import streamlit as st

from twinning.exporting import SPREADSHEET, export_csv
from twinning.language import _
from twinning.reader import bound
from twinning.selection import Selection
from twinning.sentence import count, sentence
from twinning.ui import address
from twinning.ui.current import chosen_selection
from twinning.ui.markdown import plain
from twinning.ui.menu import FILES
from twinning.view import View


def draw(view: View, title: str, *, is_of_files: bool = False) -> None:
    """Title, buttons and sentence; where no agreement is left, a word on that.

    `title` is Markdown.  The page of the files themselves needs no way to them.
    """
    with st.container(horizontal=True, vertical_alignment="center", key="heading"):
        st.title(title, width="stretch", anchor=False)
        if not chosen_selection().is_all:
            st.button(_("Reset filters"), icon=":material/filter_alt_off:", on_click=_reset)
        if not is_of_files:
            query = address.link(view.selection)
            label = _("Other files")
            st.page_link(FILES, label=label, icon=":material/tune:", query_params=query)
        _export(view)
    st.markdown(f"**{plain(sentence(view))}**")
    if view.atlas.agreements.empty:
        st.info(_("The table of agreements has no usable rows yet."), icon=":material/table:")
    elif not view.count:
        message = _("No agreement meets all these filters. Take one away, or reset them all.")
        st.info(message, icon=":material/filter_alt:")


def _reset() -> None:
    address.write(Selection())


def _export(view: View) -> None:
    """One click for spreadsheets; other kinds of files have a page of their own."""
    st.download_button(
        _("Export {count}").format(count=count(view)),
        data=bound(partial(export_csv, view.atlas, view.mask, SPREADSHEET)),
        file_name=f"agreements-{view.count}-of-{len(view.atlas.agreements)}.csv",
        mime="text/csv",
        icon=":material/download:",
        type="primary",
        on_click="ignore",
        disabled=not view.count,
    )
