"""The tables of a brief: its agreements, what happened to them, and what is waiting."""

from datetime import date

import numpy as np
import pandas as pd

from twinning.atlas import Positions
from twinning.brief_rows import agreement_row, event_row, parties_cells, waiting_row
from twinning.events import UNDATED, history
from twinning.footnotes import Footnotes
from twinning.language import _, number
from twinning.ordering import ordered
from twinning.paper import Table
from twinning.view import View
from twinning.waiting import lines, told

MOST_AGREEMENTS, MOST_EVENTS, MOST_WAITING = 200, 50, 50

_STANDING = ("active", "dormant", "suspended", "approved", "proposed", "disputed", "ended")


def first_agreements(view: View) -> Positions:
    """The positions of the agreements to list: those signed, pending, disputed, then ended ones.

    Of each status the newest come first.
    """
    rows = ordered(view, "newest")
    statuses = view.atlas.agreements["status"].iloc[rows]
    ranks = pd.Categorical(statuses, categories=list(_STANDING)).codes
    return rows[np.argsort(ranks, kind="stable")][:MOST_AGREEMENTS]


def latest_events(view: View) -> pd.DataFrame:
    """The events of the selected agreements, latest first, the undated last.

    Columns as in `history`, and `agreement_id`.
    """
    events = history(view.atlas)
    events = events[view.mask[events["agreement"]]]
    events = events.iloc[np.lexsort((-events["first"], events["first"] == UNDATED))]
    ids = view.atlas.agreements["agreement_id"].iloc[events["agreement"]]
    return events.assign(agreement_id=ids.array)


def agreements_table(view: View, rows: Positions, notes: Footnotes) -> Table:
    """The agreements at these positions, of all that are selected."""
    records = view.atlas.agreements.iloc[rows].to_dict("records")
    parties = parties_cells(view.atlas, rows)
    pairs = zip(records, parties, strict=True)
    more = _(
        "The first {listed} of {count} are listed: by status, the newest of each first. "
        "The exports of the dashboard hold them all."
    )
    return Table(
        _("Agreements"),
        _remark(len(rows), view.count, more, _("No agreement meets this selection.")),
        (_("Parties"), _("Status"), _("Signed"), _("Themes"), _("Remarks"), _("Sources")),
        (20, 13, 14, 16, 27, 10),
        tuple(agreement_row(view.atlas, record, pair, notes) for record, pair in pairs),
    )


def events_table(view: View, events: pd.DataFrame, notes: Footnotes) -> Table:
    """The first of the events, which are those of `latest_events`."""
    first = events[:MOST_EVENTS]
    parties = parties_cells(view.atlas, first["agreement"].to_numpy())
    pairs = zip(first.to_dict("records"), parties, strict=True)
    more = _("The latest {listed} of {count} are listed. The pages of the dashboard show them all.")
    return Table(
        _("Events"),
        _remark(len(first), len(events), more, _("No event is recorded.")),
        (_("Date"), _("Agreement"), _("Event"), _("Sources")),
        (17, 22, 51, 10),
        tuple(event_row(record, pair, notes) for record, pair in pairs),
    )


def waiting_table(view: View, today: date) -> Table:
    """What awaits somebody on that day, the most urgent first."""
    all_waiting = lines(view.atlas, view.mask, today)
    first = told(view.atlas, all_waiting[:MOST_WAITING], today)
    parties = parties_cells(view.atlas, first["agreement"].to_numpy())
    words = first[["why", "awaited"]].itertuples(index=False, name=None)
    more = _(
        "The most urgent {listed} of {count} are listed. The pages of the dashboard show them all."
    )
    return Table(
        _("What is waiting"),
        _remark(len(first), len(all_waiting), more, _("Nothing is known to be waiting.")),
        (_("Agreement"), _("What and why"), _("Who is awaited")),
        (22, 54, 24),
        tuple(waiting_row(pair, *said) for pair, said in zip(parties, words, strict=True)),
    )


def _remark(listed: int, count: int, more: str, nothing: str) -> str:
    """What is left out, `more` with both numbers; `nothing` where there is no row."""
    if listed < count:
        return more.format(listed=number(listed), count=number(count))
    return "" if count else nothing
