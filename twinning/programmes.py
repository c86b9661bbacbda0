"""Programmes of so many years: when they began, the year they are in, when they end."""

from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd

from twinning.atlas import KEPT_ATLASES, Atlas
from twinning.durations import whole_years, years_later
from twinning.events import UNDATED, history
from twinning.language import _, number

STARTS = ("programme-started", "signed")
"""The kinds of events from which a programme counts, the better one first."""


def programmes(atlas: Atlas, today: date) -> pd.DataFrame:
    """The agreements with an agreed programme, in the order of the table.

    `agreement` and its `years`; `start` is the kind of event it counts from, empty where there is
    none, with its `date`; `first` and `last` are the ordinals of the last day of the programme,
    UNDATED where it is not known when it began.  The year it is in lies from `least` to `most`,
    both 0 where not known; `phase` is "unknown", "ahead", "running" or "over", the last also for
    an agreement that has ended.
    """
    return _programmes(atlas, today).copy(deep=False)


@lru_cache(maxsize=KEPT_ATLASES)
def _programmes(atlas: Atlas, today: date) -> pd.DataFrame:
    years = atlas.agreements["programme_years"]
    years = years[years != ""].astype(np.int64)
    begun = _starts(atlas, today).reindex(years.index)
    rows = pd.DataFrame(
        {
            "agreement": years.index.to_numpy(),
            "years": years.to_numpy(),
            "start": begun["kind"].fillna("").to_numpy(),
            "date": begun["date"].fillna("").to_numpy(),
        }
    )
    days = begun[["first", "last"]].fillna(UNDATED).to_numpy(dtype=np.int64)
    known = days[:, 0] != UNDATED
    of_each = np.column_stack([rows["years"], rows["years"]])
    ends = np.where(known[:, None], years_later(days, of_each) - 1, UNDATED)
    in_years = np.where(known[:, None], whole_years(days, today) + 1, 0)
    rows = rows.assign(first=ends[:, 0], last=ends[:, 1], least=in_years[:, 1], most=in_years[:, 0])
    is_over = (rows["least"] > rows["years"]) | atlas.ended[rows["agreement"].to_numpy()]
    phases = np.select([is_over, ~known, rows["most"] < 1], ["over", "unknown", "ahead"], "running")
    return rows.assign(phase=phases)


def _starts(atlas: Atlas, today: date) -> pd.DataFrame:
    """The event from which the programme of each agreement counts, by agreement.

    Of several, the last until `today`; where all lie ahead, the first.
    """
    events = history(atlas)
    events = events[events["kind"].isin(STARTS)]
    is_ahead = events["first"] > today.toordinal()
    nearness = np.where(is_ahead, -events["first"], events["first"])
    order = np.lexsort((nearness, ~is_ahead, events["kind"] == STARTS[0], events["agreement"]))
    return events.iloc[order].drop_duplicates("agreement", keep="last").set_index("agreement")


def spoken_year(least: int, most: int, years: int, phase: str) -> str:
    """The year that one of `programmes` is in: “year 1 of 4”, “year 1 or 2 of 4”."""
    if phase == "unknown":
        return _("year not known: nothing says when it began")
    if phase == "over":
        return _("over")
    begun = _spoken_span(max(least, 1), min(most, years), years)
    parts = [(least < 1, _("not begun")), (most >= 1, begun), (most > years, _("over"))]
    return _(", or ").join(words for holds, words in parts if holds)


def _spoken_span(least: int, most: int, years: int) -> str:
    if least == most:
        words = _("year {least} of {years}")
    elif most == least + 1:
        words = _("year {least} or {most} of {years}")
    else:
        words = _("year {least} to {most} of {years}")
    return words.format(least=number(least), most=number(most), years=number(years))
