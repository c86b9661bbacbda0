"""The chart of agreements in time: a day is a dot, a month, year or interval a bar."""

from datetime import timedelta

import altair as alt
import pandas as pd
import streamlit as st

from twinning import dates
from twinning.countries import country_name
from twinning.labels import status_label
from twinning.language import _

ROW_HEIGHT = 22
BAR_HEIGHT = 9
LABEL_WIDTH = 180


def draw(dated: pd.DataFrame) -> None:
    """One row per dated agreement of `partners`, earliest first, as long as its date is vague."""
    rows = _rows(dated)
    base = alt.Chart(rows).encode(
        y=alt.Y("row:N", sort=None, title=None, axis=alt.Axis(labelLimit=LABEL_WIDTH)),
        color=alt.Color("status:N", title=_("Status")),
        tooltip=[
            alt.Tooltip("partner:N", title=_("Partner")),
            alt.Tooltip("signed:N", title=_("Signed")),
            alt.Tooltip("status:N", title=_("Status")),
        ],
    )
    first = alt.X("first:T", title=None)
    bars = base.transform_filter("datum.precision != 'day'").mark_bar(height=BAR_HEIGHT)
    dots = base.transform_filter("datum.precision == 'day'").mark_circle(size=80, opacity=1)
    chart = bars.encode(x=first, x2="end:T") + dots.encode(x=first)
    st.altair_chart(chart.properties(height=ROW_HEIGHT * len(rows) + ROW_HEIGHT), width="stretch")


def _rows(dated: pd.DataFrame) -> pd.DataFrame:
    spans = [dates.span(cell) for cell in dated["signed_on"]]
    names = dated["name"] + ", " + dated["country"].map(country_name)
    again = names.groupby(names).cumcount()
    repeated = again.map(lambda earlier: f" ({earlier + 1})" if earlier else "")
    rows = pd.DataFrame(
        {
            "row": (names + repeated).to_numpy(),
            "partner": names.to_numpy(),
            "signed": [dates.spoken(cell) for cell in dated["signed_on"]],
            "status": [status_label(status) for status in dated["status"]],
            "precision": [span.precision for span in spans],
            "first": pd.to_datetime([span.first for span in spans]),
            "end": pd.to_datetime([span.last + timedelta(days=1) for span in spans]),
        }
    )
    return rows.sort_values("first", kind="stable")
