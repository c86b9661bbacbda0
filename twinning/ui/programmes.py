"""The programmes of the selected agreements: the year each is in; those that are over, apart."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from twinning.dates import spoken
from twinning.events import UNDATED
from twinning.labels import agreement_labels
from twinning.language import _, number
from twinning.programmes import programmes, spoken_year
from twinning.reminders import spoken_span
from twinning.ui import rows
from twinning.ui.grid import Cell
from twinning.view import View


def draw(view: View, today: date) -> None:
    """Those under way, ahead, or begun nobody knows when; those that are over when asked for."""
    found = programmes(view.atlas, today)
    found = found[view.mask[found["agreement"].to_numpy()]]
    is_over = found["phase"] == "over"
    under_way = found[~is_over].sort_values("last", kind="stable", key=_unknown_last)
    words = _("Programmes: {count}").format(count=number(len(under_way)))
    st.header(words, anchor=False)
    if under_way.empty:
        st.markdown(_("No programme is recorded to be under way."))
    else:
        _draw_rows(view, under_way, key="programmes", alt=words)
    if is_over.any():
        ended = found[is_over].sort_values("last", kind="stable", ascending=False)
        words = _("Programmes that are over: {count}").format(count=number(len(ended)))
        icon = ":material/table_rows:"
        with st.expander(words, icon=icon, on_change="rerun", key="programmes over") as opened:
            if opened.open:
                _draw_rows(view, ended, key="ended programmes", alt=words)


def _unknown_last(days: "pd.Series[int]") -> "pd.Series[int]":
    return days.where(days != UNDATED, date.max.toordinal() + 1)


def _draw_rows(view: View, found: pd.DataFrame, *, key: str, alt: str) -> None:
    rows.draw_bound(len(found), rows.LISTED)
    shown = found.head(rows.LISTED)
    agreements = shown["agreement"].to_numpy()
    table = pd.DataFrame(
        {
            _("Agreement"): agreement_labels(view.atlas, agreements),
            _("Year"): list(map(_year, shown.itertuples(index=False))),
            _("Last day"): [
                _last_day(first, last) if first != UNDATED else None
                for first, last in zip(shown["first"], shown["last"], strict=True)
            ],
            _("Counted from"): [
                _counted_from(start, day)
                for start, day in zip(shown["start"], shown["date"], strict=True)
            ],
        }
    )
    rows.draw(view, table, agreements, key=key, alt=alt)


def _year(programme: Any) -> str:
    return spoken_year(programme.least, programme.most, programme.years, programme.phase)


def _last_day(first: int, last: int) -> Cell:
    return Cell(spoken_span(first, last), date.fromordinal(last).isoformat())


def _counted_from(start: str, day: str) -> str:
    if not start:
        return _("neither a start nor a signing is recorded")
    words = {
        "programme-started": _("its start, {date}"),
        "signed": _("the signing, {date}"),
    }[start]
    return words.format(date=spoken(day) or _("on a day that is not recorded"))
