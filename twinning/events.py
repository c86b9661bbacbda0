"""What happened to agreements: the table of events, and what the table of agreements implies."""

from datetime import date
from functools import lru_cache
from types import MappingProxyType

import numpy as np
import pandas as pd

from twinning import dates
from twinning.atlas import KEPT_ATLASES, Atlas, Mask, Positions
from twinning.schema import COMMITMENT, PENDING

UNDATED = 0
"""The ordinal of a day that is not known."""

# The statuses that an event leaves possible while it is the last one.  Whether an agreement exists
# may be disputed whatever was reported of it.
FITTING = MappingProxyType(
    {
        "proposed": {"proposed"},
        "approved": {"approved"},
        "signed": {"active", "dormant"},
        "renewed": {"active"},
        "revived": {"active"},
        "programme-started": {"active", "dormant"},
        "activity": {"active", "dormant", *PENDING},
        "suspended": {"suspended"},
        "ended": {"ended"},
    }
)


def history(atlas: Atlas) -> pd.DataFrame:
    """Every event of every agreement, by agreement and then by day, the undated last.

    `agreement` is the position of the agreement; then the columns of events.csv from `kind` on;
    `first` and `last` are the ordinals of the days that `date` can mean, UNDATED where it is
    empty.  `is_recorded` tells the events of the table from those implied: an agreement with
    `signed_on` was signed then, an ended one with `ends_on` ended then.
    """
    return _history(atlas).copy(deep=False)


@lru_cache(maxsize=KEPT_ATLASES)
def _history(atlas: Atlas) -> pd.DataFrame:
    recorded = _recorded(atlas)
    implied = [
        _implied(atlas, recorded, "signed", "signed_on", atlas.agreements["signed_on"] != ""),
        _implied(atlas, recorded, "ended", "ends_on", atlas.agreements["status"] == "ended"),
    ]
    events = pd.concat([recorded, *implied], ignore_index=True)
    events[["first", "last"]] = ordinals(events["date"])
    undated = events["first"] == UNDATED
    order = np.lexsort((events["first"], undated, events["agreement"]))
    return events.iloc[order].reset_index(drop=True)


def ordinals(cells: "pd.Series[str]") -> Positions:
    """The ordinals of the first and last day that each date can mean, shape (cells, 2)."""
    kinds, texts = pd.factorize(cells)
    spans = [dates.span(text) if text else None for text in texts.tolist()]
    days = [(s.first.toordinal(), s.last.toordinal()) if s else (UNDATED, UNDATED) for s in spans]
    return np.array(days, dtype=np.int64).reshape(-1, 2)[kinds]


def history_of(atlas: Atlas, position: int) -> pd.DataFrame:
    """The events of one agreement; see `history`."""
    events = history(atlas)
    start, end = np.searchsorted(events["agreement"], [position, position + 1])
    return events.iloc[start:end]


def last_events(atlas: Atlas, today: date) -> pd.DataFrame:
    """The last event of each agreement that has one until `today`; columns as in `history`.

    A commitment is a promise, not an event of its agreement's life.  Where nothing is dated the
    last of the table counts.
    """
    events = _until(atlas, today)
    order = np.lexsort((events["first"], events["agreement"]))  # the undated come first here
    return events.iloc[order].drop_duplicates("agreement", keep="last")


def contradictions(atlas: Atlas, today: date) -> pd.DataFrame:
    """The last events that do not fit the status of their agreement; columns as in `history`.

    There is no contradiction where another event fits that may just as well be the last, for it
    has no date or a vague one.
    """
    return _contradictions(atlas, today).copy(deep=False)


@lru_cache(maxsize=KEPT_ATLASES)
def _contradictions(atlas: Atlas, today: date) -> pd.DataFrame:
    events = _until(atlas, today)
    begun = events.groupby("agreement")["first"].transform("max")
    may_be_last = events[(events["last"] >= begun) | (events["first"] == UNDATED)]
    fitting = may_be_last.loc[_fit(atlas, may_be_last), "agreement"]
    last = last_events(atlas, today)
    return last[~last["agreement"].isin(fitting)]


def _until(atlas: Atlas, today: date) -> pd.DataFrame:
    events = history(atlas)
    return events[(events["kind"] != COMMITMENT) & (events["first"] <= today.toordinal())]


def _fit(atlas: Atlas, events: pd.DataFrame) -> Mask:
    """Which events leave the status of their agreement possible while they are the last."""
    statuses = atlas.agreements["status"].iloc[events["agreement"]].tolist()
    pairs = zip(events["kind"].tolist(), statuses, strict=True)
    fitting = [status == "disputed" or status in FITTING[kind] for kind, status in pairs]
    return np.array(fitting, dtype=bool)


def _recorded(atlas: Atlas) -> pd.DataFrame:
    events = atlas.events
    ids = pd.Index(atlas.agreements["agreement_id"])
    events.insert(0, "agreement", ids.get_indexer(pd.Index(events.pop("agreement_id"))))
    return events.assign(is_recorded=True)


def _implied(
    atlas: Atlas, recorded: pd.DataFrame, kind: str, column: str, holds: "pd.Series[bool]"
) -> pd.DataFrame:
    """The events of a kind that follow from a date of the agreements and are not in the table."""
    known = recorded.loc[recorded["kind"] == kind, "agreement"]
    dated = atlas.agreements[column]
    rows = dated[holds & (dated != "") & ~dated.index.isin(known)]
    blank = dict.fromkeys(recorded.columns.difference(["agreement", "is_recorded"]), "")
    events = pd.DataFrame({"agreement": rows.index.to_numpy(), **blank}, index=rows.index)
    return events.assign(kind=kind, date=rows, is_recorded=False)
