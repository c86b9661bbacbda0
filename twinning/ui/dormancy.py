"""Candidates for the status dormant: active agreements of which nothing has been heard for long."""

from datetime import date

import pandas as pd
import streamlit as st

from twinning import dormancy
from twinning.atlas import Positions
from twinning.labels import agreement_labels
from twinning.language import _, ngettext, number
from twinning.ui import address, rows
from twinning.view import View

QUIET = "quiet"
DEFAULT_YEARS = 5
MOST_YEARS = 100


def draw(view: View, today: date) -> None:
    """Those without an event for some years, and apart those of which nothing is dated."""
    st.header(_("Gone quiet"), anchor=False)
    years = _chosen_years()
    found = dormancy.dormant(view.atlas, view.mask, today, years)
    words = ngettext(
        "Active without an event for {years} year or longer: {count}",
        "Active without an event for {years} years or longer: {count}",
        years,
    ).format(years=number(years), count=number(len(found)))
    st.markdown(f"**{words}**")
    if len(found):
        rows.draw_bound(len(found), rows.LISTED)
        shown = found.head(rows.LISTED)
        why = dormancy.why(view.atlas, shown)
        agreements = shown["agreement"].to_numpy()
        table = _table(view, agreements, {_("Years, at least"): shown["least"]}, why)
        rows.draw(view, table, agreements, key="quiet", alt=words)
    _draw_undated(view, today)


def _chosen_years() -> int:
    named = address.switch(QUIET)
    years = int(named) if named in map(str, range(1, MOST_YEARS + 1)) else DEFAULT_YEARS
    st.session_state[QUIET] = years
    st.number_input(
        _("Years without an event"),
        min_value=1,
        max_value=MOST_YEARS,
        key=QUIET,
        width=200,
        on_change=lambda: address.write_switch(
            QUIET, str(st.session_state[QUIET]), str(DEFAULT_YEARS)
        ),
    )
    return years


def _draw_undated(view: View, today: date) -> None:
    found = dormancy.undated(view.atlas, view.mask, today)
    if not len(found):
        return
    words = _("Active, and nothing dated is known: {count}").format(count=number(len(found)))
    icon = ":material/event_busy:"
    with st.expander(words, icon=icon, on_change="rerun", key="nothing dated") as opened:
        if opened.open:
            rows.draw_bound(len(found), rows.LISTED)
            shown = found[: rows.LISTED]
            events = dormancy.undated_events(view.atlas, shown)
            nothing = _("no event is recorded")
            why = [events[agreement] or nothing for agreement in shown.tolist()]
            table = _table(view, shown, {}, why)
            rows.draw(view, table, shown, key="nothing dated", alt=words)


def _table(
    view: View, agreements: Positions, numbers: dict[str, "pd.Series[int]"], why: list[str]
) -> pd.DataFrame:
    columns = {name: column.to_numpy() for name, column in numbers.items()}
    names = agreement_labels(view.atlas, agreements)
    return pd.DataFrame({_("Agreement"): names, **columns, _("Why"): why})
