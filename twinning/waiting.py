"""What awaits somebody: promises to keep, ends that come near, signatures not yet there."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd

from twinning.atlas import KEPT_ATLASES, Atlas, Mask
from twinning.commitments import commitments
from twinning.durations import months_later
from twinning.events import UNDATED, history, ordinals
from twinning.programmes import programmes
from twinning.reminders import awaited, why
from twinning.schema import PENDING
from twinning.stages import BOTH, pending

KINDS = ("overdue", "due", "ending", "approved", "proposed", "promised")
"""What can await somebody, the most urgent first; the due and the ending are equally so."""
HORIZON_MONTHS = 24
UNKNOWN = -1
_RANKS = {"overdue": 0, "due": 1, "ending": 1, "approved": 2, "proposed": 3, "promised": 4}


def waiting(atlas: Atlas, mask: Mask, today: date, limit: int | None = None) -> pd.DataFrame:
    """What awaits somebody among the masked agreements, the most urgent first, at most `limit`.

    `agreement` is the position of the agreement, `kind` one of KINDS: an overdue commitment or
    term, a commitment due, an agreement or programme ending within HORIZON_MONTHS, an agreement
    in a stage before its signature, a commitment promised without a term.  `day` is the ordinal
    of the last day that its date can mean, UNDATED where not known; `days` how many days have
    passed since, or are left, UNKNOWN where not known.  `awaited` says who has to move and `why`
    is a sentence.
    """
    return told(atlas, lines(atlas, mask, today)[:limit], today)


def lines(atlas: Atlas, mask: Mask, today: date) -> pd.DataFrame:
    """The facts behind `waiting`, without words: they are quick to make for all.

    `agreement`, `kind`, `day`, `days`, then what `twinning.reminders` tells: `thing` ("commitment",
    "agreement", "programme", or what a stage lacks), `title`, `since` and `until` (dates as
    written), `years`, `first` (the ordinal of the first day that the date can mean), and `party`,
    the position in the cities of who is awaited, or BOTH, or NOT_RECORDED.
    """
    facts = _facts(atlas, today)
    kept: pd.DataFrame = facts[mask[facts["agreement"].to_numpy()]]
    return kept.reset_index(drop=True)


def told(atlas: Atlas, rows: pd.DataFrame, today: date) -> pd.DataFrame:
    """Some of `lines` as `waiting` gives them: with the words for readers."""
    return rows[["agreement", "kind", "day", "days"]].assign(
        awaited=pd.array(awaited(atlas, rows["agreement"], rows["party"]), dtype="str"),
        why=pd.array([why(fact, today) for fact in rows.itertuples(index=False)], dtype="str"),
    )


@lru_cache(maxsize=KEPT_ATLASES)
def _facts(atlas: Atlas, today: date) -> pd.DataFrame:
    rows = pd.concat([part.reset_index(drop=True) for part in _parts(atlas, today)])
    day = rows["day"].to_numpy()
    rows["days"] = np.where(day == UNDATED, UNKNOWN, np.abs(today.toordinal() - day))
    nearness = np.where(rows["kind"].isin(["due", "ending"]), rows["days"], -rows["days"])
    order = np.lexsort((rows["agreement"], nearness, rows["kind"].map(_RANKS)))
    return rows.iloc[order].reset_index(drop=True)


def _parts(atlas: Atlas, today: date) -> Iterator[pd.DataFrame]:
    yield _promised(atlas, today)
    yield _terms(atlas, today)
    yield _programmes(atlas, today)
    yield _pending(atlas, today)


def _promised(atlas: Atlas, today: date) -> pd.DataFrame:
    rows = commitments(atlas)
    has_term = rows["first"] != UNDATED
    is_late = has_term & (rows["last"] < today.toordinal())
    made = np.minimum(rows["made_last"], today.toordinal())
    return pd.DataFrame(
        {
            "agreement": rows["agreement"],
            "kind": np.select([is_late, has_term], ["overdue", "due"], "promised"),
            "day": np.where(has_term, rows["last"], made),
            "first": np.where(has_term, rows["first"], rows["made_first"]),
            "thing": "commitment",
            "title": rows["title"],
            "since": rows["date"],
            "until": rows["due"],
            "years": 0,
            "party": rows["party"],
        }
    )


def _terms(atlas: Atlas, today: date) -> pd.DataFrame:
    """The agreements that end within the horizon, and those over which the end has passed.

    Not those that have ended, are not signed, or were renewed after their end.
    """
    agreements = atlas.agreements
    ends = agreements.loc[agreements["ends_on"] != "", ["ends_on", "status"]]
    ends = ends[~ends["status"].isin(["ended", *PENDING])]
    days = ordinals(ends["ends_on"])
    rows = pd.DataFrame(
        {
            "agreement": ends.index.to_numpy(),
            "kind": np.where(days[:, 1] < today.toordinal(), "overdue", "ending"),
            "day": days[:, 1],
            "first": days[:, 0],
            "thing": "agreement",
            "title": "",
            "since": "",
            "until": ends["ends_on"].to_numpy(),
            "years": 0,
            "party": BOTH,
        }
    )
    events = history(atlas)
    renewals = events[(events["kind"] == "renewed") & (events["first"] <= today.toordinal())]
    renewed = renewals.groupby("agreement")["last"].max().reindex(rows["agreement"], fill_value=0)
    is_near = rows["first"] <= months_later(today, HORIZON_MONTHS)
    is_stale = (rows["kind"] == "overdue") & (renewed.to_numpy() >= rows["first"])
    return rows[is_near & ~is_stale]


def _programmes(atlas: Atlas, today: date) -> pd.DataFrame:
    rows = programmes(atlas, today)
    is_near = rows["first"].between(1, months_later(today, HORIZON_MONTHS))
    rows = rows[is_near & (rows["phase"] == "running") & (rows["last"] >= today.toordinal())]
    return pd.DataFrame(
        {
            "agreement": rows["agreement"],
            "kind": "ending",
            "day": rows["last"],
            "first": rows["first"],
            "thing": "programme",
            "title": "",
            "since": rows["date"],
            "until": "",
            "years": rows["years"],
            "party": BOTH,
        }
    )


def _pending(atlas: Atlas, today: date) -> pd.DataFrame:
    rows = pending(atlas, today)
    return pd.DataFrame(
        {
            "agreement": rows["agreement"],
            "kind": rows["stage"],
            "day": rows["last"],
            "first": rows["first"],
            "thing": rows["lacks"],
            "title": "",
            "since": rows["date"],
            "until": "",
            "years": 0,
            "party": rows["awaited"],
        }
    )
