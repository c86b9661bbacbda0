"""The selected agreements by year of signing: bars, and the same as a table that leads to them."""

from dataclasses import replace

import numpy as np
import pandas as pd
import streamlit as st

from twinning.histogram import Histogram, bounds, histogram
from twinning.language import _, ngettext, number
from twinning.language import year as spoken_year
from twinning.portrait import undated
from twinning.ui import bars, grid, links, rows
from twinning.view import View


def draw(view: View) -> None:
    """The bars over the years they stand for, the table behind them, and the undated apart."""
    st.header(_("Agreements in time"), anchor=False)
    counted = histogram(view)
    if counted is None:
        _draw_only_year(view)
    else:
        _draw_bars(view, counted)
        _draw_table(view, counted)
    apart = undated(view)
    words = ngettext(
        "{count} agreement is undated", "{count} agreements are undated", int(apart.sum())
    )
    rows.draw_folded(view, words, apart, key="undated agreements")


def _draw_only_year(view: View) -> None:
    """Where all dates of the atlas lie in one year, how many lie there."""
    _first, only = bounds(view.atlas, view.selection.calendar)
    count = view.count - int(undated(view).sum())
    if count:
        dated = replace(view.selection, year_from=only, year_to=only, undated=False)
        words = ngettext("{count} signed in {year}", "{count} signed in {year}", count)
        links.figure(words.format(count="{count}", year=spoken_year(only)), count, dated)


def _draw_bars(view: View, counted: Histogram) -> None:
    st.html(bars.years_html(counted, _chosen(view, counted), bars.spoken(counted)))
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.caption(spoken_year(counted.first), width="content")
        st.caption(_advice(view, counted), width="content")
        st.caption(spoken_year(counted.last), width="content")


def _chosen(view: View, counted: Histogram) -> slice:
    """The bars within the years chosen, which stand out."""
    return counted.touching(view.selection.year_from, view.selection.year_to)


def _advice(view: View, counted: Histogram) -> str:
    words = ngettext("One bar per year", "One bar per {count} years", counted.width)
    told = words.format(count=number(counted.width))
    if not view.selection.has_years:
        return told
    return _("{bars}; the years chosen stand out").format(bars=told)


def _draw_table(view: View, counted: Histogram) -> None:
    """The numbers behind the bars, sent when they are asked for."""
    label, icon = _("Agreements by year as a table"), ":material/table_rows:"
    with st.expander(label, icon=icon, on_change="rerun", key="signings") as opened:
        if not opened.open:
            return
        chosen = np.arange(len(counted.counts))[_chosen(view, counted)]
        places = chosen[counted.counts[chosen] > 0].tolist()
        spans = [counted.bar(place) for place in places]
        numbers = counted.counts[places].tolist()
        within = [
            replace(view.selection, year_from=first, year_to=last, undated=False)
            for first, last in spans
        ]
        cells = list(map(links.counted, numbers, within))
        years = list(map(bars.years_label, spans))
        table = pd.DataFrame({_("Signed"): years, _("Agreements"): cells})
        grid.draw(table, key="signings by year", alt=_("Agreements by year of signing"))
