"""The lanes of single agreements: a page of them, the same as a table, and what has no date."""

from datetime import date

import numpy as np
import pandas as pd
import streamlit as st

from twinning.atlas import Positions
from twinning.labels import agreement_labels, city_label
from twinning.lanes import EARLIEST, TERM, marks, placed, unplaced
from twinning.language import _, ngettext, number
from twinning.maps.palette import Palette
from twinning.ui import colours, grid, lane_chart, pager, rows, switches
from twinning.ui.grid import Cell
from twinning.ui.lane_rows import apart, chart_rows, titles, what, when
from twinning.ui.table import draw_order, opening
from twinning.view import View

LANES = 40


def draw(view: View, shown: Palette, today: date) -> None:
    """The lanes of as many selected agreements as a page has; those without a date by name."""
    if not view.count:
        return
    st.header(_("Agreements one by one"), anchor=False)
    found = placed(view, switches.order())
    if len(found):
        _draw_page(view, found, shown, today)
    missing = unplaced(view)
    count = int(np.count_nonzero(missing))
    words = ngettext(
        "{count} agreement has nothing dated, and no place in time",
        "{count} agreements have nothing dated, and no place in time",
        count,
    )
    rows.draw_folded(view, words, missing, key="nothing dated")


def draw_partners(view: View, own: pd.DataFrame, today: date) -> None:
    """The lanes of a city's `partners`, what happened first on top; those without one counted."""
    if own.empty:
        return
    st.header(_("Agreements in time"))
    found = placed(view, EARLIEST)
    found = found[np.isin(found, own.index)]
    if len(found):
        names = [city_label(view.atlas, partner) for partner in own.loc[found, "partner"].tolist()]
        draw_chart(view, found, names, colours.palette(view), today)
    undated = len(own) - len(found)
    if undated:
        message = ngettext(
            "{count} agreement has no known date and is not in the chart.",
            "{count} agreements have no known date and are not in the chart.",
            undated,
        )
        st.caption(message.format(count=number(undated)))


def draw_chart(
    view: View, agreements: Positions, names: list[str], shown: Palette, today: date
) -> pd.DataFrame:
    """The lanes of the agreements at some positions, in that order; what is on them is returned."""
    found = marks(view.atlas, agreements, today)
    lane_chart.draw(
        chart_rows(view.atlas, agreements, apart(names), found, shown),
        shown,
        np.unique(shown.of_agreements[agreements]),
        key="lanes",
    )
    st.caption(
        _(
            "Coloured: the signing, a dot where its day is known, else a bar as long as the date "
            "is vague. Other events have a shape, filled on their day, hollow in the middle of the "
            "time in which they happened. A line leads from signing to end, a band is a programme. "
            "Choose a lane to read all about the agreement."
        )
    )
    return found


def _draw_page(view: View, found: Positions, shown: Palette, today: date) -> None:
    page = found[pager.shown_rows(len(found), LANES)]
    draw_order(switches.order(), _("What happened first"))
    names = agreement_labels(view.atlas, page)
    drawn = draw_chart(view, page, names, shown, today)
    pager.draw(len(found), LANES)
    label, icon = _("These lanes as a table"), ":material/table_rows:"
    with st.expander(label, icon=icon, on_change="rerun", key="lanes table") as opened:
        if opened.open:
            _draw_table(view, page, drawn)


def _draw_table(view: View, page: Positions, drawn: pd.DataFrame) -> None:
    told = drawn[drawn["kind"] != TERM]
    lane = told["lane"].to_numpy()
    facts = list(told[["kind", "date", "years"]].itertuples(index=False, name=None))
    table = pd.DataFrame(
        {
            _("Agreement"): np.array(titles(view.atlas, page), dtype=object)[lane],
            _("What"): [what(kind) for kind, _day, _years in facts],
            _("When"): [Cell(when(*fact), sort=fact[1]) for fact in facts],
            _("About"): told["title"].to_numpy(),
            _("Due"): list(map(grid.date, told["due"].tolist())),
            _("Done"): list(map(grid.date, told["done"].tolist())),
        }
    )
    opened, alt = opening(view, page[lane]), _("Agreements in time")
    grid.draw(table, key="lanes", alt=alt, opening=opened)
