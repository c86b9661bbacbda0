"""Agreements by year of signing in stacks: the chart, its brush, and how to read it."""

from collections.abc import Iterator
from functools import partial

import numpy as np
import streamlit as st

from twinning import play
from twinning.histogram import Bars, but_years, histogram
from twinning.language import _, ngettext, number
from twinning.maps.palette import Palette
from twinning.signings import Signings, signings
from twinning.ui import address, bars, brush, charts, colours, stack_chart, stack_table
from twinning.view import View

SIDE = 100  # pixels, for the bar of the undated


def draw(view: View, shown: Palette) -> None:
    """The agreements that all filters but the years leave; the years chosen stand out."""
    counted = signings(view, shown.of_agreements, len(shown.labels))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(_("Agreements by year of signing"), anchor=False, width="stretch")
        colours.draw_choice()
    if not counted.totals.any():
        return
    with st.container(horizontal=True, vertical_alignment="top", gap="small", key="stacks"):
        if counted.bars is not None:
            _draw_years(view, counted, counted.bars, shown)
        if counted.undated.any():
            _draw_undated(view, counted, shown)
    st.caption(" ".join(_advice(view, counted, shown)))
    _draw_all_years(view)
    stack_table.draw(view, counted, shown)


def _draw_years(view: View, counted: Signings, every: Bars, shown: Palette) -> None:
    key = brush.key(view.selection)
    told = histogram(view)
    st.vega_lite_chart(
        stack_chart.years_rows(counted, every, shown, view.selection),
        charts.read(stack_chart.years_spec(counted, every, shown)),
        key=key,
        on_select=partial(brush.moved, every, view.selection, key),
        alt=bars.spoken(told) if told else _("Agreements by year of signing"),
    )


def _draw_undated(view: View, counted: Signings, shown: Palette) -> None:
    words = _("Undated agreements: {count}").format(count=number(int(counted.undated.sum())))
    with st.container(width=SIDE):
        st.vega_lite_chart(
            stack_chart.undated_rows(counted, shown, view.selection.undated),
            charts.read(stack_chart.undated_spec(counted, shown)),
            alt=words,
        )


def _advice(view: View, counted: Signings, shown: Palette) -> Iterator[str]:
    """What the bars count, and how years are chosen: sentences."""
    if counted.bars is None:
        yield _("Nothing here has a date of signing.")
        return
    width, spread = counted.bars.width, int(counted.spread.sum())
    yield ngettext("One bar per year.", "One bar per {count} years.", width).format(
        count=number(width)
    )
    shared = int(np.count_nonzero(shown.shared & but_years(view)))
    if shared:
        words = ngettext(
            "{count} agreement has several groups of themes, and is counted under one as on the "
            "map: the first it names, or the first of those chosen.",
            "{count} agreements have several groups of themes, and are each counted under one as "
            "on the map: the first they name, or the first of those chosen.",
            shared,
        )
        yield words.format(count=number(shared))
    if spread:
        words = ngettext(
            "Hollow parts are {count} agreement whose date reaches over several bars: it stands "
            "in each of them, as it does for the filter.",
            "Hollow parts are {count} agreements whose dates reach over several bars: each stands "
            "in all of those, as it does for the filter.",
            spread,
        )
        yield words.format(count=number(spread))
    if play.period(view.selection) != play.Period():
        yield _("All that the other filters leave is shown; what is chosen stands out.")
    if counted.undated.any():
        yield _("The bar of the undated has a scale of its own.")
    yield _(
        "Draw a span on the bars to choose its years; a click beside it chooses all. By keyboard "
        "the boxes of years in the sidebar do the same."
    )


def _draw_all_years(view: View) -> None:
    """The way back from a brush, for the keyboard too."""
    if view.selection.has_years:
        st.button(
            _("All years"),
            icon=":material/calendar_month:",
            on_click=address.write,
            args=(brush.everything(view.selection),),
        )
