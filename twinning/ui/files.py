"""The files to take away: each with what it is for, a button that makes it, and its address."""

from datetime import date
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from twinning.colophon import Colophon, colophon
from twinning.exporting import MACHINE
from twinning.language import _
from twinning.reader import bound
from twinning.selection import parameters
from twinning.ui import links
from twinning.ui.file_kinds import File, groups
from twinning.view import View
from twinning.web.feeds import FEEDS, PROFILE
from twinning.web.routes import FOLDER, prefix

LONG = 5_000  # agreements, from which on making a file takes more than a moment


def draw(view: View) -> None:
    """Every kind of file of the selection, with a button that makes it."""
    if not view.count:
        return
    st.markdown(
        _("Each file holds exactly this selection and says so, with the version of the tables.")
    )
    if view.count > LONG:
        st.caption(_("So many agreements take a few seconds; the button turns until it is done."))
    about = colophon(view, date.today(), links.absolute(view.selection))
    for title, files in groups().items():
        st.header(title, anchor=False)
        for file in files:
            _draw_file(view, about, file)


def draw_feeds(view: View) -> None:
    """The same rows by address, for programs that come back."""
    st.header(_("By address"), anchor=False)
    st.markdown(_("A program is given the same rows at these addresses of this server:"))
    start = f"{prefix(st.get_option('server.baseUrlPath'))}{FOLDER}"
    for feed in FEEDS:
        profile = [(PROFILE, MACHINE)] if MACHINE in feed.writers else []
        query = urlencode([*parameters(view.selection), *profile])
        address = f"{start}{feed.file}?{query}".rstrip("?")
        st.code(address, language=None, wrap_lines=True)


def _draw_file(view: View, about: Colophon, file: File) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"file {file.ending}"):
        st.markdown(f"**{file.label}**  \n{file.about}", width="stretch")
        st.download_button(
            _("Save {label}").format(label=file.label),
            data=bound(partial(file.write, view, about)),
            file_name=name(view, file.ending),
            mime=file.media_type,
            icon=f":material/{file.icon}:",
            on_click="ignore",
            width=288,
        )


def name(view: View, ending: str) -> str:
    """What a file of the view is called: how many agreements of how many it holds."""
    return f"agreements-{view.count}-of-{len(view.atlas.agreements)}.{ending}"
