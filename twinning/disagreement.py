"""Agreements whose sources contradict each other, and what each of these says."""

import numpy as np
import pandas as pd

from twinning import dates
from twinning.atlas import Atlas, Positions
from twinning.claims import disagreements
from twinning.view import View

SAID = ("says_status", "says_signed_on")
SHOWN = ("title", "publisher", "url", "published_on", *SAID)


def disagreeing(view: View) -> Positions:
    """The positions of the selected agreements whose sources disagree."""
    ids = view.atlas.agreements["agreement_id"]
    return np.flatnonzero(view.mask & ids.isin(disagreements(view.atlas)).to_numpy(dtype=bool))


def side_by_side(atlas: Atlas, agreements: Positions) -> pd.DataFrame:
    """What is said of agreements: for each first the table of agreements, then its sources.

    `agreement` is its position; then the columns SHOWN, of the table its own status and date.
    `status_differs` and `date_differs` tell which claims cannot be true together with that, or,
    where it is empty, with another claim.  Sources that say neither are left out.
    """
    settled = _settled(atlas, agreements)
    sources = atlas.sources[["agreement_id", *SHOWN]]
    place = pd.Series(agreements, index=settled["agreement_id"].array)
    of_these = sources["agreement_id"].isin(place.index)
    said = sources[of_these & (sources[list(SAID)] != "").any(axis="columns")]
    said = said.assign(agreement=place.loc[said["agreement_id"]].to_numpy())
    rows = pd.concat([settled, said], ignore_index=True).sort_values("agreement", kind="stable")
    rows = rows.drop(columns="agreement_id").reset_index(drop=True)
    return rows.assign(status_differs=_statuses_differ(rows), date_differs=_dates_differ(rows))


def _settled(atlas: Atlas, agreements: Positions) -> pd.DataFrame:
    rows = atlas.agreements.iloc[agreements]
    return pd.DataFrame(
        {
            "agreement": agreements,
            "agreement_id": rows["agreement_id"],
            **dict.fromkeys(SHOWN, ""),
            "says_status": rows["status"],
            "says_signed_on": rows["signed_on"],
        }
    )


def _statuses_differ(rows: pd.DataFrame) -> "pd.Series[bool]":
    settled = rows.groupby("agreement")["says_status"].transform("first")
    return (rows["says_status"] != "") & (rows["says_status"] != settled)


def _dates_differ(rows: pd.DataFrame) -> list[bool]:
    """Whether dates have no day in common with the settled one, or with any if that is empty."""
    by_agreement = rows.groupby("agreement", sort=False)["says_signed_on"]
    return [differs for _agreement, said in by_agreement for differs in _apart(said.tolist())]


def _apart(said: list[str]) -> list[bool]:
    """Which dates of an agreement, of which the first is the settled one, contradict another."""
    against = said[:1] if said[0] else said
    return [any(_contradict(day, other) for other in against) for day in said]


def _contradict(day: str, other: str) -> bool:
    return bool(day and other) and dates.span(day).is_apart(dates.span(other))
