"""The numbers behind the stacks of signings, as tables."""

from collections.abc import Sequence
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
from twinning.ui import bars, grid, links, switches
from twinning.ui.grid import Cell
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
    columns: dict[str, Sequence[str | Cell]]
    columns = {_("Signed"): list(map(bars.years_label, spans))}
    is_status = switches.colour() == "status"
    for code in np.flatnonzero(counted.totals).tolist():
        told = _told(counted.within[code, places], counted.across[code, places])
        if is_status:
            told = _linked(told, [replace(p, status=(STATUSES[code],)) for p in periods])
        columns[palette.labels[code]] = told
    told = _told(*(part[:, places].sum(axis=0) for part in (counted.within, counted.across)))
    columns[_("Agreements")] = _linked(told, periods)
    grid.draw(pd.DataFrame(columns), key="stacks by year", alt=_("Agreements by year of signing"))


def _linked(told: list[Cell], selections: list[Selection]) -> list[Cell]:
    """The cells, leading to the agreements of a selection each; empty ones lead nowhere."""
    pairs = zip(told, selections, strict=True)
    return [
        links.named(cell.words, AGREEMENTS, chosen, cell.sort) if cell.words else cell
        for cell, chosen in pairs
    ]


def _told(within: Positions, across: Positions) -> list[Cell]:
    """Cells like “12 + 3”; empty for none."""
    pairs = zip(within.tolist(), across.tolist(), strict=True)
    return [Cell(_sum(count, more), count + more) for count, more in pairs]


def _sum(count: int, more: int) -> str:
    if more:
        return f"{number(count)} + {number(more)}"
    return number(count) if count else ""


def _draw_sums(view: View, counted: Signings, palette: Palette) -> None:
    """How the agreements add up, whatever years are chosen: every one is counted once."""
    used = np.flatnonzero(counted.totals)
    parts = {
        _("Dated within one bar"): counted.within.sum(axis=1),
        _("Over several bars"): counted.spread,
        _("Undated"): counted.undated,
    }
    columns = {name: [*numbers[used], numbers.sum()] for name, numbers in parts.items()}
    totals = [*counted.totals[used].tolist(), int(counted.totals.sum())]
    told = [Cell(number(total), total) for total in totals]
    names = [palette.labels[code] for code in used]
    if switches.colour() == "status":
        whole = replace(view.selection, year_from=None, year_to=None, undated=True)
        each = [replace(whole, status=(STATUSES[code],)) for code in used]
        told = _linked(told, [*each, whole])
    grid.draw(
        pd.DataFrame({_("Counted under"): [*names, _("all together")], **columns, _("All"): told}),
        key="stacks summed",
        alt=_("Agreements counted once each"),
    )
