"""The strip below the map: agreements by year of signing, the choice of years, and their play."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from twinning.histogram import Histogram, histogram
from twinning.language import _, ngettext, number
from twinning.selection import Selection
from twinning.ui import address, bars, grid, mirror, motion, play_buttons, player
from twinning.view import View

SIDE = 205  # pixels, for two buttons beside each other


def draw(view: View, chosen: Selection) -> None:
    """The bars of the view over the slider of the selection in the address, `chosen`.

    Nothing where all dates lie in one year, or there are none.
    """
    counted = histogram(view)
    if counted is None:
        return
    with st.container(horizontal=True, key="years strip"):
        with st.container(width=SIDE, gap="xsmall", key="years play"):
            _draw_play(counted, chosen)
        with st.container(gap=None, key="years range"):
            _draw_range(counted, view.selection, chosen)
        with st.container(width="content", gap="xsmall", key="years undated"):
            _draw_undated(counted, view.selection, chosen)
    motion.listen()
    _draw_table(counted)


def _ends(counted: Histogram, chosen: Selection) -> tuple[int, int]:
    """The years chosen, moved to the nearest that occur."""
    first, last = counted.first, counted.last
    start = first if chosen.year_from is None else chosen.year_from
    end = last if chosen.year_to is None else chosen.year_to
    return min(max(start, first), last), min(max(end, first), last)


def _draw_play(counted: Histogram, chosen: Selection) -> None:
    play = player.current()
    with st.container(horizontal=True, gap="xsmall"):
        play_buttons.draw(_ends(counted, chosen), chosen, play)
    if play is None:
        _draw_explanation(counted)
        return
    words = _("{count} undated set apart").format(count=number(counted.undated))
    st.html(bars.year_html(play.reached, words))
    if not (play.is_paused or motion.is_reduced() or address.names_agreement()):
        player.keep_time()


def _draw_explanation(counted: Histogram) -> None:
    words = ngettext("One bar per year", "One bar per {count} years", counted.width)
    advice = _(
        "Agreements by year of signing, as the other filters leave them. One whose date reaches "
        "over several years counts in each of them, as it does for the filter."
    )
    st.caption(words.format(count=number(counted.width)), help=advice)


def _draw_range(counted: Histogram, shown: Selection, chosen: Selection) -> None:
    strong = counted.touching(shown.year_from, shown.year_to)
    st.html(bars.years_html(counted, strong, bars.spoken(counted)))
    mirror.renew("years", _ends(counted, chosen))
    st.slider(
        _("Years of signing"),
        counted.first,
        counted.last,
        key="years",
        label_visibility="collapsed",
        on_change=_moved,
        args=(counted, chosen),
    )


def _moved(counted: Histogram, chosen: Selection) -> None:
    """An end of the slider at its stop is no limit."""
    if mirror.is_echo("years"):
        return
    start, end = st.session_state["years"]
    address.write(
        replace(
            chosen,
            year_from=start if start > counted.first else None,
            year_to=end if end < counted.last else None,
        )
    )


def _draw_undated(counted: Histogram, shown: Selection, chosen: Selection) -> None:
    count = number(counted.undated)
    words = _("Undated agreements: {count}").format(count=count)
    st.html(bars.undated_html(counted, shown.undated, words))
    mirror.renew("undated, below", chosen.undated)
    st.checkbox(
        _("Undated too ({count})").format(count=count),
        key="undated, below",
        on_change=_undated_changed,
        args=(chosen,),
    )


def _undated_changed(chosen: Selection) -> None:
    if not mirror.is_echo("undated, below"):
        address.write(replace(chosen, undated=st.session_state["undated, below"]))


def _draw_table(counted: Histogram) -> None:
    """The numbers behind the bars, sent when they are asked for."""
    label = _("Agreements by year as a table")
    icon = ":material/table_rows:"
    with st.expander(label, icon=icon, on_change="rerun", key="years table") as opened:
        if not opened.open:
            return
        numbers = counted.counts.tolist()
        spans = [bars.years_label(counted.bar(place)) for place in range(len(numbers))]
        table = pd.DataFrame(
            {
                _("Signed"): [*spans, _("undated")],
                _("Agreements"): [*numbers, counted.undated],
            }
        )
        grid.draw(table, key="years by number", alt=_("Agreements by year of signing"))
