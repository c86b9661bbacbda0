"""Agreements whose status and last event contradict each other: both, side by side."""

from datetime import date

import pandas as pd
import streamlit as st

from twinning.events import contradictions
from twinning.labels import agreement_labels, kind_label, status_label
from twinning.language import _, number
from twinning.ui import grid, rows
from twinning.view import View

LISTED = 1000


def draw(view: View, today: date) -> None:
    """Every agreement of the atlas, selected or not, whose last event does not fit its status."""
    found = contradictions(view.atlas, today)
    title = _("Status against last event: {count}").format(count=number(len(found)))
    st.header(title, anchor=False)
    if found.empty:
        st.markdown(_("The last event of every agreement goes with its status."))
        return
    st.markdown(
        _("Both stand here as the tables have them. Mend the one that is wrong, or leave both.")
    )
    if len(found) > LISTED:
        words = _("The first {listed} of {count} are listed.")
        st.caption(words.format(listed=number(LISTED), count=number(len(found))))
    listed = found.head(LISTED)
    agreements = listed["agreement"].to_numpy()
    statuses = view.atlas.agreements["status"].iloc[agreements]
    table = pd.DataFrame(
        {
            _("Agreement"): agreement_labels(view.atlas, agreements),
            _("Status"): statuses.map(status_label).tolist(),
            _("Last event"): listed["kind"].map(kind_label).tolist(),
            _("Date"): list(map(grid.date, listed["date"].tolist())),
            _("Source"): list(map(grid.outside, listed["source_url"].tolist())),
            _("What happened"): [
                title if is_recorded else _("from the table of agreements")
                for title, is_recorded in zip(listed["title"], listed["is_recorded"], strict=True)
            ],
        }
    )
    rows.draw(view, table, agreements, key="contradictions", alt=title)
