"""The numbers behind the stacks of signings, as tables."""

from dataclasses import replace

import numpy as np
import pandas as pd
import streamlit as st

from twinning.atlas import Positions
from twinning.histogram import Bars
from twinning.language import _, number
from twinning.maps.palette import Palette
from twinning.schema import STATUSES
from twinning.selection import Selection
from twinning.signings import Signings
from twinning.ui import address, bars, links
from twinning.ui.menu import AGREEMENTS
from twinning.view import View


def draw(view: View, counted: Signings, palette: Palette) -> None:
    """Both tables, sent when they are asked for."""
    label, icon = _("Agreements by year as a table"), ":material/table_rows:"
    with st.expander(label, icon=icon, on_change="rerun", key="stacks table") as opened:
        if not opened.open:
            return
        st.caption(_advice())
        if counted.bars is not None:
            _draw_years(view, counted, counted.bars, palette)
        _draw_sums(view, counted, palette)


def _advice() -> str:
    return _(
        "“12 + 3”: of 12 agreements the date lies within these years, of 3 more it reaches over "
        "several lines, and they stand in each. Numbers lead to their agreements where an address "
        "can ask for just those: for a status it can, for the one theme under which an agreement "
        "is counted and for the undated alone it cannot."
    )


def _draw_years(view: View, counted: Signings, every: Bars, palette: Palette) -> None:
    """A line for each bar that is not empty; numbers lead to their rows where an address can."""
    places = np.flatnonzero(counted.touching.sum(axis=0))
    spans = [every.bar(place) for place in places.tolist()]
    periods = [
        replace(view.selection, year_from=first, year_to=last, undated=False)
        for first, last in spans
    ]
    columns: dict[str, list[str]] = {_("Signed"): list(map(bars.years_label, spans))}
    is_status = address.colour() == "status"
    for code in np.flatnonzero(counted.totals).tolist():
        told = _told(counted.within[code, places], counted.across[code, places])
        if is_status:
            told = _linked(told, [replace(p, status=(STATUSES[code],)) for p in periods])
        columns[palette.labels[code]] = told
    told = _told(*(part[:, places].sum(axis=0) for part in (counted.within, counted.across)))
    columns[_("Agreements")] = _linked(told, periods)
    linked = [*columns][1:] if is_status else [_("Agreements")]
    st.dataframe(
        pd.DataFrame(columns),
        hide_index=True,
        alt=_("Agreements by year of signing"),
        column_config={name: links.column() for name in linked},
    )


def _linked(told: list[str], selections: list[Selection]) -> list[str]:
    """The cells that lead to the agreements of a selection; empty ones lead nowhere."""
    pairs = zip(told, selections, strict=True)
    return [links.named(words, AGREEMENTS, chosen) if words else "" for words, chosen in pairs]


def _told(within: Positions, across: Positions) -> list[str]:
    """Cells like “12 + 3”; empty for none."""
    pairs = zip(within.tolist(), across.tolist(), strict=True)
    sums = [f"{number(n)} + {number(more)}" if more else number(n) for n, more in pairs]
    return [words if words != number(0) else "" for words in sums]


def _draw_sums(view: View, counted: Signings, palette: Palette) -> None:
    """How the agreements add up, whatever years are chosen: every one is counted once."""
    used = np.flatnonzero(counted.totals)
    parts = {
        _("Dated within one bar"): counted.within.sum(axis=1),
        _("Over several bars"): counted.spread,
        _("Undated"): counted.undated,
    }
    columns = {name: [*numbers[used], numbers.sum()] for name, numbers in parts.items()}
    told = [number(int(n)) for n in (*counted.totals[used], counted.totals.sum())]
    names, is_linked = [palette.labels[code] for code in used], address.colour() == "status"
    if is_linked:
        whole = replace(view.selection, year_from=None, year_to=None, undated=True)
        each = [replace(whole, status=(STATUSES[code],)) for code in used]
        told = _linked(told, [*each, whole])
    st.dataframe(
        pd.DataFrame({_("Counted under"): [*names, _("all together")], **columns, _("All"): told}),
        hide_index=True,
        alt=_("Agreements counted once each"),
        column_config={_("All"): links.column()} if is_linked else None,
    )
