"""What awaits somebody: promises to keep, ends that come near, signatures not yet there."""

from datetime import date

import numpy as np
import pandas as pd

from twinning.atlas import KEPT_ATLASES, Atlas, Mask
from twinning.commitments import commitments
from twinning.durations import months_later
from twinning.events import UNDATED
from twinning.programmes import programmes
from twinning.reader import kept_by_reader
from twinning.reminders import awaited, why
from twinning.stages import BOTH, pending
from twinning.terms import terms

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


def lines(
    atlas: Atlas, mask: Mask, today: date, months: int | None = HORIZON_MONTHS
) -> pd.DataFrame:
    """The facts behind `waiting`, without words: they are quick to make for all.

    What ends is among them where it can end within some `months`, without them however late.
    `agreement`, `kind`, `day`, `days`; `first`, the ordinal of the first day that the date can
    mean; `thing` ("commitment", "agreement", "programme", or what a stage lacks), `title`, `years`,
    `since` and `until` as written; `party`, the position of who is awaited, BOTH or NOT_RECORDED.
    """
    facts = _facts(atlas, today)
    kept = mask[facts["agreement"].to_numpy()]
    if months is not None:
        kept &= (facts["kind"] != "ending") | (facts["first"] <= months_later(today, months))
    found: pd.DataFrame = facts[kept]
    return found.reset_index(drop=True)


def told(atlas: Atlas, rows: pd.DataFrame, today: date) -> pd.DataFrame:
    """Some of `lines` as `waiting` gives them: with the words for readers."""
    return rows[["agreement", "kind", "day", "days"]].assign(
        awaited=pd.array(awaited(atlas, rows["agreement"], rows["party"]), dtype="str"),
        why=pd.array([why(fact, today) for fact in rows.itertuples(index=False)], dtype="str"),
    )


@kept_by_reader(KEPT_ATLASES)
def _facts(atlas: Atlas, today: date) -> pd.DataFrame:
    parts = (make(atlas, today) for make in (_promised, _terms, _programmes, _pending))
    rows = pd.concat(parts, ignore_index=True)
    day = rows["day"].to_numpy()
    rows["days"] = np.where(day == UNDATED, UNKNOWN, np.abs(today.toordinal() - day))
    nearness = np.where(rows["kind"].isin(["due", "ending"]), rows["days"], -rows["days"])
    order = np.lexsort((rows["agreement"], nearness, rows["kind"].map(_RANKS)))
    return rows.iloc[order].reset_index(drop=True)


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
    rows = terms(atlas, today)
    rows = rows[~rows["is_renewed"]]
    return pd.DataFrame(
        {
            "agreement": rows["agreement"],
            "kind": np.where(rows["is_past"], "overdue", "ending"),
            "day": rows["last"],
            "first": rows["first"],
            "thing": "agreement",
            "title": "",
            "since": "",
            "until": rows["date"],
            "years": 0,
            "party": BOTH,
        }
    )


def _programmes(atlas: Atlas, today: date) -> pd.DataFrame:
    rows = programmes(atlas, today)
    rows = rows[rows["phase"].isin(["ahead", "running"])]
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
