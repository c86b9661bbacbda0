"""What has happened to the selected agreements, what lies ahead, and what is waited for."""

from datetime import date

import pandas as pd
import streamlit as st

from twinning.atlas import Positions
from twinning.chronicle import ahead, last_signings, past, undated
from twinning.dates import spoken
from twinning.events import history
from twinning.labels import agreement_labels, kind_label
from twinning.language import _, ngettext, number
from twinning.series import enumerated
from twinning.ui import address, grid, rows
from twinning.ui.in_other_calendar import hint
from twinning.ui.markdown import plain
from twinning.view import View
from twinning.waiting import lines, told

LISTED = 20
NAMED = 3


def draw_waiting(view: View, today: date) -> None:
    """What awaits somebody, the most urgent first, with who has to move and why."""
    open_lines = lines(view.atlas, view.mask, today)
    st.header(_("Waiting: {count}").format(count=number(len(open_lines))), anchor=False)
    if open_lines.empty:
        st.markdown(_("Nothing is promised, due, ending or unsigned, as far as is recorded."))
        return
    rows.draw_bound(len(open_lines), LISTED)
    shown = told(view.atlas, open_lines.head(LISTED), today)
    agreements = shown["agreement"].to_numpy()
    table = pd.DataFrame(
        {
            _("Agreement"): agreement_labels(view.atlas, agreements),
            _("Awaited"): shown["awaited"].to_numpy(),
            _("Why"): shown["why"].to_numpy(),
        }
    )
    rows.draw(view, table, agreements, key="waiting", alt=_("Waiting"))


def draw_events(view: View, today: date) -> None:
    """Who signed last and what happened last; then what lies ahead, and what has no date."""
    st.header(_("Most recent events"), anchor=False)
    _draw_last_signings(view, today)
    recent, coming = past(view, today), ahead(view, today)
    if len(recent):
        _draw_rows(view, recent, key="recent events", alt=_("Most recent events"))
    else:
        st.markdown(_("No event is dated."))
    if len(coming):
        st.markdown(f"**{_('Announced')}**")
        _draw_rows(view, coming, key="events ahead", alt=_("Announced"))
    _draw_undated(view)


def _draw_last_signings(view: View, today: date) -> None:
    """The last signing, opening its agreement; several where dates are too vague to tell."""
    found = last_signings(view, today)
    if not len(found):
        return
    events = history(view.atlas).iloc[found[:NAMED]]
    agreements = events["agreement"].to_numpy()
    ids = view.atlas.agreements["agreement_id"].iloc[agreements].tolist()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_last_words(len(found)), width="content")
        named = zip(agreement_labels(view.atlas, agreements), events["date"].tolist(), strict=True)
        for agreement_id, (parties, day) in zip(ids, named, strict=True):
            _draw_opener(agreement_id, enumerated((parties, spoken(day))), hint([day]))


def _last_words(count: int) -> str:
    if count == 1:
        return _("Signed last:")
    if count <= NAMED:
        return _("Signed last, as far as the dates tell, is one of these:")
    words = _("Signed last, as far as the dates tell, is one of {count}, among them:")
    return words.format(count=number(count))


def _draw_opener(agreement_id: str, words: str, advice: str | None) -> None:
    st.button(
        plain(words),
        key=f"signed last {agreement_id}",
        type="tertiary",
        help=advice,
        on_click=address.open_agreement,
        args=(agreement_id,),
    )


def _draw_undated(view: View) -> None:
    found = undated(view)
    if len(found):
        words = ngettext(
            "{count} event without a date", "{count} events without a date", len(found)
        )
        label = words.format(count=number(len(found)))
        with st.expander(label, icon=":material/event_busy:"):
            _draw_rows(view, found, key="undated events", alt=label)


def _draw_rows(view: View, events: Positions, *, key: str, alt: str) -> None:
    """The first of some events; choosing one opens its agreement."""
    rows.draw_bound(len(events), LISTED)
    shown = history(view.atlas).iloc[events[:LISTED]]
    agreements = shown["agreement"].to_numpy()
    table = pd.DataFrame(
        {
            _("Date"): list(map(grid.date, shown["date"].tolist())),
            _("Event"): list(map(kind_label, shown["kind"].tolist())),
            _("Agreement"): agreement_labels(view.atlas, agreements),
            _("What happened"): shown["title"].to_numpy(),
        }
    )
    rows.draw(view, table, agreements, key=key, alt=alt)
