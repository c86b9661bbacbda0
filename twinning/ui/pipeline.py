"""The head of the page of what awaits somebody: what counts, the calendar file, the stages."""

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from twinning.calendar_file import calendar_file, entries
from twinning.counts import counted_standing, counted_status
from twinning.dates import spoken
from twinning.language import _, number
from twinning.reader import bound
from twinning.schema import IN_FORCE, STATUSES
from twinning.ui import links, waiting
from twinning.ui.menu import AGREEMENTS, ICONS
from twinning.view import View

SIGNED = tuple(status for status in STATUSES if status in IN_FORCE)


def draw_advice(view: View, today: date) -> None:
    """What counts, as of which day; and the dates as a calendar file."""
    advice = _(
        "As of {today}, among the selected agreements. A date that is only a month or a year "
        "counts to its last day. A commitment counts until it is done or its agreement has ended; "
        "a programme counts from its start or else from the signing. "
        "Choose a row to read all about its agreement."
    )
    st.caption(advice.format(today=spoken(today.isoformat())))
    count = len(entries(view.atlas, view.mask, today))
    st.download_button(
        _("Calendar file, dates: {count}").format(count=number(count)),
        data=bound(partial(calendar_file, view.atlas, view.mask, today)),
        file_name=f"due-and-ending-{today}.ics",
        mime="text/calendar",
        icon=":material/event:",
        help=_("All that is overdue or due, and every end that is recorded, as all-day events."),
        on_click="ignore",
        disabled=not count,
    )


def draw_stages(view: View, today: date) -> None:
    """How many agreements stand in each stage, and those that are not signed."""
    st.header(_("Proposed, approved, signed"), anchor=False)
    with st.container(horizontal=True, key="stages"):
        for status in ("proposed", "approved"):
            count = view.statuses.get(status, 0)
            _draw_stage(view, counted_status(status, count), count, (status,))
        signed = view.in_force
        _draw_stage(view, counted_standing("signed", signed), signed, SIGNED)
    waiting.draw(
        view,
        waiting.of_kinds(view, today, "approved", "proposed"),
        today,
        key="stages",
        title=_("Not signed, with the days in the stage: {count}"),
        none=_("No agreement is recorded to await a signature."),
        days=_("Days, at least"),
    )


def _draw_stage(view: View, words: str, count: int, statuses: tuple[str, ...]) -> None:
    if count:
        links.figure(words, count, replace(view.selection, status=_left(view, statuses)))
    else:
        label = words.format(count=f"**{number(0)}**")
        st.page_link(AGREEMENTS, label=label, icon=ICONS[AGREEMENTS], disabled=True)


def _left(view: View, statuses: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(status for status in statuses if view.statuses.get(status))
