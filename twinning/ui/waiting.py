"""What awaits somebody, as tables: each line with its days, who has to move, and why."""

from datetime import date

import pandas as pd
import streamlit as st

from twinning.labels import agreement_labels
from twinning.language import _, ngettext, number
from twinning.ui import address, rows
from twinning.view import View
from twinning.waiting import HORIZON_MONTHS, UNKNOWN, lines, told

ENDING = "ending"
MONTHS = ("6", "12", "24")
DEFAULT_MONTHS = "12"


def draw_overdue(view: View, today: date) -> None:
    """What should have been done by now."""
    draw(
        view,
        of_kinds(view, today, "overdue"),
        today,
        key="overdue",
        title=_("Overdue: {count}"),
        none=_("Nothing is overdue, as far as terms are recorded."),
        days=_("Days, at least"),
    )


def draw_due(view: View, today: date) -> None:
    """What is still to be done: with a term the nearest first, then without one."""
    draw(
        view,
        of_kinds(view, today, "due"),
        today,
        key="due",
        title=_("Due later: {count}"),
        none=_("No commitment with a term lies ahead."),
        days=_("Days, at most"),
    )
    draw(
        view,
        of_kinds(view, today, "promised"),
        today,
        key="promised",
        title=_("Promised without a term, with the days since: {count}"),
        none=_("No commitment without a term is open."),
        days=_("Days, at least"),
    )


def draw_endings(view: View, today: date) -> None:
    """The agreements and programmes that may end within some months."""
    named = address.switch(ENDING)
    months = named if named in MONTHS else DEFAULT_MONTHS
    st.session_state[ENDING] = months
    st.segmented_control(
        _("Agreements and programmes that end within"),
        MONTHS,
        format_func=_months,
        key=ENDING,
        required=True,
        on_change=lambda: address.write_switch(ENDING, st.session_state[ENDING], DEFAULT_MONTHS),
    )
    draw(
        view,
        of_kinds(view, today, "ending", months=int(months)),
        today,
        key="ending",
        title=_("Ending: {count}"),
        none=_("Nothing is recorded to end so soon."),
        days=_("Days, at most"),
    )


def _months(months: str) -> str:
    count = int(months)
    return ngettext("{count} month", "{count} months", count).format(count=number(count))


def of_kinds(view: View, today: date, *kinds: str, months: int = HORIZON_MONTHS) -> pd.DataFrame:
    """What awaits somebody among the selected agreements, of some kinds, most urgent first."""
    open_lines = lines(view.atlas, view.mask, today, months)
    return open_lines[open_lines["kind"].isin(kinds)]


def draw(
    view: View, found: pd.DataFrame, today: date, *, key: str, title: str, none: str, days: str
) -> None:
    """Some lines, the most urgent first; `title` holds a {count}, `days` heads their days."""
    words = title.format(count=number(len(found)))
    st.markdown(f"**{words}**")
    if found.empty:
        st.markdown(none)
        return
    rows.draw_bound(len(found), rows.LISTED)
    shown = told(view.atlas, found.head(rows.LISTED), today)
    agreements = shown["agreement"].to_numpy()
    table = pd.DataFrame(
        {
            _("Agreement"): agreement_labels(view.atlas, agreements),
            days: shown["days"].astype("Int64").mask(shown["days"] == UNKNOWN).array,
            _("Why"): shown["why"].to_numpy(),
            _("Awaited"): shown["awaited"].to_numpy(),
        }
    )
    rows.draw(view, table, agreements, key=key, alt=words)
