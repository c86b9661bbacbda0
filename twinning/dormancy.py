"""Agreements that stand as active and of which nothing has been heard for years."""

from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from twinning.atlas import KEPT_ATLASES, Atlas, Mask, Positions
from twinning.dates import spoken
from twinning.durations import spoken_years, whole_years
from twinning.events import UNDATED, history, ordinals
from twinning.labels import kind_label
from twinning.language import _, listed, mid_sentence

DONE = "done"
"""A commitment that was kept: no kind of event, but a sign of life."""


def dormant(atlas: Atlas, mask: Mask, today: date, years: int) -> pd.DataFrame:
    """The masked active agreements without an event for so many years, the longest first.

    `agreement`; `kind` and `date` of the last event until `today`, a promise or its keeping
    included, counted from the latest day that it can mean; `least` and `most`, the number of
    whole years since.
    """
    signs = _last_signs(atlas, today)
    rows: pd.DataFrame = signs[_active(atlas, mask)[signs["agreement"].to_numpy()]]
    rows = rows[rows["least"] >= years]
    order = np.lexsort((rows["agreement"], rows["last"]))
    return rows[["agreement", "kind", "date", "least", "most"]].iloc[order].reset_index(drop=True)


def undated(atlas: Atlas, mask: Mask, today: date) -> Positions:
    """The masked active agreements of which nothing that has happened is dated."""
    is_dated = np.zeros(len(mask), dtype=bool)
    is_dated[_last_signs(atlas, today)["agreement"]] = True
    return np.flatnonzero(_active(atlas, mask) & ~is_dated)


def why(atlas: Atlas, rows: pd.DataFrame) -> list[str]:
    """Why each row of `dormant` stands there: “last event: signed 2003, at least 22 years ago”."""
    others = undated_events(atlas, rows["agreement"].to_numpy())
    facts: list[Any] = list(rows.itertuples(index=False))
    return [_why(fact, others[fact.agreement]) for fact in facts]


def undated_events(atlas: Atlas, agreements: Positions) -> dict[int, str]:
    """What has happened to some agreements on days that are not recorded, in words."""
    events = history(atlas)
    events = events[(events["first"] == UNDATED) & events["agreement"].isin(agreements)]
    kinds: dict[int, list[str]] = {agreement: [] for agreement in agreements.tolist()}
    for agreement, kind in zip(events["agreement"].tolist(), events["kind"].tolist(), strict=True):
        kinds[agreement].append(mid_sentence(kind_label(kind)))
    words = _("not dated: {events}")
    return {
        agreement: words.format(events=listed(dict.fromkeys(told))) if told else ""
        for agreement, told in kinds.items()
    }


def _why(fact: Any, others: str) -> str:
    words = _("Last event: {event} {date}, {years} ago")
    event = _("a promise kept") if fact.kind == DONE else mid_sentence(kind_label(fact.kind))
    years = spoken_years(fact.least, fact.most)
    sentence = words.format(event=event, date=spoken(fact.date), years=years)
    return (
        _("{sentence}; {others}").format(sentence=sentence, others=others) if others else sentence
    )


def _active(atlas: Atlas, mask: Mask) -> Mask:
    return np.asarray(mask & (atlas.agreements["status"] == "active").to_numpy(dtype=bool))


@lru_cache(maxsize=KEPT_ATLASES)
def _last_signs(atlas: Atlas, today: date) -> pd.DataFrame:
    """The last dated sign of life of each agreement that has one."""
    events = history(atlas)
    kept = events[events["done"] != ""]
    kept = kept.assign(kind=DONE, date=kept["done"])
    kept[["first", "last"]] = ordinals(kept["date"])
    signs = pd.concat([events, kept])[["agreement", "kind", "date", "first", "last"]]
    signs = signs[(signs["first"] != UNDATED) & (signs["first"] <= today.toordinal())]
    signs["last"] = np.minimum(signs["last"], today.toordinal())
    latest_first = signs.groupby("agreement")["first"].max()
    order = np.lexsort((signs["first"], signs["last"], signs["agreement"]))
    last = signs.iloc[order].drop_duplicates("agreement", keep="last")
    return last.assign(
        least=whole_years(last["last"].to_numpy(), today),
        most=whole_years(latest_first.loc[last["agreement"]].to_numpy(), today),
    )
