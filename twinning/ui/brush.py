"""Years brushed on a chart: they go into the address, and no brush outlives another choice."""

from dataclasses import replace
from math import ceil, floor
from typing import Any

import streamlit as st

from twinning.histogram import Bars
from twinning.selection import Selection
from twinning.ui import address

FIELD = "start"
"""The field of the chart's rows on its axis of years."""
_NAME = "brush"
_LEFT_KEY = "years brushed"


def parameter() -> dict[str, Any]:
    """The selection of a chart by which years are brushed."""
    return {"name": _NAME, "select": {"type": "interval", "encodings": ["x"]}}


def key(chosen: Selection) -> str:
    """The key of the chart: another one when the years were last chosen in another way.

    The brush of a chart that is gone is gone with it, and can say nothing any more.
    """
    years, number = st.session_state.get(_LEFT_KEY, (_years(chosen), 0))
    number += years != _years(chosen)
    st.session_state[_LEFT_KEY] = _years(chosen), number
    return f"signings {number}"


def moved(bars: Bars, chosen: Selection, chart: str) -> None:
    """Choose the years of the bars that are brushed; all of them when the brush is taken away."""
    ends = st.session_state[chart]["selection"].get(_NAME, {}).get(FIELD)
    brushed = over(bars, chosen, *sorted(ends)) if ends else everything(chosen)
    _years_before, number = st.session_state[_LEFT_KEY]
    st.session_state[_LEFT_KEY] = _years(brushed), number
    address.write(brushed)


def over(bars: Bars, chosen: Selection, start: float, end: float) -> Selection:
    """The selection with the years of the bars between two points; the outermost are no limits."""
    last = len(bars.starts) - 1
    first_place = min(max(floor((start - bars.start) / bars.width), 0), last)
    last_place = min(max(ceil((end - bars.start) / bars.width) - 1, first_place), last)
    return replace(
        chosen,
        year_from=bars.bar(first_place)[0] if first_place > 0 else None,
        year_to=bars.bar(last_place)[1] if last_place < last else None,
    )


def everything(chosen: Selection) -> Selection:
    """The selection with no limit of years."""
    return replace(chosen, year_from=None, year_to=None)


def _years(selection: Selection) -> tuple[int | None, int | None, str]:
    return selection.year_from, selection.year_to, selection.calendar
