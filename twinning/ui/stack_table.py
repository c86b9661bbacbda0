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
        st.dataframe(
            _sums(counted, palette), hide_index=True, alt=_("Agreements counted once each")
        )


def _advice() -> str:
    return _(
        "“12 + 3”: of 12 agreements the date lies within these years, of 3 more it reaches over "
        "several lines, and they stand in each. A number leads to all of them. The address can "
        "name a status, but not the one theme under which an agreement is counted."
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


def _sums(counted: Signings, palette: Palette) -> pd.DataFrame:
    """How the agreements of each class add up."""
    used = np.flatnonzero(counted.totals)
    parts = {
        _("dated within one bar"): counted.within.sum(axis=1),
        _("dated over several bars"): counted.spread,
        _("undated"): counted.undated,
        _("all"): counted.totals,
    }
    columns = {palette.labels[code]: [int(n[code]) for n in parts.values()] for code in used}
    together = [int(numbers.sum()) for numbers in parts.values()]
    return pd.DataFrame({_("Agreements"): list(parts), **columns, _("Together"): together})
