"""The selected agreements as a table; choosing a row opens the agreement."""

from typing import Any
from urllib.parse import urlencode

import numpy as np
import pandas as pd
import streamlit as st

from twinning.claims import disagreements, source_counts
from twinning.countries import country_name
from twinning.labels import instrument_label, status_label, themes_label
from twinning.language import _
from twinning.selection import parameters
from twinning.ui import address
from twinning.view import View

HEIGHT = 490


def draw(view: View) -> None:
    """The table, in the order of the file until a heading is clicked."""
    if view.agreements.empty:
        return
    # Another selection is another table: a chosen row must not point into it.
    key = f"agreements {view.atlas.version} {urlencode(parameters(view.selection))}"
    ids = view.agreements["agreement_id"].tolist()
    opened = address.opened_agreement(view.atlas)
    chosen = [ids.index(opened)] if opened in ids else []
    st.session_state[key] = {"selection": {"rows": chosen, "columns": [], "cells": []}}
    st.dataframe(
        agreement_rows(view),
        key=key,
        hide_index=True,
        height=HEIGHT,
        alt=_("Selected agreements"),
        selection_mode="single-row",
        on_select=lambda: _open_chosen(ids, key),
        column_config=_widths(),
    )
    st.caption(_("Choose a row to read all about it. Click a heading to sort."))


def agreement_rows(view: View) -> pd.DataFrame:
    """The selected agreements as readers see them, one labelled column per fact."""
    atlas, agreements = view.atlas, view.agreements
    cities = atlas.cities
    countries = cities["country"].map(country_name).to_numpy()
    names = cities["name"].to_numpy()
    a, b = atlas.parties[view.mask].T
    disagree = agreements["agreement_id"].isin(disagreements(atlas))
    counts = source_counts(atlas).reindex(agreements["agreement_id"], fill_value=0)
    return pd.DataFrame(
        {
            _("City"): names[a],
            _("Partner"): names[b],
            _("Signed"): agreements["signed_on"].to_numpy(),
            _("Status"): agreements["status"].map(status_label).to_numpy(),
            _("Country"): countries[a],
            _("Partner's country"): countries[b],
            _("Sources"): counts.to_numpy(),
            _("Sources disagree"): np.where(disagree, _("yes"), ""),
            _("Instrument"): agreements["instrument"].map(instrument_label).to_numpy(),
            _("Themes"): [themes_label(atlas, cell) for cell in agreements["themes"].tolist()],
        }
    )


def _widths() -> dict[str, Any]:
    """Room for names and dates in full; the table would cut them to the first rows' width."""
    widths = {_("City"): 140, _("Partner"): 140, _("Signed"): 105, _("Status"): 150}
    return {name: st.column_config.TextColumn(width=width) for name, width in widths.items()}


def _open_chosen(ids: list[str], key: str) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    if rows:
        address.open_agreement(ids[rows[0]])
    else:
        address.close_agreement()
