"""The selected agreements as a table; choosing a row opens the agreement."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from twinning.atlas import Positions
from twinning.claims import disagreements, source_counts
from twinning.countries import country_name
from twinning.labels import city_names, instrument_label, status_label, themes_label
from twinning.language import _
from twinning.ordering import ORDERS, order_labels, ordered
from twinning.ui import address, grid, pager, switches
from twinning.view import View


def draw(view: View) -> None:
    """The table, in the order asked for, with as many of its rows as a page has."""
    if not view.count:
        return
    order, shown = switches.order(), pager.shown_rows(view.count)
    rows = ordered(view, order)[shown]
    is_part = len(rows) < view.count
    if is_part or order:  # else a click on a heading does the same
        draw_order(order, _("As in the file"))
    grid.draw(
        agreement_rows(view, rows),
        key="agreements",
        alt=_("Selected agreements"),
        opening=opening(view, rows),
    )
    pager.draw(view.count)
    st.caption(_advice(is_part))


def agreement_rows(view: View, rows: Positions) -> pd.DataFrame:
    """The agreements at some positions as readers see them, one labelled column per fact."""
    atlas, agreements = view.atlas, view.atlas.agreements.iloc[rows]
    a, b = (atlas.cities.iloc[positions] for positions in atlas.parties[rows].T)
    names = city_names(atlas)[atlas.parties[rows]]
    ids = agreements["agreement_id"].tolist()
    disagree, counts = disagreements(atlas), source_counts(atlas, ids)
    return pd.DataFrame(
        {
            _("City"): names[:, 0],
            _("Partner"): names[:, 1],
            _("Signed"): list(map(grid.date, agreements["signed_on"].tolist())),
            _("Status"): _labelled(agreements["status"], status_label),
            _("Country"): _labelled(a["country"], country_name),
            _("Partner's country"): _labelled(b["country"], country_name),
            _("Sources"): counts.reindex(ids, fill_value=0).to_numpy(),
            _("Sources disagree"): [_("yes") if i in disagree else "" for i in ids],
            _("Instrument"): _labelled(agreements["instrument"], instrument_label),
            _("Themes"): _labelled(agreements["themes"], partial(themes_label, atlas)),
        }
    )


def _labelled(codes: "pd.Series[str]", label: Callable[[str], str]) -> list[str]:
    """The labels of codes, each asked for once."""
    values = codes.tolist()
    labels = {code: label(code) for code in dict.fromkeys(values)}
    return [labels[code] for code in values]


def opening(view: View, agreements: Positions) -> grid.Opening:
    """How a row for each of the agreements at some positions opens its agreement."""
    ids = view.atlas.agreements["agreement_id"].iloc[agreements].tolist()
    return grid.Opening(address.AGREEMENT, ids, address.opened_agreement(view.atlas))


def draw_order(order: str, unasked: str) -> None:
    """The choice of an order; `unasked` tells of the one there is when none is chosen."""
    st.session_state["order"] = order
    labels = {"": unasked} | order_labels()
    st.selectbox(
        _("Order of the rows"),
        ["", *ORDERS],
        format_func=labels.__getitem__,
        key="order",
        width=260,
        on_change=lambda: switches.write_order(st.session_state["order"]),
    )


def _advice(is_part: bool) -> str:
    if is_part:
        return _(
            "Choose a row to read all about it. A click on a heading sorts the rows shown here; "
            "the order above is that of all rows."
        )
    return _("Choose a row to read all about it. Click a heading to sort.")
