"""Lanes: what is dated of single agreements, one lane for each."""

from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd

from twinning.atlas import KEPT_ATLASES, Atlas, Mask, Positions
from twinning.events import UNDATED, history, ordinals
from twinning.ordering import ordered
from twinning.programmes import programmes
from twinning.view import View

TERM, END, PROGRAMME = "term", "end", "programme"
"""What is on a lane besides events: from signing to end, the end, an agreed programme."""
EARLIEST = ""
"""The order in which what happened first comes first."""

_COLUMNS = ["lane", "kind", "date", "first", "last", "years", "title", "due", "done"]


def placed(view: View, order: str) -> Positions:
    """The positions of the selected agreements of which anything is dated, by EARLIEST or ORDERS.

    What happened first counts: the signing, or an event before it.
    """
    days = _first_days(view.atlas)
    rows = ordered(view, order)
    rows = rows[days[rows] != UNDATED]
    by_day = np.argsort(days[rows], kind="stable") if order == EARLIEST else slice(None)
    return np.asarray(rows[by_day])


def unplaced(view: View) -> Mask:
    """Which of the selected agreements have nothing that is dated, as a mask."""
    return np.asarray(view.mask & (_first_days(view.atlas) == UNDATED))


def marks(atlas: Atlas, agreements: Positions, today: date) -> pd.DataFrame:
    """What there is on the lanes of the agreements at some positions, lane by lane.

    `lane` is the place in `agreements`; `kind` that of an event, or TERM, END or PROGRAMME;
    `first` and `last` are the ordinals of the days that `date` can mean, UNDATED where it is
    empty.  A TERM and a PROGRAMME last from `first` to `last`; a programme is of so many `years`
    and counts from `date`.  Then `title`, `due` and `done` of an event.
    """
    events = _events(atlas, agreements)
    programmed = _programmes(atlas, agreements, today)
    found = pd.concat([_terms(events), programmed, events], ignore_index=True)
    found = found.fillna({"date": "", "years": 0, "title": "", "due": "", "done": ""})
    order = np.lexsort((found["first"], found["first"] == UNDATED, found["lane"]))
    return found.iloc[order].reset_index(drop=True)[_COLUMNS].astype({"years": np.int64})


@lru_cache(maxsize=KEPT_ATLASES)
def _first_days(atlas: Atlas) -> Positions:
    """The ordinal of the first dated day of each agreement, UNDATED where there is none."""
    events = history(atlas).drop_duplicates("agreement")  # the first of each
    happened = np.full(len(atlas.agreements), UNDATED)
    happened[events["agreement"].to_numpy()] = events["first"].to_numpy()
    stated = [ordinals(atlas.agreements[column])[:, 0] for column in ("signed_on", "ends_on")]
    days = np.column_stack([happened, *stated])
    never = np.iinfo(days.dtype).max
    first = np.where(days == UNDATED, never, days).min(axis=1)
    return np.where(first == never, UNDATED, first)


def _events(atlas: Atlas, agreements: Positions) -> pd.DataFrame:
    """The events on the lanes, and signings and ends of the agreements that are none of them."""
    events = history(atlas)
    events = events[np.isin(events["agreement"], agreements)]
    lanes = pd.Series(np.arange(len(agreements)), index=agreements)
    events = events.assign(lane=lanes[events["agreement"]].to_numpy())
    stated = _stated(atlas.agreements.iloc[agreements])
    known, named = (
        pd.MultiIndex.from_frame(dated[["lane", "kind", "date"]]) for dated in (events, stated)
    )
    return pd.concat([events, stated[~named.isin(known)]], ignore_index=True)


def _stated(rows: pd.DataFrame) -> pd.DataFrame:
    """The signings and ends that the agreements of the lanes have themselves."""
    ends = np.where(rows["status"] == "ended", "ended", END)
    columns = {"signed_on": "signed", "ends_on": ends}
    parts = [
        pd.DataFrame({"lane": np.arange(len(rows)), "kind": kind, "date": rows[column].array})
        for column, kind in columns.items()
    ]
    dates = pd.concat(parts, ignore_index=True)
    dates = dates[dates["date"] != ""]
    first, last = ordinals(dates["date"]).T
    return dates.assign(first=first, last=last)


def _terms(events: pd.DataFrame) -> pd.DataFrame:
    """From the first signing to the last end, where both are dated."""
    dated = events[events["first"] != UNDATED]
    signed = dated[dated["kind"] == "signed"].groupby("lane")["first"].min()
    ended = dated[dated["kind"].isin(["ended", END])].groupby("lane")["last"].max()
    terms = pd.concat([signed, ended], axis="columns", join="inner").reset_index()
    return terms[terms["first"] <= terms["last"]].assign(kind=TERM)


def _programmes(atlas: Atlas, agreements: Positions, today: date) -> pd.DataFrame:
    """The programmes of which it is known when they begin."""
    lanes = pd.Series(np.arange(len(agreements)), index=agreements, name="lane")
    found = programmes(atlas, today).set_index("agreement")
    found = found[found["last"] != UNDATED].join(lanes, how="inner")
    begun = ordinals(found["date"])[:, 0]
    return found[["lane", "date", "years", "last"]].assign(kind=PROGRAMME, first=begun)
