"""On the way to a signature: agreements that are proposed, or approved by one side."""

from datetime import date

import numpy as np
import pandas as pd

from twinning.atlas import Atlas, Mask, Positions
from twinning.commitments import NOT_RECORDED
from twinning.events import UNDATED, history
from twinning.schema import PENDING

BOTH = -2
"""Stands for the positions of both parties."""
_RANKS = {"proposed": 0, "approved": 1}
_SIGNED = ("signed", "renewed", "revived", "programme-started")


def pending(atlas: Atlas, today: date) -> pd.DataFrame:
    """The agreements in a stage before the signature, in the order of the table.

    `stage` is the status; `date` that of the last event of this kind until `today`, `first` and
    `last` the ordinals of the days it can mean, UNDATED where none is dated.  `awaited` is the
    position in the cities of the party whose move it is, or BOTH, or NOT_RECORDED.  `lacks` says
    what is not recorded: an "approval", the "other-approval", the "name" of who approved, the
    "signature"; or the new "status", where events tell of a later stage.
    """
    statuses = atlas.agreements["status"]
    stages = statuses[statuses.isin(PENDING)]
    rows = stages.index.to_numpy()
    events = history(atlas)
    events = events[events["first"] <= today.toordinal()]
    since = _last(events, statuses).reindex(rows)
    days = since[["first", "last"]].fillna(UNDATED).to_numpy(dtype=np.int64)
    votes = _approved(atlas, events)[rows]
    reached = _reached(events, len(statuses))[rows]
    is_only_proposed = (stages == "proposed") & (reached == 0)
    return pd.DataFrame(
        {
            "agreement": rows,
            "stage": stages.to_numpy(),
            "date": since["date"].fillna("").to_numpy(),
            "first": days[:, 0],
            "last": np.minimum(days[:, 1], today.toordinal()),
            "awaited": _awaited(atlas.parties[rows], votes, is_only_proposed),
            "lacks": _lacks(stages, votes, reached).to_numpy(),
        }
    )


def _last(events: pd.DataFrame, statuses: "pd.Series[str]") -> pd.DataFrame:
    """The last event of the kind that is the status of its agreement, by agreement."""
    own = events[events["kind"].isin(PENDING)]
    own = own[own["kind"].array == statuses.iloc[own["agreement"]].array]
    order = np.lexsort((own["first"], own["agreement"]))  # the undated come first here
    last: pd.DataFrame = own.iloc[order].drop_duplicates("agreement", keep="last")
    return last.set_index("agreement")


def _approved(atlas: Atlas, events: pd.DataFrame) -> Mask:
    """Which parties are recorded to have approved, shape (agreements, 2)."""
    votes = events[events["kind"] == "approved"]
    voters = atlas.cities.index.get_indexer(pd.Index(votes["party"]))
    rows = votes["agreement"].to_numpy()
    found = np.zeros(atlas.parties.shape, dtype=bool)
    for side in range(2):
        found[rows[atlas.parties[rows, side] == voters], side] = True
    return found


def _reached(events: pd.DataFrame, count: int) -> Positions:
    """The furthest stage that events tell of: 0 a proposal or none, 1 an approval, 2 a signing."""
    reached = np.zeros(count, dtype=np.int64)
    for stage, kinds in enumerate((["approved"], _SIGNED), start=1):
        reached[events.loc[events["kind"].isin(kinds), "agreement"]] = stage
    return reached


def _awaited(parties: Positions, votes: Mask, is_only_proposed: "pd.Series[bool]") -> Positions:
    """Both where nobody has approved, or both have; else who has not."""
    a, b = votes.T
    cases = [a & b, a, b, is_only_proposed.to_numpy(dtype=bool)]
    return np.select(cases, [BOTH, parties[:, 1], parties[:, 0], BOTH], NOT_RECORDED)


def _lacks(stages: "pd.Series[str]", votes: Mask, reached: Positions) -> "pd.Series[str]":
    lacks = np.full(len(stages), "name", dtype=object)
    lacks[votes.any(axis=1)] = "other-approval"
    lacks[votes.all(axis=1)] = "signature"
    lacks[(stages == "proposed").to_numpy()] = "approval"
    lacks[reached > stages.map(_RANKS).to_numpy()] = "status"
    return pd.Series(lacks, stages.index, dtype="str")
