"""Selected agreements that the map does not draw, each with the reason."""

import numpy as np
import pandas as pd

from twinning.atlas import Positions
from twinning.labels import city_names, pair_label
from twinning.language import _, isolated, listed, ngettext, number
from twinning.schema import DRAWN_LEVELS
from twinning.view import View


def omitted(view: View) -> Positions:
    """The positions of the agreements that are selected and not drawn."""
    return np.flatnonzero(view.mask & ~view.drawn)


def omissions(view: View, limit: int | None = None) -> pd.DataFrame:
    """Columns `agreement` (its parties' names) and `reason`, numbered as in the atlas.

    The first `limit` of all that are omitted.
    """
    rows = omitted(view)[:limit]
    parties = view.atlas.parties[rows]
    places = np.unique(parties)
    called = city_names(view.atlas)[places].tolist()
    names = dict(zip(places.tolist(), called, strict=True))
    why = _absences(called, view.atlas.cities.iloc[places])
    absences = dict(zip(places.tolist(), why, strict=True))
    pairs = parties.tolist()
    return pd.DataFrame(
        {
            "agreement": [pair_label(names[a], names[b]) for a, b in pairs],
            "reason": [_reason(absences[a], absences[b]) for a, b in pairs],
        },
        index=rows,
        dtype="str",
    )


def reasons(view: View) -> list[str]:
    """How many agreements are omitted for each reason, in words; some have two reasons."""
    atlas = view.atlas
    parties = atlas.parties[omitted(view)]
    absent = np.flatnonzero(~atlas.on_map)
    levels = atlas.cities["level"].iloc[absent].to_numpy()
    kinds = {
        "province": levels == "province",
        "country": levels == "country",
        "lost": np.isin(levels, [*DRAWN_LEVELS]),
    }
    counts = {"ended": int(atlas.on_map[parties].all(axis=1).sum())}
    for kind, is_kind in kinds.items():
        of_kind = np.zeros(len(atlas.on_map), dtype=bool)
        of_kind[absent[is_kind]] = True
        counts[kind] = int(of_kind[parties].any(axis=1).sum())
    return [_counted(kind, n).format(count=number(n)) for kind, n in counts.items() if n]


def _counted(kind: str, count: int) -> str:
    words = {
        "ended": ngettext(
            "{count} ended, shown where the status “Ended” is chosen",
            "{count} ended, shown where the status “Ended” is chosen",
            count,
        ),
        "province": ngettext(
            "{count} with a province for a party, not a point on the map",
            "{count} with a province for a party, not a point on the map",
            count,
        ),
        "country": ngettext(
            "{count} with a country for a party, not a point on the map",
            "{count} with a country for a party, not a point on the map",
            count,
        ),
        "lost": ngettext(
            "{count} with a party that could not be located",
            "{count} with a party that could not be located",
            count,
        ),
    }
    return words[kind]


def _absences(names: list[str], cities: pd.DataFrame) -> list[str]:
    """Why each city is no point on the map; empty for those that are."""
    facts = cities[["level", "latitude"]].itertuples(index=False, name=None)
    return [_absence(name, *fact) for name, fact in zip(names, facts, strict=True)]


def _absence(name: str, level: str, latitude: float) -> str:
    if level in DRAWN_LEVELS and not np.isnan(latitude):
        return ""
    reasons = {
        "province": _("{name} is a province, not a point on the map"),
        "country": _("{name} is a country, not a point on the map"),
    }
    return reasons.get(level, _("{name} could not be located")).format(name=isolated(name))


def _reason(*absences: str) -> str:
    absent = [absence for absence in absences if absence]
    if absent:
        return listed(absent)
    return _("it has ended, and is shown where the status “Ended” is chosen")
