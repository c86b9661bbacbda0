"""Tables of which each row belongs to an agreement: choosing one opens the agreement."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

import numpy as np
import pandas as pd
import streamlit as st

from twinning.atlas import Mask, Positions
from twinning.language import _, number
from twinning.selection import parameters
from twinning.ui import address
from twinning.ui.table import agreement_rows, open_chosen
from twinning.view import View

LISTED = 100
TWO_LINES = 66  # pixels: text is wrapped in rows above four times the size of its letters


def draw(
    view: View,
    table: pd.DataFrame,
    agreements: Positions,
    *,
    key: str,
    alt: str,
    wrapped: Mapping[str, int] = MappingProxyType({}),
    columns: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    """A table with a row for each of the agreements at some positions.

    The row that opened an agreement stays chosen until the page's dialog is closed.  Columns named
    in `wrapped` are so many pixels wide, and their text goes on in a second line; `columns` says
    how others are shown.
    """
    ids = view.atlas.agreements["agreement_id"].iloc[agreements].tolist()
    # Another selection is another table: a chosen row must not point into it.
    named = f"{key} {view.atlas.version} {urlencode(parameters(view.selection))}"
    opened = address.opened_agreement(view.atlas)
    before = st.session_state[named]["selection"]["rows"] if named in st.session_state else []
    chosen = [row for row in before if ids[row : row + 1] == [opened]]
    st.session_state[named] = {"selection": {"rows": chosen, "columns": [], "cells": []}}
    st.dataframe(
        table,
        key=named,
        hide_index=True,
        alt=alt,
        row_height=TWO_LINES if wrapped else None,
        column_config={name: st.column_config.Column(width=w) for name, w in wrapped.items()}
        | dict(columns),
        placeholder=_("not known"),
        selection_mode="single-row",
        on_select=lambda: open_chosen(ids, named),
    )


def draw_folded(view: View, title: str, among: Mask, *, key: str) -> None:
    """The agreements among some, sent when they are asked for; `title` has a {count} of them."""
    count = int(np.count_nonzero(among))
    if not count:
        return
    words = title.format(count=number(count))
    icon = ":material/table_rows:"
    with st.expander(words, icon=icon, on_change="rerun", key=key) as opened:
        if opened.open:
            draw_bound(count, LISTED)
            listed = np.flatnonzero(among)[:LISTED]
            draw(view, agreement_rows(view, listed), listed, key=f"{key} rows", alt=words)


def draw_bound(count: int, listed: int) -> None:
    """That only the first of so many rows are listed, where that is so."""
    if count > listed:
        words = _("The first {listed} of {count}; a narrower selection shows the others.")
        st.caption(words.format(listed=number(listed), count=number(count)))
