"""The head of every page: its title, the way back, the export, and the sentence."""

from functools import partial
from urllib.parse import urlencode

import streamlit as st

from twinning.exporting import export_csv
from twinning.language import _
from twinning.selection import Selection, parameters
from twinning.sentence import count, sentence
from twinning.ui import address
from twinning.ui.current import chosen_selection
from twinning.ui.markdown import plain
from twinning.view import View
from twinning.web.feeds import PROFILE
from twinning.web.routes import FEED, prefix


def draw(view: View, title: str) -> None:
    """Title, buttons and sentence; where no agreement is left, a word on that.

    `title` is Markdown.
    """
    with st.container(horizontal=True, vertical_alignment="center", key="heading"):
        st.title(title, width="stretch", anchor=False)
        if not chosen_selection().is_all:
            st.button(_("Reset filters"), icon=":material/filter_alt_off:", on_click=_reset)
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
    """One click for spreadsheets; the other profile and the feed's address beside it."""
    with st.popover(_("Format"), icon=":material/tune:"):
        labels = _profile_labels()
        profile = st.radio(
            _("The file is for"), list(labels), format_func=labels.__getitem__, key=PROFILE
        )
        st.caption(_("The same rows by address, for programs:"))
        st.code(_feed(view, profile), language=None, wrap_lines=True)
    st.download_button(
        _("Export {count}").format(count=count(view)),
        data=partial(export_csv, view.atlas, view.mask, profile),
        file_name=f"agreements-{view.count}-of-{len(view.atlas.agreements)}.csv",
        mime="text/csv",
        icon=":material/download:",
        type="primary",
        on_click="ignore",
        disabled=not view.count,
    )


def _profile_labels() -> dict[str, str]:
    """The profiles in words, the one most people want first."""
    return {
        "spreadsheet": _("a spreadsheet (with labels)"),
        "machine": _("a program (plain CSV, ids only)"),
    }


def _feed(view: View, profile: str) -> str:
    """The address of the same rows on this server."""
    query = urlencode([*parameters(view.selection), (PROFILE, profile)])
    return f"{prefix(st.get_option('server.baseUrlPath'))}{FEED}?{query}"
