"""What there is on lanes, in words: for their chart and for the table beside it."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from twinning.atlas import Atlas, Positions
from twinning.dates import both, spoken
from twinning.durations import EPOCH
from twinning.events import UNDATED
from twinning.geometry import Floats
from twinning.labels import city_label, kind_label, pair_label, status_label
from twinning.lanes import END, PROGRAMME, TERM
from twinning.language import _, isolated, ngettext, number
from twinning.maps.palette import Palette
from twinning.schema import EVENT_KINDS, PARTIES
from twinning.series import strung

LANE, SEVERAL = "lane", "several"
"""The row that stands for a whole lane, and one for several events of the very same date."""
DAY = 86_400_000  # milliseconds
MARGIN = 0.02  # of the time shown, before and after it
LEAST_MARGIN = 30  # days


def what(kind: str) -> str:
    """What a mark on a lane stands for."""
    words = {
        END: _("Ends"),
        TERM: _("From signing to end"),
        PROGRAMME: _("Programme"),
        SEVERAL: _("Several events"),
    }
    return kind_label(kind) if kind in EVENT_KINDS else words[kind]


def when(kind: str, day: str, years: int, told: Callable[[str], str] = spoken) -> str:
    """The date of a mark, no more exact than it is known, as `told` tells dates."""
    if kind == PROGRAMME:
        words = ngettext("{count} year from {date}", "{count} years from {date}", years)
        return words.format(count=number(years), date=told(day))
    return "" if kind == TERM else told(day) or _("date not known")


def titles(atlas: Atlas, agreements: Positions) -> list[str]:
    """Both parties of the agreements at some positions, with their countries."""
    own = atlas.agreements.iloc[agreements]
    parties = ((city_label(atlas, c) for c in own[party].tolist()) for party in PARTIES)
    return [pair_label(a, b) for a, b in zip(*parties, strict=True)]


def apart(names: list[str]) -> list[str]:
    """The names, the second of the same kind followed by “(2)”, and so on."""
    again = pd.Series(names, dtype="str").groupby(names).cumcount().tolist()
    return [
        f"{name} ({number(n + 1)})" if n else name for name, n in zip(names, again, strict=True)
    ]


def chart_rows(
    atlas: Atlas, agreements: Positions, names: list[str], marks: pd.DataFrame, shown: Palette
) -> pd.DataFrame:
    """A row for each whole lane, then one for each dated mark; instants in milliseconds UTC."""
    own = atlas.agreements.iloc[agreements]
    dated = _together(marks[marks["first"] != UNDATED])
    drawn = pd.concat([_lanes(len(names), dated), dated], ignore_index=True)
    lane, first, last = (drawn[column].to_numpy() for column in ("lane", "first", "last"))
    facts = list(dated[["kind", "date", "years"]].itertuples(index=False, name=None))
    return pd.DataFrame(
        {
            "lane": np.array(names, dtype=object)[lane],
            "agreement_id": own["agreement_id"].to_numpy()[lane],
            "agreement": np.array(titles(atlas, agreements), dtype=object)[lane],
            "class": np.array(shown.labels, dtype=object)[shown.of_agreements[agreements]][lane],
            "kind": drawn["kind"].to_numpy(),
            "what": [
                *map(status_label, own["status"].tolist()),
                *(what(kind) for kind, _day, _years in facts),
            ],
            "when": [
                *(when(LANE, day, 0, both) for day in own["signed_on"].tolist()),
                *(when(kind, day, years, both) for kind, day, years in facts),
            ],
            "about": [*([""] * len(names)), *dated["title"].tolist()],
            "first": instant(first),
            "end": instant(last + 1),
            "middle": instant((first + last + 1) / 2),
            "is_day": first == last,
        }
    )


def _together(dated: pd.DataFrame) -> pd.DataFrame:
    """The marks, events of the very same date as one: of two on one place only one is seen."""
    is_event = ~dated["kind"].isin(["signed", TERM, PROGRAMME])
    shares = is_event & dated[is_event].duplicated(["lane", "date"], keep=False).reindex(
        dated.index, fill_value=False
    )
    joined = [
        group.head(1).assign(
            kind=group["kind"].iloc[0] if group["kind"].nunique() == 1 else SEVERAL,
            title=strung(map(_entitled, group["kind"], group["title"])),
        )
        for _where, group in dated[shares].groupby(["lane", "date"])
    ]
    return pd.concat([dated[~shares], *joined], ignore_index=True)


def _entitled(kind: str, title: str) -> str:
    if not title:
        return what(kind)
    return _("{kind}: {title}").format(kind=what(kind), title=isolated(title))


def _lanes(count: int, dated: pd.DataFrame) -> pd.DataFrame:
    """Rows that last as long as all that is dated, and some margin."""
    first, last = dated["first"].min(), dated["last"].max()
    margin = max(round(MARGIN * (last - first)), LEAST_MARGIN)
    whole = {"kind": LANE, "first": first - margin, "last": last + margin}
    return pd.DataFrame({"lane": np.arange(count), **whole})


def instant(days: Floats | Positions) -> Floats:
    """The beginning of days, given by their ordinals, in milliseconds UTC."""
    return np.asarray((days - EPOCH) * DAY, dtype=np.float64)
